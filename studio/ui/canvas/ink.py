"""Pens, brushes and faces of one theme, made once, so that painting only paints."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QStaticText,
    QTransform,
)

from studio.ui.canvas.flow import FlowInk
from studio.ui.canvas.heat import COOL, HeatInk, Shade, Writing
from studio.ui.canvas.lit_path import PathInk
from studio.ui.theme import DARK, FAMILY, Tokens, mix, mono_font, translucent, ui_font

_KEPT = 30_000
"""Texts remembered by a face before it starts anew."""


class Face:
    """A font with the widths and the prepared texts that were asked of it."""

    __slots__ = ("_letters", "_texts", "_widths", "ascent", "font", "height", "metrics")

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.ascent = self.metrics.ascent()
        self.height = self.metrics.height()
        self._letters: dict[str, float] = {}
        self._widths: dict[str, float] = {}
        self._texts: dict[str, QStaticText] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def reach(self, text: str) -> float:
        """About how wide a text is, without kerning; for the many that are asked once."""
        letters = self._letters
        try:
            return sum([letters[letter] for letter in text])
        except KeyError:
            for letter in text:
                letters[letter] = self.metrics.horizontalAdvance(letter)
            return sum([letters[letter] for letter in text])

    def write(self, painter: QPainter, x: float, baseline: float, text: str) -> None:
        """Write in the painter's pen."""
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(x, baseline - self.ascent), self.text(text))

    def text(self, text: str) -> QStaticText:
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            found = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found.prepare(QTransform(), self.font)
            self._texts[text] = found
        return found


