"""A text to go on with, for models of language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.data.fields import Field
from studio.data.own import numbers
from studio.data.own.taken import Taken
from studio.ui.text import tr


class TextPad(QPlainTextEdit):
    """A field that one writes in; the end of what is in it is the example."""

    drawn = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setProperty("role", "mono")
        self.setAccessibleName(tr("Text"))
        self.setPlaceholderText(tr("Write a text to look at"))
        self.textChanged.connect(self.drawn)

    def controls(self) -> list[QWidget]:
        return []

    def work(self) -> Callable[[], Taken]:
        return partial(numbers.from_text, self.toPlainText(), self._field)

    def sizeHint(self) -> QSize:
        return QSize(420, 160)
