"""What is different between two versions of a project: the one place that says so.

The canvas, the History panel, the command line and the library all read these differences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

from studio.graph.alignment import aligned
from studio.graph.differences import same
from studio.graph.model import (
    LAYOUT_FLAGS,
    MODEL,
    TRAINING,
    Graph,
    Node,
    Project,
    Variable,
    Wire,
    natural,
)


class _Nothing(Enum):
    ABSENT = "absent"


ABSENT: Final = _Nothing.ABSENT
"""In place of what is not there; a value may be ``None``."""

Sort: TypeAlias = Literal[
    "graph",
    "graph name",
    "about",
    "synonyms",
    "face variable",
    "graph extra",
    "node",
    "kind",
    "name",
    "param",
    "flag",
    "reuses",
    "note",
    "extra",
    "place",
    "wire",
    "way",
    "piece",
    "setting",
    "variable",
    "code",
    "code name",
    "package",
    "project",
    "project extra",
]
Sign: TypeAlias = Literal["+", "−", "~"]

_THINGS: Final = frozenset(
    ("node", "wire", "piece", "graph", "variable", "face variable", "code", "package")
)
_OF_NODE: Final = frozenset(
    ("node", "kind", "name", "param", "flag", "reuses", "note", "extra", "place")
)


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One thing that is not as it was. ``ABSENT`` says that it was not there, or is not.

    ``owner`` is a node's id, or that of a frame or note, or the node at which a wire ends; ``key``
    says which of its parameters, inputs or flags. They are ids of the newer version, or of the
    older one in the terms of the newer.
    """

    sort: Sort
    graph: str = ""
    owner: str = ""
    key: str = ""
    old: Any = ABSENT
    new: Any = ABSENT

    @property
    def sign(self) -> Sign:
        """Whether something came, went, or is otherwise. What has a default never comes or goes."""
        if self.sort not in _THINGS:
            return "~"
        if self.old is ABSENT:
            return "+"
        return "−" if self.new is ABSENT else "~"

    @property
    def is_layout(self) -> bool:
        """Whether only where and how something stands is otherwise."""
        return self.sort in ("place", "way") or (self.sort == "flag" and self.key in LAYOUT_FLAGS)

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it speaks of: the same for the same thing in another comparison."""
        return self.sort, self.graph, self.owner, self.key

    @property
    def node(self) -> str:
        """The node of ``graph`` that it is to be seen at."""
        return self.owner if self.sort in _OF_NODE or self.sort in ("wire", "way") else ""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two versions, and what is different between them."""

    old: Project
    """In the terms of the newer version: the same things have the same ids."""
    new: Project
    found: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.found)


def compare(old: Project, new: Project, *, layout: bool = True) -> Comparison:
    """All differences, in the order in which one reads them: graph by graph, then the rest.

    Args:
        old: the earlier version.
        new: the later one.
        layout: whether it counts where things stand.
    """
    view = aligned(old, new)
    found = [*_of_graphs(view.project, new, view.graphs), *_of_project(view.project, new)]
    for now, was in view.codes.items():
        found.append(Difference("code name", key=now, old=was, new=now))
    if not layout:
        found = [each for each in found if not each.is_layout]
    return Comparison(view.project, new, tuple(found))


def _of_graphs(old: Project, new: Project, renamed: Mapping[str, str]) -> Iterator[Difference]:
    names = sorted(
        old.graphs.keys() | new.graphs.keys(),
        key=lambda name: (name != MODEL, name != TRAINING, natural(name)),
    )
    for name in names:
        if name in renamed:
            yield Difference("graph name", name, old=renamed[name], new=name)
        before, after = old.graphs.get(name), new.graphs.get(name)
        if before is None or after is None:
            states = (ABSENT if before is None else before, ABSENT if after is None else after)
            yield Difference("graph", name, old=states[0], new=states[1])
        elif before is not after:
            yield from _of_graph(name, before, after)


def _of_graph(name: str, old: Graph, new: Graph) -> Iterator[Difference]:
    if old.state is not new.state:
        yield from _of_nodes(name, old, new)
        yield from _of_wires(name, old, new)
    yield from _mapped("piece", name, old.pieces, new.pieces)
    if old.about != new.about:
        yield Difference("about", name, old=old.about, new=new.about)
    if old.synonyms != new.synonyms:
        yield Difference("synonyms", name, old=old.synonyms, new=new.synonyms)
    yield from _of_variables("face variable", name, old.variables, new.variables)
    if not same(old.extra, new.extra):
        yield Difference("graph extra", name, old=old.extra, new=new.extra)


