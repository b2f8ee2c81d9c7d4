"""The whole graph in a corner, with a frame for what is in view. Press or drag to go there."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.canvas import map_marks
from studio.ui.canvas.activity import Activity
from studio.ui.canvas.map_marks import MarkShape
from studio.ui.canvas.map_picture import ROUND_AT_MOST, MapPicture
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.scrolling import NOTCH, ZOOM_PER_NOTCH
from studio.ui.text import as_tip, say, tr
from studio.ui.theme import Theme, translucent

SIZE = QSize(132, 84)
MARGIN = 14
LATER_MS = 30
ALL = (3, 3, -3, -3)
"""From the edges of the map to those of what it shows at most as in view."""
CLICK = 3.0
STEP, STRIDE = 0.1, 0.9
"""Of the width of the view: how far an arrow goes, and one with Shift."""
WALKS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Minimap(QWidget):
    """Draws the blocks once a change; the frame whenever the view moves."""

    aimed = Signal(QPointF)
    """The user drags the view to this place of the scene."""
    jumped = Signal(QPointF)
    """The user wants to be at this place of the scene."""
    zoomed = Signal(float)
    """The wheel was turned, or a key asks for this factor."""
    walked = Signal(float, float)
    """Keys move the view by so much of its width and height."""
    left = Signal()
    """The keyboard goes back to the canvas."""

    def __init__(self, scene: CanvasScene, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._theme = theme
        self._on = True
        self._blocks: QPixmap | None = None
        self._active: dict[MarkShape, list[QPointF]] | None = None
        self._picture = MapPicture(scene, theme)
        self._seen = QRectF()
        self._grip: QPointF | None = None
        self._pressed = QPointF()
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Overview of the graph"))
        self.activity = Activity(scene.session, self._on_active)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._forget)
        scene.altered.connect(self._on_altered)
        theme.changed.connect(self._forget)
        self._forget()

    def switch(self, on: bool) -> None:
        """Show the map, or do without."""
        if on != self._on:
            self._on = on
            self._forget()

    def show_seen(self, seen: QRectF) -> None:
        """The view now shows this part of the scene."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    def place_of(self, point: QPointF) -> QPointF:
        """Where on the map a place of the scene is."""
        return self._picture.map.map(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._blocks is None or self._blocks.devicePixelRatio() != self.devicePixelRatioF():
            self._blocks = self._picture.draw(self.rect(), self.devicePixelRatioF())
            self._active = None
        if self._active is None:
            self._active = {
                "fresh": self._picture.places(self.activity.fresh, "below"),
                "live": self._picture.places(self.activity.live, "middle"),
            }
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._blocks)
        for shape, places in self._active.items():
            map_marks.paint(painter, shape, places, tokens)
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(translucent(tokens.accent, 0.06))
        painter.drawRoundedRect(self._frame().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self._pressed = event.position()
        frame = self._frame()
        if frame.contains(point) and not frame.contains(QRectF(self.rect()).adjusted(*ALL)):
            self._grip = self._picture.map.map(self._seen.center()) - point
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self._grip = QPointF()
            self._aim(point, self.jumped)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._aim(event.position() + self._grip, self.aimed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._grip = self._grip, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if held and (event.position() - self._pressed).manhattanLength() < CLICK:
            self._aim(event.position(), self.jumped)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        self.zoomed.emit(ZOOM_PER_NOTCH ** ((turn.y() or turn.x()) / NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        key = event.key()
        if key in WALKS:
            across, down = WALKS[key]
            self.walked.emit(across * far, down * far)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoomed.emit(1 / ZOOM_PER_NOTCH if key == Qt.Key.Key_Minus else ZOOM_PER_NOTCH)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def told(self, point: QPointF) -> str:
        """What there is to say of a place of the map."""
        item = self._picture.node_at(point)
        if item is None:
            return as_tip(tr("Overview: press to go there, turn the wheel to zoom"))
        lines = [tr("{name}, {kind}", name=item.card.name, kind=item.card.kind)]
        if problem := self._scene.problems.get(item.node_id):
            lines.append(say(problem.message))
        if item.node_id in self.activity.live:
            lines.append(tr("Being computed"))
        if item.node_id in self.activity.fresh:
            lines.append(tr("Changed by the last step"))
        return as_tip("\n".join(lines))

    def _aim(self, point: QPointF, signal: SignalInstance) -> None:
        back, possible = self._picture.map.inverted()
        if possible:
            signal.emit(back.map(point))

    def _frame(self) -> QRectF:
        """What is in view, on the map."""
        inside = QRectF(self.rect()).adjusted(*ALL)
        return self._picture.map.mapRect(self._seen).intersected(inside)

    def _on_active(self) -> None:
        self._active = None
        if self.isVisible():
            self.update()

    def _on_altered(self) -> None:
        """Of a large graph the view is drawn first, and the map in a stroke of its own."""
        if self._blocks is None or len(self._scene.graph) <= ROUND_AT_MOST:
            self._forget()
        else:
            self._later.start()

    def _forget(self) -> None:
        self._blocks = None
        problems = Counter(found.severity for found in self._scene.problems.values())
        self.setAccessibleDescription(
            tr(
                "Errors: {errors}, warnings: {warnings}",
                errors=problems["error"],
                warnings=problems["warning"],
            )
        )
        there = len(self._scene.graph) > 0 or bool(self._scene.furniture)
        self.setVisible(self._on and there)
        self.update()
