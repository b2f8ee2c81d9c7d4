"""The path of the data through what is chosen: what flows into it, and what it flows into.

The former is dashed and the latter a solid line, so that they differ by more than their colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.graph import ways
from studio.graph.model import Graph, Wire
from studio.ui.theme import Tokens

Part = Literal["", "into", "out"]
"""Not on the path; before what is chosen; the chosen itself, and what comes behind."""

PARTS: tuple[Part, ...] = ("into", "out")
FAINT = 0.22
"""How much is left of what is not on the path."""
EDGE = 3.0
CORNER = 10.0


@dataclass(frozen=True, slots=True)
class LitPath:
    """Which nodes and wires are on it."""

    before: frozenset[str]
    """The nodes whose data flows in, with those where it does."""
    behind: frozenset[str]
    """The nodes that its data flows to, with those where it begins."""
    wire: Wire | None = None
    """The wire that it is the path of, if it is that of a wire."""

    def of_node(self, node_id: str) -> Part:
        if node_id in self.behind:
            return "out"
        return "into" if node_id in self.before else ""

    def of_wire(self, wire: Wire) -> Part:
        if wire.source in self.behind or wire == self.wire:
            return "out"
        return "into" if wire.target in self.before else ""

    @property
    def counts(self) -> tuple[int, int]:
        """How many nodes there are before, and how many behind; neither with the chosen ones."""
        both = len(self.before & self.behind)
        return len(self.before) - both, len(self.behind) - both


def path_through(graph: Graph, nodes: Iterable[str], wire: Wire | None = None) -> LitPath | None:
    """The path through some nodes, or else through a wire; none where there is neither."""
    chosen = [node_id for node_id in nodes if node_id in graph]
    if chosen:
        before = ways.upstream(graph, chosen)
        return LitPath(frozenset(before), frozenset(graph.downstream(chosen)))
    if wire is None or graph.wire_into(wire.target, wire.input) != wire:
        return None
    before = ways.upstream(graph, [wire.source])
    return LitPath(frozenset(before), frozenset(graph.downstream([wire.target])), wire)


class PathInk:
    """The pens of one theme."""

    def __init__(self, tokens: Tokens) -> None:
        self.wires: dict[Part, QPen] = {
            "into": _pen(tokens.text, 2.5),
            "out": _pen(tokens.accent, 3),
        }
        self.wires["into"].setDashPattern([5, 2.5])
        self.edges: dict[Part, QPen] = {
            "into": _pen(tokens.text, 1.5),
            "out": _pen(tokens.accent, 2),
        }
        self.edges["into"].setDashPattern([4, 3])
        self.far: dict[Part, QPen] = {"into": _pen(tokens.text, 1), "out": _pen(tokens.accent, 2)}
        self.far["into"].setDashPattern([3, 2])
        for pen in self.far.values():
            pen.setCosmetic(True)


def paint_edge(painter: QPainter, rect: QRectF, part: Part, ink: PathInk) -> None:
    """Paint the outline of a card that is on the path."""
    painter.setPen(ink.edges[part])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-EDGE, -EDGE, EDGE, EDGE), CORNER, CORNER)


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen
