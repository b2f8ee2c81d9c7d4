"""The one thing that writes to a project: a patch says which parts shall be in which state.

An edit checks the rules and then applies a patch. The inverse of a patch is the patch that holds
the former states, so undo and redo restore every byte and cannot be refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal, Protocol, TypeAlias

from studio.graph.change import Change, EditError
from studio.graph.model import MODEL, Graph, Kinds, Node, Project, Wire
from studio.message import Message
from studio.value import Value


class _Reset(Enum):
    RESET = "reset"


RESET: Final = _Reset.RESET
"""In place of a value: back to the default, so the key is removed."""

Reset: TypeAlias = Literal[_Reset.RESET]


class Edit(Protocol):
    """A frozen value that changes a project and gives back its inverse.

    ``apply`` raises :class:`EditError`, and then the project is as it was.
    """

    def title(self) -> Message:
        """What the user did, as the Edit menu says it after "Undo"."""

    def apply(self, project: Project, kinds: Kinds) -> tuple[Patch, Change]:
        """Change the project; return the inverse and what is different."""


@dataclass(frozen=True, slots=True)
class Patch:
    """States that parts of a project take; ``None`` and ``RESET`` mean: not there.

    A node that goes must have all its wires among ``wires``, with ``None``.
    """

    label: Message
    graph: str = ""
    """Empty where only settings or the project itself are concerned."""
    nodes: Mapping[str, Node | None] = field(default_factory=dict)
    wires: Mapping[Wire, Wire | None] = field(default_factory=dict)
    settings: Mapping[str, Value | Reset] = field(default_factory=dict)
    name: str | None = None

    def title(self) -> Message:
        return self.label

    def apply(self, project: Project, kinds: Kinds | None = None) -> tuple[Patch, Change]:
        """Put the states in place. The inverse holds what was there before."""
        inverse = self._former(project)
        if self.graph:
            self._put(project.graphs[self.graph])
        for key, value in self.settings.items():
            if value is RESET:
                project.settings.pop(key, None)
            else:
                project.settings[key] = value
        if self.name is not None:
            project.name = self.name
        return inverse, inverse.change(project)

    def change(self, project: Project) -> Change:
        """What is different in the project from the states in this patch."""
        sets: dict[str, set[str]] = {
            name: set() for name in ("added", "removed", "retuned", "renamed", "moved", "annotated")
        }
        rewired: set[str] = set()
        if self.graph:
            graph = project.graphs[self.graph]
            for node_id, old in self.nodes.items():
                new = graph.node(node_id) if node_id in graph else None
                for name in _differences(old, new):
                    sets[name].add(node_id)
            for wire, before in self.wires.items():
                if (before is None) == (_present(graph, wire) is not None):
                    rewired |= {wire.source, wire.target}
        return Change(
            graph=self.graph or MODEL,
            rewired=frozenset(rewired - sets["removed"]),
            settings=frozenset(
                key
                for key, old in self.settings.items()
                if not same(old, project.settings.get(key, RESET))
            ),
            project=self.name is not None and self.name != project.name,
            **{name: frozenset(ids) for name, ids in sets.items()},
        )

    def _former(self, project: Project) -> Patch:
        nodes: dict[str, Node | None] = {}
        wires: dict[Wire, Wire | None] = {}
        if self.graph:
            graph = project.graphs[self.graph]
            nodes = {key: graph.node(key) if key in graph else None for key in self.nodes}
            wires = {wire: _present(graph, wire) for wire in self.wires}
        return Patch(
            self.label,
            self.graph,
            nodes,
            wires,
            {key: project.settings.get(key, RESET) for key in self.settings},
            None if self.name is None else project.name,
        )

    def _put(self, graph: Graph) -> None:
        for wire, state in self.wires.items():
            if state is None and _present(graph, wire):
                graph.drop_wire(wire)
        for node_id, node in self.nodes.items():
            if node is not None:
                graph.put_node(node)
            elif node_id in graph:
                graph.drop_node(node_id)
        for state in self.wires.values():
            if state is not None:
                graph.put_wire(state)


def chained(label: Message, patches: Iterable[Patch]) -> Patch:
    """Several patches of one graph, in the order in which they would be applied, as one."""
    graph, name = "", None
    nodes: dict[str, Node | None] = {}
    wires: dict[Wire, Wire | None] = {}
    settings: dict[str, Value | Reset] = {}
    for patch in patches:
        graph = graph or patch.graph
        nodes.update(patch.nodes)
        wires.update(patch.wires)
        settings.update(patch.settings)
        name = name if patch.name is None else patch.name
    return Patch(label, graph, nodes, wires, settings, name)


class Recording:
    """Edits under way that will be one step, or be taken back together."""

    def __init__(self, label: Message) -> None:
        self.label = label
        self._graph = ""
        self._inverses: list[Patch] = []

    def do(self, edit: Edit, project: Project, kinds: Kinds) -> Change:
        """Apply one more edit. Raises :class:`EditError`, and then this one changed nothing."""
        inverse, change = edit.apply(project, kinds)
        if inverse.graph:
            first = self._graph or inverse.graph
            if inverse.graph != first:
                inverse.apply(project)
                raise EditError(
                    "One step cannot change the two graphs {first} and {second}. "
                    "Change one of them first, then the other.",
                    first=first,
                    second=inverse.graph,
                )
            self._graph = first
        self._inverses.append(inverse)
        return change

    def take_back(self, project: Project) -> None:
        for inverse in reversed(self._inverses):
            inverse.apply(project)

    def inverse(self) -> Patch:
        """What takes back all that was done."""
        return chained(self.label, reversed(self._inverses))


def same(a: object, b: object) -> bool:
    """Whether two values are one and the same in a file: ``1``, ``1.0`` and ``True`` are not."""
    return a is b or (type(a) is type(b) and a == b and repr(a) == repr(b))


def _present(graph: Graph, wire: Wire) -> Wire | None:
    found = graph.wire_into(wire.target, wire.input)
    return found if found == wire else None


def _differences(old: Node | None, new: Node | None) -> tuple[str, ...]:
    if old is None or new is None:
        if old is new:
            return ()
        return ("added",) if old is None else ("removed",)
    if old is new:
        return ()
    found = []
    if old.kind != new.kind or not same(sorted(old.params.items()), sorted(new.params.items())):
        found.append("retuned")
    if old.name != new.name:
        found.append("renamed")
    if (old.x, old.y) != (new.x, new.y):
        found.append("moved")
    if old.note != new.note or old.flags != new.flags or old.extra != new.extra:
        found.append("annotated")
    return tuple(found)
