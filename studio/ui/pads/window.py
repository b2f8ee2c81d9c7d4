"""The window in which the user makes an example by hand while all views look at it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.data.fields import Field
from studio.data.own.taken import Taken, takes_pictures
from studio.observe.asks.example import Own
from studio.ui.background import Background
from studio.ui.pads.curves import CurvePad
from studio.ui.pads.easel import Easel
from studio.ui.pads.pad import Pad
from studio.ui.pads.points import PointPad
from studio.ui.pads.texts import TextPad
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

MOST = 4096
"""Numbers of a curve that is drawn by hand."""
WORTH_MS = 25
"""While the mouse is on its way, an example is made at most so often."""


class PadWindow(QWidget):
    """A tool window with a pad for each field that can be made by hand."""

    made = Signal(Own)

    def __init__(self, fields: Sequence[Field], theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(tr("Make a sample"))
        self._fields = list(fields)
        self.pads: list[Pad] = []
        self.stack = QStackedWidget()
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Field"))
        self.choice.setToolTip(tr("Which input of the model to make"))
        self._work: Background | None = None
        self._asked: Field | None = None
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(WORTH_MS)
        self._pace.timeout.connect(self._make)
        for field in fields:
            self._add(field, theme)
        self.choice.setVisible(len(fields) > 1)
        self.choice.currentIndexChanged.connect(self._turn_to)
        self.undo = QPushButton(tr("Undo"))
        self.clear = QPushButton(tr("Clear"))
        self.undo.clicked.connect(self._undo)
        self.clear.clicked.connect(self._clear)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._undo)
        self.done = label("", "hint", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.choice)
        foot.addWidget(self.done, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)

    @property
    def pad(self) -> Pad:
        """The one in front."""
        return self.pads[self.stack.currentIndex()]

    def _add(self, field: Field, theme: Theme) -> None:
        pad = _pad(field, theme)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if controls := pad.controls():
            row = QHBoxLayout()
            row.setSpacing(6)
            for control in controls:
                row.addWidget(control)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(pad, 1)
        pad.drawn.connect(self._renew)
        self.pads.append(pad)
        self.stack.addWidget(page)
        self.choice.addItem(field.name)

    def _turn_to(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.done.clear()

    def _undo(self) -> None:
        self.pad.undo()

    def _clear(self) -> None:
        self.pad.clear()

    def _renew(self) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _make(self) -> None:
        """Make an example of what is drawn, in a thread, so that the hand is not held up."""
        if self._work is None:
            self._work = Background("pad", self)
            self._work.done.connect(self._take)
        field = self._fields[self.stack.currentIndex()]
        self._work.ask(partial(_worked, field, self.pad.work()))

    def _take(self, found: tuple[Field, Taken]) -> None:
        field, taken = found
        self.done.setText(say(taken.done))
        self.made.emit(Own.of(tr("by hand"), field.name, taken.values))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_down()
        super().closeEvent(event)

    def close_down(self) -> None:
        """End the thread; another one begins with the next stroke."""
        self._pace.stop()
        if self._work is not None:
            self._work.close()
            self._work.deleteLater()
            self._work = None


def _worked(field: Field, work: Callable[[], Taken]) -> tuple[Field, Taken]:
    return field, work()


def _pad(field: Field, theme: Theme) -> Easel | CurvePad | PointPad | TextPad:
    if takes_pictures(field):
        return Easel(field, theme)
    if field.kind == "text":
        return TextPad(field)
    return PointPad(field, theme) if field.shape == (2,) else CurvePad(field, theme)


def can_be_made(field: Field) -> bool:
    """Whether there is a pad for it."""
    if takes_pictures(field):
        return True
    if field.kind == "text":
        return len(field.shape) == 1
    rows = len(field.shape) in (1, 2) and field.dtype == "float32"
    return rows and math.prod(field.shape) <= MOST
