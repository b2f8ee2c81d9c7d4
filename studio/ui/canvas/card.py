"""The picture of a node: a card. One function paints it, for the canvas and for a ghost alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter

from studio.compile.card_sizes import CARD_WIDTH, Ends
from studio.compile.problems import Severity
from studio.compile.tensor_kinds import TensorKind
from studio.layers.spec import Family
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.geometry import (
    BADGE_RADIUS,
    CORNER,
    EMBLEM,
    LABEL_GAP,
    NAME_LEFT,
    OUTER,
    PAD,
    STRIPE,
    Layout,
    PortPlace,
    card_width,
    lay_out,
)
from studio.ui.canvas.guise import (
    PALE,
    PLAIN,
    Guise,
    paint_bypass,
    paint_marks,
    paint_sheets,
)
from studio.ui.canvas.heat import COOL, Warmth, Writing
from studio.ui.canvas.ink import Face, Ink
from studio.ui.canvas.inner import Inner, paint_inner
from studio.ui.canvas.port_marks import Mark, paint_ports
from studio.ui.canvas.value_rows import ValueRow, line_size, nearness, paint_rows
from studio.ui.emblems import paint_emblem

READABLE = 0.55
"""Below this scale a card shows its name only, and a larger emblem."""
SMALL_EMBLEM = QRectF(PAD - 1, 8, EMBLEM, EMBLEM)
LARGE_EMBLEM = QRectF(PAD - 2, 10, 28, 28)
FAR_NAME_LEFT = 44.0
NAME_LINE = 20.0
SHAPE_LINE = 38.0
SHAPE_RISE = 21.0
"""How far that line rises as it gives its room to values: so far that it stays below the name."""
GAP = 12
TAG_HEIGHT = 14.0
TAG_RISE = 9.0
"""How far the tag with a figure stands out above its card."""


@dataclass(slots=True)
class Card:
    """What a card shows. ``layout`` follows from the rest through :func:`fitted`."""

    family: Family
    name: str
    kind: str
    layout: Layout
    shape: str = ""
    cost: str = ""
    severity: Severity | None = None
    differs: bool = False
    selected: bool = False
    hovered: bool = False
    miniature: QImage | None = None
    guise: Guise = PLAIN
    carried: tuple[TensorKind, ...] | None = None
    """What goes through each of the layout's ports; ``None`` until it is looked up."""
    values: tuple[ValueRow, ...] | None = None
    """What is shown of its parameters from near; ``None`` until it is looked up."""
    inner: Inner | None = None
    """Of a block: what is inside it, where no miniature is shown."""
    warmth: Warmth | None = None
    """How much the node costs, where the canvas is coloured by that."""

    @property
    def pictured(self) -> bool:
        """Whether there is room for a picture below the texts."""
        return self.miniature is not None or self.inner is not None


def fitted(card: Card, ends: Ends, ink: Ink) -> Layout:
    """The layout that this card needs for its texts, ports and miniature."""
    top = NAME_LEFT - PAD + ink.name.reach(card.name) + GAP + ink.kind.width(card.kind)
    if ends.folded:
        return lay_out(ends, card_width(top), False)
    below = ink.shape.width(card.shape)
    if card.cost:
        below += GAP + ink.cost.width(card.cost)
    rows = _widest(ends, ink.label) if ends.labelled else 0.0
    return lay_out(ends, card_width(top, below, rows), card.pictured)


def _widest(ends: Ends, face: Face) -> float:
    ins = max((face.width(label) for _, label, _, _ in ends.inputs), default=0.0)
    outs = max((face.width(label) for _, label, _, _ in ends.outputs), default=0.0)
    return ins + outs + LABEL_GAP


