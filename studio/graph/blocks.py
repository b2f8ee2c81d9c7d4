"""Blocks out of nodes: make a block of a selection, and part two uses of one block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.definitions import AddGraph
from studio.graph.edits import AddNode, Batch, Connect, Edit, RemoveNodes
from studio.graph.model import BLOCK, INPUT, MODEL, OUTPUT, Graph, Node, Project, Wire, natural
from studio.graph.patch import Patch, patch_of
from studio.graph.ports import Kinds, PortLike
from studio.graph.reuse import StopReusing, heirs
from studio.graph.step import Simple
from studio.graph.unpacking import unpack
from studio.graph.uses import block_of, free_name, spoken_by, users
from studio.message import Message
from studio.value import Expression

__all__ = ["StandFor", "copy_block", "make_block", "unpack", "users"]

PACE = 216.0
"""From the left edge of an input's card to that of what it feeds."""
ROW = 110.0
"""From one input's card to the next below it."""
ONLY_INPUT = "x"
"""The name of a block's one input, as models in Python call theirs."""
MAX_PLACE = 1e9
MAX_NAMES = 8
"""How many layers a sentence names."""

_End = tuple[str, str]
"""A node's id and one of its ports."""


def make_block(project: Project, kinds: Kinds, graph: str, ids: Iterable[str], name: str) -> Edit:
    """The edit that turns nodes of a graph into a block, and puts one instance in their place.

    Args:
        project: read, not changed.
        kinds: the known kinds.
        graph: the name of the graph in which the nodes are.
        ids: the nodes.
        name: what the block shall be called.

    Raises:
        EditError: these nodes cannot be a block.
    """
    here = rules.graph_of(project, graph)
    chosen = list(dict.fromkeys(ids))
    _check_selection(here, chosen)
    making = _Making(here, kinds, set(chosen))
    making.lead_in()
    making.lead_out()
    spoken = spoken_by(making.nodes)
    making.block.variables = tuple(v for v in here.variables if v.name in spoken)
    left_over = here.names() - {node.name for node in making.nodes}
    instance = Node(
        here.fresh_id(),
        BLOCK + name,
        free_name(left_over, name),
        {v.name: Expression(v.name) for v in making.block.variables},
        sum(node.x for node in making.nodes) / len(chosen),
        sum(node.y for node in making.nodes) / len(chosen),
    )
    edits: list[Edit] = [
        AddGraph(name, making.block),
        RemoveNodes(tuple(chosen), graph),
        AddNode(instance, graph),
    ]
    for (source, output), port in making.inputs.items():
        edits.append(Connect(Wire(source, output, instance.id, port), graph=graph))
    for end, port in making.outputs.items():
        for wire in making.leaving.get(end, ()):
            edits.append(Connect(replace(wire, source=instance.id, output=port), graph=graph))
    return Batch(tuple(edits), Message("Make the block {name}", name=name))


def copy_block(project: Project, graph: str, node: str, name: str = "") -> Edit:
    """The edit that gives one instance a copy of its block for itself.

    Args:
        project: read, not changed.
        graph: the name of the graph in which the instance is.
        node: the instance's id.
        name: of the copy; empty: that of the block with a number.
    """
    instance = rules.node_of(rules.graph_of(project, graph), node)
    block = block_of(instance) or ""
    if block not in project.graphs:
        raise EditError("{name} is not a block of this project.", name=instance.name)
    new = name or free_name(project.graphs, block)
    edits: list[Edit] = [AddGraph(new, project.graphs[block])]
    if instance.reuses:
        edits.append(StopReusing(node, graph))
    edits.append(StandFor(node, new, graph))
    return Batch(tuple(edits), Message("Make {name} independent", name=instance.name))


@dataclass(frozen=True, slots=True)
class StandFor(Simple):
    """Let a node stand for another graph; its wires and parameters stay."""

    node: str
    block: str
    graph: str = MODEL

    def title(self) -> Message:
        return Message("Use the block {name}", name=self.block)

    def patch(self, project: Project, kinds: Kinds) -> Patch:
        graph = rules.graph_of(project, self.graph)
        node = rules.node_of(graph, self.node)
        rules.graph_of(project, self.block)
        rules.check_kind(project, self.graph, BLOCK + self.block)
        if node.reuses:
            raise EditError(
                "{name} uses the layer of {owner}. Give it a layer of its own first.",
                name=node.name,
                owner=graph.node(node.reuses).name,
            )
        other = replace(node, kind=BLOCK + self.block)
        nodes = {**heirs(graph, (node.id,), kinds), node.id: other}
        return patch_of(self.title(), self.graph, nodes)


