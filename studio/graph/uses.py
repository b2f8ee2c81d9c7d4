"""Where the parts of a project are used: graphs, own Python and variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from studio.expression import names, renamed
from studio.graph.model import BLOCK, INPUT, OUTPUT, Graph, Node, Project, natural
from studio.value import Value


def block_of(node: Node) -> str | None:
    """The name of the graph that a node stands for."""
    return node.kind.removeprefix(BLOCK) if node.kind.startswith(BLOCK) else None


def users(project: Project, graph: str) -> list[tuple[str, Node]]:
    """The nodes that stand for a graph, each with the name of the graph that it is in."""
    return nodes_of(project, BLOCK + graph)


def nodes_of(project: Project, kind: str) -> list[tuple[str, Node]]:
    """The nodes of this kind in all graphs, each with its graph's name."""
    return [
        (name, node)
        for name in sorted(project.graphs, key=natural)
        for node in project.graphs[name]
        if node.kind == kind
    ]


def blocks_in(graph: Graph) -> set[str]:
    """The names of the graphs that stand in this one, not those inside of them."""
    return {name for node in graph if (name := block_of(node)) is not None}


def circle(graphs: Mapping[str, Graph], start: str) -> list[str]:
    """The names by which a graph holds itself, from it to itself; empty if it does not."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in graphs:
            continue
        for name in sorted(blocks_in(graphs[here]), key=natural):
            if name not in came_from:
                came_from[name] = here
                waiting.append(name)
    if start not in came_from:
        return []
    way = [start, came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def first_circle(graphs: Mapping[str, Graph]) -> list[str]:
    """The names of graphs that hold each other in a circle, if there are any."""
    inner = {name: blocks_in(graph) & graphs.keys() for name, graph in graphs.items()}
    sound: set[str] = set()
    while more := {name for name in inner.keys() - sound if inner[name] <= sound}:
        sound |= more
    for name in sorted(inner.keys() - sound, key=natural):
        if way := circle(graphs, name):
            return way
    return []


def holders(graphs: Mapping[str, Graph], name: str) -> list[str]:
    """All graphs in which this one stands, at any depth, and itself."""
    found = [name]
    for inner in found:
        found += [
            outer
            for outer, graph in graphs.items()
            if outer not in found and inner in blocks_in(graph)
        ]
    return found


def needed(graphs: Mapping[str, Graph], kinds: Iterable[str]) -> list[str]:
    """The graphs that nodes of these kinds need, at any depth, inner ones first."""
    found: dict[str, None] = {}
    waiting = [kind.removeprefix(BLOCK) for kind in kinds if kind.startswith(BLOCK)]
    waiting.reverse()
    entered: set[str] = set()
    while waiting:
        name = waiting[-1]
        if name in entered or name not in graphs:
            waiting.pop()
            if name in graphs:
                found[name] = None
            continue
        entered.add(name)
        inner = sorted(blocks_in(graphs[name]) - entered, key=natural, reverse=True)
        waiting += inner
    return list(found)


def free_name(taken: Iterable[str], stem: str) -> str:
    """``stem`` as it is, or with the smallest number that nothing here is called."""
    there = set(taken)
    base = stem.rstrip("0123456789") or stem
    tries = (f"{base}{number}" for number in count(2))
    return stem if stem not in there else next(name for name in tries if name not in there)


def spoken_of(values: Iterable[Value]) -> frozenset[str]:
    """All variables that the expressions in these values speak of."""
    return frozenset().union(*(names(value) for value in values))


def spoken_by(nodes: Iterable[Node]) -> frozenset[str]:
    """All variables that the expressions of these nodes speak of."""
    return spoken_of(value for node in nodes for value in node.params.values())


def respoken(node: Node, old: str, new: str) -> Node:
    """The node with a variable in its expressions under another name."""
    if old not in spoken_of(node.params.values()):
        return node
    return replace(node, params={k: renamed(v, old, new) for k, v in node.params.items()})


def speakers(graph: Graph, variable: str) -> Iterator[Node]:
    """The nodes of a graph whose expressions speak of this variable."""
    return (node for node in graph if variable in spoken_of(node.params.values()))


def face_names(graph: Graph) -> frozenset[str]:
    return frozenset(variable.name for variable in graph.variables)


def ports_in_order(graph: Graph, kind: str) -> list[Node]:
    """The nodes of kind ``input`` or ``output``, in the order of the ports they stand for."""

    def place(node: Node) -> tuple[int, object]:
        order = node.params.get("order", 0)
        return order if isinstance(order, int) else 0, natural(node.id)

    return sorted((node for node in graph if node.kind == kind), key=place)


def inputs_of(graph: Graph) -> list[Node]:
    return ports_in_order(graph, INPUT)


def outputs_of(graph: Graph) -> list[Node]:
    return ports_in_order(graph, OUTPUT)
