"""The layout of a project as a file holds it: the views that were kept, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from studio.graph.bookmarks import KEYS, Bookmark
from studio.graph.jsontext import Cursor
from studio.graph.records import place_number, read_texts
from studio.message import Message

LAYOUT = "layout"
BOOKMARKS = "bookmarks"
_KNOWN = frozenset(field.name for field in fields(Bookmark)) - {"extra"}


def bookmark_record(bookmark: Bookmark) -> dict[str, Any]:
    """A bookmark; what says nothing is left out."""
    record: dict[str, Any] = {
        "name": bookmark.name,
        "graph": bookmark.graph,
        "x": _short(bookmark.x),
        "y": _short(bookmark.y),
        "zoom": _short(bookmark.zoom),
    }
    optional = {"key": bookmark.key, "root": bookmark.root, "path": bookmark.path}
    return {**bookmark.extra, **record, **{key: value for key, value in optional.items() if value}}


def read_bookmarks(layout: Cursor | None) -> tuple[Bookmark, ...]:
    """The bookmarks in the layout of a project. Raises :class:`FileError`."""
    at = layout.get(BOOKMARKS) if layout is not None else None
    found: list[Bookmark] = []
    for item in at.items() if at is not None else ():
        one = _read(item)
        if any(other.name == one.name for other in found):
            item.need("name").fail(Message('two views have the name "{name}".', name=one.name))
        if one.key and any(other.key == one.key for other in found):
            item.need("key").fail(Message("two views have the digit {key}.", key=one.key))
        found.append(one)
    return tuple(found)


def unknown_layout(layout: Cursor | None) -> dict[str, Any]:
    """What a newer program wrote beside the bookmarks."""
    members = layout.members() if layout is not None else {}
    return {key: value for key, value in members.items() if key != BOOKMARKS}


def _read(at: Cursor) -> Bookmark:
    what = Message("a view")
    zoom, key, root = at.need("zoom"), at.get("key"), at.get("root")
    if place_number(zoom, what) <= 0:
        zoom.expected(Message("a number above 0"))
    if key is not None and (type(key.value) is not int or key.value not in KEYS):
        key.expected(Message("a digit from 1 to 9"))
    return Bookmark(
        at.need("name").filled(),
        at.need("graph").filled(),
        place_number(at.need("x"), what),
        place_number(at.need("y"), what),
        place_number(zoom, what),
        key.value if key is not None else 0,
        root.filled() if root is not None else "",
        read_texts(at.get("path")),
        {name: value for name, value in at.members().items() if name not in _KNOWN},
    )


def records(bookmarks: Iterable[Bookmark]) -> list[dict[str, Any]]:
    """One record for each."""
    return [bookmark_record(bookmark) for bookmark in bookmarks]


def _short(number: float) -> int | float:
    return int(number) if number.is_integer() else number
