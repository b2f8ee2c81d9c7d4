"""The bare view: paints the scene, or its overview from afar, and moves over it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from studio.app.bookmarks import Sight
from studio.app.scope import Scope
from studio.app.session import Session
from studio.ui.canvas import drawing
from studio.ui.canvas.camera import STEP, Camera
from studio.ui.canvas.grid import Grid
from studio.ui.canvas.map_hand import MapHand
from studio.ui.canvas.minimap import MARGIN, Minimap
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.overview import FAR, Overview
from studio.ui.canvas.scene import CanvasScene
from studio.ui.text import tr
from studio.ui.theme import Theme

FAR_AND_WIDE = QRectF(-4e6, -4e6, 8e6, 8e6)
AROUND = QMargins(12, 12, 12, 12)
LITTLE_SMALLER = 0.8
"""How much smaller a picture may become so that the map covers none of it."""
SAME_ZOOM = 1e-3
SAME_PIXELS = 4.0
NOWHERE = QRect(-8, -8, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """How a graph was last looked at. Two are equal that nobody can tell apart."""

    untouched: bool
    """Whether all of it was shown, and will be again."""
    zoom: float
    centre: QPointF

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, View):
            return NotImplemented
        off = (self.centre - other.centre).manhattanLength() * self.zoom
        return abs(self.zoom / other.zoom - 1) < SAME_ZOOM and off < SAME_PIXELS

    __hash__ = None  # type: ignore[assignment]


class Sheet(QGraphicsView):
    """Shows everything until it or the graph is touched; from then on, what the user looks at."""

    zoomed = Signal(float)
    moved = Signal()
    """Another part is in view, or at another zoom."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing.equip(self, drawing.chosen(session.settings))
        self.session = session
        self.theme = theme
        # Before the scene hears of it: what the user does must not move the view.
        self._releases = [
            session.changed.connect(lambda _change: self._stay()),
            session.opened.connect(lambda _document: self._forget_views()),
            session.scoped.connect(self._on_scoped),
            session.turned.connect(self._on_turned),
        ]
        session.view = self.view_now
        self._scope = session.scope
        self._views: dict[tuple[str, ...], View] = {}
        self.canvas = CanvasScene(session, theme, self)
        self.camera = Camera(self)
        self._grid = Grid()
        self._grid.shown = session.settings.grid
        self._overview = Overview(self.canvas)
        self._untouched = True
        self._zoom = 1.0
        self._lit: QRectF | None = None
        self.minimap = Minimap(self.canvas, theme, self.viewport())
        self.minimap.switch(session.settings.minimap)
        self._map_hand = MapHand(self, self.minimap)
        self._set_up()

    def _set_up(self) -> None:
        self.setScene(self.canvas)
        self.setSceneRect(FAR_AND_WIDE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setAccessibleName(tr("Model graph"))

    @property
    def zoom(self) -> float:
        return self.camera.zoom

    def sight(self) -> QRectF:
        """The part of the scene that is in view."""
        return self.camera.seen()

    def renew(self) -> None:
        """Show wires and ground as the settings say now."""
        self._grid.shown = self.session.settings.grid
        self.canvas.set_style(self.session.settings.wires)
        self.minimap.switch(self.session.settings.minimap)
        self.viewport().update()

    def fit_all(self) -> None:
        """Show everything, and remember where one was."""
        self.session.trail.note()
        self.show_all()

    def show_all(self) -> None:
        self._fit(self.canvas.content())
        self._on_moved()

    def fit_selection(self) -> None:
        """Show the selection, or everything where nothing is selected."""
        self.session.trail.note()
        self._fit(self.canvas.content(self.session.all_selected or None))
        self.touch()

    def zoom_by(self, factor: float) -> None:
        self.camera.zoom_by(factor)
        self.touch()

    def zoom_in(self) -> None:
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        self.zoom_by(1 / STEP)

    def reset_zoom(self) -> None:
        self.camera.zoom_to(1.0)
        self.touch()

    def center_on(self, node_id: str) -> None:
        """Bring a node into the middle."""
        if item := self.canvas.node_item(node_id):
            self.camera.look_at(item.rect.center())
            self.touch()

    def reveal(self, node_id: str) -> None:
        """Bring a node, a frame or a note into view, moving as little as is needed."""
        if item := self.canvas.node_item(node_id) or self.canvas.furniture.item(node_id):
            self.camera.reveal(item.rect)

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the picture by so many of the view's pixels."""
        self.camera.pan_by(dx, dy)
        self.touch()

    def touch(self) -> None:
        """The user moved the view: it no longer follows the window's size."""
        self._untouched = False
        self._on_moved()

    def _stay(self) -> None:
        self._untouched = False

    def close_canvas(self) -> None:
        """Hear no more of the session."""
        for release in self._releases:
            release()
        self._releases.clear()
        self.minimap.activity.close()
        self.canvas.close()

    def _on_scoped(self, scope: Scope) -> None:
        """Look at another graph as it was last looked at, or at all of it."""
        self._views[self._scope.way] = self.view_now()
        self._scope = scope
        self._lit = None
        view = self._views.get(scope.way)
        self._untouched = view is None or view.untouched
        if view is not None and not view.untouched:
            self.camera.zoom_to(view.zoom)
            self.camera.look_at(view.centre)
            self._on_moved()

    def view_now(self) -> View:
        """How the graph is looked at, to be shown so again."""
        return View(self._untouched, self.zoom, self.camera.seen().center())

    def _on_turned(self, view: object) -> None:
        """Look at the graph as it was looked at when a step of the history began."""
        if not isinstance(view, View):
            return
        self._untouched = False
        self.camera.zoom_to(view.zoom)
        self.camera.look_at(view.centre)
        self._on_moved()

    def _forget_views(self) -> None:
        self._views.clear()
        self._scope = self.session.scope

    def begin_anew(self) -> None:
        """Another graph: show all of it."""
        self._untouched = True
        self.show_all()

    def sight_now(self) -> Sight:
        """What lies in the middle, and how large it is."""
        centre = self.camera.seen().center()
        return Sight(centre.x(), centre.y(), self.zoom)

    def look_at(self, sight: Sight) -> None:
        """Show this place, so large."""
        self.camera.zoom_to(sight.zoom)
        self.camera.look_at(QPointF(sight.x, sight.y))
        self.touch()

    def memory(self) -> object:
        """How every graph was looked at, to be recalled."""
        return self._untouched, dict(self._views)

    def recall(self, memory: object) -> None:
        """Know again how every graph was looked at then."""
        match memory:
            case (bool() as untouched, dict() as views):
                self._untouched, self._views = untouched, dict(views)

    def spotlight(self, place: QRectF | None) -> None:
        """Point at a place of the scene, or at none."""
        for each in (self._lit, place):
            if each is not None:
                self.viewport().update(self.mapFromScene(each).boundingRect() + AROUND)
        self._lit = place

    def shine(self, place: QRectF, aside: int = 0, zoom: float = 0.0) -> None:
        """Bring a place into the middle and point at it.

        Args:
            place: in the scene.
            aside: pixels at the left of the view that something covers.
            zoom: how large it is to be shown; nought: as it is.
        """
        if zoom:
            self.camera.zoom_to(zoom)
        self.camera.look_at(place.center())
        self.camera.pan_by(aside // 2, 0)
        self.touch()
        self.spotlight(place)

    def paint_above(self, painter: QPainter) -> None:
        """Paint what lies above everything, in scene coordinates."""
        if self._lit is None:
            return
        edge = 5 / self.zoom
        ring = self._lit.adjusted(-edge, -edge, edge, edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self.theme.tokens.ground, 6.0), (self.theme.tokens.accent, 3.0)):
            painter.setPen(QPen(QColor(colour), width / self.zoom))
            painter.drawRoundedRect(ring, 2 * edge, 2 * edge)

    # Events.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.zoom >= FAR:
            super().paintEvent(event)
            return
        super().paintEvent(QPaintEvent(NOWHERE))  # Qt notes that its updates have been served.
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painter.setTransform(self.viewportTransform())
        self.drawBackground(painter, self.mapToScene(event.rect()).boundingRect())
        self._overview.paint(painter, self.zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_above(painter)
        painter.end()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        exposed = self.mapFromScene(QRectF(rect)).boundingRect() & self.viewport().rect()
        size = self.viewport().size()
        self._grid.paint(painter, self.viewportTransform(), size, exposed, self.canvas.look.ink)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self.paint_above(painter)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.camera.panning:
            self._on_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._untouched:
            self.show_all()
        self._on_moved()

    def _fit(self, content: QRectF) -> None:
        """Show all of a rectangle, and no card under the map where that makes it little smaller."""
        camera, corner = self.camera, self.minimap.geometry()
        camera.fit(content)
        covered = self.mapToScene(corner).boundingRect()
        cards = any(isinstance(item, NodeItem) for item in self.canvas.items(covered))
        if not (self.minimap.isVisible() and cards):
            return
        ways = ((0, corner.bottom()), (self.viewport().width() - corner.left(), 0))
        best = max(ways, key=lambda way: camera.zoom_of(content, *way))
        if camera.zoom_of(content, *best) >= LITTLE_SMALLER * camera.zoom:
            camera.fit(content, *best)

    def _pin(self) -> None:
        """The map lies on the viewport and scrolls with it, so that scrolling stays cheap."""
        self.minimap.move(self.viewport().width() - self.minimap.width() - MARGIN, MARGIN)

    def _on_moved(self) -> None:
        self._pin()
        self.minimap.show_seen(self.camera.seen())
        self.moved.emit()
        if self.zoom != self._zoom:
            self._zoom = self.zoom
            self.zoomed.emit(self._zoom)
