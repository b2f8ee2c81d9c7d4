"""How long layers take: a bar each, forward and backward end to end, the longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.figures import memory
from studio.ui.plots.plot import CAPTION, Plot, caption_font, number_font, width_of, write
from studio.ui.text import tr
from studio.ui.theme import Theme, mix, ui_font

ROW = 22
HEAD = 20
GAP = 12
BAR = 10
LEAST_LABEL = 40
NARROW = 380
"""Below this width there is no column for memory."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One row."""

    node: str
    name: str
    kind: str
    forward_s: float
    backward_s: float
    kept_bytes: int

    @property
    def seconds(self) -> float:
        return self.forward_s + self.backward_s


class TimeBars(Plot):
    """The longest first. A click chooses the layer."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows: tuple[Timed, ...] = ()
        self._selected: frozenset[str] = frozenset()
        self._total_s = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_times(
        self, rows: Sequence[Timed], total_s: float, selected: frozenset[str] = frozenset()
    ) -> None:
        """Show these, in their order; ``total_s`` is what shares are of."""
        if len(rows) != len(self.rows):
            self.updateGeometry()
        self.rows, self._total_s, self._selected = tuple(rows), total_s, selected
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        if not self.rows:
            return
        right = Qt.AlignmentFlag.AlignRight
        tokens, most = self.tokens, max(row.seconds for row in self.rows) or 1.0
        times = [milliseconds(row.seconds) for row in self.rows]
        kept = [memory(row.kept_bytes) if row.kept_bytes else "–" for row in self.rows]
        head_time, head_kept = tr("ms"), tr("keeps")
        time_width = _column([*times, head_time])
        kept_width = _column([*kept, head_kept]) if self.width() >= NARROW else 0.0
        share_width = width_of("100 %", number_font()) + 2
        figures = time_width + share_width + GAP + (kept_width + GAP if kept_width else 0.0)
        longest = max(width_of(row.name, ui_font(11)) for row in self.rows)
        kinds = max(width_of(row.kind, caption_font()) for row in self.rows)
        names = min(longest + kinds + 20, (self.width() - figures) * 0.5)
        area = QRectF(names, 0, max(8.0, self.width() - names - figures - 2 * GAP), 0)
        time_right = area.right() + GAP + time_width
        share_right = time_right + GAP + share_width
        head = QRectF(0, 0, names, HEAD)
        self._key(painter, area)
        for text, at, width in (
            (head_time, time_right, time_width),
            (tr("share"), share_right, share_width + GAP),
            (head_kept, float(self.width()), kept_width),
        ):
            if width:
                place = QRectF(at - width, 0, width, HEAD)
                write(painter, place, text, tokens.text_3, caption_font(), align=right)
        write(painter, head, tr("Layer"), tokens.text_3, caption_font())
        seen = painter.clipBoundingRect() if painter.hasClipping() else QRectF(self.rect())
        for at, row in enumerate(self.rows):
            top = HEAD + at * ROW
            if top > seen.bottom() or top + ROW < seen.top():
                continue
            picked = row.node in self._selected
            if picked or (self.pointer is not None and self._row(self.pointer) == at):
                shade = tokens.hover if picked else mix(tokens.surface, tokens.hover, 0.5)
                painter.fillRect(QRectF(0, top, self.width(), ROW), QColor(shade))
            ink = tokens.text if picked else tokens.text_2
            write(painter, QRectF(4, top, names - 12, ROW), row.name, ink, ui_font(11))
            taken = width_of(row.name, ui_font(11)) + 14
            if taken < names - 24:
                place = QRectF(taken, top, names - taken - 8, ROW)
                write(painter, place, row.kind, tokens.text_3, caption_font())
            self._bar(
                painter, row, QPointF(area.left(), top + (ROW - BAR) / 2), area.width() / most
            )
            place = QRectF(time_right - time_width, top, time_width, ROW)
            write(painter, place, times[at], ink, number_font(), align=right)
            share = f"{100 * row.seconds / self._total_s:.0f} %" if self._total_s else ""
            place = QRectF(share_right - share_width, top, share_width, ROW)
            write(painter, place, share, tokens.text_3, number_font(), align=right)
            if kept_width:
                place = QRectF(self.width() - kept_width - 4, top, kept_width, ROW)
                write(painter, place, kept[at], ink, number_font(), align=right)

    def _key(self, painter: QPainter, area: QRectF) -> None:
        """Which colour is which pass."""
        x = area.left()
        for colour, text in zip(self._colours(), (tr("forward"), tr("backward")), strict=True):
            width = width_of(text, caption_font())
            if x + width + 14 > area.right():
                return
            painter.fillRect(QRectF(x, HEAD / 2 - 4, 8, 8), QColor(colour))
            write(painter, QRectF(x + 12, 0, width + 2, HEAD), text, self.tokens.text_3,
                  caption_font())  # fmt: skip
            x += width + 26

    def _bar(self, painter: QPainter, row: Timed, at: QPointF, scale: float) -> None:
        forward, backward = self._colours()
        first = row.forward_s * scale
        painter.fillRect(QRectF(at.x(), at.y(), max(1.0, first), BAR), QColor(forward))
        if row.backward_s:
            length = max(1.0, row.backward_s * scale)
            painter.fillRect(QRectF(at.x() + first, at.y(), length, BAR), QColor(backward))

    def _colours(self) -> tuple[str, str]:
        """Apart in lightness, so that they differ without colours."""
        return self.tokens.accent, mix(self.tokens.surface, self.tokens.accent, 0.42)

    def _row(self, at: QPointF) -> int | None:
        row = int((at.y() - HEAD) // ROW)
        return row if 0 <= row < len(self.rows) else None

    def describe(self, at: QPointF) -> str:
        row = self._row(at)
        if row is None:
            return ""
        one = self.rows[row]
        return tr(
            "{name}: forward {forward} ms, backward {backward} ms, keeps {memory}",
            name=one.name,
            forward=milliseconds(one.forward_s),
            backward=milliseconds(one.backward_s),
            memory=memory(one.kept_bytes),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.chosen.emit(self.rows[row].node)

    def sizeHint(self) -> QSize:
        return QSize(320, HEAD + max(1, len(self.rows)) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, HEAD + max(1, len(self.rows)) * ROW)


def milliseconds(seconds: float) -> str:
    """With as many decimals as say something."""
    amount = 1000 * seconds
    return (
        f"{amount:,.0f}" if amount >= 100 else f"{amount:.1f}" if amount >= 10 else f"{amount:.2f}"
    )


def _column(texts: Sequence[str]) -> float:
    return max(width_of(text, number_font()) for text in texts) + 2


Part = Literal["data", "forward", "backward", "rest"]


class StepStrip(Plot):
    """A step from left to right: what its parts are, as long as they take."""

    HEIGHT = 36

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.parts: dict[Part, float] = {}
        """Seconds, in the order in which they come."""
        self.setFixedHeight(self.HEIGHT)

    def show_parts(self, parts: Mapping[Part, float]) -> None:
        """Show how long these take."""
        self.parts = {part: amount for part, amount in parts.items() if amount > 0}
        self.retell()
        self.update()

    def draw(self, painter: QPainter) -> None:
        colours = self._colours()
        for (part, amount), rect in zip(self.parts.items(), self._places(), strict=True):
            painter.fillRect(rect.adjusted(0, 0, -1, 0), QColor(colours[part]))
            text = tr("{name} {time} ms", name=_title(part), time=milliseconds(amount))
            room = QRectF(rect.left(), rect.bottom() + 2, rect.width() - 6, CAPTION + 7)
            if room.width() > LEAST_LABEL:
                write(painter, room, text, self.tokens.text_2, caption_font())

    def _places(self) -> list[QRectF]:
        whole = sum(self.parts.values()) or 1.0
        found, x = [], 0.0
        for amount in self.parts.values():
            width = self.width() * amount / whole
            found.append(QRectF(x, 2, max(2.0, width), 12))
            x += width
        return found

    def _colours(self) -> dict[Part, str]:
        tokens = self.tokens
        return {
            "data": tokens.warn,
            "forward": tokens.accent,
            "backward": mix(tokens.surface, tokens.accent, 0.42),
            "rest": mix(tokens.surface, tokens.text_3, 0.6),
        }

    def describe(self, at: QPointF) -> str:
        whole = sum(self.parts.values()) or 1.0
        for (part, amount), rect in zip(self.parts.items(), self._places(), strict=True):
            if rect.left() <= at.x() < rect.right():
                return tr(
                    "{name}: {time} ms, {share} of a step",
                    name=_title(part),
                    time=milliseconds(amount),
                    share=f"{100 * amount / whole:.0f} %",
                )
        return ""


def _title(part: Part) -> str:
    return {
        "data": tr("data"),
        "forward": tr("forward"),
        "backward": tr("backward"),
        "rest": tr("optimiser and the rest"),
    }[part]
