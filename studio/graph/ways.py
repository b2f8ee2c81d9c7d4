"""Which nodes the data comes through on its way."""

from __future__ import annotations

from collections.abc import Iterable

from studio.graph.model import Graph


def upstream(graph: Graph, ids: Iterable[str]) -> set[str]:
    """The nodes themselves and all whose data reaches them."""
    waiting = list(ids)
    found = set(waiting)
    while waiting:
        for source in graph.sources(waiting.pop()):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found


def between(graph: Graph, ids: Iterable[str]) -> set[str]:
    """The nodes themselves and all on any way of the data from one of them to another."""
    ends = list(ids)
    return graph.downstream(ends) & upstream(graph, ends)


def joined(graph: Graph, ids: Iterable[str]) -> bool:
    """Whether data can flow from any of the nodes to another of them."""
    ends = list(ids)
    targets = [wire.target for node_id in ends for wire in graph.outgoing(node_id)]
    return not graph.downstream(targets).isdisjoint(ends)
