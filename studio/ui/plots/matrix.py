"""A matrix as a heat-map: zoomed with the wheel, panned by a drag, with names at its edges.

What is shown may be a part of a larger matrix, or means over its blocks; places are always those
of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.colours import MapName
from studio.ui.plots.edges import EdgeNames
from studio.ui.plots.grid import Grid
from studio.ui.plots.plot import number_font, width_of, write
from studio.ui.plots.windows import EMPTY, Shown
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 20


class Matrix(Grid):
    """One matrix under a colour scale that stands below it."""

    def __init__(
        self,
        theme: Theme,
        *,
        signed: bool = True,
        square: bool = False,
        root: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty one.

        Args:
            theme: the theme.
            signed: whether zero is the middle of the scale.
            square: whether a place is as wide as it is high, rather than all filling the room.
            root: whether colours go by the square root, so that the weak can be told apart.
            parent: the widget it is part of.
        """
        super().__init__(theme, parent)
        self.signed = signed
        self.root = root
        self.square = square
        self.shown = EMPTY
        self.row_names = EdgeNames()
        self.column_names = EdgeNames()
        self._bounds = (0.0, 0.0)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What to show.

    def show_matrix(self, shown: Shown, bounds: tuple[float, float] | None = None) -> None:
        """Show another matrix, or the same one later.

        Args:
            shown: the values.
            bounds: of the scale; by default those of the values.
        """
        if (shown.rows, shown.columns) != (self.shown.rows, self.shown.columns):
            self._view = None
        self.shown = shown
        self._bounds = bounds or colours.bounds(shown.values, self.signed)
        self._image = None
        self.retell()
        self.update()

    def name_places(self, rows: Sequence[str] = (), columns: Sequence[str] = ()) -> None:
        """Call rows and columns by these names, where there is one for each."""
        self.row_names, self.column_names = EdgeNames(tuple(rows)), EdgeNames(tuple(columns))
        self.update()

    def extent(self) -> tuple[int, int]:
        return (self.shown.rows, self.shown.columns) if self.shown.values.size else (0, 0)

    @property
    def map_name(self) -> MapName:
        """The colour map in use."""
        if not self.signed:
            return "viridis"
        return "diverging dark" if self.theme.dark else "diverging light"

    @property
    def image(self) -> QImage:
        """All values, one pixel each."""
        if self._image is None:
            values, (low, high) = self.shown.values, self._bounds
            if self.root:
                values, low, high = np.sqrt(values), low**0.5, high**0.5
            indices = colours.quantise(values, low, high)
            ground = QColor(self.tokens.ground)
            self._image = scale.indexed(indices, self.map_name, nothing=ground)
        return self._image

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    # Where things are.

    def area(self) -> QRectF:
        """Where the values are painted."""
        left = self.row_names.width(self.width() * 0.3)
        top = self.column_names.width(self.height() * 0.3)
        room = QRectF(left, top, self.width() - left - 1, self.height() - top - FOOTER - 2)
        view = self.view
        if not self.square or view.rows <= 0 or view.columns <= 0:
            return room
        pitch = min(room.width() / view.columns, room.height() / view.rows)
        return QRectF(left, top, pitch * view.columns, pitch * view.rows)

    def value(self, row: int, column: int) -> float | None:
        """What is shown at a place of the whole; ``None`` where nothing of it is known."""
        shown = self.shown
        down = (row - shown.top) // shown.row_block
        across = (column - shown.left) // shown.column_block
        rows, columns = shown.values.shape
        if 0 <= down < rows and 0 <= across < columns:
            return float(shown.values[down, across])
        return None

    # Painting.

    def draw(self, painter: QPainter) -> None:
        shown, view, area = self.shown, self.view, self.area()
        if not shown.values.size or area.width() < 1 or area.height() < 1:
            return
        source_rows, source_columns = shown.values.shape
        target = self.cell(
            shown.top,
            shown.left,
            min(source_rows * shown.row_block, shown.rows - shown.top),
            min(source_columns * shown.column_block, shown.columns - shown.left),
        )
        painter.save()
        painter.setClipRect(area)
        painter.drawImage(target, self.image, QRectF(0, 0, source_columns, source_rows))
        self._draw_pointed(painter)
        painter.restore()
        self.row_names.draw_rows(painter, area, (view.top, view.bottom), self.tokens)
        self.column_names.draw_columns(painter, area, (view.left, view.right), self.tokens)
        self._draw_footer(painter, QRectF(0, self.height() - FOOTER + 2, self.width(), FOOTER - 2))

    def _draw_pointed(self, painter: QPainter) -> None:
        found = self.place(self.pointer) if self.pointer is not None else None
        if found is None:
            return
        shown = self.shown
        row = found[0] - (found[0] - shown.top) % shown.row_block
        column = found[1] - (found[1] - shown.left) % shown.column_block
        block = self.cell(row, column, shown.row_block, shown.column_block)
        painter.setPen(QPen(QColor(self.tokens.accent), 1))
        size = QSizeF(max(2.0, block.width() - 1), max(2.0, block.height() - 1))
        painter.drawRect(QRectF(block.topLeft(), size))

    def _draw_footer(self, painter: QPainter, rect: QRectF) -> None:
        words = self.describe(self.pointer) if self.pointer is not None else ""
        wide = width_of(words, number_font()) + 2
        used = 0.0
        if wide + 150 < rect.width():
            used = scale.draw_scale(painter, rect, self.tokens, self.map_name, self._bounds)
        if words:
            wide = min(wide, rect.width() - used - 8)
            place = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
            write(painter, place, words, self.tokens.text_2, number_font())

    def describe(self, at: QPointF) -> str:
        found = self.place(at)
        value = self.value(*found) if found is not None else None
        if found is None or value is None:
            return ""
        shown = self.shown
        row = self._called(self.row_names, found[0], shown.top, shown.row_block, shown.rows)
        column = self._called(
            self.column_names, found[1], shown.left, shown.column_block, shown.columns
        )
        number = numbers.short(value)
        if shown.is_reduced:
            return tr("rows {row}, columns {column}: mean {value}",
                      row=row, column=column, value=number)  # fmt: skip
        return tr("row {row}, column {column}: {value}", row=row, column=column, value=number)

    def _called(self, names: EdgeNames, place: int, start: int, block: int, total: int) -> str:
        if block == 1:
            return names.of(place)
        first = place - (place - start) % block
        return f"{first}–{min(first + block, total) - 1}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.view
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                way = 0.1 * view.columns * (1 if event.key() == Qt.Key.Key_Right else -1)
                self.look_at(view.shifted(0, way))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                way = 0.1 * view.rows * (1 if event.key() == Qt.Key.Key_Down else -1)
                self.look_at(view.shifted(way, 0))
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(280, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)
