"""The order in which the inputs or outputs of a graph are its ports."""

from __future__ import annotations

from studio.graph.edits import RESET, Batch, Edit, SetParam
from studio.graph.model import Project
from studio.graph.uses import ports_in_order
from studio.message import Message

ORDER = "order"


def moved(project: Project, graph: str, node_id: str, step: int) -> Edit | None:
    """The edit that moves a port up (-1) or down (1) among its kind; ``None`` at the end."""
    held = project.graphs[graph]
    port = held.node(node_id)
    ports = ports_in_order(held, port.kind)
    at = next(place for place, other in enumerate(ports) if other.id == node_id)
    to = at + step
    if not 0 <= to < len(ports):
        return None
    ports.insert(to, ports.pop(at))
    edits = tuple(
        SetParam(node.id, ORDER, place if place else RESET, graph)
        for place, node in enumerate(ports)
        if node.params.get(ORDER, 0) != place
    )
    title = "Move {name} up" if step < 0 else "Move {name} down"
    return Batch(edits, Message(title, name=port.name))
