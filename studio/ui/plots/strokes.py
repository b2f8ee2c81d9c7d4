"""How one curve, or a band around a mean, is drawn: the same at a hundred points and a million."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.plots import polyline
from studio.ui.plots.logarithmic import Axis
from studio.ui.plots.series import Count, Line, Outline, Series

PARTS = 8
"""A logarithmic axis is looked at in so many parts, as there is more to see of its left."""
DOTS = 60
"""Up to so many points of a sparse curve have a dot each."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where curves are drawn, and what of them."""

    area: QRectF
    span: tuple[float, float]
    range: tuple[float, float]
    x: Axis
    y: Axis
    count: Count

    def across(self, places: np.ndarray) -> np.ndarray:
        """Pixels of places along the axis."""
        left, right = self.span
        found: np.ndarray = self.area.left() + (places - left) / (right - left) * self.area.width()
        return found

    def up(self, values: np.ndarray) -> np.ndarray:
        """Pixels of values."""
        low, high = self.range
        places = self.y.places(values)
        found: np.ndarray = self.area.bottom() - (places - low) / (high - low) * self.area.height()
        return found

    def outline(self, series: Series) -> Outline:
        """What to draw of a curve, in pixels: ``low`` is lower on the screen."""
        columns = max(8, int(self.area.width()))
        if not self.x.log:
            found = series.outline(*self.span, columns, self.count)
        else:
            edges = [self.x.value(place) for place in np.linspace(*self.span, PARTS + 1)]
            parts = [series.outline(a, b, columns // PARTS, self.count) for a, b in pairwise(edges)]
            found = Outline(
                np.concatenate([part.x for part in parts]),
                np.concatenate([part.low for part in parts]),
                np.concatenate([part.high for part in parts]),
                exact=all(part.exact for part in parts),
            )
        x = self.across(self.x.places(found.x))
        if found.exact:
            low = high = self.up(found.low)
        else:
            low, high = self.up(found.low), self.up(found.high)
        return Outline(x, low, high, found.exact)


def draw_line(painter: QPainter, frame: Frame, line: Line, series: Series, colour: QColor) -> None:
    """A curve; where it has more points than there are columns, all that it touches."""
    if not len(series):
        return
    part = frame.outline(series)
    there = np.isfinite(part.x)
    if not there.all():
        part = Outline(part.x[there], part.low[there], part.high[there], part.exact)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1)
    if line.dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    if part.exact:
        polyline.draw(painter, part.x, part.low)
    else:
        polyline.draw(painter, *_zigzag(part))
    if (line.sparse and len(part.x) <= DOTS) or len(series) == 1:
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        for px, py in zip(part.x, part.low, strict=True):
            if math.isfinite(py):
                painter.drawEllipse(QPointF(px, py), 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_range(painter: QPainter, frame: Frame, low: Series, high: Series, colour: QColor) -> None:
    """All between two curves of the same steps."""
    if not len(low):
        return
    under, over = frame.outline(low), frame.outline(high)
    there = np.isfinite(under.x) & np.isfinite(under.low) & np.isfinite(over.high)
    x = under.x[there]
    if not len(x):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    edge = polyline.polygon(
        np.concatenate([x, x[::-1]]),
        np.concatenate([under.low[there], over.high[there][::-1]]),
    )
    painter.drawPolygon(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _zigzag(part: Outline) -> tuple[np.ndarray, np.ndarray]:
    """One line that touches the lowest and the highest of every place."""
    return np.repeat(part.x, 2), np.stack((part.high, part.low), axis=1).ravel()
