"""An emblem for each family of layers: a filled silhouette, told apart without any colour.

Each is drawn once as a path in a box of ``SIDE`` units, so that it is crisp at every zoom and pixel
ratio. Cards, the palette's headings and the picture from afar show the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPixmap,
    QTransform,
)

from studio.layers.spec import Family

SIDE: Final = 16.0
_PEN: Final = 2.0
"""The weight of the lines, so that none is lost at 12 pixels."""
_FINE: Final = QTransform.fromScale(64, 64)
_COARSE: Final = QTransform.fromScale(1 / 64, 1 / 64)


@cache
def emblem(family: Family) -> QPainterPath:
    """The silhouette of a family in a square of ``SIDE``."""
    return _EMBLEMS[family]()


def paint_emblem(painter: QPainter, family: Family, box: QRectF, brush: QBrush) -> None:
    """Fill a square of a painter with an emblem."""
    scale = box.width() / SIDE
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    painter.drawPath(emblem(family))
    painter.scale(1 / scale, 1 / scale)
    painter.translate(-box.topLeft())


def emblem_pixmap(family: Family, colour: str | QColor, side: int, ratio: float) -> QPixmap:
    """An emblem of so many logical pixels for a screen of this pixel ratio."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_emblem(painter, family, QRectF(0, 0, side, side), QBrush(QColor(colour)))
    painter.end()
    return pixmap


# What they are made of.


def _line(*points: tuple[float, float], width: float = _PEN, closed: bool = False) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return _stroke(path, width)


def _stroke(path: QPainterPath, width: float = _PEN) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCurveThreshold(0.02)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)


def _area(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    path.closeSubpath()
    return path


def _dot(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _ring(x: float, y: float, radius: float, width: float = _PEN) -> QPainterPath:
    return _stroke(_dot(x, y, radius), width)


def _box(x: float, y: float, width: float, height: float, round_by: float = 0.8) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), round_by, round_by)
    return path


def _frame(x: float, y: float, width: float, height: float, pen: float = _PEN) -> QPainterPath:
    return _stroke(_box(x, y, width, height), pen)


def _joined(first: QPainterPath, *others: QPainterPath) -> QPainterPath:
    """All of them filled: they turn the same way, so that nothing is lost where they overlap."""
    found = QPainterPath()
    found.setFillRule(Qt.FillRule.WindingFill)
    for path in (first, *others):
        found.addPath(path if _area_of(path) > 0 else path.toReversed())
    return found


def _pierced(path: QPainterPath, hole: QPainterPath) -> QPainterPath:
    """One with a hole: what turns the other way is left out."""
    found = _joined(path)
    found.addPath(hole if _area_of(hole) < 0 else hole.toReversed())
    return found


def _area_of(path: QPainterPath) -> float:
    """Positive or negative by the way in which its outline turns."""
    found = 0.0
    for polygon in path.toSubpathPolygons(QTransform()):
        points = [polygon.at(at) for at in range(polygon.size())]
        for one, other in pairwise((*points, points[0])):
            found += one.x() * other.y() - other.x() * one.y()
    return found


def _without(path: QPainterPath, hole: QPainterPath) -> QPainterPath:
    """Cut at many times their size: Qt makes curves of a few units into polygons."""
    return _COARSE.map(_FINE.map(path).subtracted(_FINE.map(hole)))


def _star(x: float, y: float, radius: float) -> QPainterPath:
    waist = 0.3 * radius
    return _area(
        *(
            (
                x + (waist if n % 2 else radius) * sin(n * pi / 4),
                y - (waist if n % 2 else radius) * cos(n * pi / 4),
            )
            for n in range(8)
        )
    )


# The emblems.


def _io() -> QPainterPath:
    """A sign that points the way."""
    return _area((1.5, 3.5), (9.5, 3.5), (15, 8), (9.5, 12.5), (1.5, 12.5))


def _convolution() -> QPainterPath:
    """A kernel of three by three."""
    return _joined(*(_box(1 + 5 * x, 1 + 5 * y, 4, 4) for x in range(3) for y in range(3)))


def _dense() -> QPainterPath:
    """Everything joined with everything."""
    ends = (3.0, 13.0)
    wires = [_line((3, a), (13, b), width=1.5) for a in ends for b in ends]
    return _joined(*wires, *(_dot(x, y, 2.7) for x in ends for y in ends))


def _embedding() -> QPainterPath:
    """One row of a table."""
    rows = [_box(6.5, y, 8.5, 3.2) for y in (1.2, 11.6)]
    return _joined(*rows, _box(0.8, 6.4, 14.2, 3.2), _dot(2.4, 8, 2.2))


def _normalisation() -> QPainterPath:
    """A bell."""
    path = QPainterPath(QPointF(0.8, 13.8))
    path.cubicTo(5.6, 13.8, 5.0, 2, 8, 2)
    path.cubicTo(11, 2, 10.4, 13.8, 15.2, 13.8)
    path.closeSubpath()
    return path


def _activation() -> QPainterPath:
    """Nothing, and from a point on everything."""
    return _line((1.5, 12.5), (7.2, 12.5), (14.2, 3.2), width=2.8)


def _pooling() -> QPainterPath:
    """A funnel."""
    return _area((0.8, 2), (15.2, 2), (10, 8.4), (10, 14.8), (6, 12.6), (6, 8.4))


def _padding() -> QPainterPath:
    """A middle with room about it."""
    return _joined(_frame(1.8, 1.8, 12.4, 12.4, 1.8), _box(5.4, 5.4, 5.2, 5.2))


