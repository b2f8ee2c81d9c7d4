"""What an edit is to the rest of the program: a change, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.message import Message, UserError


class EditError(UserError):
    """An edit that a hard rule refuses. The project is as it was before."""

    @classmethod
    def of(cls, message: Message) -> EditError:
        """The refusal that says this."""
        return cls(message.template, **message.values)


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What became different in one graph: ids of its nodes.

    ``rewired`` holds the ids at both ends of every wire that came or went. An id in ``removed`` is
    in no other set; all other ids are in the graph. A node is ``retuned`` when its layer is another
    one: its kind, its parameters, whose layer it reuses, whether it is bypassed or mute. It
    has ``moved`` also when the way of one of its wires is another, or it is pinned or collapsed.
    """

    added: frozenset[str] = _NONE
    removed: frozenset[str] = _NONE
    rewired: frozenset[str] = _NONE
    retuned: frozenset[str] = _NONE
    renamed: frozenset[str] = _NONE
    moved: frozenset[str] = _NONE
    annotated: frozenset[str] = _NONE
    face: bool = False
    """The graph's own words or variables, or the graph itself: it came or went."""
    furnished: frozenset[str] = _NONE
    """Ids of frames and notes, also of those that went."""

    def __bool__(self) -> bool:
        return bool(self.nodes or self.face or self.furnished)

    @property
    def nodes(self) -> frozenset[str]:
        """All nodes that are different in any way."""
        return self.added | self.removed | self.logic | self.moved | self.annotated

    @property
    def logic(self) -> frozenset[str]:
        """The nodes by which the plan or a shape may be different."""
        return self.added | self.removed | self.rewired | self.retuned | self.renamed

    def __or__(self, later: GraphChange) -> GraphChange:
        """This change and then a later one, as one."""
        back = self.removed & later.added
        gone = self.added & later.removed
        removed = (self.removed - back) | (later.removed - gone)
        merged: dict[str, frozenset[str]] = {}
        for name in ("rewired", "retuned", "renamed", "moved", "annotated"):
            both: frozenset[str] = getattr(self, name) | getattr(later, name)
            merged[name] = (both | back) - removed - gone
        return GraphChange(
            added=(self.added - gone) | (later.added - back),
            removed=removed,
            face=self.face or later.face,
            furnished=self.furnished | later.furnished,
            **merged,
        )


_UNTOUCHED = GraphChange()


@dataclass(frozen=True, slots=True)
class Change:
    """What became different in a project: in each of its graphs, and in the project itself."""

    parts: Mapping[str, GraphChange] = field(default_factory=dict)
    """By name of a graph; a graph in which nothing is different is not here."""
    definitions: frozenset[str] = _NONE
    """Kinds, ``block:NAME`` and ``code:NAME``, that came, went, or have another face: ports,
    parameters, words."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """Graphs that only have another name: from the old to the new one."""
    variables: frozenset[str] = _NONE
    """Names of variables of the project."""
    settings: frozenset[str] = _NONE
    project: bool = False
    """The project's name, or the packages it needs."""
    bookmarks: bool = False
    """The views that are kept."""

    def __bool__(self) -> bool:
        return bool(
            self.parts
            or self.definitions
            or self.variables
            or self.settings
            or self.project
            or self.bookmarks
        )

    def of(self, graph: str) -> GraphChange:
        """The part of one graph; empty if nothing in it is different."""
        return self.parts.get(graph, _UNTOUCHED)

    @property
    def graphs(self) -> frozenset[str]:
        """The names of all graphs in which anything is different, also of those that are gone."""
        return frozenset(self.parts)

    @property
    def logic(self) -> bool:
        """Whether a plan or a shape may be different."""
        return bool(
            self.definitions
            or self.variables
            or any(part.logic or part.face for part in self.parts.values())
        )

    @property
    def source(self) -> bool:
        """Whether the Python that is written may be different: also by notes and names."""
        return bool(
            self.logic or self.project or any(part.annotated for part in self.parts.values())
        )

    def __or__(self, later: Change) -> Change:
        """This change and then a later one, as one."""
        parts = {
            name: part
            for name in {**self.parts, **later.parts}
            if (part := self.of(name) | later.of(name))
        }
        renames = {
            old: later.renames.get(new, new)
            for old, new in self.renames.items()
            if later.renames.get(new) != old
        }
        fresh = set(self.renames.values())
        renames |= {old: new for old, new in later.renames.items() if old not in fresh}
        return Change(
            parts,
            self.definitions | later.definitions,
            renames,
            self.variables | later.variables,
            self.settings | later.settings,
            self.project or later.project,
            self.bookmarks or later.bookmarks,
        )