def _of_nodes(graph: str, old: Graph, new: Graph) -> Iterator[Difference]:
    for node in new:
        before = old.node(node.id) if node.id in old else None
        if before is None:
            yield Difference("node", graph, node.id, new=node)
        elif before is not node:
            yield from _of_node(graph, before, node)
    for node in old:
        if node.id not in new:
            yield Difference("node", graph, node.id, old=node)


def _of_node(graph: str, old: Node, new: Node) -> Iterator[Difference]:
    def of(sort: Sort, before: object, after: object, key: str = "") -> Difference:
        return Difference(sort, graph, new.id, key, before, after)

    if old.kind != new.kind:
        yield of("kind", old.kind, new.kind)
    if old.name != new.name:
        yield of("name", old.name, new.name)
    if old.params is not new.params:
        yield from _mapped("param", graph, old.params, new.params, new.id)
    for flag in sorted(old.flags ^ new.flags):
        was = flag in old.flags
        yield of("flag", True if was else ABSENT, ABSENT if was else True, flag)
    if old.reuses != new.reuses:
        yield of("reuses", old.reuses or ABSENT, new.reuses or ABSENT)
    if old.note != new.note:
        yield of("note", old.note or ABSENT, new.note or ABSENT)
    if (old.extra or new.extra) and not same(dict(old.extra), dict(new.extra)):
        yield of("extra", old.extra, new.extra)
    if (old.x, old.y) != (new.x, new.y):
        yield of("place", (old.x, old.y), (new.x, new.y))


def _of_wires(graph: str, old: Graph, new: Graph) -> Iterator[Difference]:
    """By the inputs where wires end. What came or went with a node is not told besides it."""
    for node_id in new.ids():
        if node_id not in old:
            continue
        before = {wire.input: wire for wire in old.incoming(node_id)}
        after = {wire.input: wire for wire in new.incoming(node_id)}
        for port in sorted(before.keys() | after.keys(), key=natural):
            was, now = before.get(port), after.get(port)
            if was is now:
                continue
            if was is not None and now is not None and was == now:
                extra = (was.extra or now.extra) and not same(dict(was.extra), dict(now.extra))
                if was.points != now.points or extra:
                    yield Difference("way", graph, node_id, port, was, now)
            elif not _went_along(was, now, old, new):
                states = (ABSENT if was is None else was, ABSENT if now is None else now)
                yield Difference("wire", graph, node_id, port, *states)


def _went_along(was: Wire | None, now: Wire | None, old: Graph, new: Graph) -> bool:
    """Whether a node at the far end came or went, and the wire with it."""
    return (was is not None and was.source not in new) or (
        now is not None and now.source not in old
    )


def _of_project(old: Project, new: Project) -> Iterator[Difference]:
    yield from _mapped("setting", "", old.settings, new.settings)
    yield from _of_variables("variable", "", old.variables, new.variables)
    yield from _mapped("code", "", old.codes, new.codes)
    yield from _mapped("package", "", old.packages, new.packages)
    if old.name != new.name:
        yield Difference("project", old=old.name, new=new.name)
    if not same(old.extra, new.extra):
        yield Difference("project extra", old=old.extra, new=new.extra)


def _of_variables(
    sort: Sort, graph: str, old: tuple[Variable, ...], new: tuple[Variable, ...]
) -> Iterator[Difference]:
    before, after = ({each.name: each for each in some} for some in (old, new))
    yield from _mapped(sort, graph, before, after)
    if before.keys() == after.keys() and list(before) != list(after):
        yield Difference(sort, graph, old=tuple(before), new=tuple(after))


def _mapped(
    sort: Sort, graph: str, old: Mapping[str, Any], new: Mapping[str, Any], owner: str = ""
) -> Iterator[Difference]:
    for key in sorted(old.keys() | new.keys(), key=natural):
        was, now = old.get(key, ABSENT), new.get(key, ABSENT)
        if not same(was, now):
            if sort == "piece":
                yield Difference(sort, graph, key, "", was, now)
            else:
                yield Difference(sort, graph, owner, key, was, now)
