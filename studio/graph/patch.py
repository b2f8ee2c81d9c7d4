"""The one thing that writes to a project: a patch says which parts shall be in which state.

An edit checks the rules and then applies a patch. The inverse of a patch is the patch that holds
the former states, so undo and redo restore every byte and cannot be refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, Literal, Protocol, TypeAlias

from studio.graph.bookmarks import Bookmark
from studio.graph.change import Change, GraphChange
from studio.graph.differences import (
    alters_ports,
    graph_change,
    other_variables,
    present,
    renamed_graphs,
    same,
)
from studio.graph.furniture import Piece
from studio.graph.model import BLOCK, CODE, Graph, Node, Project, Variable, Wire
from studio.graph.ports import Kinds
from studio.message import Message
from studio.value import Value


class _State(Enum):
    RESET = "reset"
    KEPT = "kept"


RESET: Final = _State.RESET
"""In place of a value: back to the default, so the key is removed."""
KEPT: Final = _State.KEPT
"""In place of a face: as it is."""

Reset: TypeAlias = Literal[_State.RESET]
Kept: TypeAlias = Literal[_State.KEPT]


class Edit(Protocol):
    """A frozen value that changes a project and gives back its inverse.

    ``apply`` raises :class:`EditError`, and then the project is as it was.
    """

    def title(self) -> Message:
        """What the user did, as the Edit menu says it after "Undo"."""

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        """Change the project; return the inverse and what is different."""


@dataclass(frozen=True, slots=True)
class Face:
    """All of a graph but its nodes, wires and furniture."""

    about: str = ""
    synonyms: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: Graph) -> Face:
        return cls(graph.about, graph.synonyms, graph.variables, dict(graph.extra))

    def put(self, graph: Graph) -> None:
        graph.about, graph.synonyms, graph.variables = self.about, self.synonyms, self.variables
        graph.extra = dict(self.extra)


@dataclass(frozen=True, slots=True)
class Part:
    """States that parts of one graph take; ``None`` means: not there.

    A node that goes must have all its wires among ``wires``, with ``None``. A face of ``None``
    means that the graph itself is not there; then all its nodes and pieces are ``None`` too.
    """

    nodes: Mapping[str, Node | None] = field(default_factory=dict)
    wires: Mapping[Wire, Wire | None] = field(default_factory=dict)
    face: Face | Kept | None = KEPT
    pieces: Mapping[str, Piece | None] = field(default_factory=dict)

    def differs(self, graph: Graph | None) -> bool:
        """Whether the face of the graph, or that it is there, is not as it is here."""
        if self.face is KEPT:
            return False
        now = None if graph is None else Face.of(graph)
        return not same(self.face, now)


@dataclass(frozen=True, slots=True)
class Patch:
    """States that parts of a project take; ``None`` and ``RESET`` mean: not there."""

    label: Message
    parts: Mapping[str, Part] = field(default_factory=dict)
    """By name of a graph."""
    settings: Mapping[str, Value | Reset] = field(default_factory=dict)
    codes: Mapping[str, str | None] = field(default_factory=dict)
    packages: Mapping[str, str | None] = field(default_factory=dict)
    variables: tuple[Variable, ...] | None = None
    """All variables of the project; ``None``: as they are."""
    name: str | None = None
    """The project's name; ``None``: as it is."""
    extra: Mapping[str, Any] | None = None
    """What a newer program wrote of the project; ``None``: as it is."""
    bookmarks: tuple[Bookmark, ...] | None = None
    """All views that are kept; ``None``: as they are."""

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds | None = None) -> tuple[Patch, Change]:
        """Put the states in place. The inverse holds what was there before."""
        inverse = self._former(project)
        for name, part in self.parts.items():
            _put(project.graphs, name, part)
        for key, value in self.settings.items():
            if value is RESET:
                project.settings.pop(key, None)
            else:
                project.settings[key] = value
        _put_texts(project.codes, self.codes)
        _put_texts(project.packages, self.packages)
        if self.variables is not None:
            project.variables = self.variables
        if self.name is not None:
            project.name = self.name
        if self.extra is not None:
            project.extra = dict(self.extra)
        if self.bookmarks is not None:
            project.bookmarks = self.bookmarks
        return inverse, inverse.change(project)

    def change(self, project: Project) -> Change:
        """What is different in the project from the states in this patch."""
        parts: dict[str, GraphChange] = {}
        definitions: set[str] = set()
        gone: dict[str, list[str]] = {}
        come: dict[str, Graph] = {}
        for name, part in self.parts.items():
            graph = project.graphs.get(name)
            found = graph_change(part.nodes, part.wires, part.pieces, part.differs(graph), graph)
            if found:
                parts[name] = found
            if found.face or alters_ports(part.nodes, found, graph):
                definitions.add(BLOCK + name)
            if part.face is None and graph is not None:
                come[name] = graph
            elif graph is None and part.face is not None:
                gone[name] = [node_id for node_id, node in part.nodes.items() if node]
        definitions |= {CODE + name for name in _other(self.codes, project.codes)}
        return Change(
            parts,
            frozenset(definitions),
            renamed_graphs(gone, come) if gone and come else {},
            frozenset()
            if self.variables is None
            else other_variables(self.variables, project.variables),
            frozenset(
                key
                for key, old in self.settings.items()
                if not same(old, project.settings.get(key, RESET))
            ),
            (self.name is not None and self.name != project.name)
            or bool(_other(self.packages, project.packages))
            or not (self.extra is None or same(self.extra, project.extra)),
            self.bookmarks is not None and self.bookmarks != project.bookmarks,
        )

    def _former(self, project: Project) -> Patch:
        return Patch(
            self.label,
            {name: _state(project.graphs.get(name), part) for name, part in self.parts.items()},
            {key: project.settings.get(key, RESET) for key in self.settings},
            {name: project.codes.get(name) for name in self.codes},
            {kind: project.packages.get(kind) for kind in self.packages},
            None if self.variables is None else project.variables,
            None if self.name is None else project.name,
            None if self.extra is None else dict(project.extra),
            None if self.bookmarks is None else project.bookmarks,
        )