def _dropout() -> QPainterPath:
    """Some are left out."""
    full = [_dot(4, 4, 3), _dot(12, 12, 3)]
    return _joined(*full, _ring(12, 4, 2.3, 1.5), _ring(4, 12, 2.3, 1.5))


def _augmentation() -> QPainterPath:
    """Sparks."""
    return _joined(_star(6.2, 9.2, 6.4), _star(12.8, 3.4, 3.2))


def _vision() -> QPainterPath:
    """An eye."""
    path = QPainterPath(QPointF(0.8, 8))
    path.quadTo(8, -0.6, 15.2, 8)
    path.quadTo(8, 16.6, 0.8, 8)
    return _joined(_pierced(path, _dot(8, 8, 3.6)), _dot(8, 8, 2))


def _recurrent() -> QPainterPath:
    """Round and in again."""
    path = QPainterPath()
    place = QRectF(2.2, 2.2, 11.6, 11.6)
    path.arcMoveTo(place, 60)
    path.arcTo(place, 60, 285)
    return _joined(_stroke(path, 2.2), _area((8.6, 0.2), (15.2, 2.4), (10, 7)))


def _attention() -> QPainterPath:
    """Cross hairs."""
    ticks = [((8, 0.8), (8, 4)), ((8, 12), (8, 15.2)), ((0.8, 8), (4, 8)), ((12, 8), (15.2, 8))]
    return _joined(_ring(8, 8, 4.8, 1.7), _dot(8, 8, 1.9), *(_line(*each) for each in ticks))


def _merge() -> QPainterPath:
    """Two become one."""
    return _joined(
        _line((2, 3), (8, 8), (14, 8), width=2.4), _line((2, 13), (8, 8), width=2.4), _dot(9, 8, 3)
    )


def _shape() -> QPainterPath:
    """Drawn out by two corners."""
    return _joined(
        _line((9.4, 2), (14, 2), (14, 6.6)),
        _line((6.6, 14), (2, 14), (2, 9.4)),
        _line((13.4, 2.6), (2.6, 13.4)),
    )


def _index() -> QPainterPath:
    """What stands between brackets."""
    return _joined(
        _line((5, 1.8), (2.2, 1.8), (2.2, 14.2), (5, 14.2)),
        _line((11, 1.8), (13.8, 1.8), (13.8, 14.2), (11, 14.2)),
        _dot(8, 8, 2.3),
    )


def _math() -> QPainterPath:
    """Plus and minus."""
    return _joined(
        _line((8, 1.6), (8, 9.4), width=2.4),
        _line((3.6, 5.5), (12.4, 5.5), width=2.4),
        _line((3.6, 13.6), (12.4, 13.6), width=2.4),
    )


def _reduction() -> QPainterPath:
    """A sum."""
    return _line((12.6, 4.2), (12.6, 2), (3.2, 2), (8.6, 8), (3.2, 14), (12.6, 14), (12.6, 11.8))


def _tensor() -> QPainterPath:
    """A cube."""
    top = _area((8, 0.8), (14.4, 4.2), (8, 7.6), (1.6, 4.2))
    left = _area((1.4, 5.9), (7.2, 9), (7.2, 15.2), (1.4, 12))
    return _joined(top, left, _area((14.6, 5.9), (8.8, 9), (8.8, 15.2), (14.6, 12)))


def _loss() -> QPainterPath:
    """The bottom of a valley."""
    path = QPainterPath(QPointF(1.6, 2.4))
    path.cubicTo(2.6, 18.2, 13.4, 18.2, 14.4, 2.4)
    return _joined(_stroke(path, 2.2), _dot(8, 8.6, 2.6))


def _optimiser() -> QPainterPath:
    """Steps down."""
    return _area(
        (1, 1.6), (5.6, 1.6), (5.6, 6), (10.2, 6), (10.2, 10.4), (15, 10.4), (15, 14.6), (1, 14.6)
    )


def _schedule() -> QPainterPath:
    """A clock."""
    return _joined(_ring(8, 8, 6.2, 1.9), _line((8, 4.4), (8, 8.4), (10.8, 10), width=1.9))


def _metric() -> QPainterPath:
    """Bars."""
    heights = (5.2, 9, 13.4)
    return _joined(*(_box(1.4 + 4.8 * n, 14.8 - h, 3.6, h) for n, h in enumerate(heights)))


def _block() -> QPainterPath:
    """One thing in front of another."""
    behind = _without(_box(5, 1, 10, 10, 1.6), _box(-0.4, 3.6, 12.8, 12.8, 1.6))
    return _joined(behind, _box(1, 5, 10, 10, 1.6))


def _custom() -> QPainterPath:
    """Angle brackets of code."""
    return _joined(
        _line((4.8, 3.6), (1.4, 8), (4.8, 12.4)),
        _line((11.2, 3.6), (14.6, 8), (11.2, 12.4)),
        _line((9.4, 2.6), (6.6, 13.4)),
    )


_EMBLEMS: Final[Mapping[Family, Callable[[], QPainterPath]]] = {
    "io": _io,
    "convolution": _convolution,
    "dense": _dense,
    "embedding": _embedding,
    "normalisation": _normalisation,
    "activation": _activation,
    "pooling": _pooling,
    "padding": _padding,
    "dropout": _dropout,
    "augmentation": _augmentation,
    "vision": _vision,
    "recurrent": _recurrent,
    "attention": _attention,
    "merge": _merge,
    "shape": _shape,
    "index": _index,
    "math": _math,
    "reduction": _reduction,
    "tensor": _tensor,
    "loss": _loss,
    "optimiser": _optimiser,
    "schedule": _schedule,
    "metric": _metric,
    "block": _block,
    "custom": _custom,
}
