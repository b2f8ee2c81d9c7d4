"""Undo and redo while a run goes on: what the run was given follows the document.

What was the same in the document and in the run before a step back or forth is the same after it.
That holds for whether weights are frozen, which a run is given at once, and for what was applied to
the run by hand. What was changed in the document alone is still offered to be applied.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.app.scope import along
from studio.app.session import Session
from studio.expression import has_expression
from studio.graph.change import Change
from studio.graph.model import FREEZE, MODEL, TRAINING, Node
from studio.layers.spec import REQUIRED
from studio.train.inbox import FROZEN
from studio.value import Value


def retrace(session: Session, move: Callable[[], Change | None]) -> Change | None:
    """Undo or redo by ``move``; the run under way is told of what it was given before."""
    run = session.runs.current
    if run is None or not session.runs.active:
        return move()
    frozen = _frozen(session)
    shared = {
        place: value
        for place, value in {**run.reach.given, **run.reach.asked}.items()
        if place[1] != FROZEN and _written(session, *place) == [value]
    }
    change = move()
    for place, value in shared.items():
        now = _written(session, *place)
        if now and now != [value] and not has_expression(now[0]):
            session.runs.adjust(*place, now[0])
    for (graph, node), is_frozen in _frozen(session).items():
        if frozen.get((graph, node), is_frozen) is not is_frozen:
            session.runs.adjust_all(graph, node, FROZEN, is_frozen)
    return change


def _frozen(session: Session) -> dict[tuple[str, str], bool]:
    graphs = session.document.project.graphs
    return {
        (name, node.id): FREEZE in node.flags for name, graph in graphs.items() for node in graph
    }


def _written(session: Session, way: str, name: str) -> list[Value]:
    """What the document says at a place of the run: one value, or none where it has no such."""
    project = session.document.project
    *path, last = way.removeprefix("/").split("/")
    scope = along(project, tuple(path), TRAINING if way.startswith("/") else MODEL)
    graph = project.graphs.get(scope.graph)
    if not last or graph is None or len(scope.path) != len(path) or last not in graph:
        return []
    node: Node = graph.node(last)
    if node.reuses and node.reuses in graph:
        node = graph.node(node.reuses)
    spec = session.kinds.find(node.kind)
    param = spec.param(name) if spec is not None else None
    if name in node.params:
        return [node.params[name]]
    return [] if param is None or param.default is REQUIRED else [param.default]
