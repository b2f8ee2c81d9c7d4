"""Put what was copied into a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from studio.graph.adoption import adopt
from studio.graph.copied import Copy, Owner, read_copy
from studio.graph.edits import Batch, Edit
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Piece, Point
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.graph.planting import Plant
from studio.graph.ports import Kinds
from studio.graph.reuse import own_params
from studio.graph.rules import graph_of
from studio.graph.uses import face_names
from studio.message import Message

Shift = Callable[[Sequence[Node], Sequence[Piece]], Point]
"""How far new nodes and pieces should be moved from where they are about to be put."""


def _stay(_nodes: Sequence[Node], _pieces: Sequence[Piece]) -> Point:
    return 0.0, 0.0


def paste(
    text: str,
    project: Project,
    kinds: Kinds,
    at: Point,
    *,
    keep_incoming: bool = False,
    graph: str = MODEL,
) -> tuple[Batch, tuple[str, ...]]:
    """The edit that puts the copy in a text into a graph, and the ids of what will be new.

    Raises:
        EditError: there is no copy in the text.
    """
    copy = read_copy(text, graph)
    return put(copy, project, kinds, at, keep_incoming=keep_incoming, graph=graph)


def put(
    copy: Copy,
    project: Project,
    kinds: Kinds,
    at: Point,
    *,
    keep_incoming: bool = False,
    graph: str = MODEL,
    shift: Shift = _stay,
) -> tuple[Batch, tuple[str, ...]]:
    """The edit that puts a copy into a graph, and the ids that its nodes and pieces will have.

    What the nodes need and is not here is added; what is here and equal is used; what has the name
    of something else here gets another.

    Args:
        copy: what was copied.
        project: where to paste; it is not changed.
        kinds: the known kinds.
        at: where the copy's left upper corner shall be.
        keep_incoming: also wire the new nodes to the layers outside that fed the copied ones,
            where those are still there.
        graph: the name of the graph to paste into.
        shift: how far from there the copy has room.
    """
    goal = graph_of(project, graph)
    face = face_names(goal)
    adoption = adopt(project, copy.needs, copy.nodes, face=face)
    ids, names = _fresh(goal, copy.nodes)
    things = (*copy.nodes, *copy.pieces)
    dx = at[0] - min(thing.x for thing in things)
    dy = at[1] - min(thing.y for thing in things)
    nodes = []
    for node in copy.nodes:
        known = adoption.node(node, face)
        # Many times as fast as ``replace``, and a paste may be of a thousand.
        new = Node(
            ids[node.id],
            known.kind,
            names[node.id],
            known.params,
            node.x + dx,
            node.y + dy,
            known.note,
            known.flags,
            known.extra,
            known.reuses,
        )
        owner = copy.owners.get(node.reuses or node.id)
        if owner is not None and _is_owner(owner, project, graph, new.kind):
            new = replace(new, reuses=owner.id, params=own_params(new, kinds))
        elif node.reuses:
            new = replace(new, reuses=ids[node.reuses])
        nodes.append(new)
    nodes.sort(key=lambda node: bool(node.reuses))
    pieces = [_moved(piece, dx, dy) for piece in _fresh_pieces(goal, copy.pieces, ids)]
    right, down = shift(nodes, pieces)
    if right or down:
        nodes = [replace(node, x=node.x + right, y=node.y + down) for node in nodes]
        pieces = [_moved(piece, right, down) for piece in pieces]
        dx, dy = dx + right, dy + down
    wires = [
        Wire(
            ids[wire.source],
            wire.output,
            ids[wire.target],
            wire.input,
            wire.extra,
            tuple((x + dx, y + dy) for x, y in wire.points),
        )
        for wire in copy.wires
    ]
    if keep_incoming:
        wires += [
            replace(wire, target=ids[wire.target], points=())  # They led to the original.
            for wire, kind, name in copy.incoming
            if _is_there(goal, wire.source, kind, name)
        ]
    edits: list[Edit] = [*adoption.edits]
    if nodes:
        edits.append(Plant(tuple(nodes), tuple(wires), graph))
    edits += [PutPiece(piece, graph) for piece in pieces]
    new_ids = (*ids.values(), *(piece.id for piece in pieces))
    return Batch(tuple(edits), _label(len(ids))), new_ids


def _moved(piece: Piece, dx: float, dy: float) -> Piece:
    return replace(piece, x=piece.x + dx, y=piece.y + dy)


def _label(count: int) -> Message:
    if not count:
        return Message("Paste frames and notes")
    return Message("Paste a layer") if count == 1 else Message("Paste {count} layers", count=count)


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


def _fresh_pieces(goal: Graph, pieces: list[Piece], ids: Mapping[str, str]) -> list[Piece]:
    """The same under ids that no piece of the goal has; ``ids`` are the new ones of nodes."""
    taken, new = set(goal.pieces), dict(ids)
    for piece in pieces:
        stem = "frame" if isinstance(piece, Frame) else "note"
        name = next(name for n in count(1) if (name := f"{stem}{n}") not in taken)
        taken.add(name)
        new.setdefault(piece.id, name)
    found: list[Piece] = []
    for piece in pieces:
        fresh = replace(piece, id=new[piece.id])
        if isinstance(fresh, Frame) and fresh.holds is not None:
            fresh = replace(fresh, holds=tuple(new[each] for each in fresh.holds if each in new))
        found.append(fresh)
    return found


def _is_there(goal: Graph, node_id: str, kind: str, name: str) -> bool:
    # In another project the same id may be another layer.
    return node_id in goal and (goal.node(node_id).kind, goal.node(node_id).name) == (kind, name)


def _is_owner(owner: Owner, project: Project, graph: str, kind: str) -> bool:
    if (owner.project, owner.graph, owner.kind) != (project.name, graph, kind):
        return False
    here = project.graphs.get(graph, Graph())
    return _is_there(here, owner.id, kind, owner.name) and not here.node(owner.id).reuses
