"""Which axis of a matrix is time: of what a convolution gives the last, of all others the first."""

from __future__ import annotations

from typing import Final

from studio.graph.model import Graph
from studio.layers.catalogue import Catalogue
from studio.layers.spec import Family

LAST: Final = frozenset[Family]({"convolution", "pooling"})
FIRST: Final = frozenset[Family]({"dense", "embedding", "recurrent", "attention", "io"})


def time_is_first(graph: Graph, catalogue: Catalogue, node_id: str) -> bool:
    """As the nearest layer before it has it that decides; else as sequences are."""
    seen: set[str] = set()
    while node_id in graph and node_id not in seen:
        seen.add(node_id)
        spec = catalogue.find(graph.node(node_id).kind)
        if spec is not None and spec.family in LAST | FIRST:
            return spec.family in FIRST
        wires = graph.incoming(node_id)
        if not wires:
            break
        node_id = wires[0].source
    return True
