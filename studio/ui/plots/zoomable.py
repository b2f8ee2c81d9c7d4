"""A plot along one axis that can be zoomed with the wheel, panned by a drag, and reset."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.plots.plot import Plot
from studio.ui.theme import Theme


class Zoomable(Plot):
    """Subclasses say where the axis is and what it could show; whoever owns it sets the view."""

    view_changed = Signal(object)
    """A range ``(left, right)`` the user chose, or ``None`` for everything."""
    crossed = Signal(object)
    """Where along the axis the mouse is, or ``None``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.view: tuple[float, float] | None = None
        self.cross: float | None = None
        self._drag: tuple[float, tuple[float, float]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        raise NotImplementedError

    def extent(self) -> tuple[float, float]:
        """All there is along the axis."""
        raise NotImplementedError

    def area(self) -> QRectF:
        """Where the axis is on the widget."""
        raise NotImplementedError

    def set_view(self, view: tuple[float, float] | None) -> None:
        """Show a part of the axis, or with ``None`` all of it, also as it grows."""
        if view != self.view:
            self.view = view
            self.update()

    def set_cross(self, x: float | None) -> None:
        """Mark a place on the axis."""
        if x != self.cross:
            self.cross = x
            self.update()

    def span(self) -> tuple[float, float]:
        """What is shown of the axis."""
        return self.view or self.extent()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self.area()
        if self._drag is not None:
            start, (left, right) = self._drag
            shift = (start - event.position().x()) / area.width() * (right - left)
            self._choose(left + shift, right + shift)
        inside = area.contains(event.position()) and not self.empty
        self.crossed.emit(self.place(event.position()) if inside else None)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.crossed.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.empty:
            self._drag = (event.position().x(), self.span())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.view_changed.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if not turn or self.empty:
            event.ignore()
            return
        self._zoom(0.999**turn, self.place(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left, right = self.span()
        shift = 0.1 * (right - left)
        match event.key():
            case Qt.Key.Key_Left:
                self._choose(left - shift, right - shift)
            case Qt.Key.Key_Right:
                self._choose(left + shift, right + shift)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(0.8, (left + right) / 2)
            case Qt.Key.Key_Minus:
                self._zoom(1.25, (left + right) / 2)
            case Qt.Key.Key_Home:
                self.view_changed.emit(None)
            case _:
                super().keyPressEvent(event)

    def place(self, at: QPointF) -> float:
        area, (left, right) = self.area(), self.span()
        return left + (at.x() - area.left()) / max(1.0, area.width()) * (right - left)

    def _zoom(self, factor: float, centre: float) -> None:
        left, right = self.span()
        self._choose(centre + (left - centre) * factor, centre + (right - centre) * factor)

    def _choose(self, left: float, right: float) -> None:
        """Show a range, within what there is; nearly everything is everything."""
        first, last = self.extent()
        width = min(max(right - left, (last - first) * 1e-6, 1e-3), last - first)
        left = min(max(left, first), last - width)
        whole = width >= 0.999 * (last - first)
        self.view_changed.emit(None if whole else (left, left + width))
