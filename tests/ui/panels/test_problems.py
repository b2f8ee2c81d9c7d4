from __future__ import annotations

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
