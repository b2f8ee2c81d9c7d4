"""The document as values: nodes, wires, graphs, and the project that holds them.

Nodes and wires are frozen; only edits (``studio.graph.edits``) replace them in a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import networkx as nx

from studio.value import Value

MODEL = "model"
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
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Wire:
    """From an output port of the source node to an input port of the target node (ids)."""

    source: str
    output: str
    target: str
    input: str


class PortLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def variadic(self) -> bool: ...


class KindLike(Protocol):
    @property
    def inputs(self) -> tuple[PortLike, ...]: ...
    @property
    def outputs(self) -> tuple[PortLike, ...]: ...


class Kinds(Protocol):
    """What the document must know of the catalogue: the ports of a kind, if it is known."""

    def find(self, key: str) -> KindLike | None: ...


_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[str | int, ...]:
    """A sort key that puts ``n2`` before ``n10``."""
    return tuple(int(part) if part.isdigit() else part for part in _DIGITS.split(text))


class Graph:
    """A directed acyclic graph of nodes. Read freely; change only through edits."""

    def __init__(self) -> None:
        self._graph = nx.MultiDiGraph()

    def __len__(self) -> int:
        return len(self._graph)

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._graph

    def __iter__(self) -> Iterator[Node]:
        """All nodes, in natural order of their ids."""
        nodes = self._graph.nodes
        return (nodes[node_id]["node"] for node_id in sorted(nodes, key=natural))

    def node(self, node_id: str) -> Node:
        """The node of this id. Raises ``KeyError``."""
        node: Node = self._graph.nodes[node_id]["node"]
        return node

    def find(self, name: str) -> Node | None:
        """The node of this name."""
        return next((node for node in self if node.name == name), None)

    def names(self) -> set[str]:
        return {data["node"].name for _, data in self._graph.nodes(data=True)}

    def wires(self) -> list[Wire]:
        """All wires, in a fixed order."""
        return sorted(
            (Wire(source, key[0], target, key[1]) for source, target, key in self._graph.edges),
            key=lambda wire: (natural(wire.target), natural(wire.input), natural(wire.source)),
        )

    def incoming(self, node_id: str) -> list[Wire]:
        """Wires into a node, in order of its input ports' names and slots."""
        edges = self._graph.in_edges(node_id, keys=True)
        wires = [Wire(source, key[0], target, key[1]) for source, target, key in edges]
        return sorted(wires, key=lambda wire: natural(wire.input))

    def outgoing(self, node_id: str) -> list[Wire]:
        """Wires out of a node, in a fixed order."""
        edges = self._graph.out_edges(node_id, keys=True)
        wires = [Wire(source, key[0], target, key[1]) for source, target, key in edges]
        return sorted(wires, key=lambda wire: (wire.output, natural(wire.target), wire.input))

    def order(self) -> list[str]:
        """Ids in topological order; the same graph always gives the same order."""
        return list(nx.lexicographical_topological_sort(self._graph, key=natural))

    def reaches(self, start: str, goal: str) -> bool:
        """Whether data can flow from ``start`` to ``goal``."""
        return bool(start == goal or nx.has_path(self._graph, start, goal))

    def downstream(self, node_ids: Iterable[str]) -> set[str]:
        """The nodes themselves and all that data from them can reach."""
        found: set[str] = set()
        for node_id in node_ids:
            found |= {node_id} | nx.descendants(self._graph, node_id)
        return found

    def fresh_id(self) -> str:
        """An id that no node has."""
        used = (int(node_id[1:]) for node_id in self._graph if re.fullmatch(r"n\d+", node_id))
        return f"n{max(used, default=0) + 1}"

    def fresh_name(self, stem: str) -> str:
        """``stem`` as it is, or with the smallest number that makes it unique: ``conv2``."""
        taken = self.names()
        if stem not in taken:
            return stem
        base = stem.rstrip("0123456789") or stem
        return next(name for n in range(2, len(taken) + 3) if (name := f"{base}{n}") not in taken)

    def copy(self) -> Graph:
        """A graph that later edits of this one do not touch."""
        other = Graph()
        other._graph = self._graph.copy()
        return other

    # The primitives below are for edits and for readers of files; nobody else calls them.

    def put_node(self, node: Node) -> None:
        """Add a node, or replace the one of the same id."""
        self._graph.add_node(node.id, node=node)

    def drop_node(self, node_id: str) -> None:
        self._graph.remove_node(node_id)

    def put_wire(self, wire: Wire) -> None:
        self._graph.add_edge(wire.source, wire.target, key=(wire.output, wire.input))

    def drop_wire(self, wire: Wire) -> None:
        self._graph.remove_edge(wire.source, wire.target, key=(wire.output, wire.input))


@dataclass(slots=True)
class Project:
    """What one ``.plexus`` file holds: graphs by name, and flat settings such as ``train.lr``."""

    name: str = "untitled"
    graphs: dict[str, Graph] = field(default_factory=lambda: {MODEL: Graph()})
    settings: dict[str, Value] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> Graph:
        return self.graphs[MODEL]

    def copy(self) -> Project:
        """A frozen copy, as a run keeps it."""
        graphs = {name: graph.copy() for name, graph in self.graphs.items()}
        return Project(self.name, graphs, dict(self.settings), dict(self.extra))
