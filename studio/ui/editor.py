"""What all editors of a single value have in common."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.layers.spec import Param
from studio.ui.text import tr
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

    def set_variables(self, names: Collection[str]) -> None:
        """The names that an expression may use here."""

    def set_labels(self, names: Collection[str]) -> None:
        """The names of free axes that are offered too."""

    def show_computed(self, text: str) -> None:
        """Say what the expression that is shown gives."""

    def flush(self) -> None:
        """Commit what is typed but not yet committed."""

    def refuse(self, value: Value) -> None:
        """The document would not take a committed value: keep it, as a draft where that can be."""

    def draft(self) -> str:
        """What is typed and could not be committed."""
        return ""

    def restore(self, draft: str) -> None:
        """Show a draft again, with its complaint."""