def patch_of(
    label: Message,
    graph: str,
    nodes: Mapping[str, Node | None] | None = None,
    wires: Mapping[Wire, Wire | None] | None = None,
    face: Face | Kept | None = KEPT,
) -> Patch:
    """A patch of one graph."""
    return Patch(label, {graph: Part(nodes or {}, wires or {}, face)})


def chained(label: Message, patches: Iterable[Patch]) -> Patch:
    """Several patches, in the order in which they would be applied, as one."""
    parts: dict[str, Part] = {}
    settings: dict[str, Value | Reset] = {}
    codes: dict[str, str | None] = {}
    packages: dict[str, str | None] = {}
    variables, name, extra, bookmarks = None, None, None, None
    for patch in patches:
        for graph, part in patch.parts.items():
            here = parts.get(graph)
            parts[graph] = _followed(here, part) if here else _open(part)
        settings.update(patch.settings)
        codes.update(patch.codes)
        packages.update(patch.packages)
        variables = variables if patch.variables is None else patch.variables
        name = name if patch.name is None else patch.name
        extra = extra if patch.extra is None else patch.extra
        bookmarks = bookmarks if patch.bookmarks is None else patch.bookmarks
    return Patch(label, parts, settings, codes, packages, variables, name, extra, bookmarks)


class Recording:
    """Edits under way that will be one step, or be taken back together."""

    def __init__(self, label: Message) -> None:
        self.label = label
        self._inverses: list[Patch] = []

    def do(self, edit: Edit, project: Project, kinds: Kinds) -> Change:
        """Apply one more edit. Raises :class:`EditError`, and then this one changed nothing."""
        inverse, change = edit.apply(project, kinds)
        self._inverses.append(inverse)
        return change

    def take_back(self, project: Project) -> None:
        for inverse in reversed(self._inverses):
            inverse.apply(project)

    def inverse(self) -> Patch:
        """What takes back all that was done."""
        return chained(self.label, reversed(self._inverses))


def _open(part: Part) -> Part:
    """The same with dictionaries of its own, which may grow."""
    return Part(dict(part.nodes), dict(part.wires), part.face, dict(part.pieces))


def _followed(here: Part, later: Part) -> Part:
    nodes, wires, pieces = here.nodes, here.wires, here.pieces
    assert isinstance(nodes, dict)
    assert isinstance(wires, dict)
    assert isinstance(pieces, dict)
    nodes.update(later.nodes)
    wires.update(later.wires)
    pieces.update(later.pieces)
    return Part(nodes, wires, here.face if later.face is KEPT else later.face, pieces)


def _put(graphs: dict[str, Graph], name: str, part: Part) -> None:
    if part.face is None:
        graphs.pop(name, None)
        return
    if part.face is KEPT:
        graph = graphs[name]
    else:
        graph = graphs.setdefault(name, Graph())
        part.face.put(graph)
    for wire, state in part.wires.items():
        if state is None and present(graph, wire):
            graph.drop_wire(wire)
    for node_id, node in part.nodes.items():
        if node is not None:
            graph.put_node(node)
        elif node_id in graph:
            graph.drop_node(node_id)
    for state in part.wires.values():
        if state is not None:
            graph.put_wire(state)
    for piece_id, piece in part.pieces.items():
        if piece is not None:
            graph.put_piece(piece)
        elif piece_id in graph.pieces:
            graph.drop_piece(piece_id)


def _put_texts(texts: dict[str, str], states: Mapping[str, str | None]) -> None:
    for key, text in states.items():
        if text is None:
            texts.pop(key, None)
        else:
            texts[key] = text


def _state(graph: Graph | None, part: Part) -> Part:
    """What the graph holds now in the places that a part speaks of."""
    if graph is None:
        gone = dict.fromkeys(part.pieces)
        return Part(dict.fromkeys(part.nodes), dict.fromkeys(part.wires), None, gone)
    return Part(
        {key: graph.node(key) if key in graph else None for key in part.nodes},
        {wire: present(graph, wire) for wire in part.wires},
        KEPT if part.face is KEPT else Face.of(graph),
        {key: graph.pieces.get(key) for key in part.pieces},
    )


def _other(before: Mapping[str, str | None], now: Mapping[str, str]) -> set[str]:
    return {key for key, text in before.items() if text != now.get(key)}
