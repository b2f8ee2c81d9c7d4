"""Nodes as text, to be pasted in a graph or another project, by way of a mail or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from studio.graph.copied import FORMAT
from studio.graph.fileio import dumps
from studio.graph.furnishing import piece_of
from studio.graph.furniture import Frame
from studio.graph.furniture_records import piece_record
from studio.graph.graphtext import braces, brackets
from studio.graph.jsontext import compact
from studio.graph.model import CODE, MODEL, Graph, Node, Project
from studio.graph.ports import Kinds
from studio.graph.records import node_record, place_record, wire_record
from studio.graph.reuse import layer_params
from studio.graph.rules import graph_of
from studio.graph.uses import face_names, free_name, needed, respoken, spoken_by


def fragment(
    project: Project, kinds: Kinds, graph: str, ids: Iterable[str], pieces: Iterable[str] = ()
) -> str:
    """Nodes as text, with the wires among them and those that come in, and with what they need.

    That is, at any depth: the blocks, the user's own Python and the variables.

    Args:
        project: read, not changed.
        kinds: the known kinds.
        graph: the name of the graph in which the nodes are.
        ids: the nodes.
        pieces: frames and notes.
    """
    here = graph_of(project, graph)
    chosen = [here.node(node_id) for node_id in dict.fromkeys(ids)]
    inside = {node.id for node in chosen}
    wires = [wire for node in chosen for wire in here.incoming(node.id)]
    needs, names = _needs(project, here, chosen)
    alone, owners = _parted(here, chosen, kinds)
    for old, new in names.items():
        alone = [respoken(node, old, new) for node in alone]
    lists: dict[str, list[dict[str, Any]]] = {
        "nodes": [node_record(node) for node in alone],
        "wires": [wire_record(wire) for wire in wires if wire.source in inside],
        "incoming": [
            {"wire": wire_record(wire), **_said(here.node(wire.source))}
            for wire in wires
            if wire.source not in inside
        ],
    }
    places = {node.id: compact(place_record(node) or {"x": 0, "y": 0}) for node in chosen}
    furniture = [piece_of(here, piece_id) for piece_id in pieces]
    for key, frames in (("frames", True), ("notes", False)):
        if some := [piece_record(p) for p in furniture if isinstance(p, Frame) == frames]:
            lists[key] = some
    members = {key: brackets([compact(item) for item in some], 1) for key, some in lists.items()}
    members |= {"format": compact(FORMAT), "layout": braces(places, places, 1)}
    if owners:
        said = {
            node_id: {"id": owner.id, "project": project.name, "graph": graph, **_said(owner)}
            for node_id, owner in owners.items()
        }
        members["owners"] = compact(said)
    if needs.graphs.keys() != {MODEL} or needs.codes or needs.variables or needs.packages:
        members["needs"] = dumps(needs)
    return braces(members, sorted(members), 0)


def _said(node: Node) -> dict[str, str]:
    """What tells a node from another that has its id."""
    return {"kind": node.kind, "name": node.name}


def _parted(here: Graph, chosen: list[Node], kinds: Kinds) -> tuple[list[Node], dict[str, Node]]:
    """The nodes as they are without the owners that stay behind, and those owners.

    Of several whose layer is the same the first has it, and the others use it again.
    """
    inside = {node.id for node in chosen}
    first: dict[str, str] = {}
    alone, owners = [], {}
    for node in chosen:
        if not node.reuses or node.reuses in inside:
            alone.append(node)
        elif node.reuses in first:
            alone.append(replace(node, reuses=first[node.reuses]))
        else:
            first[node.reuses] = node.id
            owners[node.id] = here.node(node.reuses)
            params = layer_params(here, node, kinds)
            alone.append(replace(node, reuses="", params=params))
    return alone, owners


def _needs(project: Project, here: Graph, chosen: list[Node]) -> tuple[Project, dict[str, str]]:
    """A project that holds just what these nodes need, and other names of their variables.

    There is no face around a copy, so the variables of the nodes' own graph become the project's,
    under another name where the project's variable of their name is needed too.
    """
    names = needed(project.graphs, (node.kind for node in chosen))
    graphs = {MODEL: Graph(), **{name: project.graphs[name] for name in names}}
    held = [*chosen, *(node for name in names for node in graphs[name])]
    kinds = {node.kind for node in held}
    outside, face = spoken_by(chosen), face_names(here)
    needs = outside - face
    for name in names:
        needs |= spoken_by(graphs[name]) - face_names(graphs[name])
    taken = set(needs)
    renames: dict[str, str] = {}
    variables = [v for v in project.variables if v.name in needs]
    for variable in here.variables:
        if variable.name in outside:
            name = free_name(taken, variable.name)
            taken.add(name)
            variables.append(replace(variable, name=name))
            if name != variable.name:
                renames[variable.name] = name
    content = Project(
        "",
        graphs,
        variables=tuple(variables),
        codes={name: text for name, text in project.codes.items() if CODE + name in kinds},
        packages={kind: text for kind, text in project.packages.items() if kind in kinds},
    )
    return content, renames
