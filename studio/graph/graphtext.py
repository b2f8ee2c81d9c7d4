"""One graph of a project as the text of its part of the file, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.graph.change import EditError
from studio.graph.furniture import Frame, Note
from studio.graph.furniture_records import piece_record, read_frame, read_note
from studio.graph.jsontext import Cursor, compact
from studio.graph.model import Graph, Variable, Wire, natural
from studio.graph.records import (
    node_record,
    place_record,
    read_node,
    read_texts,
    read_variables,
    read_wire,
    variable_record,
    wire_record,
)
from studio.graph.reuse import check_owner
from studio.message import Message

MAX_NAMES = 8
"""How many layers of a circle a sentence names."""

_GRAPH = frozenset(
    ("about", "frames", "layout", "nodes", "notes", "synonyms", "variables", "wires")
)


def graph_text(graph: Graph) -> str:
    """The JSON of a graph, a line for each node and wire."""
    members = {key: compact(value) for key, value in graph.extra.items()}
    if graph.about:
        members["about"] = compact(graph.about)
    if graph.synonyms:
        members["synonyms"] = compact(graph.synonyms)
    if graph.variables:
        members["variables"] = variables_text(graph.variables, 3)
    places = {node.id: compact(place) for node in graph if (place := place_record(node))}
    members["layout"] = braces(places, places, 3)
    members["nodes"] = brackets([compact(node_record(node)) for node in graph], 3)
    members["wires"] = brackets([compact(wire_record(wire)) for wire in graph.wires()], 3)
    for key, kind in (("frames", Frame), ("notes", Note)):
        pieces = [piece for piece in graph.pieces.values() if isinstance(piece, kind)]
        if pieces:
            members[key] = brackets([compact(piece_record(piece)) for piece in pieces], 3)
    return braces(members, sorted(members), 2)


def variables_text(variables: Iterable[Variable], depth: int) -> str:
    """A list of variables, one a line."""
    return brackets([compact(variable_record(variable)) for variable in variables], depth)


def braces(members: Mapping[str, str], keys: Iterable[str], depth: int) -> str:
    """An object of JSON texts, one member a line."""
    return _lines("{", [f"{compact(key)}: {members[key]}" for key in keys], "}", depth)


def brackets(items: list[str], depth: int) -> str:
    """A list of JSON texts, one a line."""
    return _lines("[", items, "]", depth)


def _lines(opening: str, items: list[str], closing: str, depth: int) -> str:
    if not items:
        return opening + closing
    margin = "\n" + "  " * depth
    return f"{opening}{margin}  {f',{margin}  '.join(items)}{margin}{closing}"


def read_graph(at: Cursor) -> Graph:
    """A graph that breaks no rule by itself. Raises :class:`FileError`."""
    graph = Graph()
    known = at.members()
    about = at.get("about")
    graph.about = about.text() if about else ""
    graph.synonyms = read_texts(at.get("synonyms"))
    graph.variables = read_variables(at.get("variables"))
    graph.extra = {key: value for key, value in known.items() if key not in _GRAPH}
    layout = at.get("layout")
    for item in at.need("nodes").items():
        node_id = item.need("id").filled()
        place = layout.get(node_id) if layout else None
        graph.put_node(read_node(item, place, graph))
    if layout:
        for node_id in layout.members():
            if node_id not in graph:
                layout.need(node_id).fail(Message('no layer has the id "{id}".', id=node_id))
    check_owners(graph, at.need("nodes"))
    for item in at.need("wires").items():
        graph.put_wire(_checked(read_wire(item), item, graph))
    _refuse_circles(graph, at.need("wires"))
    for key, read in (("frames", read_frame), ("notes", read_note)):
        pieces = at.get(key)
        for item in pieces.items() if pieces else ():
            graph.put_piece(read(item, graph))
    return graph


def check_owners(graph: Graph, at: Cursor) -> None:
    """Refuse nodes that reuse what cannot be reused. ``at`` is the list of the nodes."""
    for item in at.items():
        reuses = item.get("reuses")
        if reuses is None:
            continue
        if reuses.text() not in graph:
            reuses.fail(Message('no layer has the id "{id}".', id=reuses.value))
        try:
            check_owner(graph, graph.node(item.need("id").text()), reuses.text())
        except EditError as error:
            reuses.fail(error.message)


def _checked(wire: Wire, at: Cursor, graph: Graph) -> Wire:
    for end, node_id in (("from", wire.source), ("to", wire.target)):
        if node_id not in graph:
            at.need(end).fail(Message('no layer has the id "{id}".', id=node_id))
    if graph.wire_into(wire.target, wire.input):
        at.need("to").fail(
            Message(
                "two wires end at the input {port} of {name}.",
                port=wire.input,
                name=graph.node(wire.target).name,
            )
        )
    return wire


def _refuse_circles(graph: Graph, at: Cursor) -> None:
    stuck = set(graph.ids()) - set(graph.order())
    if not stuck:
        return
    # Each node that no order reaches is fed by another such one: go upstream until one comes again.
    way: list[str] = []
    here = min(stuck, key=natural)
    while here not in way:
        way.append(here)
        here = next(wire.source for wire in graph.incoming(here) if wire.source in stuck)
    circle = [here, *reversed(way[way.index(here) :])]
    names = [graph.node(node_id).name for node_id in circle]
    if len(names) > MAX_NAMES:
        names[MAX_NAMES - 1 : -1] = ["…"]
    at.fail(Message("the wires run in a circle: {names}.", names=" → ".join(names)))
