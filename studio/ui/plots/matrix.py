"""A matrix as a heat-map: zoomed with the wheel, panned by a drag, with names at its edges.

What is shown may be a part of a larger matrix, or means over its blocks; places are always those
of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.plots import colours, numbers, scale
from studio.ui.plots.colours import MapName
from studio.ui.plots.edges import EdgeNames
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.plots.windows import EMPTY, Shown, Window
from studio.ui.text import tr
from studio.ui.theme import Theme

FOOTER = 20
FEWEST = 4
"""Rows and columns that are in sight when one has come as near as one can."""


class Matrix(Plot):
    """One matrix under a colour scale that stands below it."""

    zoomed = Signal()
    """Another part is in sight."""
    pressed = Signal(int, int)
    """A row and a column were clicked."""

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
        self._view: Window | None = None
        self._image: QImage | None = None
        self._drag: tuple[QPointF, Window, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    @property
    def view(self) -> Window:
        """What is in sight, in places of the whole."""
        return self._view or Window(0, self.shown.rows, 0, self.shown.columns)

    @property
    def is_zoomed(self) -> bool:
        return self._view is not None

    def show_all(self) -> None:
        """Look at all of it."""
        self._look_at(None)

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

    def place(self, at: QPointF) -> tuple[int, int] | None:
        """The row and the column at a point."""
        area, view = self.area(), self.view
        if not area.contains(at) or area.width() <= 0 or area.height() <= 0:
            return None
        row = int(view.top + (at.y() - area.top()) / area.height() * view.rows)
        column = int(view.left + (at.x() - area.left()) / area.width() * view.columns)
        inside = 0 <= row < self.shown.rows and 0 <= column < self.shown.columns
        return (row, column) if inside else None

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
        across = area.width() / view.columns
        down = area.height() / view.rows
        source_rows, source_columns = shown.values.shape
        target = QRectF(
            area.left() + (shown.left - view.left) * across,
            area.top() + (shown.top - view.top) * down,
            min(source_columns * shown.column_block, shown.columns - shown.left) * across,
            min(source_rows * shown.row_block, shown.rows - shown.top) * down,
        )
        painter.save()
        painter.setClipRect(area)
        painter.drawImage(target, self.image, QRectF(0, 0, source_columns, source_rows))
        self._draw_pointed(painter, area)
        painter.restore()
        self.row_names.draw_rows(painter, area, (view.top, view.bottom), self.tokens)
        self.column_names.draw_columns(painter, area, (view.left, view.right), self.tokens)
        self._draw_footer(painter, QRectF(0, self.height() - FOOTER + 2, self.width(), FOOTER - 2))

    def _draw_pointed(self, painter: QPainter, area: QRectF) -> None:
        found = self.place(self.pointer) if self.pointer is not None else None
        if found is None:
            return
        view, shown = self.view, self.shown
        across, down = area.width() / view.columns, area.height() / view.rows
        row = found[0] - (found[0] - shown.top) % shown.row_block
        column = found[1] - (found[1] - shown.left) % shown.column_block
        painter.setPen(QPen(QColor(self.tokens.accent), 1))
        painter.drawRect(
            QRectF(
                area.left() + (column - view.left) * across,
                area.top() + (row - view.top) * down,
                max(2.0, across * shown.column_block - 1),
                max(2.0, down * shown.row_block - 1),
            )
        )

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

    # Looking nearer.

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if not turn or not self.shown.values.size:
            event.ignore()
            return
        self._zoom(0.999**turn, event.position())
        event.accept()

    def _zoom(self, factor: float, at: QPointF) -> None:
        area, view = self.area(), self.view
        down = min(max((at.y() - area.top()) / max(1.0, area.height()), 0.0), 1.0)
        across = min(max((at.x() - area.left()) / max(1.0, area.width()), 0.0), 1.0)
        rows = min(max(view.rows * factor, min(FEWEST, self.shown.rows)), self.shown.rows)
        columns = min(
            max(view.columns * factor, min(FEWEST, self.shown.columns)), self.shown.columns
        )
        top = view.top + (view.rows - rows) * down
        left = view.left + (view.columns - columns) * across
        self._look_at(Window(top, top + rows, left, left + columns))

    def _look_at(self, view: Window | None) -> None:
        """Show a part, within what there is; nearly all is all."""
        if view is not None:
            rows, columns = self.shown.rows, self.shown.columns
            top = min(max(view.top, 0.0), rows - view.rows)
            left = min(max(view.left, 0.0), columns - view.columns)
            whole = view.rows > 0.995 * rows and view.columns > 0.995 * columns
            view = None if whole else Window(top, top + view.rows, left, left + view.columns)
        if view != self._view:
            self._view = view
            self.retell()
            self.update()
            self.zoomed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.shown.values.size:
            self._drag = event.position(), self.view, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            start, view, moved = self._drag
            offset = event.position() - start
            if moved or offset.manhattanLength() > 3:
                self._drag = start, view, True
                area = self.area()
                down = -offset.y() / max(1.0, area.height()) * view.rows
                across = -offset.x() / max(1.0, area.width()) * view.columns
                self._look_at(Window(view.top + down, view.bottom + down,
                                     view.left + across, view.right + across))  # fmt: skip
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        found = self.place(event.position())
        if drag is not None and not drag[2] and found is not None:
            self.pressed.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view, centre = self.view, self.area().center()
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                way = 0.1 * view.columns * (1 if event.key() == Qt.Key.Key_Right else -1)
                self._look_at(Window(view.top, view.bottom, view.left + way, view.right + way))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                way = 0.1 * view.rows * (1 if event.key() == Qt.Key.Key_Down else -1)
                self._look_at(Window(view.top + way, view.bottom + way, view.left, view.right))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(0.8, centre)
            case Qt.Key.Key_Minus:
                self._zoom(1.25, centre)
            case Qt.Key.Key_Home:
                self.show_all()
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(280, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)
