"""The graph from afar: one picture of blocks and lines, for when cards are too small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPicture, QPixmap, QTransform

from studio.app.settings import WireStyle
from studio.layers.spec import Family
from studio.ui.canvas.courses import corners
from studio.ui.canvas.heat import COOL, Shade
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.lit_path import FAINT, PARTS
from studio.ui.canvas.look import Look
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.wire_item import WireItem
from studio.ui.emblems import emblem_pixmap

FAR = 0.36
"""Below this scale the overview stands in for the items."""


MARKED = 0.16
"""From this scale on there is room for the emblems of families."""
EMBLEM = 38.0
MOST_MARKED = 2000
"""Of more cards in view the emblems are left out."""
SMALL_SIDE = 48.0
"""No card is lower than this; where that is less than a pixel, it would be lost."""
MOST_PIXELS = 6_000_000
"""A larger picture is played from its record each time."""


class Overview:
    """Draws itself anew when it is first painted after a change, or at another scale.

    Nodes that are being dragged can be lifted out of the record and are painted each time.
    """

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._record: QPicture | None = None
        self._place: QRectF | None = None
        self._drawn: QPixmap | None = None
        self._scale = 0.0
        self._emblems: _Emblems | None = None
        scene.altered.connect(self.forget)
        scene.lifted_changed.connect(self.forget)

    def forget(self) -> None:
        """Something changed: record anew."""
        self._record = self._drawn = self._place = None

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Paint the whole graph; the painter is in scene coordinates."""
        scale = zoom * painter.device().devicePixelRatio()
        self._paint_fixed(painter, scale, zoom >= MARKED)
        scene = self._scene
        if self._scene.lifted:
            loose = {wire for node_id in self._scene.lifted for wire in scene.touching(node_id)}
            items = [
                item
                for n in self._scene.lifted
                if (item := scene.node_item(n)) and item.isVisible()
            ]
            scene.furniture.paint_far(painter, scene.lifted, only=True)
            found = [one for wire in loose if (one := scene.wire_item(wire)) and one.isVisible()]
            self._draw(painter, items, found, scale)
            if zoom >= MARKED:
                self._mark(painter, items)
        for item in map(scene.node_item, sorted(scene.selected)):
            if item is not None:
                painter.setPen(scene.look.ink.selected_far)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(item.rect)
        scene.furniture.paint_titles(painter, zoom)

    def _paint_fixed(self, painter: QPainter, scale: float, marked: bool) -> None:
        if self._place is None:
            self._place = self._scene.content().adjusted(-20, -20, 20, 20)
        size = (self._place.size() * scale).toSize()
        if size.width() * size.height() > MOST_PIXELS:
            if self._record is None:
                self._record = self._record_fixed()
            self._record.play(painter)
            if marked:
                self._mark(painter, self._in_view(painter))
            return
        if self._drawn is None or self._scale != scale:
            self._drawn, self._scale = self._draw_fixed(size, self._place, scale, marked), scale
        painter.drawPixmap(self._place, self._drawn, QRectF(self._drawn.rect()))

    def _draw_fixed(self, size: QSize, place: QRectF, scale: float, marked: bool) -> QPixmap:
        pixmap = QPixmap(size.expandedTo(QSize(1, 1)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.scale(pixmap.width() / place.width(), pixmap.height() / place.height())
        painter.translate(-place.topLeft())
        self._draw_all(painter, scale)
        if marked:
            self._mark(painter, self._fixed())
        painter.end()
        return pixmap

    def _record_fixed(self) -> QPicture:
        picture = QPicture()
        painter = QPainter(picture)
        self._draw_all(painter, 1.0)
        painter.end()
        return picture

    def _fixed(self) -> list[NodeItem]:
        """All cards but those that are being dragged."""
        lifted = self._scene.lifted
        items = list(self._scene.node_items())
        return [item for item in items if item.node_id not in lifted] if lifted else items

    def _in_view(self, painter: QPainter) -> list[NodeItem]:
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(painter.viewport()))
        return [item for item in self._fixed() if item.rect.intersects(seen)]

    def _draw_all(self, painter: QPainter, scale: float) -> None:
        """All but the nodes that are being dragged."""
        scene, lifted = self._scene, self._scene.lifted
        wires = list(scene.wire_items())
        if lifted:
            wires = [item for item in wires if not {item.wire.source, item.wire.target} & lifted]
        scene.furniture.paint_far(painter, lifted)
        self._draw(painter, self._fixed(), wires, scale)

    def _draw(
        self,
        painter: QPainter,
        items: Collection[NodeItem],
        wires: Iterable[WireItem],
        scale: float,
    ) -> None:
        path = self._scene.look.path
        if path is None:
            self._draw_part(painter, items, wires, scale)
            return
        kept = list(wires)
        faint = [item for item in kept if not path.of_wire(item.wire)]
        painter.setOpacity(FAINT)
        others = [item for item in items if not path.of_node(item.node_id)]
        self._draw_part(painter, others, faint, scale)
        painter.setOpacity(1.0)
        for part in PARTS:
            lit = [item for item in kept if path.of_wire(item.wire) == part]
            _draw_lines(painter, lit, self._scene.look, self._scene.look.ink.path.far[part])
        on_it = [item for item in items if path.of_node(item.node_id)]
        self._draw_part(painter, on_it, (), scale)

    def _draw_part(
        self,
        painter: QPainter,
        items: Collection[NodeItem],
        wires: Iterable[WireItem],
        scale: float,
    ) -> None:
        scene, ink = self._scene, self._scene.look.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _draw_lines(painter, wires, scene.look, ink.wire_far)
        painter.setPen(Qt.PenStyle.NoPen)
        blocks: defaultdict[Family | Shade, list[QRectF]] = defaultdict(list)
        for item in items:
            look: Family | Shade = item.card.family
            if scene.look.warm:
                look = item.card.warmth.shade if item.card.warmth is not None else COOL
            blocks[look].append(item.rect)
            if item.card.guise.block:
                blocks[look].append(_sheet(item.rect))
        least = 1 / scale
        for look, rects in blocks.items():
            if least > SMALL_SIDE:  # However far away, a card is a pixel.
                for rect in rects:
                    rect.setSize(rect.size().expandedTo(QSizeF(least, least)))
            painter.setBrush(ink.shade(look) if isinstance(look, int) else ink.far[look])
            painter.drawRects(rects)
        painter.setBrush(ink.error)
        for item in items:
            if item.card.severity == "error":
                corner = QPointF(item.left + item.card.layout.width, item.top)
                painter.drawEllipse(corner, 14, 14)

    def _mark(self, painter: QPainter, items: Collection[NodeItem]) -> None:
        """Put the emblem of its family on each block, so that not only colours tell."""
        if self._scene.look.warm or len(items) > MOST_MARKED:
            return
        view, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        side = round(EMBLEM * view.m11())
        atlas = self._atlas(side, ratio)
        painter.setWorldTransform(QTransform())
        for item in items:
            layout = item.card.layout
            x = (item.left + layout.width / 2) * view.m11() + view.dx() - side / 2
            y = (item.top + layout.height / 2) * view.m22() + view.dy() - side / 2
            painter.drawPixmap(QPointF(round(x), round(y)), atlas[item.card.family])
        painter.setWorldTransform(view)

    def _atlas(self, side: int, ratio: float) -> Mapping[Family, QPixmap]:
        ink = self._scene.look.ink
        if self._emblems is None or self._emblems.of != (side, ratio, ink):
            self._emblems = _Emblems(side, ratio, ink)
        return self._emblems


class _Emblems(dict[Family, QPixmap]):
    """The emblems at one size, made when they are first needed."""

    def __init__(self, side: int, ratio: float, ink: Ink) -> None:
        super().__init__()
        self.of = side, ratio, ink

    def __missing__(self, family: Family) -> QPixmap:
        side, ratio, ink = self.of
        found = self[family] = emblem_pixmap(family, ink.emblem_far, side, ratio)
        return found


def _draw_lines(painter: QPainter, wires: Iterable[WireItem], look: Look, pen: QPen) -> None:
    lines = lines_of(wires, look.style)
    if lines:
        painter.setPen(pen)
        painter.drawLines(lines)


def lines_of(wires: Iterable[WireItem], style: WireStyle) -> list[QLineF]:
    """Wires from afar: straight from stop to stop, or along the axes."""
    lines: list[QLineF] = []
    for item in wires:
        if style == "orthogonal":
            stops = corners(item.ends, item.points, item.sides)
        elif item.points:
            stops = [item.ends[:2], *item.points, item.ends[2:]]
        else:
            lines.append(QLineF(*item.ends))
            continue
        lines += [QLineF(*one, *other) for one, other in pairwise(stops)]
    return lines


def _sheet(rect: QRectF) -> QRectF:
    """What peeps out below a block, as far as it is seen from afar."""
    return QRectF(rect.left() + 12, rect.bottom() + 5, rect.width() - 24, 7)
