"""Nodes as text, to copy and paste within a graph, between projects, or through a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from studio.graph.adoption import adopt
from studio.graph.change import EditError
from studio.graph.edits import AddNode, Batch, Connect
from studio.graph.fileio import dumps, read_project
from studio.graph.furnishing import PutPiece, piece_of
from studio.graph.furniture import Frame, Piece
from studio.graph.furniture_records import piece_record, read_frame, read_note
from studio.graph.graphtext import braces, check_owners
from studio.graph.jsontext import Cursor, FileError, compact, parse
from studio.graph.model import CODE, MODEL, Graph, Node, Project, Wire
from studio.graph.ports import Kinds
from studio.graph.records import node_record, place_record, read_node, read_wire, wire_record
from studio.graph.reuse import layer_params, own_params
from studio.graph.rules import graph_of
from studio.graph.uses import face_names, free_name, needed, respoken, spoken_by
from studio.message import Message

FORMAT = "plexus-fragment"


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
    record: dict[str, Any] = {
        "format": FORMAT,
        "nodes": [node_record(node) for node in alone],
        "layout": {node.id: place_record(node) or {"x": 0, "y": 0} for node in chosen},
        "wires": [wire_record(wire) for wire in wires if wire.source in inside],
        "incoming": [
            {"wire": wire_record(wire), **_said(here.node(wire.source))}
            for wire in wires
            if wire.source not in inside
        ],
    }
    if owners:
        record["owners"] = {
            node_id: {"id": owner.id, "project": project.name, "graph": graph, **_said(owner)}
            for node_id, owner in owners.items()
        }
    furniture = [piece_of(here, piece_id) for piece_id in pieces]
    for key, frames in (("frames", True), ("notes", False)):
        if some := [piece_record(p) for p in furniture if isinstance(p, Frame) == frames]:
            record[key] = some
    members = {key: compact(value) for key, value in record.items()}
    if needs.graphs.keys() != {MODEL} or needs.codes or needs.variables or needs.packages:
        members["needs"] = dumps(needs)
    return braces(members, sorted(members), 0)


def paste(
    text: str,
    project: Project,
    kinds: Kinds,
    at: tuple[float, float],
    *,
    keep_incoming: bool = False,
    graph: str = MODEL,
) -> tuple[Batch, tuple[str, ...]]:
    """The edit that puts a fragment into a graph, and the ids that its nodes and pieces will have.

    What the nodes need and is not here is added; what is here and equal is used; what has the name
    of something else here gets another.

    Args:
        text: what ``fragment`` gave.
        project: where to paste; it is not changed.
        kinds: the known kinds.
        at: where the fragment's left upper corner shall be.
        keep_incoming: also wire the new nodes to the layers outside that fed the copied ones,
            where those are still there.
        graph: the name of the graph to paste into.

    Raises:
        EditError: the text is no fragment.
    """
    goal = graph_of(project, graph)
    try:
        copy = _read(text)
    except FileError as error:
        raise EditError(
            "There are no layers on the clipboard. Select some layers and copy them first."
        ) from error
    face = face_names(goal)
    adoption = adopt(project, copy.needs, copy.nodes, face=face)
    ids, names = _fresh(goal, copy.nodes)
    things = (*copy.nodes, *copy.pieces)
    left, top = min(thing.x for thing in things), min(thing.y for thing in things)
    nodes = []
    for node in copy.nodes:
        x, y = at[0] + node.x - left, at[1] + node.y - top
        new = replace(adoption.node(node, face), id=ids[node.id], name=names[node.id], x=x, y=y)
        owner = copy.owners.get(node.reuses or node.id)
        if owner is not None and _is_owner(owner, project, graph, new.kind):
            new = replace(new, reuses=owner.id, params=own_params(new, kinds))
        elif node.reuses:
            new = replace(new, reuses=ids[node.reuses])
        nodes.append(new)
    edits = [*adoption.edits]
    edits += [AddNode(node, graph) for node in sorted(nodes, key=lambda node: bool(node.reuses))]
    edits += [
        Connect(
            replace(
                wire,
                source=ids[wire.source],
                target=ids[wire.target],
                points=tuple((at[0] + x - left, at[1] + y - top) for x, y in wire.points),
            ),
            graph=graph,
        )
        for wire in copy.wires
    ]
    if keep_incoming:
        edits += [
            Connect(replace(wire, target=ids[wire.target]), graph=graph)
            for wire, kind, name in copy.incoming
            if _is_there(goal, wire.source, kind, name)
        ]
    pieces = [
        replace(piece, x=at[0] + piece.x - left, y=at[1] + piece.y - top)
        for piece in _fresh_pieces(goal, copy.pieces)
    ]
    edits += [PutPiece(piece, graph) for piece in pieces]
    new_ids = (*ids.values(), *(piece.id for piece in pieces))
    return Batch(tuple(edits), _label(len(ids))), new_ids


def _label(count: int) -> Message:
    if not count:
        return Message("Paste frames and notes")
    return Message("Paste a layer") if count == 1 else Message("Paste {count} layers", count=count)


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


@dataclass(frozen=True, slots=True)
class _Owner:
    """The layer that was used again by a node that was copied without it."""

    id: str
    project: str
    graph: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class _Copy:
    nodes: list[Node]
    wires: list[Wire]
    incoming: list[tuple[Wire, str, str]]
    owners: dict[str, _Owner]
    needs: Project
    pieces: list[Piece]


def _read(text: str) -> _Copy:
    """What is in a fragment. Raises :class:`FileError`."""
    root = parse(text, Message("The clipboard"))
    if root.members().get("format") != FORMAT:
        root.fail(Message("this is no copy of layers."))
    layout, copied = root.need("layout"), Graph()
    nodes = []
    for item in root.need("nodes").items():
        node = read_node(item, layout.get(item.need("id").filled()), copied)
        copied.put_node(node)
        nodes.append(node)
    for key, read in (("frames", read_frame), ("notes", read_note)):
        listed = root.get(key)
        for item in listed.items() if listed else ():
            copied.put_piece(read(item, copied))
    pieces = list(copied.pieces.values())
    if not nodes and not pieces:
        root.fail(Message("there are no layers in it."))
    check_owners(copied, root.need("nodes"))
    wires = [_inside(read_wire(item), item, copied) for item in root.need("wires").items()]
    incoming = []
    for item in root.need("incoming").items():
        wire = read_wire(item.need("wire"))
        if wire.target not in copied:
            item.fail(Message("the wire ends at a layer that was not copied."))
        incoming.append((wire, item.need("kind").text(), item.need("name").text()))
    owners = {}
    for node_id in (at := root.get("owners") or Cursor({}, root.file)).members():
        owner = at.need(node_id)
        owners[node_id] = _Owner(*(owner.need(f.name).text() for f in fields(_Owner)))
    needs = root.get("needs")
    needed_here = read_project(needs) if needs else Project()
    return _Copy(nodes, wires, incoming, owners, needed_here, pieces)


def _inside(wire: Wire, at: Cursor, copied: Graph) -> Wire:
    if wire.source not in copied or wire.target not in copied:
        at.fail(Message("the wire ends at a layer that was not copied."))
    return wire


def _fresh(goal: Graph, nodes: list[Node]) -> tuple[dict[str, str], dict[str, str]]:
    """New ids and names by old id."""
    first = int(goal.fresh_id()[1:])
    ids: dict[str, str] = {}
    for node in nodes:
        while f"n{first}" in goal:
            first += 1
        ids[node.id] = f"n{first}"
        first += 1
    names: dict[str, str] = {}
    taken = goal.names()
    numbers: dict[str, Iterator[int]] = {}
    for node in nodes:
        name = node.name
        if name in taken:
            base = name.rstrip("0123456789")
            # One count for all copies of a name: a paste of a thousand takes no million tries.
            counted = (f"{base}{number}" for number in numbers.setdefault(base, count(2)))
            name = next(free for free in counted if free not in taken)
        names[node.id] = name
        taken.add(name)
    return ids, names


def _fresh_pieces(goal: Graph, pieces: list[Piece]) -> Iterator[Piece]:
    """The same under ids that no frame and no note of the goal has."""
    taken = set(goal.pieces)
    for piece in pieces:
        stem = "frame" if isinstance(piece, Frame) else "note"
        name = next(name for n in count(1) if (name := f"{stem}{n}") not in taken)
        taken.add(name)
        yield replace(piece, id=name)


def _is_there(goal: Graph, node_id: str, kind: str, name: str) -> bool:
    # In another project the same id may be another layer.
    return node_id in goal and (goal.node(node_id).kind, goal.node(node_id).name) == (kind, name)


def _is_owner(owner: _Owner, project: Project, graph: str, kind: str) -> bool:
    if (owner.project, owner.graph, owner.kind) != (project.name, graph, kind):
        return False
    here = project.graphs.get(graph, Graph())
    return _is_there(here, owner.id, kind, owner.name) and not here.node(owner.id).reuses
