"""What feeds what once bypassed and muted nodes are out of the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from studio.graph.model import BYPASS, MUTE, Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message

SKIPS = frozenset({BYPASS, MUTE})


class Finder(Protocol):
    """What is asked of the kinds of a project."""

    def find(self, key: str) -> LayerSpec | None: ...


class Flow:
    """The wires of a graph as they work.

    A bypassed node is replaced by what is wired to its first input. A muted node gives nothing:
    wires from it are cut, and with it every node is muted that misses a required input for it.
    """

    def __init__(self, graph: Graph, kinds: Finder) -> None:
        self._graph = graph
        self._kinds = kinds
        self.skipped: Mapping[str, str] = {}
        """Ids of the nodes that are out of the way: ``BYPASS`` or ``MUTE``."""
        self.absent: dict[str, list[tuple[Message, str]]] = {}
        """By id of the node that would have needed it: what a bypassed node lacks, and its id."""
        self._incoming: dict[str, list[Wire]] = {}
        if any(node.flags and not node.flags.isdisjoint(SKIPS) for node in graph):
            self._trace()

    def incoming(self, node_id: str) -> list[Wire]:
        """Wires into a node, each from the node that really gives the value."""
        found = self._incoming.get(node_id)
        if found is None:
            found = self._incoming[node_id] = self._graph.incoming(node_id)
        return found

    def live(self, outputs: Sequence[str]) -> set[str]:
        """Ids of the nodes that lead to one of the outputs, and the outputs."""
        found: set[str] = set()
        stack = [node_id for node_id in outputs if node_id not in self.skipped]
        while stack:
            node_id = stack.pop()
            if node_id not in found:
                found.add(node_id)
                stack.extend(wire.source for wire in self.incoming(node_id))
        return found

    def _trace(self) -> None:
        skipped: dict[str, str] = {}
        self.skipped = skipped
        passed: dict[str, Wire | None] = {}
        for node_id in self._graph.order():
            node = self._graph.node(node_id)
            spec = self._kinds.find(node.kind)
            wires = [
                new
                for wire in self._graph.incoming(node_id)
                if (new := self._really(wire, passed)) is not None
            ]
            self._incoming[node_id] = wires
            if MUTE in node.flags or self._starved(node, spec, wires):
                skipped[node_id] = MUTE
            elif BYPASS in node.flags and spec is not None and spec.inputs and spec.outputs:
                skipped[node_id] = BYPASS
                passed[node_id] = _first(spec, wires)

    def _really(self, wire: Wire, passed: Mapping[str, Wire | None]) -> Wire | None:
        """The wire from the node that gives its value; ``None`` where nothing does."""
        match self.skipped.get(wire.source):
            case "mute":
                return None
            case "bypass":
                source = self._graph.node(wire.source)
                spec = self._kinds.find(source.kind)
                if spec is not None and wire.output != first_output(spec):
                    message = Message(
                        "{source} is bypassed, so it does not give {output}.",
                        source=source.name,
                        output=wire.output,
                    )
                    self.absent.setdefault(wire.target, []).append((message, wire.source))
                    return None
                first = passed[wire.source]
                return first and replace(wire, source=first.source, output=first.output)
        return wire

    def _starved(self, node: Node, spec: LayerSpec | None, wires: list[Wire]) -> bool:
        """Whether a required input was wired and is not any more, because of a muted node."""
        if spec is None or node.id in self.absent:
            return False
        left = {wire.input.partition(".")[0] for wire in wires}
        cut = {
            wire.input.partition(".")[0]
            for wire in self._graph.incoming(node.id)
            if self.skipped.get(wire.source) is not None
        } - left
        required = {port.name for port in spec.inputs if not port.optional}
        return any(self._mutes(node, port) for port in cut & required)

    def _mutes(self, node: Node, port: str) -> bool:
        """Whether all that was wired to this input is muted, and not merely loose."""
        return all(
            self._comes_from_mute(wire.source)
            for wire in self._graph.incoming(node.id)
            if wire.input.partition(".")[0] == port
        )

    def _comes_from_mute(self, source: str) -> bool:
        while self.skipped.get(source) == BYPASS:
            spec = self._kinds.find(self._graph.node(source).kind)
            first = _first(spec, self._graph.incoming(source)) if spec is not None else None
            if first is None:
                return False
            source = first.source
        return self.skipped.get(source) == MUTE


def first_output(spec: LayerSpec) -> str:
    """The output that a bypassed node still gives; of a variadic one its first place."""
    port = spec.outputs[0]
    return f"{port.name}.0" if port.variadic else port.name


def _first(spec: LayerSpec, wires: list[Wire]) -> Wire | None:
    """The wire of the first input; of a variadic one the wire of its first slot."""
    name = spec.inputs[0].name
    return next((wire for wire in wires if wire.input.partition(".")[0] == name), None)
