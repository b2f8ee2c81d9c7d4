"""Edits a value as text: a number, several, a path, an expression."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QToolButton, QWidget

from studio.expression import has_expression
from studio.layers.formula import PLAIN
from studio.layers.spec import Param
from studio.message import UserError
from studio.ui.completion import Completion
from studio.ui.editor import Editor
from studio.ui.entry import NONE, read, show, step
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value


class LineEditor(Editor):
    """A line of text that becomes a value on Enter or when the focus leaves it."""

    def __init__(self, theme: Theme, param: Param, parent: QWidget | None = None) -> None:
        self.line = _Line()
        super().__init__(theme, param, self.line, parent)
        self.line.setProperty("role", "mono")
        self._shown: str = ""
        self._value: Value = None
        self._known = False
        self._variables: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._completion = Completion(self.line, param.type in PLAIN)
        self.result = QLabel()
        self.result.setProperty("role", "mono")
        self.result.hide()
        row = self.layout()
        assert row is not None
        row.addWidget(self.result)
        if param.optional:
            self.line.setPlaceholderText(NONE)
        self.line.editingFinished.connect(self.flush)
        self.line.textEdited.connect(self._typing)
        self.line.stepped.connect(self._step)
        self.line.given_up.connect(self._give_up)
        if param.unit in ("folder", "file"):
            self._add_browse()

    def show_value(self, value: Value) -> None:
        text = show(self.param, value)
        unchanged = self._known and text == self._shown
        self._value, self._shown, self._known = value, text, True
        self._colour(has_expression(value))
        if unchanged and self.line.isModified():
            return  # What is being typed stays until the value changes under it.
        self._settle(text)

    def set_variables(self, names: Collection[str]) -> None:
        self._variables = tuple(names)
        self._completion.set_names({*names, *self._labels})

    def set_labels(self, names: Collection[str]) -> None:
        self._labels = tuple(names)
        self._completion.set_names({*self._variables, *names})

    @property
    def offered(self) -> list[str]:
        """The names that are offered for the word that is being typed."""
        return self._completion.offered

    def show_computed(self, text: str) -> None:
        self.result.setText(f"= {text}" if text else "")
        self.result.setVisible(bool(text))

    def show_nothing(self, hint: str = "") -> None:
        self._colour(False)
        self.show_computed("")
        self._known, self._shown = False, ""
        self.line.setPlaceholderText(hint)
        if not self.line.isModified():
            self._settle("")

    def flush(self) -> None:
        text = self.line.text()
        if text == self._shown:
            self._settle(text)
            return
        try:
            value = read(self.param, text, self._variables)
        except UserError as error:
            self._mark(say(error.message))
            return
        if self._known and type(value) is type(self._value) and value == self._value:
            self._settle(self._shown)
            return
        self._mark("")
        self.line.setModified(False)
        self._shown = text  # so that Enter followed by losing the focus is one edit
        self.committed.emit(value)

    def refuse(self, value: Value) -> None:
        self._shown = show(self.param, self._value) if self._known else ""
        self.line.setText(show(self.param, value))
        self.line.setModified(True)
        self._mark(tr("Not accepted."))

    def draft(self) -> str:
        return self.line.text() if self.line.isModified() else ""

    def restore(self, draft: str) -> None:
        self.line.setText(draft)
        self.line.setModified(True)
        self.flush()

    def _typing(self) -> None:
        if self.line.property("wrong"):
            self._mark("")

    def _step(self, by: int) -> None:
        try:
            value = read(self.param, self.line.text(), self._variables)
        except UserError:
            return
        stepped = step(self.param, value, by)
        if stepped != value:
            self._mark("")
            self._shown = show(self.param, stepped)
            self.line.setText(self._shown)
            self.line.selectAll()
            self.stepped.emit(stepped)

    def _give_up(self) -> None:
        self._settle(self._shown)
        self.line.selectAll()

    def _settle(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)
        self._mark("")

    def _mark(self, complaint: str) -> None:
        if bool(self.line.property("wrong")) != bool(complaint):
            self.line.setProperty("wrong", bool(complaint))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.complained.emit(complaint)

    def _colour(self, expression: bool) -> None:
        """What is computed has another colour than what is given."""
        if bool(self.line.property("expression")) != expression:
            self.line.setProperty("expression", expression)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        if not expression:
            self.show_computed("")

    def _add_browse(self) -> None:
        button = QToolButton()
        button.setIcon(self.theme.icon("folder"))
        button.setToolTip(tr("Choose…"))
        button.setAccessibleName(tr("Choose…"))
        button.clicked.connect(self._browse)
        row = self.layout()
        assert row is not None
        row.addWidget(button)

    def _browse(self) -> None:
        if self.param.unit == "folder":
            path = QFileDialog.getExistingDirectory(self, tr("Choose a folder"), self.line.text())
        else:
            path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file"), self.line.text())
        if path:
            self.line.setText(path)
            self.flush()


class Line(QLineEdit):
    """A line whose undo key, once what was typed is committed, is the document's."""

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and not self.isModified():
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return False
        return super().event(event)


class _Line(Line):
    """A line edit whose arrow keys step and whose Escape gives up."""

    stepped = Signal(int)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        big = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(big)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(-big)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
