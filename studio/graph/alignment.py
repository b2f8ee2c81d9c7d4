"""An older version of a project in the terms of a newer one: what is the same has the same id.

Two versions of one file share the ids of their nodes. Files that were made apart do not; there a
node is the same if it has the same name and the same kind. A block, and a piece of own Python, is
the same under another name if its content is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.graph.model import BLOCK, CODE, Graph, Node, Project

_ALIKE = 0.5
"""How much of two graphs must be shared for them to be one, and of their names to share ids."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The older version as it reads in the terms of the newer one."""

    project: Project
    graphs: Mapping[str, str] = field(default_factory=dict)
    """Graphs that have another name: from the newer name to the older."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Likewise of own Python."""


def aligned(old: Project, new: Project) -> Aligned:
    """The older version with the ids and the names of blocks that the newer one has."""
    graphs = _renamed_graphs(old, new)
    codes = _renamed_codes(old, new)
    kinds = {BLOCK + was: BLOCK + now for now, was in graphs.items()}
    kinds |= {CODE + was: CODE + now for now, was in codes.items()}
    project = old
    if kinds:
        project = old.copy()
        project.graphs = {_now(graphs, name): g for name, g in project.graphs.items()}
        project.codes = {_now(codes, name): text for name, text in project.codes.items()}
        for graph in project.graphs.values():
            for node in [node for node in graph if node.kind in kinds]:
                graph.put_node(replace(node, kind=kinds[node.kind]))
    found: dict[str, Graph] = {}
    for name, graph in project.graphs.items():
        other = new.graphs.get(name)
        ids = {} if other is None or other.state is graph.state else _counterparts(graph, other)
        if ids:
            found[name] = _reidentified(graph, ids)
    if found:
        project = replace(project, graphs={**project.graphs, **found})
    return Aligned(project, graphs, codes)


def _now(names: Mapping[str, str], was: str) -> str:
    return next((now for now, old in names.items() if old == was), was)


def _renamed_graphs(old: Project, new: Project) -> dict[str, str]:
    gone = [name for name in old.graphs if name not in new.graphs]
    come = [name for name in new.graphs if name not in old.graphs]
    pairs = [
        (likeness, was, now)
        for was in gone
        for now in come
        if (likeness := _likeness(old.graphs[was], new.graphs[now])) >= _ALIKE
    ]
    found: dict[str, str] = {}
    for _, was, now in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if now not in found and was not in found.values():
            found[now] = was
    return found


def _likeness(one: Graph, other: Graph) -> float:
    mine = {(node.id, node.kind) for node in one}
    theirs = {(node.id, node.kind) for node in other}
    return len(mine & theirs) / max(len(mine), len(theirs), 1)


def _renamed_codes(old: Project, new: Project) -> dict[str, str]:
    gone = {old.codes[name]: name for name in old.codes if name not in new.codes}
    found: dict[str, str] = {}
    for name, text in new.codes.items():
        if name not in old.codes and text in gone:
            found[name] = gone.pop(text)
    return found


def _counterparts(old: Graph, new: Graph) -> dict[str, str]:
    """By id of a node of the older graph: another id that it has in the newer one."""
    common = [(old.node(node_id), new.node(node_id)) for node_id in old.ids() if node_id in new]
    named = sum(one.name == other.name for one, other in common)
    shared = bool(common) and named >= _ALIKE * len(common)
    if shared and len(common) == len(old) == len(new):
        return {}
    kept = {one.id for one, other in common if shared or one.name == other.name}
    waiting = {(node.name, node.kind): node.id for node in old if node.id not in kept}
    found: dict[str, str] = {}
    for node in new:
        was = waiting.pop((node.name, node.kind), None) if node.id not in kept else None
        if was is not None:
            found[was] = node.id
    if not shared:
        _keep_alike(common, kept, found)
    taken = {*new.ids(), *old.ids(), *found.values()}
    for node_id in old.ids():
        # It is not the one that has its id now.
        if node_id not in kept and node_id not in found and node_id in new:
            found[node_id] = _fresh(taken)
    return {was: now for was, now in found.items() if was != now}


def _keep_alike(common: list[tuple[Node, Node]], kept: set[str], found: dict[str, str]) -> None:
    """Where names say nothing, the same id and the same kind do: it has another name."""
    taken = set(found.values())
    for one, other in common:
        free = one.id not in kept and one.id not in found and one.id not in taken
        if free and one.kind == other.kind:
            kept.add(one.id)


def _fresh(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"n{number}" in taken:
        number += 1
    taken.add(f"n{number}")
    return f"n{number}"


def _reidentified(graph: Graph, ids: Mapping[str, str]) -> Graph:
    """The same graph with other ids."""
    other = Graph()
    other.about, other.synonyms, other.variables = graph.about, graph.synonyms, graph.variables
    other.extra = dict(graph.extra)
    for node in graph:
        reuses = ids.get(node.reuses, node.reuses)
        other.put_node(replace(node, id=ids.get(node.id, node.id), reuses=reuses))
    for wire in graph.wires():
        ends = ids.get(wire.source, wire.source), ids.get(wire.target, wire.target)
        other.put_wire(replace(wire, source=ends[0], target=ends[1]))
    for piece in graph.pieces.values():
        other.put_piece(piece)
    return other
