"""A decision boundary: the model's answer everywhere in the plane, and the points it saw."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Boundary, Floats
from studio.ui.plots import numbers
from studio.ui.plots.contours import zero_lines
from studio.ui.plots.plot import Plot, number_font, width_of, write
from studio.ui.theme import FAMILY, Theme

FOOTER = 18
HEAD = 8
"""Room for half of the topmost label."""
MARGIN = 40
SHARE = 0.42
"""How strongly a sure answer colours the ground."""


class Plane(Plot):
    """The whole plane is drawn in one image; the line between classes as a line."""

    picked = Signal(float, float)
    """A point of the plane that was clicked, or dragged to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._frame: Boundary | None = None
        self._names: tuple[str, ...] = ()
        self._marked: tuple[float, ...] | None = None
        self._image: QImage | None = None
        self._kept: QPixmap | None = None
        self._kept_key: object = None
        self._kept_points: Floats = np.zeros((0, 2), np.float32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_frame(self, frame: Boundary | None, names: tuple[str, ...] = ()) -> None:
        self._frame, self._names, self._image = frame, names, None
        self.retell()
        self.update()

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def colour(self, index: int) -> QColor:
        """The colour of a class."""
        tokens = self.tokens
        ring = (tokens.accent, tokens.warn, tokens.go, tokens.error, *list(FAMILY.values())[4:])
        return QColor(ring[index % len(ring)])

    @property
    def image(self) -> QImage | None:
        """The model's answers, one pixel for each point of the grid."""
        if self._image is None and self._frame is not None:
            self._image = self._paint(answers(self._frame.grid))
        return self._image

    def _paint(self, grid: Floats) -> QImage:
        ground = QColor(self.tokens.ground)
        base = np.array([ground.red(), ground.green(), ground.blue()], np.float32)
        inks = [self.colour(index) for index in range(grid.shape[2])]
        rgb = np.array([[ink.red(), ink.green(), ink.blue()] for ink in inks], np.float32)
        sure = (grid.max(axis=2) - 1 / grid.shape[2]) / (1 - 1 / grid.shape[2])
        share = (SHARE * (0.35 + 0.65 * np.clip(sure, 0, 1)))[..., None]
        mixed = base * (1 - share) + (grid @ rgb) * share
        pixels = np.ascontiguousarray(np.clip(mixed[::-1], 0, 255).astype(np.uint8))
        height, width = pixels.shape[:2]
        return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()

    def area(self) -> QRectF:
        """Where the plane is; both axes have the same unit."""
        if self._frame is None:
            return QRectF()
        left, right, bottom, top = self._frame.extent
        room_x, room_y = self.width() - MARGIN - 8, self.height() - FOOTER - HEAD
        unit = max(0.0, min(room_x / ((right - left) or 1), room_y / ((top - bottom) or 1)))
        return QRectF(MARGIN, HEAD, (right - left) * unit, (top - bottom) * unit)

    def draw(self, painter: QPainter) -> None:
        frame, image = self._frame, self.image
        if frame is None or image is None:
            return
        area = self.area()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(area, image)
        self._draw_axes(painter, area, frame)
        painter.setClipRect(area)
        self._draw_lines(painter, area, answers(frame.grid))
        self._draw_points(painter, area, frame)
        self._draw_marked(painter)
        painter.setClipping(False)

    def mark(self, point: tuple[float, ...] | None) -> None:
        """Show which point is looked at."""
        self._marked = point
        self.update()

    def _draw_marked(self, painter: QPainter) -> None:
        if self._marked is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, radius in ((self.tokens.ground, 6.5), (self.tokens.text, 5.0)):
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawEllipse(self.place(*self._marked), radius, radius)

    def place(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is."""
        area = self.area()
        left, right, bottom, top = self._frame.extent if self._frame else (0, 1, 0, 1)
        across, up = (x - left) / (right - left), (y - bottom) / (top - bottom)
        return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event.position())

    def _pick(self, at: QPointF) -> None:
        area = self.area()
        if self._frame is None or not area.contains(at):
            return
        left, right, bottom, top = self._frame.extent
        across, up = (at.x() - area.left()) / area.width(), (area.bottom() - at.y()) / area.height()
        self.picked.emit(left + across * (right - left), bottom + up * (top - bottom))

    def _draw_lines(self, painter: QPainter, area: QRectF, grid: Floats) -> None:
        rows, columns, classes = grid.shape
        painter.setPen(QPen(QColor(self.tokens.text), 1))
        for index in range(classes if classes > 2 else 1):
            others = np.delete(grid, index, axis=2).max(axis=2)
            pieces = zero_lines((grid[..., index] - others).astype(np.float64))
            wide, high = area.width() / (columns - 1), area.height() / (rows - 1)
            lines = [
                QLineF(
                    area.left() + x1 * wide,
                    area.bottom() - y1 * high,
                    area.left() + x2 * wide,
                    area.bottom() - y2 * high,
                )
                for x1, y1, x2, y2 in pieces.tolist()
            ]
            painter.drawLines(lines)

    def _draw_points(self, painter: QPainter, area: QRectF, frame: Boundary) -> None:
        """The points stay where they are during a run, so they are painted once and kept."""
        ratio = self.devicePixelRatioF()
        key = (area.getRect(), ratio, self.theme.dark)
        same = self._kept_key == key and np.array_equal(self._kept_points, frame.points)
        if self._kept is None or not same:
            self._kept = QPixmap((area.size() * ratio).toSize())
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            self._kept_key, self._kept_points = key, frame.points
            other = QPainter(self._kept)
            other.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_points(other, area.translated(-area.topLeft()), frame)
            other.end()
        painter.drawPixmap(area.topLeft(), self._kept)

    def _paint_points(self, painter: QPainter, area: QRectF, frame: Boundary) -> None:
        left, right, bottom, top = frame.extent
        xs = area.left() + (frame.points[:, 0] - left) / (right - left) * area.width()
        ys = area.bottom() - (frame.points[:, 1] - bottom) / (top - bottom) * area.height()
        few = len(xs) <= 400
        radius = 2.5 if few else 1.5
        painter.setPen(QPen(QColor(self.tokens.ground), 1) if few else Qt.PenStyle.NoPen)
        for label in np.unique(frame.labels).tolist():
            painter.setBrush(self.colour(label))
            chosen = frame.labels == label
            for x, y in zip(xs[chosen].tolist(), ys[chosen].tolist(), strict=True):
                painter.drawEllipse(QPointF(x, y), radius, radius)

    def _draw_axes(self, painter: QPainter, area: QRectF, frame: Boundary) -> None:
        left, right, bottom, top = frame.extent
        font, ink = number_font(), self.tokens.text_3
        marks = numbers.ticks(left, right, max(2, int(area.width() // 56)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            x = area.left() + (mark - left) / (right - left) * area.width()
            half = width_of(text, font) / 2 + 1
            rect = QRectF(x - half, area.bottom() + 2, 2 * half, FOOTER - 2)
            if rect.right() <= self.width():
                write(painter, rect, text, ink, font)
        marks = numbers.ticks(bottom, top, max(2, int(area.height() // 36)))
        for mark, text in zip(marks, numbers.labels(marks), strict=True):
            y = area.bottom() - (mark - bottom) / (top - bottom) * area.height()
            rect = QRectF(0, y - 8, MARGIN - 6, 16)
            if rect.bottom() <= self.height():
                write(painter, rect, text, ink, font, align=Qt.AlignmentFlag.AlignRight)

    def describe(self, at: QPointF) -> str:
        area = self.area()
        if self._frame is None or not area.contains(at):
            return ""
        left, right, bottom, top = self._frame.extent
        across = (at.x() - area.left()) / area.width()
        up = (area.bottom() - at.y()) / area.height()
        grid = answers(self._frame.grid)
        row, column = round(up * (grid.shape[0] - 1)), round(across * (grid.shape[1] - 1))
        best = int(np.argmax(grid[row, column]))
        name = self._names[best] if best < len(self._names) else str(best)
        x, y = left + across * (right - left), bottom + up * (top - bottom)
        where = f"({numbers.short(x)}, {numbers.short(y)})"
        return f"{where} {name} {float(grid[row, column, best]):.2f}"

    def sizeHint(self) -> QSize:
        return QSize(280, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 96)


def answers(grid: Floats) -> Floats:
    """Probabilities of all classes; a single output says the second of two."""
    if grid.shape[2] == 1:
        return np.concatenate((1 - grid, grid), axis=2)
    return grid
