from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.message import Message
from studio.ui.panels.problems import SHOWN_AT_MOST, ProblemsPanel
from studio.ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> ProblemsPanel:
    panel = ProblemsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 240)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def broken(session: Session) -> str:
    """image → dense, whose pinned size is wrong, → scores; the id of the broken node."""
    image = session.add("input", name="image", params={"shape": ("N", 64)})
    dense = session.add("torch.nn.Linear", name="dense", params={"out_features": 10})
    scores = session.add("output", name="scores")
    assert image and dense and scores
    session.do(Connect(Wire(image, "output", dense, "input")))
    session.do(Connect(Wire(dense, "output", scores, "input")))
    session.set_param(dense, "in_features", 3)
    return dense


def test_a_click_jumps_to_the_node(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
    dense = broken(session)
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    row = next(row for row in panel.rows if row.problem.node == dense)
    assert any(label.text() == "dense" for label in row.findChildren(QLabel))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.selection == (dense,)
    assert jumps == [dense]


def test_enter_jumps_too(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
    dense = broken(session)
    row = next(row for row in panel.rows if row.problem.node == dense)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert session.selection == (dense,)


def test_a_fix_is_one_click_and_one_undo_step(
    qtbot: QtBot, session: Session, panel: ProblemsPanel
) -> None:
    dense = broken(session)
    row = next(row for row in panel.rows if row.problem.node == dense and row.buttons)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    assert session.analyse_now().ok
    assert panel.rows == []
    session.document.undo()
    assert not session.analyse_now().ok
    assert any(row.problem.node == dense for row in panel.rows)


def test_the_count_is_told_when_it_changes(session: Session, panel: ProblemsPanel) -> None:
    counts: list[int] = []
    panel.counted.connect(counts.append)
    broken(session)
    now = session.analysis
    assert now is not None
    assert counts[-1] == len(now.problems) > 0
    session.document.undo()
    assert session.analysis is not None
    assert counts[-1] == len(session.analysis.problems)


def test_without_problems_it_says_so(session: Session, panel: ProblemsPanel) -> None:
    session.open_example("digits_cnn")
    assert panel.rows == []
    assert any("can be trained" in label.text() for label in panel.findChildren(QLabel))


def test_a_great_many_problems_are_not_all_drawn(session: Session, panel: ProblemsPanel) -> None:
    with session.document.grouped(Message("Add many")):
        for _ in range(SHOWN_AT_MOST + 5):
            session.add("torch.nn.Linear")
    assert len(panel.rows) == SHOWN_AT_MOST
    assert any(label.text().endswith("more") for label in panel.findChildren(QLabel))


def warned(session: Session) -> str:
    """Two activations in a row after a layer whose bias does nothing; the id of that layer."""
    ids = [
        session.add("input", name="x", params={"shape": ("N", 16)}),
        session.add("torch.nn.Linear", name="first", params={"out_features": 8}),
        session.add("torch.nn.BatchNorm1d", name="norm"),
        session.add("torch.nn.ReLU", name="relu"),
        session.add("torch.nn.ReLU", name="again"),
        session.add("output", name="y"),
    ]
    found = [node_id for node_id in ids if node_id]
    for source, target in pairwise(found):
        session.do(Connect(Wire(source, "output", target, "input")))
    return found[1]


def headings(panel: ProblemsPanel) -> list[str]:
    known = ("Errors", "Warnings", "Ignored")
    shown = (label for label in panel.findChildren(QLabel) if not label.isHidden())
    return [label.text() for label in shown if label.text() in known]


def test_errors_stand_before_warnings(session: Session, panel: ProblemsPanel) -> None:
    first = warned(session)
    norm = session.graph.find("norm")
    assert norm is not None
    loose = session.add("torch.nn.Linear", name="loose")
    end = session.add("output", name="z")
    assert loose and end
    session.do(Connect(Wire(loose, "output", end, "input")))
    assert headings(panel) == ["Errors", "Warnings"]
    assert [row.problem.severity for row in panel.rows] == ["error", "warning", "warning"]
    assert panel.rows[0].problem.node == loose
    assert panel.rows[1].problem.node == first


def test_all_are_mended_by_one_button(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
    warned(session)
    assert panel.mend_all.isVisible()
    qtbot.mouseClick(panel.mend_all, Qt.MouseButton.LeftButton)
    assert panel.rows == []
    assert not panel.mend_all.isVisible()
    session.document.undo()
    assert len(panel.rows) == 2


def test_the_keyboard_walks_mends_and_ignores(
    qtbot: QtBot, session: Session, panel: ProblemsPanel
) -> None:
    first = warned(session)
    panel.rows[0].setFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert panel.rows[1].hasFocus()
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Down)
    assert panel.rows[1].hasFocus()
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Up)
    assert panel.rows[0].hasFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert session.graph.node(first).params["bias"] is False
    assert len(panel.rows) == 1
    assert panel.rows[0].hasFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Delete)
    assert panel.rows == []
    assert session.problems == ()


def test_what_is_ignored_is_shown_on_demand_and_told_again(
    qtbot: QtBot, session: Session, panel: ProblemsPanel
) -> None:
    first = warned(session)
    row = panel.rows[0]
    assert row.problem.node == first
    assert row.hush is not None
    qtbot.mouseClick(row.hush, Qt.MouseButton.LeftButton)
    assert [row.problem.node for row in panel.rows] != [first]
    assert panel.ignored.isVisible()
    assert panel.ignored.text() == "1 ignored"
    qtbot.mouseClick(panel.ignored, Qt.MouseButton.LeftButton)
    assert headings(panel) == ["Warnings", "Ignored"]
    last = panel.rows[-1]
    assert last.hushed
    assert last.buttons == []
    assert last.hush is not None
    assert last.hush.text() == "Warn again"
    qtbot.mouseClick(last.hush, Qt.MouseButton.LeftButton)
    assert [row.hushed for row in panel.rows] == [False, False]
    assert not panel.ignored.isVisible()


def test_who_cannot_see_hears_how_bad_it_is_and_what_to_press(
    session: Session, panel: ProblemsPanel
) -> None:
    warned(session)
    row = panel.rows[0]
    assert row.accessibleName().startswith("Warning: first: The bias of first does nothing")
    assert "Alt+Enter: Set bias of first to false" in row.accessibleDescription()


def test_advice_on_the_training_is_listed_too(session: Session, panel: ProblemsPanel) -> None:
    session.advising.begin()
    session.open_example("digits_cnn")
    session.set_setting("train.momentum", 0.5)
    (row,) = panel.rows
    assert "The momentum of 0.5 does nothing" in row.accessibleName()
    assert row.hush is None
