"""The document as values: nodes, wires, graphs, and the project that holds them.

Nodes and wires are frozen; only edits (``studio.graph.edits``) replace them in a graph. A graph is
a few plain dictionaries: an analysis copies it after every edit, and a window must not wait for a
graph library to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from studio.graph.bookmarks import Bookmark
from studio.graph.furniture import Piece, Point
from studio.value import Value

if TYPE_CHECKING:
    import networkx as nx

MODEL = "model"
TRAINING = "training"
"""The graph that says what one step of training is; without it, the settings say."""
"""The name of the graph that every project has."""


@dataclass(frozen=True, slots=True)
class Node:
    """A layer in a graph.

    ``id`` never changes; ``name`` is a legal Python identifier, unique in its graph; ``params``
    holds only what differs from the kind's defaults; ``extra`` holds what a newer program wrote.
    """

    id: str
    kind: str
    name: str
    params: Mapping[str, Value] = field(default_factory=dict)
    x: float = 0.0
    y: float = 0.0
    note: str = ""
    flags: frozenset[str] = frozenset()
    """``BYPASS``, ``MUTE``, ``FREEZE``, those of the layout, and whatever a newer program knows."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    reuses: str = ""
    """Id of the node of the same graph whose layer this one calls again. That node's parameters
    count, and never is it itself one that reuses another."""


BYPASS = "bypass"
"""A flag: the node hands on its first input as its first output, untouched."""
MUTE = "mute"
"""A flag: the node gives nothing, as if all its wires were cut."""
FREEZE = "freeze"
"""A flag: the weights of the node, or of all in the block, stay as they are in training."""
PIN = "pin"
"""A flag of the layout: the node stays where it is, whatever moves."""
FOLD = "fold"
"""A flag of the layout: the node's card is collapsed to the line with its name."""
BARE = "bare"
"""A flag of the layout: the node's card has no picture of what the layer gives."""
LAYOUT_FLAGS = frozenset((PIN, FOLD, BARE))

BLOCK = "block:"
"""Before the name of a graph: the kind of the nodes that stand for that graph."""
CODE = "code:"
"""Before a name in ``Project.codes``: the kind of the nodes that stand for that Python."""

