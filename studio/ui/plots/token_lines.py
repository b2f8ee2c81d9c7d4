"""Tokens that look at tokens: two columns of them, and lines as strong as the looks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.observe.frames import Floats
from studio.ui.plots import numbers
from studio.ui.plots.plot import Plot, number_font, write
from studio.ui.text import tr
from studio.ui.theme import Theme, translucent

ROW = 13
HEADER = 16
NAMES = 64
FAINT = 0.05
"""Looks that are weaker than this share of the strongest are not drawn."""
STRENGTHS = 8
"""Different strengths of lines: a pen each."""

STRONGEST = 2
"""Looks of each token that are drawn where none is chosen."""


class TokenLines(Plot):
    """As many tokens as there is room for; a click pins the one whose looks are shown alone."""

    picked = Signal(int)
    """A query was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._values: Floats = np.zeros((0, 0), np.float32)
        self._blocks = (1, 1)
        self._names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._pinned: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_looks(
        self,
        values: Floats,
        blocks: tuple[int, int],
        queries: Sequence[str],
        keys: Sequence[str],
        pinned: int | None,
    ) -> None:
        """Show other looks.

        Args:
            values: queries × keys.
            blocks: how many tokens a row and a column stand for.
            queries: what is written beside each query; empty: its number.
            keys: the same of keys.
            pinned: the query whose looks alone are shown, or ``None`` for all.
        """
        self._values, self._blocks, self._pinned = values, blocks, pinned
        self._names = tuple(queries), tuple(keys)
        self.retell()
        self.update()

    @property
    def room(self) -> int:
        """How many tokens can be written below each other."""
        return max(2, int((self.height() - HEADER - 4) // ROW))

    def first(self) -> tuple[int, int]:
        """The first query and the first key in sight: the last ones, or about the pinned one."""
        rows, columns = self._values.shape
        if self._pinned is None:
            return max(0, rows - self.room), max(0, columns - self.room)
        top = min(max(0, self._pinned - self.room // 2), max(0, rows - self.room))
        left = min(max(0, self._pinned - self.room // 2), max(0, columns - self.room))
        return top, left

    def _side(self) -> float:
        return min(float(NAMES), self.width() * 0.3)

    def draw(self, painter: QPainter) -> None:
        rows, columns = self._values.shape
        if not rows or not columns:
            return
        top, left = self.first()
        queries, keys = (
            range(top, min(rows, top + self.room)),
            range(left, min(columns, left + self.room)),
        )
        self._draw_lines(painter, queries, keys)
        side, right = self._side(), self.width() - self._side()
        write(painter, QRectF(0, 0, side - 6, HEADER), tr("looks"), self.tokens.text_3,
              number_font(), align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        write(painter, QRectF(right + 6, 0, side, HEADER), tr("at"), self.tokens.text_3,
              number_font())  # fmt: skip
        active = self._active()
        for place, query in enumerate(queries):
            ink = self.tokens.text if query == active else self.tokens.text_2
            rect = QRectF(0, HEADER + place * ROW, side - 6, ROW)
            write(painter, rect, self._name(0, query), ink, number_font(),
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        for place, key in enumerate(keys):
            rect = QRectF(right + 6, HEADER + place * ROW, side - 6, ROW)
            write(painter, rect, self._name(1, key), self.tokens.text_2, number_font())

    def _draw_lines(self, painter: QPainter, queries: range, keys: range) -> None:
        part = self._values[queries.start : queries.stop, keys.start : keys.stop]
        part = np.nan_to_num(part)
        active = self._active()
        if active is not None:
            only = np.zeros_like(part)
            if active in queries:
                only[active - queries.start] = part[active - queries.start]
            part = only
        elif part.shape[1] > STRONGEST:
            # All at once would be a web, so each shows where it looks most.
            least = np.partition(part, -STRONGEST, axis=1)[:, -STRONGEST, None]
            part = np.where(part >= least, part, 0.0)
        strongest = float(part.max(initial=0.0))
        if strongest <= 0:
            return
        levels = np.ceil(part / strongest * STRENGTHS).astype(int)
        levels[part < FAINT * strongest] = 0
        x1, x2 = self._side(), self.width() - self._side()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level in range(1, STRENGTHS + 1):
            lines = [
                QLineF(x1, HEADER + (row + 0.5) * ROW, x2, HEADER + (column + 0.5) * ROW)
                for row, column in np.argwhere(levels == level).tolist()
            ]
            if lines:
                colour = translucent(self.tokens.accent, (level / STRENGTHS) ** 1.5)
                painter.setPen(QPen(QColor(colour), 1.5 if level > STRENGTHS / 2 else 1))
                painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _name(self, side: int, place: int) -> str:
        names, block = self._names[side], self._blocks[side]
        if block > 1:
            return f"{place * block}–{(place + 1) * block - 1}"
        return names[place] if place < len(names) else str(place)

    def _active(self) -> int | None:
        """The query under the mouse, or the pinned one."""
        pointed = self.query(self.pointer) if self.pointer is not None else None
        return pointed if pointed is not None else self._pinned

    def query(self, at: QPointF) -> int | None:
        """The query whose name is at a point."""
        place = int((at.y() - HEADER) // ROW)
        query = self.first()[0] + place
        inside = 0 <= place < self.room and query < len(self._values)
        return query if inside and at.x() <= self._side() else None

    def describe(self, at: QPointF) -> str:
        query = self.query(at)
        if query is None or not self._values.shape[1]:
            return ""
        row = np.nan_to_num(self._values[query])
        most = [int(key) for key in np.argsort(-row, kind="stable")[:3]]
        looks = ", ".join(f"{self._name(1, key)} {numbers.short(float(row[key]))}" for key in most)
        return tr("{query} looks most at {keys}", query=self._name(0, query), keys=looks)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        query = self.query(event.position())
        if event.button() == Qt.MouseButton.LeftButton and query is not None:
            self.picked.emit(query)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 72)
