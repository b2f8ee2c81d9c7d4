"""Unpack: the layers of a block in the place of one of its instances."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from studio.expression import ExpressionError, has_expression, names, substituted
from studio.graph import rules
from studio.graph.change import EditError
from studio.graph.edits import AddNode, Batch, Connect, Edit, Move, RemoveNodes
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame, Piece
from studio.graph.leading import shifted
from studio.graph.model import BYPASS, INPUT, MUTE, OUTPUT, Graph, Node, Project, Wire
from studio.graph.ports import Kinds
from studio.graph.reuse import own_params, reusers
from studio.graph.uses import block_of, face_names, free_name, inputs_of, outputs_of, spoken_of
from studio.message import Message
from studio.value import Value

PACE = 216.0
"""From the left edge of a card to that of the next one."""
MOST_NODES = 5000
"""No more layers than this are unpacked at once."""

_End = tuple[str, str]
"""A node's id and one of its output ports."""


def unpack(project: Project, kinds: Kinds, graph: str, node: str) -> Edit:
    """The edit that puts the layers of a block in the place of one instance.

    Its repetitions become a chain. The block itself stays in the project. What the instance sets is
    put into the expressions; a wire into an input that is open at the instance is dropped.

    Args:
        project: read, not changed.
        kinds: the known kinds.
        graph: the name of the graph in which the instance is.
        node: the instance's id.

    Raises:
        EditError: this is no block, or it cannot be unpacked as it stands.
    """
    here = rules.graph_of(project, graph)
    instance = rules.node_of(here, node)
    block = project.graphs.get(block_of(instance) or "")
    if block is None:
        raise EditError("{name} is not a block of this project.", name=instance.name)
    _check_alone(here, instance)
    times, shared = _repetition(project, here, instance)
    if times * len(block) > MOST_NODES:
        raise EditError(
            "{name} would unpack to {found} layers; {most} are the most. Set a lower repeat.",
            name=instance.name,
            found=times * len(block),
            most=MOST_NODES,
        )
    scope = {v.name: instance.params.get(v.name, v.value) for v in block.variables}
    _check_meaning(here, block, instance, scope)
    work = _Unpacking(here, instance, block, kinds, scope)
    pieces = work.pieces()
    for number in range(times):
        work.repeat(number, shared)
    edits: list[Edit] = [RemoveNodes((node,), graph)]
    edits += _room(here, instance, work, graph)
    owners_first = sorted(work.nodes, key=lambda new: bool(new.reuses))
    edits += [AddNode(new, graph) for new in owners_first]
    edits += [Connect(wire, graph=graph) for wire in (*work.wires, *work.handed_out())]
    edits += [PutPiece(piece, graph) for piece in pieces]
    return Batch(tuple(edits), Message("Unpack {name}", name=instance.name))


