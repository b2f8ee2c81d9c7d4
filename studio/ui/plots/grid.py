"""Rows and columns that can be zoomed with the wheel, panned by a drag, and reset."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.plots.plot import Plot
from studio.ui.plots.windows import Window
from studio.ui.theme import Theme

DRAG = 3
"""Pixels from which on a press is no click."""
NEARLY_ALL = 0.995


class Grid(Plot):
    """Subclasses say how much there is, and where it is on the widget."""

    zoomed = Signal()
    """Another part is in sight."""
    pressed = Signal(int, int)
    """A row and a column were clicked."""
    fewest = 4
    """Rows and columns that are in sight when one has come as near as one can."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view: Window | None = None
        self._drag: tuple[QPointF, Window, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def extent(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        raise NotImplementedError

    def area(self) -> QRectF:
        """Where they are on the widget."""
        raise NotImplementedError

    def nearer_to(self) -> QPointF:
        """The point of the widget that stays where it is when keys zoom."""
        return self.area().center()

    @property
    def view(self) -> Window:
        """What is in sight, in rows and columns of the whole."""
        rows, columns = self.extent()
        return self._view or Window(0, rows, 0, columns)

    @property
    def is_zoomed(self) -> bool:
        return self._view is not None

    def show_all(self) -> None:
        """Look at all of it."""
        self.look_at(None)

    def look_at(self, view: Window | None) -> None:
        """Show a part, within what there is; nearly all is all."""
        if view is not None:
            rows, columns = self.extent()
            top = min(max(view.top, 0.0), rows - view.rows)
            left = min(max(view.left, 0.0), columns - view.columns)
            whole = view.rows > NEARLY_ALL * rows and view.columns > NEARLY_ALL * columns
            view = None if whole else Window(top, top + view.rows, left, left + view.columns)
        if view != self._view:
            self._view = view
            self.retell()
            self.update()
            self.zoomed.emit()

    # Where things are.

    def cell(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Where a cell, or a block of them, is on the widget."""
        area, view = self.area(), self.view
        across = area.width() / max(view.columns, 1e-9)
        down = area.height() / max(view.rows, 1e-9)
        x, y = area.left() + (column - view.left) * across, area.top() + (row - view.top) * down
        return QRectF(x, y, columns * across, rows * down)

    def place(self, at: QPointF) -> tuple[int, int] | None:
        """The row and the column at a point."""
        area, view, (rows, columns) = self.area(), self.view, self.extent()
        if area.isEmpty() or not area.contains(at) or not rows or not columns:
            return None
        row = int(view.top + (at.y() - area.top()) / area.height() * view.rows)
        column = int(view.left + (at.x() - area.left()) / area.width() * view.columns)
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)

    # The hand.

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if not turn or not all(self.extent()):
            event.ignore()
            return
        self._zoom(0.999**turn, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and all(self.extent()):
            self._drag = event.position(), self.view, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            start, view, moved = self._drag
            offset = event.position() - start
            if moved or offset.manhattanLength() > DRAG:
                self._drag = start, view, True
                area = self.area()
                down = -offset.y() / max(1.0, area.height()) * view.rows
                across = -offset.x() / max(1.0, area.width()) * view.columns
                self.look_at(view.shifted(down, across))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        found = self.place(event.position())
        if drag is not None and not drag[2] and found is not None:
            self.pressed.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(0.8, self.nearer_to())
            case Qt.Key.Key_Minus:
                self._zoom(1.25, self.nearer_to())
            case Qt.Key.Key_Home:
                self.show_all()
            case _:
                super().keyPressEvent(event)

    def _zoom(self, factor: float, at: QPointF) -> None:
        area, view, (all_rows, all_columns) = self.area(), self.view, self.extent()
        down = min(max((at.y() - area.top()) / max(1.0, area.height()), 0.0), 1.0)
        across = min(max((at.x() - area.left()) / max(1.0, area.width()), 0.0), 1.0)
        rows = min(max(view.rows * factor, min(self.fewest, all_rows)), all_rows)
        columns = min(max(view.columns * factor, min(self.fewest, all_columns)), all_columns)
        top = view.top + (view.rows - rows) * down
        left = view.left + (view.columns - columns) * across
        self.look_at(Window(top, top + rows, left, left + columns))
