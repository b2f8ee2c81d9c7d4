"""The names of rows and columns at the edges of a picture: all where there is room, else some."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.ui.plots.plot import number_font, width_of, write
from studio.ui.theme import Tokens

LINE = 12
"""Pixels that a name needs along the edge."""
SAMPLE = 256
"""Names that are measured; of more, the first."""


@dataclass(frozen=True, slots=True)
class EdgeNames:
    """Without names, places are counted from 0."""

    names: tuple[str, ...] = ()

    def of(self, place: int) -> str:
        """The name of a place, with its number."""
        if place < len(self.names):
            return f"{place} {self.names[place]}"
        return str(place)

    def width(self, most: float) -> float:
        """Room for the longest of the names; at most so much."""
        if not self.names:
            return 0.0
        widest = max(width_of(name, number_font()) for name in self.names[:SAMPLE])
        return min(most, widest + 8)

    def shown(self, span: tuple[float, float], length: float) -> list[tuple[int, str]]:
        """The places that have a name written beside them."""
        first, last = int(span[0]), int(span[1] + 0.999)
        pitch = length / max(1e-9, span[1] - span[0])
        every = max(1, int(LINE / max(pitch, 1e-9) + 0.999))
        places = range(first - first % every, min(last, len(self.names)), every)
        return [(place, self.names[place]) for place in places if place >= first]

    def draw_rows(
        self, painter: QPainter, area: QRectF, span: tuple[float, float], tokens: Tokens
    ) -> None:
        """Write names at the left of an area whose rows go through the span."""
        pitch = area.height() / max(1e-9, span[1] - span[0])
        for place, name in self.shown(span, area.height()):
            y = area.top() + (place + 0.5 - span[0]) * pitch
            if area.top() - 1 <= y <= area.bottom() + 1:
                rect = QRectF(0, y - LINE / 2, max(0.0, area.left() - 5), LINE)
                write(painter, rect, name, tokens.text_2, number_font(),
                      align=Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def draw_columns(
        self, painter: QPainter, area: QRectF, span: tuple[float, float], tokens: Tokens
    ) -> None:
        """Write names above an area whose columns go through the span, from below upwards."""
        pitch = area.width() / max(1e-9, span[1] - span[0])
        for place, name in self.shown(span, area.width()):
            x = area.left() + (place + 0.5 - span[0]) * pitch
            if not area.left() - 1 <= x <= area.right() + 1:
                continue
            if len(name) <= 1:
                rect = QRectF(x - 6, area.top() - LINE - 2, 12, LINE)
                write(painter, rect, name, tokens.text_2, number_font(),
                      align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
                continue
            painter.save()
            painter.translate(x, area.top() - 4)
            painter.rotate(-90)
            write(painter, QRectF(0, -LINE / 2, max(0.0, area.top() - 5), LINE), name,
                  tokens.text_2, number_font())  # fmt: skip
            painter.restore()
