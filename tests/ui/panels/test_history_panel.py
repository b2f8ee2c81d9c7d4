"""The History panel, driven by mouse and keys in the real window's parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.fileio import dumps
from studio.ui.naming import NameDialog
from studio.ui.panels.history import HistoryPanel
from studio.ui.theme import Theme

TOLD = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(qtbot: QtBot, session: Session, theme: Theme) -> HistoryPanel:
    panel = HistoryPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(240, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def rows(panel: HistoryPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def click(qtbot: QtBot, panel: HistoryPanel, row: int) -> None:
    place = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_steps_are_listed_and_a_click_goes_to_any(
    qtbot: QtBot, session: Session, panel: HistoryPanel
) -> None:
    assert rows(panel) == ["Opened"]
    texts = [dumps(session.document.project)]
    dense = session.add("torch.nn.Linear", name="dense")
    assert dense
    texts.append(dumps(session.document.project))
    session.set_param(dense, "out_features", 7)
    texts.append(dumps(session.document.project))
    assert rows(panel) == ["Opened", "Add dense", "Set out_features"]
    assert panel.model.position == 2
    click(qtbot, panel, 0)
    assert dumps(session.document.project) == texts[0]
    assert len(rows(panel)) == 3, "what was taken back can be done again"
    assert panel.model.index(2).data(TOLD) == "Set out_features, taken back"
    click(qtbot, panel, 2)
    assert dumps(session.document.project) == texts[2]
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert dumps(session.document.project) == texts[1]
    assert panel.list.currentIndex().row() == 1


def test_a_new_step_forgets_what_was_taken_back(
    qtbot: QtBot, session: Session, panel: HistoryPanel
) -> None:
    for name in ("one", "two", "three"):
        session.add("torch.nn.ReLU", name=name)
    click(qtbot, panel, 1)
    session.add("torch.nn.Tanh", name="other")
    assert rows(panel) == ["Opened", "Add one", "Add other"]


def test_another_document_has_a_history_of_its_own(session: Session, panel: HistoryPanel) -> None:
    session.add("torch.nn.ReLU")
    session.open_example("digits_cnn")
    assert rows(panel) == ["Opened"]


def test_snapshots_stand_among_the_steps_and_are_gone_back_to_renamed_and_removed(
    qtbot: QtBot, session: Session, panel: HistoryPanel
) -> None:
    session.add("torch.nn.Linear", name="dense")
    text = dumps(session.document.project)
    taken = session.snapshots.take("first try")
    session.add("torch.nn.ReLU", name="relu")
    assert rows(panel) == ["Opened", "Add dense", "first try", "Add relu"]
    pinned = panel.model.index(2)
    assert pinned.data(Qt.ItemDataRole.DecorationRole) is not None
    assert pinned.data(TOLD) == "first try, a snapshot"
    assert "first try" in pinned.data(Qt.ItemDataRole.ToolTipRole)
    assert panel.model.position == 3

    click(qtbot, panel, 2)
    assert panel.model.position == 3, "a click alone does not go back to a snapshot"
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert dumps(session.document.project) == text
    assert rows(panel)[-1] == "Go back to first try"
    click(qtbot, panel, 1)
    assert rows(panel)[2] == "first try", "it stays where it was taken"

    click(qtbot, panel, 2)
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    dialog = panel.findChild(NameDialog)
    assert dialog is not None
    assert dialog.line.text() == "first try"
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert rows(panel)[2] == "first try"
    menu = panel.menu(panel.model.index(2))
    next(each for each in menu.actions() if each.text() == "Rename…").trigger()
    dialog = panel.findChildren(NameDialog)[-1]
    dialog.line.setText("second")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert rows(panel)[2] == "second"
    click(qtbot, panel, 2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert session.snapshots.items == ()
    assert "second" not in rows(panel)
    assert taken not in session.snapshots.items
