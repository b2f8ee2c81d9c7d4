"""The search over all graphs of a project, in slices that a window can take between two strokes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from studio.app.query import Aspect, AspectName, Entry, Hit, Query, shown
from studio.app.scope import OF_TRAINING, Scope, nearest
from studio.compile.problems import Problem
from studio.graph.furniture import Frame, Piece
from studio.graph.model import MODEL, TRAINING, Graph, Node, natural
from studio.layers.spec import REQUIRED, LayerSpec
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.app.session import Session
    from studio.compile.analysis import Analysis, NodeFacts

Say = Callable[[Message], str]
OFTEN = 32
"""Entries between two looks at the clock."""
TITLE = 60
"""Letters of a note that stand for it."""


@dataclass(slots=True)
class Group:
    """What was found in one graph."""

    graph: str
    ranks: dict[int, list[Hit]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many."""
        return sum(map(len, self.ranks.values()))

    @property
    def hits(self) -> list[Hit]:
        """The best first; those that are alike as they stand in the graph."""
        return [hit for rank in sorted(self.ranks) for hit in self.ranks[rank]]


class Hunt:
    """Finds, remembers what it read of nodes that did not change, and never takes long at once.

    Args:
        session: whose project is searched.
        say: puts what is said of a problem into the user's words.
    """

    def __init__(self, session: Session, say: Say = str) -> None:
        self._session = session
        self._say = say
        self._read: dict[tuple[str, str], tuple[object, object, object, Entry]] = {}
        self._kinds: dict[str, tuple[LayerSpec | None, str, tuple[Aspect, ...]]] = {}
        self._problems: dict[tuple[str, str], tuple[Problem, ...]] = {}
        self._entries: Iterator[Entry] | None = None
        self.query = Query("")
        self.groups: list[Group] = []

    def begin(self, text: str) -> None:
        """Search for something else, or anew."""
        self.query, self.groups = Query(text), []
        self._kinds.clear()
        self._problems = {}
        for problem in self._session.problems:
            at = problem.graph, problem.node
            self._problems[at] = (*self._problems.get(at, ()), problem)
        self._entries = self._walk() if self.query else None

    def go_on(self, seconds: float) -> bool:
        """Search for about so long; whether there is more to search."""
        entries, end = self._entries, perf_counter() + seconds
        if entries is None:
            return False
        for at, entry in enumerate(entries, 1):
            hit = self.query.hit(entry)
            if hit is not None:
                group = self._group(entry.graph)
                group.ranks.setdefault(hit.rank, []).append(hit)
            if at % OFTEN == 0 and perf_counter() >= end:
                return True
        self._entries = None
        return False

    def forget(self) -> None:
        """Let go of all that was read."""
        self.begin("")
        self._read.clear()

    def _group(self, name: str) -> Group:
        if not self.groups or self.groups[-1].graph != name:
            self.groups.append(Group(name))
        return self.groups[-1]

    def _walk(self) -> Iterator[Entry]:
        session = self._session
        project = session.document.project
        here = session.scope.graph
        names = {here: None, MODEL: None, TRAINING: None}
        names |= dict.fromkeys(sorted(project.graphs, key=natural))
        for name in names:
            if name not in project.graphs and name not in (TRAINING, here):
                continue
            graph = session.graph_called(name)
            known = self._known(name)
            # A copy of the ids: the graph may change between two slices.
            for node_id in graph.ids():
                if node_id in graph:
                    facts = known.nodes.get(node_id) if known else None
                    yield self._entry(name, graph, graph.node(node_id), facts)
            for piece in tuple(graph.pieces.values()):
                yield self._of_piece(name, piece)

    def _known(self, name: str) -> Analysis | None:
        session = self._session
        scope = nearest(session.document.project, name, session.scope)
        if name == TRAINING:
            return session.training
        if scope == session.scope:
            return session.here
        root = {MODEL: session.analysis, TRAINING: session.training}.get(scope.root)
        return root.within(scope.path) if root is not None else None

    def _entry(self, name: str, graph: Graph, node: Node, facts: NodeFacts | None) -> Entry:
        problems = self._problems.get((name, node.id), ())
        old = self._read.get((name, node.id))
        if old is not None and old[0] is node and old[1] is facts and old[2] == problems:
            return old[3]
        spec, kind, of_kind = self._kind(node.kind)
        values = _values(node, spec, facts)
        aspects = [_aspect("name", node.name), *of_kind]
        aspects += (
            _aspect("parameter", f"{key} = {shown(values.get(key, value))}")
            for key, value in node.params.items()
        )
        shapes: tuple[str, ...] = ()
        if facts is not None and facts.outputs:
            texts = [str(spec) for spec in facts.outputs.values()]
            shapes = tuple(f"×{text.replace(' ', '').casefold()}×" for text in texts)
            aspects.append(_aspect("shape", ", ".join(texts)))
        aspects += (_aspect("problem", self._say(_severe(problem))) for problem in problems)
        if node.note:
            aspects.append(_aspect("note", node.note))
        entry = Entry(
            name, node.id, node.name, kind, tuple(aspects), values, shapes, _whole(aspects)
        )
        self._read[name, node.id] = node, facts, problems, entry
        return entry

    def _of_piece(self, name: str, piece: Piece) -> Entry:
        if isinstance(piece, Frame):
            aspects: tuple[Aspect, ...] = (_aspect("name", piece.title),)
            return Entry(name, piece.id, piece.title, "", aspects, whole=_whole(aspects))
        title = piece.text.strip().partition("\n")[0].lstrip("# ")[:TITLE]
        aspects = (_aspect("note", piece.text),)
        return Entry(name, piece.id, title, "", aspects, whole=_whole(aspects))

    def _kind(self, key: str) -> tuple[LayerSpec | None, str, tuple[Aspect, ...]]:
        if key not in self._kinds:
            spec = self._session.kinds.find(key)
            title = spec.title if spec else key.rpartition(".")[2]
            aspects = [_aspect("kind", title), _aspect("kind", key)]
            aspects += (_aspect("synonym", word) for word in (spec.synonyms if spec else ()))
            self._kinds[key] = spec, title, tuple(aspects)
        return self._kinds[key]


def where(session: Session, hit: Hit, near: Scope) -> Scope:
    """Where one looks to see it, coming from somewhere."""
    if hit.entry.graph == TRAINING:
        return OF_TRAINING
    return nearest(session.document.project, hit.entry.graph, near)


def _values(node: Node, spec: LayerSpec | None, facts: NodeFacts | None) -> Mapping[str, Value]:
    """The parameters in force: as given, derived from a shape, or the default."""
    values: dict[str, Value] = {}
    for param in spec.params if spec else ():
        if param.default is not REQUIRED:
            values[param.name] = param.default
    values.update(facts.derived if facts else {})
    values.update(node.params)
    values.update(facts.computed if facts else {})
    return values


def _severe(problem: Problem) -> Message:
    if problem.severity == "error":
        return Message("Error: {problem}", problem=problem.message)
    return Message("Warning: {problem}", problem=problem.message)


def _aspect(name: AspectName, text: str) -> Aspect:
    return Aspect(name, text, text.casefold())


def _whole(aspects: tuple[Aspect, ...] | list[Aspect]) -> str:
    return "\n".join(aspect.folded for aspect in aspects)
