"""A confusion matrix: rows are what is true, columns what was predicted; also of many classes.

The wheel zooms, a drag pans, a double click shows everything; arrows move from cell to cell and
Enter opens one. What is right has one colour, what is wrong another that shows the rare as well.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.statistics import confusion
from studio.observe.statistics.confusion import Norm
from studio.ui.plots.grid import Grid
from studio.ui.plots.plot import caption_font, elided, number_font, width_of, write
from studio.ui.plots.windows import Window
from studio.ui.text import tr
from studio.ui.theme import Theme, ui_font

FOOTER = 22
APART = 900
"""Cells in sight that are drawn one by one; more are drawn as one picture."""
HEADER = 18
TURNED = 84
"""Pixels, at most, of names of columns that are turned."""
NAMES = 0.26
"""Of the width, at most, for the names of rows."""
Ints = NDArray[np.int64]


class Matrix(Grid):
    """Counts, or shares of a row or a column."""

    fewest = 3
    opened = Signal(int, int)
    """A cell was clicked: the true class and the predicted one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._counts: Ints = np.zeros((0, 0), np.int64)
        self._shares = np.zeros((0, 0))
        self._names: tuple[str, ...] = ()
        self._norm: Norm = "none"
        self._image: QImage | None = None
        self._area: QRectF | None = None
        self.current: tuple[int, int] | None = None
        """The cell that the keys are at, and that is open."""
        self.pressed.connect(self.open)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Confusion matrix"))

    def show_counts(self, counts: Ints, names: tuple[str, ...], norm: Norm) -> None:
        """Show another matrix, or the same one later."""
        if len(counts) != len(self._counts):
            self._view, self.current = None, None
        self._counts, self._names, self._norm = counts, names, norm
        self._shares = confusion.normalised(counts, "predicted" if norm == "predicted" else "true")
        self._image = self._area = None
        self.retell()
        self.update()

    def name(self, index: int) -> str:
        return self._names[index] if index < len(self._names) else str(index)

    # Where things are.

    def extent(self) -> tuple[int, int]:
        return len(self._counts), len(self._counts)

    def area(self) -> QRectF:
        """Where the cells are."""
        if self._area is None:
            self._area = self._measured()
        return self._area

    def _measured(self) -> QRectF:
        font = ui_font(11)
        widest = max((width_of(self.name(n), font) for n in self._labelled()), default=0.0)
        left = min(widest + 10, self.width() * NAMES)
        top = HEADER + (self._upright_names(left) or 16)
        room = QRectF(left, top, self.width() - left - 2, self.height() - top - FOOTER)
        return room if room.width() > 1 and room.height() > 1 else QRectF()

    def _upright_names(self, left: float) -> float:
        """How high the names of columns stand where they are turned; 0 where they lie."""
        font, count = ui_font(11), max(1.0, self.view.columns)
        widest = max((width_of(self.name(n), font) for n in self._labelled()), default=0.0)
        pitch = (self.width() - left - 2) / count
        if widest + 6 <= pitch or pitch < 13:
            return 0.0
        return min(widest + 8, TURNED, self.height() * 0.3)

    def _labelled(self) -> range:
        return range(min(len(self._counts), 200))

    def nearer_to(self) -> QPointF:
        return self.cell(*self.current).center() if self.current else super().nearer_to()

    def look_at(self, view: Window | None) -> None:
        self._area = None  # Names stand or lie by how wide a cell is.
        super().look_at(view)

    # Painting.

    @property
    def image(self) -> QImage:
        """One pixel a cell."""
        if self._image is None:
            self._image = self._painted()
        return self._image

    def _painted(self) -> QImage:
        count = len(self._counts)
        shares = np.clip(self._shares, 0, 1)
        right = np.eye(count, dtype=bool)
        strength = np.where(right, shares, np.sqrt(shares))[..., None]
        ends = np.where(right[..., None], _rgb(self.tokens.accent), _rgb(self.tokens.error))
        ground = _rgb(self.tokens.ground)
        pixels = np.ascontiguousarray(np.rint(ground + (ends - ground) * strength), np.uint8)
        return QImage(pixels.data, count, count, 3 * count, QImage.Format.Format_RGB888).copy()

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def draw(self, painter: QPainter) -> None:
        area = self.area()
        if not len(self._counts) or area.isEmpty():
            return
        view, first = self.view, self.cell(0, 0)
        wide, high = first.width(), first.height()
        painter.save()
        painter.setClipRect(area)
        if view.columns * view.rows <= APART and min(wide, high) >= 6:
            self._draw_cells(painter)
        else:
            part = QRectF(view.left, view.top, view.columns, view.rows)
            painter.drawImage(area, self.image, part)
        if wide >= 30 and high >= 13:
            self._draw_numbers(painter)
        self._draw_marked(painter)
        painter.restore()
        self._draw_names(painter, area, wide, high)
        self._draw_footer(painter)

    def _shown(self) -> tuple[range, range]:
        """The rows and columns in sight."""
        view, count = self.view, len(self._counts)
        rows = range(int(view.top), min(count, int(np.ceil(view.bottom))))
        return rows, range(int(view.left), min(count, int(np.ceil(view.right))))

    def _draw_cells(self, painter: QPainter) -> None:
        """Cell by cell, with a gap between them, where there are not too many."""
        rows, columns = self._shown()
        image = self.image
        down = [round(self.cell(row, 0).top()) for row in (*rows, rows.stop)]
        across = [round(self.cell(0, column).left()) for column in (*columns, columns.stop)]
        for row, (top, below) in zip(rows, pairwise(down), strict=True):
            for column, (left, right) in zip(columns, pairwise(across), strict=True):
                cell = QRectF(left, top, right - left - 1, below - top - 1)
                painter.fillRect(cell, image.pixelColor(column, row))

    def _draw_numbers(self, painter: QPainter) -> None:
        font = number_font()
        rows, columns = self._shown()
        for row in rows:
            for column in columns:
                count = int(self._counts[row, column])
                if not count:
                    continue
                share = float(self._shares[row, column])
                text = f"{count:,}" if self._norm == "none" else f"{100 * share:.0f}"
                cell = self.cell(row, column)
                if width_of(text, font) > cell.width() - 2:
                    continue
                strong = share if row == column else share**0.5
                colour = self.tokens.text if strong < 0.55 else self.tokens.ground
                colour = self.tokens.text if strong < 0.2 else colour
                write(painter, cell, text, colour, font, align=Qt.AlignmentFlag.AlignHCenter)

    def _draw_marked(self, painter: QPainter) -> None:
        pointed = self.place(self.pointer) if self.pointer is not None else None
        for cell, colour, width in (
            (pointed, self.tokens.text_2, 1),
            (self.current, self.tokens.text, 2),
        ):
            if cell is not None:
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(self.cell(*cell).adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_names(self, painter: QPainter, area: QRectF, wide: float, high: float) -> None:
        font = ui_font(11)
        rows, _columns = self._shown()
        right = Qt.AlignmentFlag.AlignRight
        every = max(1, int(np.ceil(13 / high)))
        for row in rows:
            cell = self.cell(row, 0)
            inside = area.top() - 1 <= cell.center().y() <= area.bottom()
            if row % every == 0 and inside:
                place = QRectF(0, cell.center().y() - 7, area.left() - 6, 14)
                colour = self._name_colour(row, 0)
                write(painter, place, self.name(row), colour, font, align=right)
        if upright := self._upright_names(area.left()):
            self._draw_turned(painter, area, upright)
        else:
            self._draw_lying(painter, area, wide)
        words = tr("true ↓  predicted →")
        place = QRectF(area.left(), 0, area.width(), 14)
        write(painter, place, words, self.tokens.text_3, caption_font())

    def _draw_turned(self, painter: QPainter, area: QRectF, high: float) -> None:
        """Names of columns that read upwards."""
        font = ui_font(11)
        for column in self._shown()[1]:
            middle = self.cell(0, column).center().x()
            if area.left() - 1 <= middle <= area.right():
                painter.save()
                painter.translate(middle, area.top() - 4)
                painter.rotate(-90)
                place = QRectF(0, -7, high - 6, 14)
                write(painter, place, self.name(column), self._name_colour(column, 1), font)
                painter.restore()

    def _draw_lying(self, painter: QPainter, area: QRectF, wide: float) -> None:
        font, columns = ui_font(11), self._shown()[1]
        needed = min(44.0, max((width_of(self.name(n), font) for n in columns), default=1.0) + 6)
        every = max(1, int(np.ceil(needed / wide)))
        for column in columns:
            cell = self.cell(0, column)
            inside = area.left() - 1 <= cell.center().x() <= area.right()
            if column % every == 0 and inside:
                width = min(wide * every, area.right() - cell.left()) - 4
                place = QRectF(cell.center().x() - width / 2, area.top() - 16, width, 14)
                colour = self._name_colour(column, 1)
                name = elided(self.name(column), font, width)
                write(painter, place, name, colour, font, align=Qt.AlignmentFlag.AlignHCenter)

    def _name_colour(self, index: int, axis: int) -> str:
        pointed = self.place(self.pointer) if self.pointer is not None else None
        lit = any(cell is not None and cell[axis] == index for cell in (pointed, self.current))
        return self.tokens.text if lit else self.tokens.text_2

    def _draw_footer(self, painter: QPainter) -> None:
        words = self.describe(self.pointer) if self.pointer is not None else ""
        if not words and self.current is not None:
            words = self.words(*self.current)
        colour = self.tokens.text_2 if words else self.tokens.text_3
        words = words or tr("Click a cell to see its examples")
        place = QRectF(0, self.height() - FOOTER + 4, self.width(), FOOTER - 4)
        write(painter, place, words, colour, number_font())

    # What is said.

    def describe(self, at: QPointF) -> str:
        cell = self.place(at)
        if cell is not None:
            return self.words(*cell)
        area = self.area()
        if len(self._counts) and at.x() < area.left() and area.top() <= at.y() <= area.bottom():
            beside = self.place(QPointF(area.left(), at.y()))
            return self.name(beside[0]) if beside is not None else ""
        return ""

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        count, total = int(self._counts[row, column]), int(self._counts[row].sum())
        share = f"{100 * count / total:.1f} %" if total else "–"
        if row == column:
            return tr("{name} rightly: {count} of {total}, {share}", name=self.name(row),
                      count=f"{count:,}", total=f"{total:,}", share=share)  # fmt: skip
        return tr("{true} taken for {predicted}: {count} of {total}, {share}", true=self.name(row),
                  predicted=self.name(column), count=f"{count:,}", total=f"{total:,}",
                  share=share)  # fmt: skip

    # The hand.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {key.Key_Left: (0, -1), key.Key_Right: (0, 1), key.Key_Up: (-1, 0),
                 key.Key_Down: (1, 0)}  # fmt: skip
        found = Qt.Key(event.key())
        if found in steps and len(self._counts):
            self._step(*steps[found])
        elif found in (key.Key_Return, key.Key_Enter, key.Key_Space) and self.current is not None:
            self.open(*self.current)
        else:
            super().keyPressEvent(event)

    def open(self, row: int, column: int) -> None:
        """As by a click on a cell."""
        self.current = row, column
        self.update()
        self.opened.emit(row, column)

    def _step(self, down: int, across: int) -> None:
        last = len(self._counts) - 1
        row, column = self.current or (-down, -across)
        self.current = min(max(row + down, 0), last), min(max(column + across, 0), last)
        self.look_at(self.view.including(*self.current))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._area = None
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 120)


def _rgb(colour: str) -> NDArray[np.float64]:
    found = QColor(colour)
    return np.array([found.red(), found.green(), found.blue()], np.float64)
