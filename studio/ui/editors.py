"""The editors of single values that forms are made of: a line, a switch, a choice, a path."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from studio.layers.spec import Param
from studio.message import UserError
from studio.ui.entry import NONE, read, show, step
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value


class Editor(QWidget):
    """Edits one value. Emits only what the user did, never what the program showed."""

    committed = Signal(object)
    """A new, legal value."""
    stepped = Signal(object)
    """A new value from an arrow key: several in a row are one step of undo."""
    complained = Signal(str)
    """What is wrong with what was typed; empty when nothing is."""

    def __init__(self, theme: Theme, param: Param, inner: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.param = param
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(inner, 1)
        inner.setObjectName(f"param-{param.name}")
        inner.setAccessibleName(param.name)
        inner.setAccessibleDescription(tr(param.help))
        self.setFocusProxy(inner)

    def show_value(self, value: Value) -> None:
        raise NotImplementedError

    def show_nothing(self, hint: str = "") -> None:
        """Show that the parameter has no value, or not one."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit what is typed but not yet committed."""

    def refuse(self, value: Value) -> None:
        """The document would not take a committed value: keep it, as a draft where that can be."""

    def draft(self) -> str:
        """What is typed and could not be committed."""
        return ""

    def restore(self, draft: str) -> None:
        """Show a draft again, with its complaint."""


class LineEditor(Editor):
    """A line of text that becomes a value on Enter or when the focus leaves it."""

    def __init__(self, theme: Theme, param: Param, parent: QWidget | None = None) -> None:
        self.line = _Line()
        super().__init__(theme, param, self.line, parent)
        self.line.setProperty("role", "mono")
        self._shown: str = ""
        self._value: Value = None
        self._known = False
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
        if unchanged and self.line.isModified():
            return  # What is being typed stays until the value changes under it.
        self._settle(text)

    def show_nothing(self, hint: str = "") -> None:
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
            value = read(self.param, text)
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
            value = read(self.param, self.line.text())
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


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, theme: Theme, param: Param, parent: QWidget | None = None) -> None:
        self.box = QCheckBox()
        super().__init__(theme, param, self.box, parent)
        self.box.setProperty("role", "mono")
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: Value) -> None:
        self.box.setChecked(bool(value))
        self.box.setText(show(self.param, bool(value)))

    def show_nothing(self, hint: str = "") -> None:
        self.show_value(False)

    def _clicked(self, checked: bool) -> None:
        self.box.setText(show(self.param, checked))
        self.committed.emit(checked)


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, theme: Theme, param: Param, parent: QWidget | None = None) -> None:
        self.combo = _Combo()
        super().__init__(theme, param, self.combo, parent)
        self.combo.setProperty("role", "mono")
        if param.type == "bool":
            self._values: list[Value] = [True, False]
        else:
            self._values = list(param.choices)
        if param.optional:
            self._values.insert(0, None)
        self.combo.addItems([show(param, value) for value in self._values])
        self.combo.activated.connect(lambda index: self.committed.emit(self._values[index]))

    def show_value(self, value: Value) -> None:
        if value not in self._values:
            # A file may hold a word that this version does not know: show it, lose nothing.
            self._values.append(value)
            self.combo.addItem(show(self.param, value))
        self.combo.setCurrentIndex(self._values.index(value))

    def show_nothing(self, hint: str = "") -> None:
        self.combo.setCurrentIndex(-1)


class _Combo(QComboBox):
    """A combo box that a scroll over the form does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def editor(theme: Theme, param: Param, parent: QWidget | None = None) -> Editor:
    """The editor that suits a parameter."""
    if param.type == "choice" or (param.type == "bool" and param.optional):
        return ChoiceEditor(theme, param, parent)
    if param.type == "bool":
        return SwitchEditor(theme, param, parent)
    return LineEditor(theme, param, parent)