def paint_card(
    painter: QPainter,
    card: Card,
    ink: Ink,
    scale: float = 1.0,
    *,
    mark: Callable[[PortPlace], Mark] | None = None,
    bodies: Bodies | None = None,
    pictures: Bodies | None = None,
    hovered: str = "",
) -> None:
    """Paint a card at the painter's origin; with less in it where ``scale`` is small.

    With ``bodies`` what is not text comes from a picture kept there, and with ``pictures`` so does
    the miniature, as it is once it has its size. ``hovered`` names the
    parameter whose value is under the pointer.
    """
    layout, pale, near = card.layout, bool(card.guise.skip), scale >= READABLE
    if pale:
        painter.setOpacity(PALE)
    if bodies is not None and mark is None:
        inner = None if card.miniature is not None else card.inner
        shade = COOL if card.warmth is None else card.warmth.shade
        key = (
            id(layout),
            near,
            card.carried,
            card.family,
            card.selected,
            card.hovered,
            card.guise,
            inner,
            shade,
        )
        size = (layout.width, layout.height)
        bodies.paint(painter, key, size, OUTER, lambda own: _paint_body(own, card, ink, near, None))
    else:
        _paint_body(painter, card, ink, near, mark)
    painter.setPen(_writing(card, ink).text)
    ink.name.write(painter, NAME_LEFT if near else FAR_NAME_LEFT, NAME_LINE, card.name)
    if near:
        _paint_details(painter, card, ink, scale, hovered)
    if card.miniature is not None and layout.miniature is not None:
        _paint_miniature(painter, card.miniature, layout.miniature, ink, pictures)
    if pale:
        painter.setOpacity(1)
    if card.guise is not PLAIN:
        _paint_guise(painter, card, ink)
    if card.warmth is not None and scale >= READABLE:
        _paint_figure(painter, card.warmth.figure, ink)
    if card.differs:
        _paint_differs(painter, card, ink)
    if card.severity:
        paint_badge(painter, badge_centre(card.layout), card.severity, ink)


def _paint_miniature(
    painter: QPainter, image: QImage, place: QRectF, ink: Ink, pictures: Bodies | None
) -> None:
    if pictures is None:
        painter.fillRect(place, ink.well)
        painter.drawImage(_inside(place, image), image)
        return

    def draw(own: QPainter) -> None:
        whole = QRectF(0, 0, place.width(), place.height())
        own.fillRect(whole, ink.well)
        own.drawImage(_inside(whole, image), image)

    painter.translate(place.topLeft())
    key = (image.cacheKey(), place.width())
    pictures.paint(painter, key, (place.width(), place.height()), 0.0, draw)
    painter.translate(-place.topLeft())


def _paint_body(
    painter: QPainter, card: Card, ink: Ink, near: bool, mark: Callable[[PortPlace], Mark] | None
) -> None:
    layout, guise = card.layout, card.guise
    painter.setPen(ink.edge_hover if card.hovered else ink.edge)
    painter.setBrush(_fill(card, ink))
    if guise.block:
        paint_sheets(painter, layout)
    if card.selected:
        painter.setPen(ink.selected)
    elif guise.unknown:
        painter.setPen(ink.edge_unknown)
    painter.drawRoundedRect(layout.rect, CORNER, CORNER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.family[card.family])
    painter.drawRect(QRectF(-0.5, CORNER, STRIPE + 0.5, layout.height - 2 * CORNER))
    brush = ink.emblem[card.family] if card.warmth is None else _writing(card, ink).text.brush()
    paint_emblem(painter, card.family, SMALL_EMBLEM if near else LARGE_EMBLEM, brush)
    if card.inner is not None and card.miniature is None and layout.miniature is not None:
        painter.fillRect(layout.miniature, ink.well)
        paint_inner(painter, layout.miniature, card.inner, ink)
    kinds: Iterable[TensorKind] = card.carried or repeat("any", len(layout.ports))
    paint_ports(painter, zip(layout.ports, kinds, strict=True), card.family, ink, mark)


def _paint_guise(painter: QPainter, card: Card, ink: Ink) -> None:
    """What must be seen at full strength also on a pale card."""
    guise, layout = card.guise, card.layout
    if guise.skip == "bypass":
        paint_bypass(painter, layout, ink, card.selected)
    if guise.skip and card.selected:
        painter.setPen(ink.selected)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(layout.rect, CORNER, CORNER)
    paint_marks(painter, layout, guise, ink)