@dataclass(slots=True)
class _Making:
    """A block under way: the chosen nodes, and the ports that their wires need."""

    here: Graph
    kinds: Kinds
    chosen: set[str]
    block: Graph = field(default_factory=Graph)
    nodes: list[Node] = field(default_factory=list)
    inputs: dict[_End, str] = field(default_factory=dict)
    """The port of the block by the outside source that feeds it."""
    outputs: dict[_End, str] = field(default_factory=dict)
    """The port of the block by the inside source that it hands out."""
    leaving: dict[_End, list[Wire]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nodes = [self.here.node(node_id) for node_id in self.here.order()]
        self.nodes = [node for node in self.nodes if node.id in self.chosen]
        for node in self.nodes:
            self.block.put_node(node)
        for node in self.nodes:
            for wire in self.here.incoming(node.id):
                if wire.source in self.chosen:
                    self.block.put_wire(wire)

    def lead_in(self) -> None:
        """An input for each outside source; if there is none, one where data could come in."""
        entering: dict[_End, list[Wire]] = {}
        for node in self.nodes:
            for wire in self.here.incoming(node.id):
                if wire.source not in self.chosen:
                    entering.setdefault((wire.source, wire.output), []).append(wire)
        for end, wires in entering.items():
            source = self.here.node(end[0])
            params = {"optional": True} if source.params.get("optional") is True else {}
            stem = _stem(wires, ONLY_INPUT if len(entering) == 1 else source.name)
            port = self._port(INPUT, stem, params if source.kind == INPUT else {})
            self.inputs[end] = port.name
            for wire in wires:
                self.block.put_wire(replace(wire, source=port.id, output="output"))
        if not entering and (open_end := self._open_input()) is not None:
            port = self._port(INPUT, ONLY_INPUT, {})
            self.block.put_wire(Wire(port.id, "output", *open_end))
        self._place(INPUT, min(node.x for node in self.nodes) - PACE)

    def lead_out(self) -> None:
        """An output for each inside source used outside; if there is none, for each loose end."""
        for node in self.nodes:
            for wire in self.here.outgoing(node.id):
                if wire.target not in self.chosen:
                    self.leaving.setdefault((wire.source, wire.output), []).append(wire)
        ends = list(self.leaving) or list(self._loose_ends())
        for end in ends:
            what = "out" if end[1] == "output" else end[1].replace(".", "_")
            stem = "output" if len(ends) == 1 else f"{self.here.node(end[0]).name}_{what}"
            port = self._port(OUTPUT, stem, {})
            self.outputs[end] = port.name
            self.block.put_wire(Wire(*end, port.id, "input"))
        self._place(OUTPUT, max(node.x for node in self.nodes) + PACE)

    def _port(self, kind: str, stem: str, params: dict[str, bool]) -> Node:
        node = Node(self.block.fresh_id(), kind, self.block.fresh_name(stem), params)
        self.block.put_node(node)
        return node

    def _place(self, kind: str, x: float) -> None:
        ports = [node for node in self.block if node.kind == kind]
        middle = sum(node.y for node in self.nodes) / len(self.nodes)
        for row, node in enumerate(ports):
            y = middle + (row - (len(ports) - 1) / 2) * ROW
            self.block.put_node(replace(node, x=_within(x), y=_within(y)))

    def _open_input(self) -> _End | None:
        for node in self.nodes:
            kind = self.kinds.find(node.kind)
            if kind is not None and kind.inputs and not self.here.incoming(node.id):
                return node.id, _first_place(kind.inputs[0])
        return None

    def _loose_ends(self) -> Iterable[_End]:
        for node in self.nodes:
            if not self.here.outgoing(node.id):
                kind = self.kinds.find(node.kind)
                if kind is None:
                    yield node.id, "output"
                elif kind.outputs:
                    yield node.id, _first_place(kind.outputs[0])


def _first_place(port: PortLike) -> str:
    return f"{port.name}.0" if port.variadic else port.name


def _within(place: float) -> float:
    """A position that no rule refuses."""
    return max(-MAX_PLACE, min(place, MAX_PLACE))


def _stem(wires: list[Wire], otherwise: str) -> str:
    """A name for an input: the port it feeds, if that says anything."""
    ports = {wire.input.partition(".")[0] for wire in wires}
    port = ports.pop()
    return otherwise if ports or port == "input" else port


def _check_selection(here: Graph, chosen: list[str]) -> None:
    if not chosen:
        raise EditError("There is nothing to make a block of. Select some layers first.")
    inside = set(chosen)
    for node_id in chosen:
        node = rules.node_of(here, node_id)
        if node.kind in (INPUT, OUTPUT):
            raise EditError(
                "{name} is where data enters or leaves this graph, so it cannot go into a block. "
                "Select the layers without it.",
                name=node.name,
            )
    for node in here:
        if node.reuses and (node.id in inside) != (node.reuses in inside):
            raise EditError(
                "{name} and {owner} are one layer, so both or none of them go into the block. "
                "Select both, or give {name} a layer of its own.",
                name=node.name,
                owner=here.node(node.reuses).name,
            )
    between = (here.downstream(chosen) - inside) & _upstream(here, chosen)
    if between:
        names = [here.node(node_id).name for node_id in sorted(between, key=natural)]
        if len(names) > MAX_NAMES:
            names[MAX_NAMES:] = ["…"]
        raise EditError(
            "Data would leave the block and come back into it through {names}. Select that as "
            "well.",
            names=", ".join(names),
        )


def _upstream(graph: Graph, ids: Iterable[str]) -> set[str]:
    waiting = list(ids)
    found = set(waiting)
    while waiting:
        for wire in graph.incoming(waiting.pop()):
            if wire.source not in found:
                found.add(wire.source)
                waiting.append(wire.source)
    return found
