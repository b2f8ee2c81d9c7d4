"""Typing Python: indentation, levels, the marked line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.ui.panels.python_edit import PythonEdit
from studio.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> PythonEdit:
    found = PythonEdit(theme)
    found.restyle()
    qtbot.addWidget(found)
    found.resize(400, 200)
    with qtbot.waitExposed(found):
        found.show()
    found.setFocus()
    return found


def test_lines_begin_as_deep_as_they_should(qtbot: QtBot, edit: PythonEdit):
    for line in ("def own(x):", "y = max(", "x, 1)", "return y", "z"):
        qtbot.keyClicks(edit, line)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText().split("\n") == [
        "def own(x):",
        "    y = max(",
        "        x, 1)",
        "        return y",
        "    z",
        "    ",
    ]


def test_tab_and_backspace_go_by_levels(qtbot: QtBot, edit: PythonEdit):
    qtbot.keyClicks(edit, " ")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "    "
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.toPlainText() == "    "
    qtbot.keyClicks(edit, "ab")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.toPlainText() == "    a"
    assert edit.hasFocus()


def test_selected_lines_move_in_and_out_in_one_step(qtbot: QtBot, edit: PythonEdit):
    edit.show_text("a\n\n  b\nc")
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor, 3)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "    a\n\n      b\nc"
    edit.undo()
    assert edit.toPlainText() == "a\n\n  b\nc"
    edit.redo()
    edit.selectAll()
    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Backtab)
    assert edit.toPlainText() == "a\n\nb\nc"


def test_control_enter_applies_and_escape_leaves(qtbot: QtBot, edit: PythonEdit):
    with qtbot.waitSignal(edit.applied):
        qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.toPlainText() == ""


def test_one_line_is_marked_as_wrong(edit: PythonEdit):
    edit.show_text("a\nb\nc")
    edit.mark_wrong(2)
    (marked,) = edit.extraSelections()
    assert marked.cursor.block().text() == "b"
    edit.mark_wrong(0)
    assert not edit.extraSelections()


def test_the_cursor_goes_to_the_end_of_a_line(edit: PythonEdit):
    edit.show_text("a\nbcd\ne")
    edit.go_to(2)
    assert edit.textCursor().position() == 5
    edit.go_to(99)
    assert edit.textCursor().atEnd()


def test_it_is_monospaced(edit: PythonEdit):
    metrics = edit.fontMetrics()
    assert metrics.horizontalAdvance("i") == metrics.horizontalAdvance("M")
