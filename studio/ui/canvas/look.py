"""What all items of a scene share: the ink, and what stands out at the moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.app.settings import WireStyle
from studio.graph.model import Wire
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.card import Mark
from studio.ui.canvas.geometry import PortPlace, Side
from studio.ui.canvas.ink import Ink


@dataclass(frozen=True, slots=True)
class PortRef:
    """A port of a node of the graph."""

    node: str
    side: Side
    end: str


@dataclass(slots=True)
class Linking:
    """A wire being drawn: what it may end at, and what it would end at now."""

    origin: PortRef
    fits: frozenset[str]
    """Nodes whose ports on the other side may take it."""
    hidden: Wire | None = None
    """The wire that was picked up, out of sight meanwhile."""
    target: PortRef | None = None

    @property
    def sought(self) -> Side:
        return "input" if self.origin.side == "output" else "output"

    def mark(self, node_id: str, port: PortPlace) -> Mark:
        ref = PortRef(node_id, port.side, port.end)
        if ref in (self.target, self.origin):
            return "target"
        if port.side == self.sought and node_id in self.fits:
            return "fits"
        return "dimmed"


@dataclass(slots=True)
class Look:
    """Shared by reference, so that a change of theme touches one object."""

    ink: Ink
    bodies: Bodies = field(default_factory=Bodies)
    warm: bool = False
    """Whether nodes are coloured by what they cost."""
    linking: Linking | None = None
    hovered_port: PortRef | None = None
    style: WireStyle = "curved"
    """How wires are drawn."""
    held_point: tuple[Wire, int] | None = None
    """The chosen one of the points that a wire is led through."""

    def mark(self, node_id: str, port: PortPlace) -> Mark:
        if self.linking is not None:
            return self.linking.mark(node_id, port)
        hovered = self.hovered_port
        if hovered and (hovered.node, hovered.side, hovered.end) == (
            node_id,
            port.side,
            port.end,
        ):
            return "hovered"
        return "plain"
