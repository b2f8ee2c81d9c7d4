"""What an augmentation does to an example of the data: before, and drawn several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.app.augmenting import (
    KEPT,
    Darkroom,
    Picture,
    Pictures,
    Share,
    Wanted,
    asked,
    can_be_shown,
)
from studio.app.session import Session
from studio.message import UserError
from studio.ui.background import Background
from studio.ui.panels.preview import image_of, pixels
from studio.ui.pieces import hairline, label
from studio.ui.text import say, tr
from studio.ui.theme import Theme, ui_font

COLUMNS = 4
GAP = 8.0
LINE = 14.0
"""The height of a line of a caption."""
SLIM = 6
"""How many times as long as high a picture may be to keep its proportions."""


LARGEST = 192
"""Pixels of a side beyond which some are left out, so that painting stays quick."""

Flat = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Prints:
    """The pictures, and what is painted of them."""

    pictures: Pictures
    before: tuple[Flat, ...]
    after: tuple[Flat, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture in the grid, and up to two lines below it."""

    picture: Flat
    lines: tuple[str, ...] = ()
    framed: bool = False
    """It shows what comes in."""


class DrawsSection(QWidget):
    """A grid of pictures that follows the selected node, worked out in a thread."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Wanted | None = None
        self._example = self._seed = 0
        self._darkroom = Darkroom()
        self._worker = Background("augmentation-preview", self)
        self._worker.done.connect(self._show)
        self._worker.failed.connect(self._complain)
        self.heading = label("", "heading")
        self.previous = _button("‹", "previous-example")
        self.previous.setToolTip(tr("Show what it does to the example before this one"))
        self.previous.setAccessibleName(tr("Previous example"))
        self.previous.clicked.connect(self._go_back)
        self.next = _button(tr("Next example"), "next-example")
        self.next.setToolTip(tr("Show what it does to another example of the data"))
        self.next.clicked.connect(self._go_on)
        self.again = _button(tr("Draw again"), "draw-again")
        self.again.setToolTip(tr("Show what it does with other random numbers"))
        self.again.clicked.connect(self._draw_again)
        self.view = DrawsView(theme)
        self.complaint = label("", "secondary", wrap=True)
        self.complaint.hide()
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.heading, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(hairline())
        column.addLayout(row)
        column.addWidget(self.view)
        column.addWidget(self.complaint)
        self._tell_example()
        self.hide()

    def refresh(self) -> None:
        """Follow the selection and its parameters; the pictures come when they are done."""
        session = self._session
        node = session.graph.node(session.selection[0]) if len(session.selection) == 1 else None
        spec = session.kinds.find(node.kind) if node is not None else None
        if node is None or spec is None or not can_be_shown(spec):
            self.hide()
            return
        wanted = asked(session, node, spec, self._example, self._seed)
        # Whatever is known of a node, torch was loaded for it.
        self.setVisible(wanted is not None and session.analysis is not None)
        if wanted is None or wanted == self._wanted or not self.isVisible():
            return
        if self._wanted is not None and self._wanted.step.node != wanted.step.node:
            self._clear()  # Not for a moment what belongs to another node.
        self._wanted = wanted
        self._worker.ask(_printing(self._darkroom, wanted))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def forget(self) -> None:
        """Another project: its first example, and the first random numbers."""
        self._example = self._seed = 0
        self._wanted = None
        self._tell_example()
        self._clear()

    def close_down(self) -> None:
        """Wait for the pictures under way."""
        self._worker.close()

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Another of the examples that are kept; after the last one comes the first."""
        self._example = (self._example + by) % KEPT
        self._tell_example()
        self.refresh()

    def _tell_example(self) -> None:
        self.heading.setText(tr("Example {number}", number=self._example))
        self.previous.setEnabled(self._example > 0)

    def _draw_again(self) -> None:
        self._seed += 1
        self.refresh()

    def _clear(self) -> None:
        self.complaint.hide()
        self.view.show_prints(None)

    def _show(self, prints: Prints) -> None:
        self.complaint.hide()
        self.view.show_prints(prints)

    def _complain(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.view.show_prints(None)
        self.complaint.setText(say(error.message))
        self.complaint.show()


class DrawsView(QWidget):
    """A grid: what comes in has a frame, and what comes out stands behind or below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: tuple[Cell, ...] = ()
        self._images: tuple[QImage, ...] = ()
        self.shown: Pictures | None = None
        self.setAccessibleName(tr("What the augmentation does to an example"))
        theme.changed.connect(self.update)

    def show_prints(self, prints: Prints | None) -> None:
        """Show these, or none."""
        self.shown = prints.pictures if prints else None
        self._cells = _cells(prints) if prints else ()
        self._images = tuple(image_of(cell.picture) for cell in self._cells)
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        if not self._cells:
            return 0
        rows = ceil(len(self._cells) / COLUMNS)
        return ceil(sum(self._row_height(row, width) for row in range(rows)) - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(ui_font(10.5))
        side, top = self._side(self.width()), 0.0
        for at, (cell, image) in enumerate(zip(self._cells, self._images, strict=True)):
            row, column = divmod(at, COLUMNS)
            if at and column == 0:
                top += self._row_height(row - 1, self.width())
            box = QRectF(column * (side + GAP), top, side, side)
            self._paint(painter, cell, image, box)
        painter.end()

    def _paint(self, painter: QPainter, cell: Cell, image: QImage, box: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        inside = _fitting(box.adjusted(3, 3, -3, -3), image, ratio)
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, image.width() > inside.width() * ratio)
        painter.drawImage(inside, image)
        tokens = self._theme.tokens
        if cell.framed:
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside.adjusted(-2.0, -2.0, 2.0, 2.0))
        painter.setPen(QColor(tokens.text_2))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(cell.lines):
            words = painter.fontMetrics().elidedText(
                line, Qt.TextElideMode.ElideRight, int(box.width())
            )
            place = QRectF(box.x(), box.bottom() + 1 + number * LINE, box.width(), LINE)
            painter.drawText(place, middle, words)

    def _side(self, width: int) -> float:
        return max(24.0, (width - (COLUMNS - 1) * GAP) / COLUMNS)

    def _row_height(self, row: int, width: int) -> float:
        cells = self._cells[row * COLUMNS : (row + 1) * COLUMNS]
        return self._side(width) + max(len(cell.lines) for cell in cells) * LINE + GAP


def _cells(prints: Prints) -> tuple[Cell, ...]:
    """One before and its draws, or a row before and a row after."""
    before, after = prints.pictures.before, prints.pictures.after
    if len(before) == 1:
        said = _words(before[0].shares) or tr("Before")
        return (Cell(prints.before[0], (said,), framed=True), *map(Cell, prints.after))
    first = (
        Cell(flat, (_words(one.shares),), framed=True)
        for flat, one in zip(prints.before, before, strict=True)
    )
    second = (
        Cell(flat, _mixture(one.shares)) for flat, one in zip(prints.after, after, strict=True)
    )
    return (*first, *second)


def _words(shares: tuple[Share, ...]) -> str:
    return shares[0][0] if shares else ""


def _mixture(shares: tuple[Share, ...]) -> tuple[str, ...]:
    if len(shares) == 1:
        return (_words(shares),)
    return tuple(
        tr("{percent} % {name}", percent=round(part * 100), name=name) for name, part in shares
    )


def _printing(darkroom: Darkroom, wanted: Wanted) -> Callable[[], Prints]:
    """The work that is done in the thread."""

    def work() -> Prints:
        pictures = darkroom.develop(wanted)
        low, high = pictures.low, pictures.high
        before, after = (
            tuple(_flat(one, low, high) for one in several)
            for several in (pictures.before, pictures.after)
        )
        return Prints(pictures, before, after)

    return work


def _flat(picture: Picture, low: float, high: float) -> Flat:
    """Steps × features as an image of them, and a vector as a line."""
    values = picture.values
    while values.ndim > 3:
        values = values[0]
    while values.ndim < 3:
        values = values[np.newaxis]
    step = max(1, max(values.shape[1:]) // LARGEST)
    values = values[:, ::step, ::step]
    return pixels(cast("NDArray[np.floating]", values), low, high)


def _fitting(box: QRectF, image: QImage, ratio: float) -> QRectF:
    """As large as fits: small images by whole pixels of the screen, so that they stay sharp.

    What is long and thin, such as a vector, fills the box instead.
    """
    width, height = image.width(), image.height()
    if max(width, height) > SLIM * min(width, height):
        return box
    factor = min(box.width() / width, box.height() / height) * ratio
    factor = floor(factor) if factor >= 1.0 else factor
    across, down = (side * factor / ratio for side in (width, height))
    left = round((box.x() + (box.width() - across) / 2) * ratio) / ratio
    top = round((box.y() + (box.height() - down) / 2) * ratio) / ratio
    return QRectF(left, top, across, down)


def _button(words: str, name: str) -> QPushButton:
    found = QPushButton(words)
    found.setObjectName(name)
    found.setProperty("role", "quiet")
    return found
