"""Pens and brushes of frames and notes, by their colours, of one theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QBrush, QColor, QPen

from studio.graph.furniture import FrameColour
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.paper import Papers
from studio.ui.theme import FAMILY, Tokens, mix, translucent


@dataclass(frozen=True, slots=True)
class Tint:
    """One colour of frames."""

    body: QBrush
    header: QBrush
    far: QBrush
    """The body from afar, where there is no header."""
    edge: QPen
    edge_hover: QPen
    title: QPen
    chip: str
    """The colour itself, for a choice among them."""


class PieceInk:
    """Everything that frames and notes are painted with."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.tints: dict[str, Tint] = {
            name: _tint(tokens, colour) for name, colour in colours(tokens).items()
        }
        paper = mix(tokens.raised, tokens.warn, 0.05)
        self.paper = QBrush(QColor(paper))
        self.paper_edge = QPen(QColor(mix(tokens.line, tokens.warn, 0.22)), 1)
        self.paper_edge_hover = QPen(QColor(mix(tokens.line, tokens.warn, 0.5)), 1)
        self.paper_far = QBrush(QColor(mix(paper, tokens.warn, 0.25)))
        self.stripe = QBrush(QColor(mix(paper, tokens.warn, 0.6)))
        self.faint = QPen(QColor(tokens.text_3))
        self.selected = QPen(QColor(tokens.accent), 2)
        self.selected_far = QPen(QColor(tokens.accent), 2)
        self.selected_far.setCosmetic(True)

    def tint(self, colour: str) -> Tint:
        """Of a frame; grey for a colour that is not known."""
        return self.tints.get(colour, self.tints["grey"])


class FurnitureLook:
    """What all pieces of a scene share, in one theme."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self.bodies = Bodies()

    @property
    def faces(self) -> Ink:
        return self._ink

    @cached_property
    def ink(self) -> PieceInk:
        return PieceInk(self._ink.tokens)

    @cached_property
    def papers(self) -> Papers:
        return Papers(self._ink.tokens)


def colours(tokens: Tokens) -> dict[FrameColour, str]:
    """The colours of frames in a theme."""
    return {
        "grey": tokens.text_3,
        "blue": FAMILY["convolution"],
        "green": tokens.go,
        "amber": tokens.warn,
        "red": tokens.error,
        "violet": FAMILY["dense"],
    }


def _tint(tokens: Tokens, colour: str) -> Tint:
    return Tint(
        QBrush(translucent(colour, 0.09)),
        QBrush(translucent(colour, 0.16)),
        QBrush(translucent(colour, 0.20)),
        QPen(translucent(colour, 0.42), 1),
        QPen(translucent(colour, 0.85), 1),
        QPen(QColor(mix(tokens.text, colour, 0.22))),
        colour,
    )
