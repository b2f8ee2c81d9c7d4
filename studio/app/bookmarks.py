"""Views that the user keeps: made of where the user is, and whether they are there still."""

from __future__ import annotations

from dataclasses import dataclass

from studio.app.scope import Scope, along
from studio.app.viewer import Viewer
from studio.graph.bookmarks import KEYS, Bookmark
from studio.graph.model import MODEL, TRAINING, Project
from studio.message import Message, UserError


@dataclass(frozen=True, slots=True)
class Sight:
    """What lies in the middle of the view, and how large it is shown."""

    x: float
    y: float
    zoom: float


def made(viewer: Viewer, sight: Sight, key: int, name: str = "") -> Bookmark:
    """The bookmark of what is seen, under a name that no other has."""
    scope, project = viewer.scope, viewer.document.project
    taken = {each.name for each in project.bookmarks if not key or each.key != key}
    stem = name or _named(viewer, key)
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem} {number}", number + 1
    root = "" if scope.root == scope.graph else scope.root
    x, y = round(sight.x, 1), round(sight.y, 1)
    return Bookmark(name, scope.graph, x, y, round(sight.zoom, 4), key, root, scope.path)


def free_key(project: Project) -> int:
    """The first digit that leads nowhere yet; 0 where all do."""
    taken = {each.key for each in project.bookmarks}
    return next((key for key in KEYS if key not in taken), 0)


def of_key(project: Project, key: int) -> Bookmark | None:
    """The bookmark that a digit leads to."""
    return next((each for each in project.bookmarks if each.key == key), None)


def scope_of(project: Project, bookmark: Bookmark) -> Scope:
    """Where one looks to see it. Raises ``UserError`` where that is gone."""
    root = bookmark.root or bookmark.graph
    there = root in project.graphs or root == TRAINING
    scope = along(project, bookmark.path, root) if there else Scope()
    if there and len(scope.path) == len(bookmark.path) and scope.graph == bookmark.graph:
        return scope
    raise UserError(
        "The view {name} is of {graph}, which is not there any more. Undo what took it away, or "
        "remove the view under View, Bookmarks.",
        name=bookmark.name,
        graph=_called(bookmark.graph),
    )


def _called(graph: str) -> Message | str:
    if graph == MODEL:
        return Message("a part of the model")
    return Message("the training") if graph == TRAINING else graph


def _named(viewer: Viewer, key: int) -> str:
    """What speaks for a view: the one node that is selected, or the block that is shown."""
    if len(viewer.selection) == 1:
        return viewer.graph.node(viewer.selection[0]).name
    graph = viewer.scope.graph
    if graph not in (MODEL, TRAINING):
        return graph
    return f"{graph} {key}" if key else graph
