"""Bookmarks of views: places of a project's graphs that the user keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

KEYS = range(1, 10)
"""The digits that lead to a bookmark."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A view of a graph: what lies in its middle, and how large it is shown."""

    name: str
    graph: str
    """The graph that is shown."""
    x: float
    y: float
    zoom: float = 1.0
    key: int = 0
    """The digit that leads there; 0: none."""
    root: str = ""
    """The graph in which ``path`` begins; empty: the one that is shown."""
    path: tuple[str, ...] = ()
    """The instances by which the graph was entered."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What a newer program wrote."""


def with_renamed_graph(bookmarks: tuple[Bookmark, ...], old: str, new: str) -> tuple[Bookmark, ...]:
    """The same where a graph has another name."""
    return tuple(
        replace(
            each,
            graph=new if each.graph == old else each.graph,
            root=new if each.root == old else each.root,
        )
        for each in bookmarks
    )
