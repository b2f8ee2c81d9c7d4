"""The editors of single values that forms are made of: a line, a switch, a choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from studio.layers.spec import Param
from studio.ui.editor import Editor
from studio.ui.entry import show
from studio.ui.line_editor import Line, LineEditor
from studio.ui.theme import Theme
from studio.value import Value

__all__ = ["ChoiceEditor", "Editor", "Line", "LineEditor", "SwitchEditor", "editor"]


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, theme: Theme, param: Param, parent: QWidget | None = None) -> None:
        self.box = QCheckBox()
        super().__init__(theme, param, self.box, parent)
        self.box.setProperty("role", "mono")
        self.box.clicked.connect(self._clicked)

    def show_value(self, value: Value) -> None:
        self.box.setTristate(False)
        self.box.setChecked(bool(value))
        self.box.setText(show(self.param, bool(value)))

    def show_nothing(self, hint: str = "") -> None:
        self.box.setTristate(True)
        self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        self.box.setText(hint)

    def _clicked(self, checked: bool) -> None:
        self.box.setTristate(False)
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
        self.combo.setPlaceholderText(hint)
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
