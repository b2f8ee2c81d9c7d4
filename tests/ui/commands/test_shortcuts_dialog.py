"""Giving keys to actions, with real keys; menus, hints and the cheat sheet follow at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenuBar, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.actions import ACTIONS, Context
from studio.app.session import Session
from studio.ui.canvas.ways import WayButtons
from studio.ui.commands.cheat_sheet import CheatSheet
from studio.ui.commands.shortcuts import ShortcutsDialog
from studio.ui.fit_chip import FitChip
from studio.ui.stage import StagedWindow, WindowStage
from studio.ui.theme import Theme
from studio.ui.topbar import TopBar
from studio.ui.window import MainWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def change(window: MainWindow) -> ShortcutsDialog:
    window.menus.actions["help.change_shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def press(dialog: ShortcutsDialog, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    """As without a mouse: Space on the button, then the keys."""
    dialog.add.setFocus()
    QTest.keyClick(dialog.add, Key.Key_Space)
    assert dialog.add.isChecked()
    QTest.keyClick(dialog.add, key, held)
    assert not dialog.add.isChecked()


def test_keys_are_given_and_a_clash_is_found_and_mended_with_one_click(window: MainWindow) -> None:
    bindings, entries = window.session.bindings, window.menus.actions
    dialog = change(window)
    QTest.keyClicks(dialog.field, "arrange")
    assert dialog.table.command == "model.arrange"
    assert "edit.copy" not in dialog.table.shown()
    press(dialog, Key.Key_D)
    assert dialog.told.text() == "Ctrl+D is for “Duplicate”. Take it away from there?"
    assert bindings.keys("model.arrange") == ("Ctrl+L",)
    assert dialog.focusWidget() is dialog.answer
    QTest.keyClick(dialog.answer, Key.Key_Space)
    assert bindings.keys("model.arrange") == ("Ctrl+L", "Ctrl+D")
    assert bindings.keys("edit.duplicate") == ()
    assert entries["edit.duplicate"].shortcut().isEmpty()
    assert [k.toString() for k in entries["model.arrange"].shortcuts()] == ["Ctrl+L", "Ctrl+D"]
    assert not dialog.answer.isVisible()
    press(dialog, Key.Key_D)
    assert dialog.told.text() == "Ctrl+D does this already."
    press(dialog, Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert dialog.told.text() == "Alt+F opens a menu and cannot be given away."
    press(dialog, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert bindings.keys("model.arrange") == ("Ctrl+L", "Ctrl+D")
    assert dialog.isVisible()
    press(dialog, Key.Key_Insert, CONTROL | SHIFT | Qt.KeyboardModifier.AltModifier)
    assert dialog.told.text() == ""
    press(dialog, Key.Key_End, CONTROL)
    assert dialog.told.text() == "While you type, a text field keeps Ctrl+End for itself."
    chips = [b for b in dialog.findChildren(QPushButton) if b.text() == "Ctrl+L  ×"]
    chips[-1].click()
    assert bindings.keys("model.arrange")[0] == "Ctrl+D"
    dialog.clear.click()
    assert bindings.keys("model.arrange") == ()
    dialog.table.choose("edit.duplicate")
    dialog.reset.click()
    assert bindings.keys("edit.duplicate") == ("Ctrl+D",)
    assert bindings.own == {"model.arrange": ()}
    dialog.reset_all.click()
    assert not bindings.own
    dialog.answer.click()
    assert bindings.own == {"model.arrange": ()}
    dialog.reject()


def test_keys_of_the_canvas_are_changed_like_others(window: MainWindow) -> None:
    bindings, session = window.session.bindings, window.session
    relu = session.add("torch.nn.ReLU", 0.0, 0.0)
    assert relu is not None
    dialog = change(window)
    dialog.table.choose("canvas.move_right")
    press(dialog, Key.Key_C, Qt.KeyboardModifier.NoModifier)
    assert "“Draw a wire from the selected layer”" in dialog.told.text()
    dialog.answer.click()
    dialog.table.choose("edit.copy")
    press(dialog, Key.Key_Semicolon, Qt.KeyboardModifier.NoModifier)
    assert dialog.told.text() == "; works while the canvas has the focus: elsewhere one types."
    dialog.reject()
    window.activateWindow()
    window.canvas.setFocus()
    session.select((relu,))
    before = session.graph.node(relu).x
    QTest.keyClick(window.canvas, Key.Key_C)
    assert session.graph.node(relu).x > before
    assert window.canvas.gestures.tool is None
    QGuiApplication.clipboard().clear()
    QTest.keyClick(window.canvas, Key.Key_Semicolon)
    assert "torch.nn.ReLU" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(window.canvas, Key.Key_C, CONTROL)
    assert "torch.nn.ReLU" in QGuiApplication.clipboard().text()
    window.focus_palette()
    QTest.keyClicks(window.palette_panel.field, ";")
    assert window.palette_panel.field.text() == ";"
    window.palette_panel.field.clear()
    assert bindings.keys("canvas.wire") == ()


def test_a_hint_names_the_keys_that_are_in_force(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    session.bindings.know(ACTIONS)
    session.open_example("moons_mlp")
    chip = FitChip(session, theme)
    bar = TopBar(theme, QMenuBar(), chip)
    qtbot.addWidget(bar)
    context = Context(session, WindowStage(StagedWindow()))
    bar.show_state(context)
    assert bar.train.toolTip() == "Train  (F5)"
    session.bindings.give("train.start", ("Ctrl+F22",))
    bar.show_state(context)
    assert bar.train.toolTip() == "Train  (Ctrl+F22)"
    chip.close_down()


def test_hints_of_the_canvas_follow_the_keys(window: MainWindow) -> None:
    bindings, middle = window.session.bindings, window.middle
    assert window.canvas.empty.line.text() == "Drag a layer here, or press Tab to search"
    ways = middle.findChild(WayButtons)
    assert ways is not None
    assert ways.back.toolTip() == "Back to where you were (Ctrl+[)"
    bindings.give("canvas.quick_add", ("Ctrl+F23", "Tab"))
    bindings.give("view.back", ())
    bindings.give("view.next_graph", ("F20",))
    assert window.canvas.empty.line.text() == "Drag a layer here, or press Ctrl+F23 to search"
    assert ways.back.toolTip() == "Back to where you were"
    assert middle.tabs.bar.tabToolTip(1) == "What one step of training does (F20)"
    assert not window.menus.actions["view.back"].shortcuts()
    bindings.replace({})
    assert ways.back.toolTip() == "Back to where you were (Ctrl+[)"


def test_a_file_is_written_and_taken_in_from_the_dialog(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bindings, file = window.session.bindings, tmp_path / "mine"
    bindings.give("edit.copy", ("F20",))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (f"{file}.json", ""))
    dialog = change(window)
    dialog.exporting.click()
    dialog.reset_all.click()
    dialog.importing.click()
    assert bindings.own == {"edit.copy": ("F20",)}
    dialog.reject()


def test_what_cannot_be_written_is_said_and_not_in_force(window: MainWindow) -> None:
    settings = window.session.settings
    assert settings.path is not None
    kept = settings.path
    kept.parent.joinpath("file").write_text("", encoding="utf-8")
    settings.path = kept.parent / "file" / "settings.json"
    dialog = change(window)
    dialog.table.choose("edit.copy")
    press(dialog, Key.Key_F20, Qt.KeyboardModifier.NoModifier)
    assert dialog.told.text().startswith("The settings cannot be written: ")
    assert window.session.bindings.keys("edit.copy") == ("Ctrl+C",)
    settings.path = kept
    dialog.reject()


def test_the_cheat_sheet_follows_is_searched_copied_and_printed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.menus.actions["help.shortcuts"].trigger()
    sheet = window.findChild(CheatSheet)
    assert sheet is not None
    every = sheet.page.toPlainText()
    for words in ("Duplicate", "Ctrl+D", "Quick add", "Alt+Left", "double-click a name"):
        assert words in every
    window.session.bindings.give("edit.duplicate", ("F20",))
    assert "F20" in sheet.page.toPlainText()
    QTest.keyClicks(sheet.field, "dupl")
    assert "Copy" not in sheet.page.toPlainText()
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == "Edit\n  F20\tDuplicate\n"
    sheet.field.setText("nothing such")
    assert sheet.page.toPlainText() == "Nothing is called that."
    sheet.field.clear()
    for scheme in ("light", "dark"):
        window.theme.set_scheme(scheme)
        assert window.theme.tokens.accent.lower() in sheet.page.toHtml().lower()
    writer = QPdfWriter(str(tmp_path / "sheet.pdf"))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    sheet.print_on(writer)
    del writer
    assert (tmp_path / "sheet.pdf").stat().st_size > 5000
    sheet.change.click()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    asked: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: asked.append(self.printer().docName()))
    sheet.print.click()
    assert asked == ["Keyboard shortcuts"]
    sheet.reject()
