"""About how large a node's card is, and exactly where on it the ports are.

For automatic layout where there is no screen; the canvas draws its cards by the same measures.
Heights of ports are counted from the upper edge of a card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from studio.compile.kinds import ProjectKinds
from studio.graph.model import BLOCK, FOLD, Graph, Node, Wire, natural
from studio.layers.spec import LayerSpec, Port

CARD_WIDTH = 150
HEADER = 48
PORT_PITCH = 22
FIRST_PORT = 24
FIRST_ROW = 58
BELOW_PORTS = 18
FOLDED = 32.0
"""The height of a collapsed card."""
FOLDED_PITCH, FOLDED_SPAN = 12.0, 24.0
"""How far ports are apart on it, and how far the outermost at most."""
MINIATURE_HEIGHT = 38
MINIATURE_BELOW = 8
_LETTER = 7.5
_ASIDE = 58.0
_BLOCK_WIDTH = 212.0
"""Shape and cost of a whole model stand in one row."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The wire ends a card offers, as (end, label, spare, optional), and whether labels show."""

    inputs: tuple[tuple[str, str, bool, bool], ...]
    outputs: tuple[tuple[str, str, bool, bool], ...]
    labelled: bool
    folded: bool = False
    """Whether the card is collapsed to the line with its name."""

    @property
    def first(self) -> int:
        """The height of the first port."""
        return FIRST_ROW if self.labelled else FIRST_PORT

    def height_of(self, row: int, rows: int) -> float:
        """How far down the port of a row is, of so many on its side."""
        if not self.folded:
            return float(self.first + PORT_PITCH * row)
        pitch = min(FOLDED_PITCH, FOLDED_SPAN / max(rows - 1, 1))
        return FOLDED / 2 + (row - (rows - 1) / 2) * pitch

    @property
    def bare_height(self) -> float:
        """The height of the card without a miniature."""
        if self.folded:
            return FOLDED
        rows = max(len(self.inputs), len(self.outputs))
        below = self.first + PORT_PITCH * (rows - 1) + BELOW_PORTS
        return float(max(HEADER, below if rows > 1 or self.labelled else 0))

    @property
    def miniature_top(self) -> float:
        """Where on the card a miniature begins."""
        return self.bare_height - 2 if self.labelled else HEADER - 2.0


def ends_of(spec: LayerSpec | None, graph: Graph, node_id: str) -> Ends:
    """The ends of a node of this kind; those that wires speak of, where the kind is unknown."""
    found = _all_ends(spec, graph, node_id)
    flags = graph.node(node_id).flags if node_id in graph else ()
    return _folded(found) if flags and FOLD in flags else found


@lru_cache(maxsize=1024)
def _folded(ends: Ends) -> Ends:
    return replace(ends, labelled=False, folded=True)


def _all_ends(spec: LayerSpec | None, graph: Graph, node_id: str) -> Ends:
    if spec is None and node_id not in graph:
        return _ends((), (), ())
    if spec is None:
        used = sorted({wire.input for wire in graph.incoming(node_id)}, key=natural)
        given = sorted({wire.output for wire in graph.outgoing(node_id)}, key=natural)
        return _ends(tuple(map(Port, used)), tuple(map(Port, given)), ())
    if node_id not in graph:  # still in the user's hand
        return _ends(spec.inputs, spec.outputs_with({}), ())
    slots: tuple[str, ...] = ()
    if any(port.variadic for port in spec.inputs):
        slots = tuple(wire.input for wire in graph.incoming(node_id))
    return _ends(spec.inputs, spec.outputs_with(graph.node(node_id).params), slots)


@lru_cache(maxsize=1024)
def _ends(inputs: tuple[Port, ...], outputs: tuple[Port, ...], used: tuple[str, ...]) -> Ends:
    labelled = len(inputs) > 1 or len(outputs) > 1
    ins: list[tuple[str, str, bool, bool]] = []
    for port in inputs:
        if not port.variadic:
            ins.append((port.name, port.name, False, port.optional))
            continue
        taken = {end for end in used if end.partition(".")[0] == port.name}
        highest = max((int(end.partition(".")[2] or 0) for end in taken), default=-1)
        for slot in range(max(highest + 2, 2)):
            end = f"{port.name}.{slot}"
            spare = end not in taken and slot > 1
            ins.append((end, f"{port.name} {slot}", spare, port.optional))
    outs = tuple((port.name, port.name, False, port.optional) for port in outputs)
    return Ends(tuple(ins), outs, labelled)


class CardSizes:
    """The cards of one graph."""

    def __init__(self, kinds: ProjectKinds, graph: Graph) -> None:
        self._kinds = kinds
        self._graph = graph

    def size(self, node: Node) -> tuple[float, float]:
        """About how wide and high a card is: both its names stand in one row."""
        spec = self._kinds.find(node.kind)
        letters = len(node.name) + len(spec.title if spec else node.kind)
        ends = ends_of(spec, self._graph, node.id)
        if ends.folded:
            return max(float(CARD_WIDTH), _ASIDE + _LETTER * letters), FOLDED
        height = ends.miniature_top + MINIATURE_HEIGHT + MINIATURE_BELOW
        least = _BLOCK_WIDTH if node.kind.startswith(BLOCK) else float(CARD_WIDTH)
        return max(least, _ASIDE + _LETTER * letters), max(ends.bare_height, height)

    def ends(self, wire: Wire) -> tuple[float, float]:
        """How far below the upper edges of its cards a wire begins and ends."""
        source, target = self._ends(wire.source), self._ends(wire.target)
        begins = _place([end for end, *_ in source.outputs], wire.output)
        arrives = _place([end for end, *_ in target.inputs], wire.input)
        return (
            source.height_of(begins, len(source.outputs)),
            target.height_of(arrives, len(target.inputs)),
        )

    def _ends(self, node_id: str) -> Ends:
        return ends_of(self._kinds.find(self._graph.node(node_id).kind), self._graph, node_id)


def _place(ends: list[str], end: str) -> int:
    return ends.index(end) if end in ends else 0
