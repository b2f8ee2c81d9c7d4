"""The command palette, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.actions import ACTIONS
from studio.app.synonyms import SYNONYMS
from studio.layers.search import Finder
from studio.ui.commands import choices
from studio.ui.commands.choices import Choice
from studio.ui.commands.palette import CommandPalette
from studio.ui.window import MainWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def ask(window: MainWindow, typed: str = "") -> CommandPalette:
    QTest.keyClick(window, Qt.Key.Key_P, BOTH)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.field
    QTest.keyClicks(palette.field, typed)
    return palette


def shown(palette: CommandPalette) -> list[str]:
    return [choice.key for choice in palette.model.choices]


def current(palette: CommandPalette) -> str:
    return palette.model.choices[palette.list.currentIndex().row()].key


def test_synonyms_are_of_actions() -> None:
    assert SYNONYMS.keys() <= {action.id for action in ACTIONS}


def test_every_action_is_found_by_its_title_and_by_its_id(window: MainWindow) -> None:
    palette = ask(window)
    for action in ACTIONS:
        if (action.hide_refused and action.label) or action.id == "help.commands":
            continue  # Places for files and views, empty here; and the palette itself.
        palette.search(str(action.title).strip("…"))
        assert action.id in shown(palette)[:12], action.title
        palette.search(action.id)
        assert action.id in shown(palette), action.id
    palette.search("")
    assert not any(key.startswith("file.recent") for key in shown(palette))
    for typed, found in {
        "clone": "edit.duplicate",
        "sel up": "edit.select_upstream",
        "zoomin": "view.zoom_in",
        "theme dark": "view.theme_dark",
        "heat map": "view.colour",
        "exprt pyth": "file.export_module",
        "qqx": "",
        "history": "panel.history",
        "put panels back": "view.reset_layout",
    }.items():
        palette.search(typed)
        assert (shown(palette)[:1] or [""])[0] == found, typed
    assert palette.told.text()
    palette.dismiss()


def test_words_are_found_in_english_and_in_the_language_shown(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_as = {"Undo": "撤销", "take back, revert, step back": "收回, 还原"}
    monkeypatch.setattr(choices, "say", lambda text: shown_as.get(str(text), str(text)))
    made = [choices.of_action(action, window.context, window.trigger) for action in ACTIONS]
    finder: Finder[Choice] = Finder()
    for typed in ("撤销", "undo", "收回", "revert"):
        assert finder.rank(made, typed)[0].key == "edit.undo", typed


def test_a_row_shows_its_path_its_keys_its_tick_and_why_it_is_refused(window: MainWindow) -> None:
    palette = ask(window, "duplicate")
    assert current(palette) == "edit.duplicate"
    caption, keys, reason, ticked = palette.model.said(0)
    assert (caption, keys, reason, ticked) == ("Duplicate", "Ctrl+D", "Nothing is selected.", False)
    told = palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told == "Edit; Ctrl+D; Nothing is selected."
    assert palette.told.text() == "Nothing is selected."
    window.session.bindings.give("edit.duplicate", ("F20",))
    palette.search("theme system")
    assert palette.model.said(0)[3]
    grey = palette.list.viewport().grab().toImage()
    palette.search("duplicate")
    assert palette.model.said(0)[1] == "F20"
    assert palette.list.viewport().grab().toImage() != grey
    palette.dismiss()


def test_enter_on_what_is_refused_says_why_and_stays(window: MainWindow) -> None:
    palette = ask(window, "duplicate")
    before = palette.told.styleSheet()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.told.text() == "Nothing is selected."
    assert palette.told.styleSheet() != before
    assert not palette.told.grab().toImage().isNull()
    assert QApplication.focusWidget() is palette.field
    assert "edit.duplicate" not in choices.recent(window.session.settings)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.canvas


def test_enter_does_it_with_the_focus_back_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    relu = window.session.add("torch.nn.ReLU")
    assert relu is not None
    window.session.select((relu,))
    palette = ask(window, "dupl")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert len(window.session.graph) == 2
    assert QApplication.focusWidget() is window.canvas
    palette = ask(window, "undo")
    assert palette.model.said(0)[0].startswith("Undo ")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(window.session.graph) == 1
    palette = ask(window)
    assert shown(palette)[:2] == ["edit.undo", "edit.duplicate"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert current(palette) == "edit.duplicate"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    search = window.palette_panel.field
    window.focus_palette()
    assert QApplication.focusWidget() is search
    palette = ask(window, "xyz")
    assert palette.told.text() == "Nothing is called that."
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is search


def test_a_panel_is_brought_to_the_front(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("palette")
    palette = ask(window, "history")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.bench.history.isVisible)
    assert isinstance(window.grab().toImage(), QImage)
    window.show_panel("palette")
