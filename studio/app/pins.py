"""What is pinned stays, and says so."""

from __future__ import annotations

from collections.abc import Iterable

from studio.graph.model import PIN, Graph
from studio.message import Message

MAX_NAMES = 3
"""How many a sentence names."""
PIN_ACTION = "layer.pin"


def parted(graph: Graph, ids: Iterable[str]) -> tuple[list[str], list[str]]:
    """The nodes that may be moved, and those that are pinned."""
    free: list[str] = []
    pinned: list[str] = []
    for node_id in ids:
        (pinned if PIN in graph.node(node_id).flags else free).append(node_id)
    return free, pinned


def pinned_told(graph: Graph, pinned: Iterable[str], keys: str) -> Message:
    """The sentence for nodes that stay where they are, with the keys that would let them go."""
    names = [graph.node(node_id).name for node_id in pinned]
    if len(names) == 1 and not keys:
        return Message("{name} is pinned and stays.", name=names[0])
    if len(names) == 1:
        return Message("{name} is pinned and stays. {keys} lets it go.", name=names[0], keys=keys)
    if len(names) > MAX_NAMES:
        names[MAX_NAMES - 1 :] = [f"{names[MAX_NAMES - 1]} …"]
    told = ", ".join(names)
    if not keys:
        return Message("{names} are pinned and stay.", names=told)
    return Message("{names} are pinned and stay. {keys} lets them go.", names=told, keys=keys)