INPUT = "input"
"""The kind of the nodes through which data comes into a graph."""
OUTPUT = "output"
"""The kind of the nodes through which data leaves a graph."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A named value that expressions may use: of a whole project, or on the face of a block.

    The other fields say what values it may have, in the words of ``studio.layers.spec.Param``.
    """

    name: str
    value: Value
    type: str = "int"
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    length: int | None = None
    optional: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a newer program wrote."""


@dataclass(frozen=True, slots=True, order=True)
class Wire:
    """From an output port of the source node to an input port of the target node (ids).

    ``points`` are the places it is led through, from its source on. They and ``extra``, which holds
    what a newer program wrote, make no difference to which wire this is.
    """

    source: str
    output: str
    target: str
    input: str
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)
    points: tuple[Point, ...] = field(default=(), compare=False)


NaturalKey: TypeAlias = tuple[tuple[str | int, ...], str]

_DIGITS = re.compile(r"([0-9]+)")
_MAX_DIGITS = 18


@lru_cache(maxsize=1 << 16)
def natural(text: str) -> NaturalKey:
    """A sort key that puts ``n2`` before ``n10``; different texts never have the same key."""
    parts = _DIGITS.split(text)
    numbered = (int(part[:_MAX_DIGITS]) if i % 2 else part for i, part in enumerate(parts))
    return tuple(numbered), text


class Graph:
    """A directed acyclic graph of nodes. Read freely; change only through edits.

    ``extra`` holds fields of the file that this program does not know.
    """

    def __init__(self) -> None:
        self.about: str = ""
        """What it is for, in a sentence or two; the docstring of its class."""
        self.synonyms: tuple[str, ...] = ()
        """Other words by which it is found."""
        self.variables: tuple[Variable, ...] = ()
        """The face of a block: what may be set where it is used, with the default."""
        self.extra: dict[str, Any] = {}
        self._nodes: dict[str, Node] = {}
        self._pieces: dict[str, Piece] = {}
        self._ids_by_name: dict[str, str] = {}
        self._into: dict[str, dict[str, Wire]] = {}
        self._out_of: dict[str, dict[tuple[str, str], Wire]] = {}
        self._sorted_ids: tuple[str, ...] | None = ()
        self._order: tuple[str, ...] | None = ()
        self._state = object()

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._nodes

    def __iter__(self) -> Iterator[Node]:
        """All nodes, in natural order of their ids."""
        nodes = self._nodes
        return (nodes[node_id] for node_id in self.ids())

    def ids(self) -> tuple[str, ...]:
        """All ids, in natural order."""
        if self._sorted_ids is None:
            self._sorted_ids = tuple(sorted(self._nodes, key=natural))
        return self._sorted_ids

    def node(self, node_id: str) -> Node:
        """The node of this id. Raises ``KeyError``."""
        return self._nodes[node_id]

    def find(self, name: str) -> Node | None:
        """The node of this name."""
        node_id = self._ids_by_name.get(name)
        return None if node_id is None else self._nodes[node_id]

    def names(self) -> set[str]:
        return set(self._ids_by_name)

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Frames and notes by id, in natural order. Their ids are no ids of nodes."""
        return self._pieces

    def wires(self) -> list[Wire]:
        """All wires, in a fixed order."""
        return [wire for node_id in self.ids() for wire in self.incoming(node_id)]

    def wire_into(self, node_id: str, port: str) -> Wire | None:
        """The wire that ends at this input port or slot, if there is one."""
        return self._into.get(node_id, {}).get(port)

    def incoming(self, node_id: str) -> list[Wire]:
        """Wires into a node, in order of its input ports' names and slots."""
        wires = list(self._into[node_id].values())
        if len(wires) > 1:
            wires.sort(key=lambda wire: natural(wire.input))
        return wires

    def outgoing(self, node_id: str) -> list[Wire]:
        """Wires out of a node, in a fixed order."""
        wires = list(self._out_of[node_id].values())
        if len(wires) > 1:
            wires.sort(key=lambda w: (w.output, natural(w.target), natural(w.input)))
        return wires

    def sources(self, node_id: str) -> set[str]:
        """The nodes that feed a node."""
        return {wire.source for wire in self._into[node_id].values()}

    def order(self) -> list[str]:
        """Ids in topological order; the same graph always gives the same order.

        Nodes on a cycle, which only a file can hold before it is checked, are left out.
        """
        if self._order is None:
            self._order = tuple(self._topological())
        return list(self._order)

    def reaches(self, start: str, goal: str) -> bool:
        """Whether data can flow from ``start`` to ``goal``."""
        if start == goal:
            return True
        if not self._into[goal]:
            return False
        return self._search((start,), goal)[1]

    def downstream(self, node_ids: Iterable[str]) -> set[str]:
        """The nodes themselves and all that data from them can reach."""
        return self._search(node_ids)[0]

    def fresh_id(self) -> str:
        """An id that no node has."""
        used = (int(node_id[1:]) for node_id in self._nodes if _OWN_ID.fullmatch(node_id))
        number = max(used, default=0) + 1
        while f"n{number}" in self._nodes:
            number += 1
        return f"n{number}"

    def fresh_piece_id(self, stem: Literal["frame", "note"]) -> str:
        """An id that no frame and no note has."""
        return next(
            name
            for n in range(1, len(self._pieces) + 2)
            if (name := f"{stem}{n}") not in self._pieces
        )

    def fresh_name(self, stem: str) -> str:
        """``stem`` as it is, or with the smallest number that makes it unique: ``conv2``."""
        taken = self._ids_by_name
        if stem not in taken:
            return stem
        base = stem.rstrip("0123456789") or stem
        return next(name for n in range(2, len(taken) + 3) if (name := f"{base}{n}") not in taken)

    @property
    def state(self) -> object:
        """A token of the present nodes and wires: the same only as long as nothing changed them.

        Copies have the token of what they were copied from.
        """
        return self._state

    def copy(self) -> Graph:
        """A graph that later edits of this one do not touch."""
        other = Graph()
        other.about, other.synonyms = self.about, self.synonyms
        other.variables = self.variables
        other.extra = dict(self.extra)
        other._nodes = dict(self._nodes)
        other._pieces = dict(self._pieces)
        other._ids_by_name = dict(self._ids_by_name)
        other._into = {node_id: dict(wires) for node_id, wires in self._into.items()}
        other._out_of = {node_id: dict(wires) for node_id, wires in self._out_of.items()}
        other._sorted_ids = self._sorted_ids
        other._order = self._order
        other._state = self._state
        return other

    def as_networkx(self) -> nx.DiGraph:
        """The ids and what feeds what, for the algorithms of networkx."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(self.ids())
        graph.add_edges_from((wire.source, wire.target) for wire in self.wires())
        return graph

    def _search(self, node_ids: Iterable[str], goal: str | None = None) -> tuple[set[str], bool]:
        waiting = list(node_ids)
        found = set(waiting)
        while waiting:
            for target, _ in self._out_of[waiting.pop()]:
                if target == goal:
                    return found, True
                if target not in found:
                    found.add(target)
                    waiting.append(target)
        return found, False

    def _topological(self) -> Iterator[str]:
        missing = {node_id: len(wires) for node_id, wires in self._into.items()}
        ready = [(natural(node_id), node_id) for node_id, wires in missing.items() if not wires]
        heapify(ready)
        while ready:
            _, node_id = heappop(ready)
            yield node_id
            for target, _ in self._out_of[node_id]:
                missing[target] -= 1
                if not missing[target]:
                    heappush(ready, (natural(target), target))

    # The primitives below are for edits and for readers of files; nobody else calls them.

    def put_node(self, node: Node) -> None:
        """Add a node, or replace the one of the same id."""
        self._state = object()
        old = self._nodes.get(node.id)
        if old is None:
            self._into[node.id] = {}
            self._out_of[node.id] = {}
            self._sorted_ids = self._order = None
        else:
            self._forget_name(old)
        self._nodes[node.id] = node
        self._ids_by_name[node.name] = node.id

    def drop_node(self, node_id: str) -> None:
        """Take a node away, and the wires that end at it."""
        self._state = object()
        for wire in (*self._into[node_id].values(), *self._out_of[node_id].values()):
            self.drop_wire(wire)
        self._forget_name(self._nodes.pop(node_id))
        del self._into[node_id], self._out_of[node_id]
        self._sorted_ids = self._order = None

    def put_wire(self, wire: Wire) -> None:
        """Add a wire, in place of the one that ended at the same input."""
        self._state = object()
        old = self.wire_into(wire.target, wire.input)
        if old is not None:
            self.drop_wire(old)
        out_of = self._out_of[wire.source]
        self._into[wire.target][wire.input] = wire
        out_of[wire.target, wire.input] = wire
        self._order = None

    def drop_wire(self, wire: Wire) -> None:
        self._state = object()
        del self._into[wire.target][wire.input]
        del self._out_of[wire.source][wire.target, wire.input]
        self._order = None

    def put_piece(self, piece: Piece) -> None:
        """Add a frame or a note, or replace the one of the same id."""
        new = piece.id not in self._pieces
        self._pieces[piece.id] = piece
        if new:
            self._pieces = dict(sorted(self._pieces.items(), key=lambda item: natural(item[0])))

    def drop_piece(self, piece_id: str) -> None:
        """Take a frame or a note away; what a frame held stays."""
        del self._pieces[piece_id]

    def _forget_name(self, node: Node) -> None:
        # Another node may have taken the name over in the middle of one patch.
        if self._ids_by_name.get(node.name) == node.id:
            del self._ids_by_name[node.name]


_OWN_ID = re.compile(r"n[0-9]{1,9}")


@dataclass(slots=True)
class Project:
    """What one ``.plexus`` file holds: graphs by name, and flat settings such as ``train.lr``.

    Every graph may stand as a node, of the kind ``block:NAME``, in another that it does not hold.
    """

    name: str = "untitled"
    graphs: dict[str, Graph] = field(default_factory=lambda: {MODEL: Graph()})
    settings: dict[str, Value] = field(default_factory=dict)
    variables: tuple[Variable, ...] = ()
    """Names that expressions in all graphs may use: ``width = 32``."""
    codes: dict[str, str] = field(default_factory=dict)
    """The user's own Python by name: each one class or function that ``code:NAME`` stands for."""
    packages: dict[str, str] = field(default_factory=dict)
    """By kind: what must be installed for it, such as ``plexus-example 0.1``."""
    extra: dict[str, Any] = field(default_factory=dict)
    bookmarks: tuple[Bookmark, ...] = ()
    """Views that the user keeps."""

    @property
    def model(self) -> Graph:
        return self.graphs[MODEL]

    def copy(self) -> Project:
        """A frozen copy, as a run keeps it."""
        graphs = {name: graph.copy() for name, graph in self.graphs.items()}
        return Project(
            self.name,
            graphs,
            dict(self.settings),
            self.variables,
            dict(self.codes),
            dict(self.packages),
            dict(self.extra),
            self.bookmarks,
        )
