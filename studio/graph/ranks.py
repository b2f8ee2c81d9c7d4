"""Columns for the nodes of a graph in which data flows from left to right."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from studio.graph.model import Graph

MOST = 4000
"""Nodes for which the shortest wires are looked for; more get the columns that come first."""


def ranks(graph: Graph, ids: Sequence[str]) -> dict[str, int]:
    """The column of each of some nodes that wires join, so that all wires together are shortest.

    The shortest wires are the dual of a flow of least cost, which networkx finds by the network
    simplex. Of all ways to have them, each node is as far left as it can be.

    Args:
        graph: read, not changed.
        ids: in topological order.
    """
    import networkx as nx

    inside = set(ids)
    wired = nx.DiGraph()
    for node_id in ids:
        wired.add_node(node_id, demand=0)
    for node_id in ids:
        for wire in graph.incoming(node_id):
            if wire.source in inside:
                wired.add_edge(wire.source, node_id, weight=-1)
                wired.nodes[wire.source]["demand"] -= 1
                wired.nodes[node_id]["demand"] += 1
    if len(ids) > MOST:
        parts = enumerate(nx.topological_generations(wired))
        return {node_id: column for column, part in parts for node_id in part}
    return _leftmost(nx.network_simplex(wired)[1], ids)


def _leftmost(flow: dict[str, dict[str, int]], ids: Sequence[str]) -> dict[str, int]:
    """The least columns in which every wire goes right, and by just one where anything flows."""
    tight: dict[str, list[str]] = {node_id: [] for node_id in ids}
    for source, targets in flow.items():
        for target, units in targets.items():
            if units:
                tight[target].append(source)
    column = dict.fromkeys(ids, 0)
    waiting = deque(ids)
    while waiting:
        node_id = waiting.popleft()
        here = column[node_id]
        found = [target for target in flow[node_id] if column[target] <= here]
        for target in found:
            column[target] = here + 1
        for source in tight[node_id]:
            if column[source] < here - 1:
                column[source] = here - 1
                found.append(source)
        waiting.extend(found)
    return column