@dataclass(slots=True)
class _Unpacking:
    here: Graph
    instance: Node
    block: Graph
    kinds: Kinds
    scope: Mapping[str, Value]
    nodes: list[Node] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    width: float = 0.0
    _ids: dict[str, str] = field(default_factory=dict)
    """Of the present repetition: the new id by that in the block."""
    _first: dict[str, str] = field(default_factory=dict)
    """The same of the first repetition."""
    _entering: dict[str, _End | None] = field(default_factory=dict)
    """What feeds each input of the present repetition."""
    _taken: set[str] = field(default_factory=set)
    _next_id: int = 0
    _origin: tuple[float, float] = (0.0, 0.0)
    _offset: tuple[float, float] = (0.0, 0.0)
    """By how much the present repetition lies elsewhere than in the block."""

    def __post_init__(self) -> None:
        self._next_id = int(self.here.fresh_id()[1:])
        self._taken = self.here.names() - {self.instance.name}
        layers = self.layers()
        left = min((node.x for node in layers), default=0.0)
        right = max((node.x for node in layers), default=0.0)
        middle = sum(node.x for node in layers) / max(len(layers), 1)
        height = sum(node.y for node in layers) / max(len(layers), 1)
        self.width = right - left + PACE
        start = max(self.instance.x - middle + left, self._free_from())
        self._origin = start - left, self.instance.y - height
        for port in inputs_of(self.block):
            wire = self.here.wire_into(self.instance.id, port.name)
            self._entering[port.id] = (wire.source, wire.output) if wire else None

    def pieces(self) -> list[Piece]:
        """The block's frames and notes, about its first repetition."""
        found: list[Piece] = []
        taken = set(self.here.pieces)
        for piece in self.block.pieces.values():
            new = free_name(taken, piece.id)
            taken.add(new)
            x, y = piece.x + self._origin[0], piece.y + self._origin[1]
            moved = replace(piece, id=new, x=x, y=y)
            found.append(replace(moved, holds=None) if isinstance(moved, Frame) else moved)
        return found

    def _free_from(self) -> float:
        """How far to the left layers may stand without covering what feeds the instance."""
        feeding = (self.here.node(wire.source) for wire in self.here.incoming(self.instance.id))
        return max((node.x + PACE for node in feeding), default=-math.inf)

    def layers(self) -> list[Node]:
        return [node for node in self.block if node.kind not in (INPUT, OUTPUT)]

    def repeat(self, number: int, shared: bool) -> None:
        """One more repetition, behind those that are there."""
        if number:
            first_in, first_out = inputs_of(self.block)[:1], outputs_of(self.block)[:1]
            if first_in and first_out:
                self._entering[first_in[0].id] = self.source_of(first_out[0])
        self._ids = {node.id: self._fresh_id() for node in self.layers()}
        self._offset = self._origin[0] + number * self.width, self._origin[1]
        self._first = self._first or self._ids
        again = shared and number > 0
        for node in self.layers():
            owner = self._ids.get(node.reuses, "")
            if again:
                owner = self._first[node.reuses or node.id]
            name = free_name(self._taken, node.name)
            self._taken.add(name)
            own = own_params(node, self.kinds) if owner else node.params
            params = {key: substituted(value, self.scope) for key, value in own.items()}
            self.nodes.append(
                replace(
                    node,
                    id=self._ids[node.id],
                    name=name,
                    params=params,
                    x=node.x + self._offset[0],
                    y=node.y + self._offset[1],
                    reuses=owner,
                )
            )
        for node in self.layers():
            for wire in self.block.incoming(node.id):
                self._lead(wire, self._ids[node.id], wire.input)

    def source_of(self, port: Node) -> _End | None:
        """What feeds an output of the present repetition."""
        wire = self.block.wire_into(port.id, "input")
        return self._source(wire) if wire else None

    def handed_out(self) -> list[Wire]:
        """The instance's outgoing wires, from where they come now."""
        ends = {port.name: self.source_of(port) for port in outputs_of(self.block)}
        return [
            replace(wire, source=end[0], output=end[1])
            for wire in self.here.outgoing(self.instance.id)
            if (end := ends.get(wire.output)) is not None
        ]

    def _lead(self, wire: Wire, target: str, port: str) -> None:
        end = self._source(wire)
        if end is not None:
            points = shifted(wire.points, *self._offset)
            self.wires.append(
                replace(
                    wire, source=end[0], output=end[1], target=target, input=port, points=points
                )
            )

    def _source(self, wire: Wire) -> _End | None:
        if wire.source in self._ids:
            return self._ids[wire.source], wire.output
        return self._entering.get(wire.source)

    def _fresh_id(self) -> str:
        while f"n{self._next_id}" in self.here:
            self._next_id += 1
        self._next_id += 1
        return f"n{self._next_id - 1}"


def _check_alone(here: Graph, instance: Node) -> None:
    if instance.reuses or reusers(here, instance.id):
        raise EditError(
            "{name} has its weights in common with another use of the block, which its layers "
            "could not have. Give it a layer of its own first.",
            name=instance.name,
        )
    if instance.flags & {BYPASS, MUTE}:
        raise EditError(
            "{name} is bypassed or mute, which its layers would not be. Switch it on first.",
            name=instance.name,
        )
    if instance.params.get("start_from"):
        raise EditError(
            "{name} starts from weights in a file, which its layers by themselves cannot. Empty "
            "its start_from first.",
            name=instance.name,
        )


def _repetition(project: Project, here: Graph, instance: Node) -> tuple[int, bool]:
    """How often the instance runs its block, and whether with the same weights."""
    wide = {v.name: v.value for v in project.variables if v.name not in face_names(here)}
    found = []
    for param, default in (("repeat", 1), ("share_weights", False)):
        value = instance.params.get(param, default)
        try:
            value = substituted(value, wide)
        except ExpressionError as error:
            raise EditError.of(error.message) from error
        if has_expression(value) or not isinstance(value, int):
            raise EditError(
                "How {name} repeats depends on where it is used. Give its {param} a value first.",
                name=instance.name,
                param=param,
            )
        found.append(value)
    return max(found[0], 1), bool(found[1])


def _check_meaning(here: Graph, block: Graph, instance: Node, scope: Mapping[str, Value]) -> None:
    """Refuse where a name would mean another variable outside than inside, or grow too long."""
    for node in block:
        strange = spoken_of(node.params.values()) - scope.keys() & face_names(here)
        if strange:
            raise EditError(
                "In {node}, the variable {variable} would mean another one than it does inside of "
                "{name}. Rename one of them first.",
                node=node.name,
                variable=min(strange),
                name=instance.name,
            )
        for value in node.params.values():
            try:
                names(substituted(value, scope))
            except ExpressionError as error:
                raise EditError.of(error.message) from error


def _room(here: Graph, instance: Node, work: _Unpacking, graph: str) -> list[Edit]:
    """Moves what comes after the instance, if its layers would cover it."""
    if not work.nodes:
        return []
    later = [here.node(n) for n in sorted(here.downstream([instance.id])) if n != instance.id]
    right = max(node.x for node in work.nodes)
    shift = right + PACE - min((node.x for node in later), default=right + PACE)
    if shift <= 0:
        return []
    return [Move(tuple((node.id, node.x + shift, node.y) for node in later), graph)]