def _paint_details(painter: QPainter, card: Card, ink: Ink, scale: float, hovered: str) -> None:
    right = card.layout.width - PAD
    writing = _writing(card, ink)
    painter.setPen(writing.text_3)
    ink.kind.write(painter, right - ink.kind.width(card.kind), NAME_LINE, card.kind)
    if card.layout.folded:
        return
    size = line_size(scale) if card.values else 1.0
    painter.save()
    painter.translate(0, SHAPE_LINE - SHAPE_RISE * (1 - size))
    painter.scale(size, size)
    if card.cost:
        ink.cost.write(painter, right / size - ink.cost.width(card.cost), 0, card.cost)
    if card.shape:
        painter.setPen(writing.text_2)
        ink.shape.write(painter, PAD / size, 0, card.shape)
    painter.restore()
    if card.values:
        paint_rows(painter, card.values, ink, nearness(scale), hovered)
    face = ink.label
    for port in card.layout.ports:
        if port.label:
            left = port.side == "input"
            faint = port.optional or port.spare
            painter.setPen(writing.text_3 if faint else writing.text_2)
            x = float(PAD) if left else right - face.width(port.label)
            face.write(painter, x, port.y + face.ascent / 2 - 1.5, port.label)


def _fill(card: Card, ink: Ink) -> QBrush:
    if card.warmth is not None:
        return ink.heat.fills[card.warmth.shade]
    return ink.card_hover if card.hovered else ink.card


def _writing(card: Card, ink: Ink) -> Writing:
    return ink.writing if card.warmth is None else ink.heat.writing[card.warmth.shade]


def figure_place(figure: str, ink: Ink) -> QRectF:
    """Where the tag with a figure is: on the upper edge, as the texts below keep their room."""
    return QRectF(PAD, -TAG_RISE, ink.cost.width(figure) + 12 if figure else 0.0, TAG_HEIGHT)


def _paint_figure(painter: QPainter, figure: str, ink: Ink) -> None:
    if not figure:
        return
    tag = figure_place(figure, ink)
    painter.setPen(ink.edge_hover)
    painter.setBrush(ink.card)
    painter.drawRoundedRect(tag, TAG_HEIGHT / 2, TAG_HEIGHT / 2)
    painter.setPen(ink.text)
    ink.cost.write(painter, tag.left() + 6, tag.bottom() - 3.5, figure)


def badge_centre(layout: Layout) -> QPointF:
    """Where the badge of a problem sits: on the upper right corner."""
    return QPointF(layout.width - 3, 3)


def differs_centre(card: Card) -> QPointF:
    """Where the mark of a node that differs from the running plan sits: left of a badge."""
    return QPointF(card.layout.width - (3 + 2.6 * BADGE_RADIUS if card.severity else 3), 3)


def paint_badge(painter: QPainter, centre: QPointF, severity: Severity, ink: Ink) -> None:
    """The badge of a problem."""
    painter.setPen(ink.halo)
    painter.setBrush(ink.error if severity == "error" else ink.warn)
    painter.drawEllipse(centre, BADGE_RADIUS, BADGE_RADIUS)
    painter.setPen(ink.on_badge)
    painter.drawLine(centre + QPointF(0, -3.5), centre + QPointF(0, 0.8))
    painter.drawPoint(centre + QPointF(0, 3.6))


def _paint_differs(painter: QPainter, card: Card, ink: Ink) -> None:
    centre = differs_centre(card)
    ring = QRectF(centre.x() - 5, centre.y() - 5, 10, 10)
    painter.setPen(ink.halo)
    painter.setBrush(ink.card)
    painter.drawEllipse(ring)
    painter.setPen(ink.warn_pen)
    painter.drawEllipse(ring.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.warn)
    painter.drawPie(ring.adjusted(1.5, 1.5, -1.5, -1.5), 90 * 16, 180 * 16)


def _inside(place: QRectF, image: QImage) -> QRectF:
    """The largest rectangle of the image's proportions in the middle of a place."""
    if image.isNull():
        return place
    size = image.deviceIndependentSize().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    found = QRectF(QPointF(0, 0), size)
    found.moveCenter(place.center())
    return found


def blank(family: Family, name: str, kind: str) -> Card:
    """A card whose layout is yet to be fitted."""
    return Card(family, name, kind, _UNFITTED)


_UNFITTED = lay_out(Ends((), (), False), CARD_WIDTH, False)
