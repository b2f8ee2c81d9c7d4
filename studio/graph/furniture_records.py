"""Frames and notes as JSON records: the form they have in files and on the clipboard."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

from studio.graph.furniture import Frame, Note, Piece
from studio.graph.jsontext import Cursor
from studio.graph.model import Graph
from studio.graph.records import place_number
from studio.message import Message

_Piece = TypeVar("_Piece", Frame, Note)


def piece_record(piece: Piece) -> dict[str, Any]:
    """A frame or a note; what says nothing is left out."""
    record = {
        field.name: _short(getattr(piece, field.name))
        for field in fields(piece)
        if field.name != "extra"
        and (field.default is MISSING or getattr(piece, field.name) != field.default)
    }
    return {**piece.extra, **record}


def read_frame(at: Cursor, graph: Graph) -> Frame:
    """A frame that can be put into the graph. Raises :class:`FileError`."""
    return _read(Frame, at, graph)


def read_note(at: Cursor, graph: Graph) -> Note:
    """A note that can be put into the graph. Raises :class:`FileError`."""
    return _read(Note, at, graph)


def _read(kind: type[_Piece], at: Cursor, graph: Graph) -> _Piece:
    found: dict[str, Any] = {}
    known = {field.name: field for field in fields(kind) if field.name != "extra"}
    for name, field in known.items():
        member = at.need(name) if name == "id" else at.get(name)
        if member is None:
            continue
        if name == "holds":
            found[name] = tuple(item.filled() for item in member.items())
        elif isinstance(field.default, float):
            found[name] = place_number(member, Message("a frame or a note"))
            if name in ("width", "height") and found[name] <= 0:
                member.expected(Message("a number above 0"))
        else:
            found[name] = member.filled() if name == "id" else member.text()
    if found["id"] in graph.pieces:
        at.need("id").fail(Message('two frames or notes have the id "{id}".', id=found["id"]))
    extra = {key: value for key, value in at.members().items() if key not in known}
    return kind(**found, extra=extra)


def _short(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
