"""Numpy arrays to Qt's polygons without a Python object a point."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF
from shiboken6 import Shiboken

Doubles = NDArray[np.float64]


def polygon(x: Doubles, y: Doubles) -> QPolygonF:
    """A polygon with these corners."""
    found = QPolygonF()
    found.resize(len(x))
    if len(x):
        pointer: Any = found.data()  # the stubs say QPointF; it is an address
        memory: Any = cast(Any, Shiboken.VoidPtr)(pointer, len(x) * 16, True)
        corners = np.frombuffer(memory, np.float64).reshape(-1, 2)
        corners[:, 0] = x
        corners[:, 1] = y
    return found


def runs(finite: NDArray[np.bool_]) -> list[slice]:
    """The unbroken stretches of ``True``."""
    if finite.all():
        return [slice(0, len(finite))] if len(finite) else []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], finite, [False])).astype(np.int8)))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def draw(painter: QPainter, x: Doubles, y: Doubles) -> None:
    """A line through the points, broken where a value is missing."""
    for part in runs(np.isfinite(y)):
        if part.stop - part.start == 1:
            painter.drawPoint(QPointF(x[part.start], y[part.start]))
        else:
            painter.drawPolyline(polygon(x[part], y[part]))