def _wire(colour: str, width: float) -> QPen:
    """Round caps and joins would double the cost of a curve."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen


def _pen(colour: str | QColor, width: float = 1.0) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _dashed(colour: str, width: float, dash: float, gap: float) -> QPen:
    pen = _wire(colour, width)
    pen.setDashPattern([dash, gap])
    return pen


def _dotted(colour: str) -> QPen:
    return _dashed(colour, 2, 1, 3)


class Ink:
    """Everything the canvas paints with."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.name = Face(ui_font(12, QFont.Weight.DemiBold))
        self.kind = Face(ui_font(11))
        self.shape = Face(mono_font(11))
        self.cost = Face(mono_font(10.5))
        self.label = Face(ui_font(10.5))

        self.ground = QColor(tokens.ground)
        self.surface = QBrush(QColor(tokens.surface))
        self.well = QBrush(QColor(tokens.ground))
        self.card = QBrush(QColor(tokens.raised))
        self.card_hover = QBrush(QColor(mix(tokens.raised, tokens.hover, 0.6)))
        self.edge = _pen(tokens.line)
        self.edge_hover = _pen(mix(tokens.line, tokens.text_3, 0.5))
        self.edge_unknown = _dashed(mix(tokens.line, tokens.text_3, 0.8), 1.2, 4, 3)
        self.selected = _pen(tokens.accent, 2)
        self.selected_far = _pen(tokens.accent, 2)
        self.selected_far.setCosmetic(True)
        self.accent = QColor(tokens.accent)
        self.accent_brush = QBrush(self.accent)
        self.marquee = _pen(tokens.accent)
        self.marquee.setCosmetic(True)
        self.wash = QBrush(translucent(tokens.accent, 0.12))
        self.dot = _pen(mix(tokens.line, tokens.text_3, 0.2), 1.5)

        self.text = QPen(QColor(tokens.text))
        self.text_2 = QPen(QColor(tokens.text_2))
        self.text_3 = QPen(QColor(tokens.text_3))
        self.on_badge = _pen(tokens.ground, 1.6)
        self.error = QBrush(QColor(tokens.error))
        self.warn = QBrush(QColor(tokens.warn))
        self.warn_pen = _pen(tokens.warn, 1.6)
        self.halo = _pen(tokens.ground, 2)

        wire = mix(tokens.text_2, tokens.accent, 0.25)
        self.wire = _wire(mix(tokens.ground, wire, 0.8), 2)
        self.wire_hover = _wire(wire, 3)
        self.wire_lit = _wire(tokens.accent, 2)
        self.wire_chosen = _wire(tokens.accent, 3)
        self.wire_far = QPen(QColor(mix(tokens.ground, wire, 0.55)), 0)
        self.wire_refused = _wire(tokens.error, 2)
        self.wire_refused.setDashPattern([4, 3])
        self.wire_pending = _wire(tokens.accent, 2)
        self.wire_dead = _dotted(mix(tokens.ground, wire, 0.8))
        self.wire_dead_lit = _dotted(tokens.accent)
        self.tie = _dashed(tokens.accent, 1.4, 5, 4)
        self.sign = _pen(tokens.text_2, 1.3)
        self.inner_wire = QPen(QColor(mix(tokens.ground, wire, 0.55)), 1)

        self.family = {name: QBrush(QColor(colour)) for name, colour in FAMILY.items()}
        self.port = {name: _pen(colour, 2) for name, colour in FAMILY.items()}
        self.optional = {name: _dashed(colour, 1.5, 1.6, 1.3) for name, colour in FAMILY.items()}
        self.spare = {
            name: _pen(mix(tokens.raised, colour, 0.45), 1.5) for name, colour in FAMILY.items()
        }
        self.far = {
            name: QBrush(QColor(mix(tokens.raised, colour, 0.7))) for name, colour in FAMILY.items()
        }

    @cached_property
    def emblem(self) -> dict[str, QBrush]:
        """The colours of emblems: on a light card the families' own are too pale for a sign."""
        weight = 0.0 if self.tokens is DARK else 0.3
        return {
            name: QBrush(QColor(mix(colour, self.tokens.text, weight)))
            for name, colour in FAMILY.items()
        }

    @cached_property
    def light(self) -> QBrush:
        """A part of the light that passes over a card which is being computed."""
        return QBrush(translucent(self.tokens.accent, 0.028))

    @cached_property
    def value_hovered(self) -> QPen:
        """About the value under the pointer."""
        return _pen(self.tokens.accent, 0.6)

    @cached_property
    def emblem_far(self) -> QColor:
        """The colour of emblems on the blocks that stand for cards from afar."""
        return QColor(self.tokens.ground if self.tokens is DARK else self.tokens.text)

    @cached_property
    def writing(self) -> Writing:
        """The pens for the texts of a card."""
        return Writing(self.text, self.text_2, self.text_3)

    @cached_property
    def wire_doomed(self) -> QPen:
        """The pen for wires that would be cut."""
        return _wire(self.tokens.error, 3)

    @cached_property
    def wire_doomed_far(self) -> QPen:
        """The same from afar: as broad as the view's pixels make it."""
        pen = _wire(self.tokens.error, 2)
        pen.setCosmetic(True)
        return pen

    @cached_property
    def knife(self) -> QPen:
        """The pen for the way that a knife takes."""
        pen = QPen(QColor(self.tokens.error), 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        return pen

    @cached_property
    def path(self) -> PathInk:
        """The pens for the path of the data."""
        return PathInk(self.tokens)

    @cached_property
    def ailing(self) -> QBrush:
        """Behind writing: some of it is not well."""
        return QBrush(QColor(mix(self.tokens.raised, self.tokens.warn, 0.45)))

    @cached_property
    def ill(self) -> QBrush:
        """Behind writing: much of it is not well."""
        return QBrush(QColor(mix(self.tokens.raised, self.tokens.error, 0.5)))

    @cached_property
    def flow(self) -> FlowInk:
        """The pens for gradients and updates on wires."""
        return FlowInk(self.tokens)

    @cached_property
    def heat(self) -> HeatInk:
        """The colours of costs."""
        return HeatInk(self.tokens)

    def shade(self, shade: Shade) -> QBrush:
        """The brush for a node from afar, where nodes are coloured by what they cost."""
        return self.heat.cool if shade == COOL else self.heat.fills[shade]
