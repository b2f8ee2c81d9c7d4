"""Edits of the views that a project keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.graph import rules
from studio.graph.bookmarks import Bookmark
from studio.graph.change import EditError
from studio.graph.model import Project
from studio.graph.patch import Patch
from studio.graph.ports import Kinds
from studio.graph.step import Simple
from studio.message import Message


@dataclass(frozen=True, slots=True)
class KeepView(Simple):
    """Keep a view, in place of the one that has its name or its digit."""

    bookmark: Bookmark

    def title(self) -> Message:
        return Message("Keep the view {name}", name=self.bookmark.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        new = _checked(self.bookmark)
        kept = list(project.bookmarks)
        same = [at for at, old in enumerate(kept) if old.name == new.name]
        for at, old in enumerate(kept):
            if new.key and old.key == new.key and at not in same:
                same.append(at)
        place = min(same, default=len(kept))
        found = [old for at, old in enumerate(kept) if at not in same]
        found.insert(place, new)
        return Patch(self.title(), bookmarks=tuple(found))


@dataclass(frozen=True, slots=True)
class RenameView(Simple):
    """Give a bookmark another name."""

    old: str
    new: str

    def title(self) -> Message:
        return Message("Rename the view to {name}", name=self.new)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        found = bookmark_of(project, self.old)
        if self.new != self.old and any(each.name == self.new for each in project.bookmarks):
            raise EditError(
                "There is a view called {name} already. Choose another name.", name=self.new
            )
        renamed = _checked(replace(found, name=self.new))
        kept = (renamed if each is found else each for each in project.bookmarks)
        return Patch(self.title(), bookmarks=tuple(kept))


@dataclass(frozen=True, slots=True)
class RemoveView(Simple):
    """Keep a view no longer."""

    name: str

    def title(self) -> Message:
        return Message("Remove the view {name}", name=self.name)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        found = bookmark_of(project, self.name)
        kept = (each for each in project.bookmarks if each is not found)
        return Patch(self.title(), bookmarks=tuple(kept))


def bookmark_of(project: Project, name: str) -> Bookmark:
    """The bookmark of this name. Raises :class:`EditError`."""
    for each in project.bookmarks:
        if each.name == name:
            return each
    raise EditError("There is no view called {name} any more.", name=name)


def _checked(bookmark: Bookmark) -> Bookmark:
    """The same with a name and numbers that a file gives back the same."""
    name = bookmark.name.strip()
    if not name:
        raise EditError("A view needs a name that is not empty.")
    rules.check_text(name, "name", name)
    x, y, zoom = (
        rules.check_number(name, "position", number)
        for number in (bookmark.x, bookmark.y, bookmark.zoom)
    )
    if zoom <= 0:
        raise EditError("The view {name} must have a zoom above 0.", name=name)
    return replace(bookmark, name=name, x=x, y=y, zoom=zoom)
