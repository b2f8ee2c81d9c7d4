"""Snapshots and comparisons in the whole window, by its shortcuts and menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.fileio import dumps
from studio.train.config import TrainConfig
from studio.train.store import RunFolder
from studio.ui.naming import NameDialog
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_a_snapshot_and_a_run_are_compared_with_now_by_keys_and_menus(
    qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path
) -> None:
    session.add("input", name="image")
    session.add("torch.nn.Linear", 240.0, name="dense")
    RunFolder.create(tmp_path / "runs", session.document.project, TrainConfig())
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1280, 820)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    kept = dumps(session.document.project)

    press(qtbot, window.canvas, "Ctrl+Alt+S")
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    assert dialog.line.text() == "After: Add dense"
    qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert session.snapshots.items == ()
    press(qtbot, window.canvas, "Ctrl+Alt+S")
    dialog = window.findChildren(NameDialog)[-1]
    qtbot.keyClicks(dialog.line, "wide")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert [each.title for each in session.snapshots.items] == ["wide"]

    session.set_param("n2", "out_features", 5)
    history = window.bench.history
    pinned = next(
        row for row in range(history.model.rowCount()) if history.model.index(row).data() == "wide"
    )
    trigger(history.menu(history.model.index(pinned)), "Compare with now")
    assert window.middle.version_strip.isVisible()
    window.canvas.setFocus()
    press(qtbot, window.canvas, "F3")
    assert session.selection == ("n2",)
    press(qtbot, window.canvas, "Ctrl+F3")
    assert dumps(session.document.project) == kept
    press(qtbot, window.canvas, "Escape")
    assert not window.middle.version_strip.isVisible()

    session.set_param("n2", "out_features", 7)
    window.show_panel("run")
    runs = window.bench.run.runs
    qtbot.waitUntil(lambda: runs.topLevelItemCount() == 1, timeout=20000)
    item = runs.topLevelItem(0)
    assert item is not None
    item.setSelected(True)
    runs.customContextMenuRequested.emit(QPoint(4, 4))
    trigger(next(m for m in window.bench.run.findChildren(QMenu)), "Compare with now")
    QApplication.processEvents()
    assert [each.sign for each in session.versions.found] == ["~"]
    assert "the run untitled" in window.middle.version_strip.said.text()
    window.close_now()


def trigger(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
