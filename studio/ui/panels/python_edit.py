"""A text field for Python: indents as one types, counts lines, and marks the one that is wrong."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from studio.ui.panels.code import CodeView
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

STEP = 4
"""Spaces of one level."""

_OPENS = re.compile(r"[:(\[{]\s*(#.*)?$")
_ENDS = re.compile(r"\s*(return|raise|pass|break|continue)\b")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PythonEdit(CodeView):
    """Python to be edited."""

    applied = Signal()
    """Ctrl+Enter was pressed."""
    left = Signal()
    """Escape was pressed: Tab is needed for spaces, so this is the way out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._wrong = 0
        self.setObjectName("own-code")
        self.setProperty("role", "mono")
        self.setAccessibleName(tr("Python of your own"))
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)

    @property
    def wrong(self) -> int:
        """The line that is marked as wrong; 0 where none is."""
        return self._wrong

    def mark_wrong(self, line: int) -> None:
        """Mark a line (counted from 1), or none with 0."""
        if line != self._wrong:
            self._wrong = line
            self._show_marks()
            self.viewport().update()

    def go_to(self, line: int) -> None:
        """Put the cursor at the end of a line."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        found = super().selections()
        if 0 < self._wrong <= self.blockCount():
            wrong = QTextEdit.ExtraSelection()
            wrong.format.setBackground(translucent(self._theme.tokens.error, 0.18))
            wrong.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            wrong.cursor = QTextCursor(self.document().findBlockByNumber(self._wrong - 1))
            found.append(wrong)
        return found

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts would come first.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _ENTER
            and event.modifiers() & _CONTROL
        ):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.hasFocus():
            self.ensureCursorVisible()  # What is said below the text may take room from it.

    def restyle(self) -> None:
        super().restyle()
        self.setTabStopDistance(STEP * self.fontMetrics().horizontalAdvance(" "))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if held & _CONTROL:
                self.applied.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._new_line()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Tab if self.textCursor().hasSelection():
                self._shift(STEP)
            case Qt.Key.Key_Tab:
                column = self.textCursor().positionInBlock()
                self.textCursor().insertText(" " * (STEP - column % STEP))
            case Qt.Key.Key_Backtab:
                self._shift(-STEP)
            case Qt.Key.Key_Backspace if not held and self._back_to_stop():
                return
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab writes spaces; Escape and the mouse lead out."""
        return False

    def _new_line(self) -> None:
        """Begin a line as deep as this one, one deeper after a colon or an open bracket."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        depth = _depth(before)
        if _OPENS.search(before):
            depth += STEP
        elif _ENDS.match(before):
            depth = max(0, depth - STEP)
        cursor.insertText("\n" + " " * depth)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _back_to_stop(self) -> bool:
        """Within the spaces before a line, take away a whole level; whether that was so."""
        cursor = self.textCursor()
        column = cursor.positionInBlock()
        before = cursor.block().text()[:column]
        if cursor.hasSelection() or not before or before.strip(" "):
            return False
        count = (column - 1) % STEP + 1
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, count)
        cursor.removeSelectedText()
        return True

    def _shift(self, by: int) -> None:
        """Move the selected lines in or out by one level."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        if last != first and last.position() == cursor.selectionEnd():
            last = last.previous()
        cursor.beginEditBlock()
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            self._shift_line(block, by)
            block = block.next()
        cursor.endEditBlock()

    def _shift_line(self, block: QTextBlock, by: int) -> None:
        cursor = QTextCursor(block)
        if by > 0:
            if block.text().strip():
                cursor.insertText(" " * by)
            return
        count = min(-by, _depth(block.text()))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, count)
        cursor.removeSelectedText()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
