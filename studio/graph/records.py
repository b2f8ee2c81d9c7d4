"""Nodes and wires as JSON records: the form they have in files and on the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from studio.graph.change import EditError
from studio.graph.jsontext import Cursor
from studio.graph.model import BARE, FOLD, LAYOUT_FLAGS, PIN, Graph, Node, Variable, Wire
from studio.graph.rules import check_name, check_number
from studio.graph.variables import check_variables
from studio.message import Message

_NODE = frozenset(("flags", "id", "kind", "name", "note", "params", "reuses"))
_VARIABLE = frozenset(field.name for field in fields(Variable)) - {"extra"}
_WIRE = frozenset(("from", "points", "to"))
_FLAG_OF = {"bare": BARE, "collapsed": FOLD, "pinned": PIN}
"""The flags of the layout, by what a place says."""
_PLACE = frozenset(("x", "y", *_FLAG_OF))
LAYOUT = "layout"
"""Under this key a node's ``extra`` holds the unknown fields of its place."""


def node_record(node: Node) -> dict[str, Any]:
    """The logic of a node; what is empty is left out."""
    record = {key: value for key, value in node.extra.items() if key != LAYOUT}
    record.update(id=node.id, kind=node.kind, name=node.name)
    if node.params:
        record["params"] = dict(node.params)
    if node.reuses:
        record["reuses"] = node.reuses
    if node.note:
        record["note"] = node.note
    if flags := node.flags - LAYOUT_FLAGS:
        record["flags"] = sorted(flags)
    return record


def place_record(node: Node) -> dict[str, Any]:
    """The layout of a node; empty where it stands at the origin."""
    record = dict(node.extra.get(LAYOUT, {}))
    if node.flags:
        record.update({key: True for key, flag in _FLAG_OF.items() if flag in node.flags})
    if record or node.x or node.y:
        record.update(x=_short(node.x), y=_short(node.y))
    return record


def wire_record(wire: Wire) -> dict[str, Any]:
    ends = {"from": (wire.source, wire.output), "to": (wire.target, wire.input)}
    points = [[_short(x), _short(y)] for x, y in wire.points]
    return {**wire.extra, **ends, **({"points": points} if points else {})}


def variable_record(variable: Variable) -> dict[str, Any]:
    """A variable; what says nothing is left out."""
    record = {
        field.name: getattr(variable, field.name)
        for field in fields(variable)
        if field.name != "extra" and getattr(variable, field.name) != field.default
    }
    always = {"name": variable.name, "type": variable.type, "value": variable.value}
    return {**variable.extra, **record, **always}


def read_variables(at: Cursor | None) -> tuple[Variable, ...]:
    """The variables in a list; none if there is none. Raises :class:`FileError`."""
    found: list[Variable] = []
    if at is None:
        return ()
    for item in at.items():
        variable = _read_variable(item)
        try:
            check_variables(at.path, (variable,))
        except EditError as error:
            item.fail(error.message)
        if any(other.name == variable.name for other in found):
            name = item.need("name")
            name.fail(Message('two variables have the name "{name}".', name=variable.name))
        found.append(variable)
    return tuple(found)


def read_texts(at: Cursor | None) -> tuple[str, ...]:
    """The texts in a list; none if there is no list."""
    return tuple(item.text() for item in at.items()) if at else ()


def _read_variable(at: Cursor) -> Variable:
    lowest, highest, length = at.get("minimum"), at.get("maximum"), at.get("length")
    explanation, optional = at.get("help"), at.get("optional")
    if optional is not None and not isinstance(optional.value, bool):
        optional.expected(Message("true or false"))
    if length is not None and (type(length.value) is not int or length.value < 1):
        length.expected(Message("a whole number from 1 on"))
    return Variable(
        at.need("name").text(),
        at.need("value").setting(),
        at.need("type").text(),
        explanation.text() if explanation else "",
        _limit(lowest),
        _limit(highest),
        read_texts(at.get("choices")),
        length.value if length else None,
        optional.value if optional else False,
        _unknown(at.members(), _VARIABLE),
    )


def _limit(at: Cursor | None) -> float | None:
    """A number as it was written: a whole one stays whole."""
    if at is None:
        return None
    at.number()
    limit: float = at.value
    return limit


def read_node(at: Cursor, place: Cursor | None, graph: Graph) -> Node:
    """A node that can be put into the graph. Raises :class:`FileError`."""
    members = at.members()
    at_id = at.need("id")
    node_id = at_id.filled()
    if node_id in graph:
        at_id.fail(Message('two layers have the id "{id}".', id=node_id))
    name = at.need("name")
    try:
        check_name(graph, name.text())
    except EditError as error:
        name.fail(error.message)
    params, note, flags = at.get("params"), at.get("note"), at.get("flags")
    reuses = at.get("reuses")
    extra = _unknown(members, _NODE)
    if LAYOUT in extra:
        at.fail(Message('a layer has no field "{key}" of its own.', key=LAYOUT))
    marks: set[str] = {flag.text() for flag in flags.items()} if flags else set()
    x, y = 0.0, 0.0
    if place is not None:
        x, y = _coordinate(place, name, "x"), _coordinate(place, name, "y")
        marks |= {flag for key, flag in _FLAG_OF.items() if _said(place.get(key))}
        if unknown := _unknown(place.members(), _PLACE):
            extra[LAYOUT] = unknown
    return Node(
        node_id,
        at.need("kind").filled(),
        name.text(),
        params.settings(expressions=True) if params else {},
        x,
        y,
        note.text() if note else "",
        frozenset(marks),
        extra,
        reuses.filled() if reuses else "",
    )


def read_wire(at: Cursor) -> Wire:
    """A wire, whatever its ends are. Raises :class:`FileError`."""
    source, output = _end(at.need("from"))
    target, port = _end(at.need("to"))
    points = at.get("points")
    return Wire(
        source,
        output,
        target,
        port,
        _unknown(at.members(), _WIRE),
        tuple(_point(item) for item in points.items()) if points else (),
    )


def _point(at: Cursor) -> tuple[float, float]:
    both = list(at.items())
    if len(both) != 2:
        at.expected(Message("a list of two numbers, x and y"))
    x, y = (place_number(item, Message("a wire")) for item in both)
    return x, y


def place_number(at: Cursor, whose: Message) -> float:
    """A number that can be a place or a size. Raises :class:`FileError`."""
    try:
        return check_number(str(whose), "position", at.number())
    except EditError as error:
        at.fail(error.message)


def _end(at: Cursor) -> tuple[str, str]:
    parts = at.value
    if type(parts) is not list or len(parts) != 2 or not all(type(part) is str for part in parts):
        at.expected(Message("a list of two texts, the layer's id and the port"))
    if not all(parts):
        at.expected(Message("two texts that are not empty"))
    return parts[0], parts[1]


def _said(at: Cursor | None) -> bool:
    """Whether it is said, and true."""
    if at is not None and not isinstance(at.value, bool):
        at.expected(Message("true or false"))
    return at is not None and at.value is True


def _coordinate(place: Cursor, name: Cursor, axis: str) -> float:
    at = place.need(axis)
    try:
        return check_number(name.text(), "position", at.number())
    except EditError as error:
        at.fail(error.message)


def _unknown(members: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in members.items() if key not in known}


def _short(number: float) -> int | float:
    return int(number) if number.is_integer() else number
