"""What an edit is to the rest of the program: a change, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from studio.graph.model import MODEL
from studio.message import UserError


class EditError(UserError):
    """An edit that a hard rule refuses. The project is as it was before."""


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What became different: ids of nodes of one graph, keys of settings, the project itself.

    ``rewired`` holds the ids at both ends of every wire that came or went. An id in ``removed`` is
    in no other set; all other ids are in the graph.
    """

    graph: str = MODEL
    added: frozenset[str] = _NONE
    removed: frozenset[str] = _NONE
    rewired: frozenset[str] = _NONE
    retuned: frozenset[str] = _NONE
    renamed: frozenset[str] = _NONE
    moved: frozenset[str] = _NONE
    annotated: frozenset[str] = _NONE
    settings: frozenset[str] = _NONE
    project: bool = False

    def __bool__(self) -> bool:
        return bool(self.nodes or self.settings or self.project)

    @property
    def nodes(self) -> frozenset[str]:
        """All nodes that are different in any way."""
        return self.added | self.removed | self.logic | self.moved | self.annotated

    @property
    def logic(self) -> frozenset[str]:
        """The nodes by which the plan or a shape may be different."""
        return self.added | self.removed | self.rewired | self.retuned | self.renamed

    def __or__(self, later: Change) -> Change:
        """This change and then a later one of the same graph, as one."""
        if self.nodes and later.nodes and self.graph != later.graph:
            raise ValueError(f"changes of two graphs: {self.graph!r} and {later.graph!r}")
        back = self.removed & later.added
        gone = self.added & later.removed
        removed = (self.removed - back) | (later.removed - gone)
        merged: dict[str, frozenset[str]] = {}
        for name in ("rewired", "retuned", "renamed", "moved", "annotated"):
            both: frozenset[str] = getattr(self, name) | getattr(later, name)
            merged[name] = (both | back) - removed - gone
        return Change(
            graph=later.graph if later.nodes else self.graph,
            added=(self.added - gone) | (later.added - back),
            removed=removed,
            settings=self.settings | later.settings,
            project=self.project or later.project,
            **merged,
        )
