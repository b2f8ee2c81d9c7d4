"""What all items of a scene share: the ink, and what stands out at the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from studio.app.settings import WireStyle
from studio.compile.tensor_kinds import TensorKind
from studio.graph.model import Wire
from studio.ui.canvas.bodies import Bodies
from studio.ui.canvas.card import Card
from studio.ui.canvas.flow import Stream
from studio.ui.canvas.geometry import Layout, PortPlace, Side
from studio.ui.canvas.health import Health
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.lit_path import LitPath
from studio.ui.canvas.port_marks import Mark
from studio.ui.canvas.value_rows import ValueRow
from studio.ui.canvas.working import STILL


@dataclass(frozen=True, slots=True)
class PortRef:
    """A port of a node of the graph."""

    node: str
    side: Side
    end: str


@dataclass(frozen=True, slots=True)
class ValueRef:
    """The value of a parameter on a card; of no node: none."""

    node: str = ""
    name: str = ""


@dataclass(slots=True)
class Linking:
    """Wires being led somewhere: what they may end at, and what they would end at now."""

    origin: PortRef
    """Where a new wire begins, or the port that wires are led away from."""
    sought: Side
    """The side of the ports that they may end at."""
    fits: frozenset[str]
    """Nodes whose ports on that side may take them."""
    hidden: tuple[Wire, ...] = ()
    """The wires that were picked up, out of sight meanwhile."""
    barred: frozenset[tuple[str, str]] = frozenset()
    """Ports of nodes that fit which carry something else, as (node, port)."""
    carried: str = "tensor"
    """What goes along the wires."""
    target: PortRef | None = None

    def takes(self, port: PortRef) -> bool:
        """Whether the wires may end here."""
        right = port.side == self.sought and port != self.origin
        barred = (port.node, port.end.partition(".")[0]) in self.barred
        return right and port.node in self.fits and not barred

    def mark(self, node_id: str, port: PortPlace) -> Mark:
        ref = PortRef(node_id, port.side, port.end)
        if ref in (self.target, self.origin):
            return "target"
        return "fits" if self.takes(ref) else "dimmed"


class Told(Protocol):
    """What is known of how a node fares in a run, in words."""

    def of_wire(self) -> str: ...
    def of_output(self) -> str: ...
    def of_spread(self, *, gradients: bool) -> str: ...


def _nothing_known(_node_id: str, layout: Layout) -> tuple[TensorKind, ...]:
    found: tuple[TensorKind, ...] = ("any",)
    return found * len(layout.ports)


def _no_values(_node_id: str, _card: Card) -> tuple[ValueRow, ...]:
    return ()


def _nothing_told(_node_id: str) -> Told | None:
    return None


NO_VALUE = ValueRef()


@dataclass(slots=True)
class Look:
    """Shared by reference, so that a change of theme touches one object."""

    ink: Ink
    bodies: Bodies = field(default_factory=Bodies)
    pictures: Bodies = field(default_factory=Bodies)
    """The miniatures of cards at the size they are seen at; another than those of all alike."""
    warm: bool = False
    """Whether nodes are coloured by what they cost."""
    carried: Callable[[str, Layout], tuple[TensorKind, ...]] = _nothing_known
    """What goes through the ports of a node; asked when its card is painted."""
    values: Callable[[str, Card], tuple[ValueRow, ...]] = _no_values
    """What is shown of the parameters of a node; asked when its card is painted from near."""
    hovered_value: ValueRef = NO_VALUE
    working: frozenset[str] = frozenset()
    """Nodes that are being computed."""
    phase: float = STILL
    """How far the light on their cards is on its way."""
    linking: Linking | None = None
    hovered_port: PortRef | None = None
    style: WireStyle = "curved"
    """How wires are drawn."""
    streams: Mapping[str, Stream] | None = None
    """How the wires that leave a node look, where they show gradients and updates."""
    health: Mapping[str, Health] | None = None
    """What the tags of nodes say, where these are shown."""
    told: Callable[[str], Told | None] = _nothing_told
    """What is known of how a node fares in a run."""
    path: LitPath | None = None
    """The path of the data that is lit up; all the rest is faint then."""
    held_point: tuple[Wire, int] | None = None
    """The chosen one of the points that a wire is led through."""
    doomed: frozenset[Wire] = frozenset()
    """Wires that would be cut if the button were let go now."""

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
