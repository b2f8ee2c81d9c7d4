"""A layer that refused its inputs, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from studio.compile.demands import Demand
from studio.compile.plan import Step
from studio.compile.problems import Fix
from studio.compile.tensors import TensorSpec
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

Explained = tuple[Message, tuple[Fix, ...]]
Inputs = Mapping[str, tuple[TensorSpec, ...]]

AXES = {
    "1d": Message("N × channels × length"),
    "2d": Message("N × channels × height × width"),
    "3d": Message("N × channels × depth × height × width"),
}


class Outcome(Protocol):
    """What a layer did with inputs of given shapes."""

    @property
    def outputs(self) -> Mapping[str, TensorSpec]: ...
    @property
    def error(self) -> str: ...


class Bench(Protocol):
    """Where a repair is tried before it is offered."""

    @property
    def root(self) -> str:
        """The graph at whose inputs the free axes are named."""

    @property
    def is_entered(self) -> bool:
        """Whether what comes in at the graph's inputs is decided outside of it."""

    def find(self, key: str) -> LayerSpec | None:
        """The kind of this key."""

    def infer(self, step: Step, inputs: Inputs) -> Outcome:
        """What a step makes of inputs of these shapes."""

    def value(self, wire: Wire) -> TensorSpec | None:
        """What comes along a wire, where it is known."""

    def redo(
        self, node: Node, value: TensorSpec, settings: Mapping[str, Value]
    ) -> TensorSpec | None:
        """What another node would give for another value, with other settings."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One value that comes in: along which wire, from where, at which port and place of it."""

    wire: Wire
    source: Node
    spec: TensorSpec
    port: str
    place: int


@dataclass(frozen=True, slots=True)
class Case:
    """A layer that refused its inputs."""

    graph: Graph
    node: Node
    step: Step
    inputs: Inputs
    derived: Mapping[str, Value]
    error: str
    incoming: tuple[Wire, ...]
    """The wires into the node, from the nodes that really give the values."""
    given: Mapping[str, Value]
    """The parameters that somebody set, computed."""
    bench: Bench
    lent: bool = False
    """Whether the layer is another node's, called again: then nothing is read off the inputs."""
    demand: Demand | None = None
    """What would have to hold of free axes for it to work, if they are to blame."""

    @property
    def kind(self) -> str:
        return self.step.spec.title

    @property
    def wires(self) -> list[Wire]:
        """The incoming wires, in the order of ``inputs``."""
        places = {port.name: place for place, port in enumerate(self.step.spec.inputs)}
        return sorted(self.incoming, key=lambda wire: places[wire.input.partition(".")[0]])

    @property
    def arrivals(self) -> list[Arrival]:
        """All that comes in and is there, in the order of ``inputs``."""
        counts: dict[str, int] = {}
        found: list[Arrival] = []
        for wire in self.wires:
            port = wire.input.partition(".")[0]
            place = counts[port] = counts.get(port, -1) + 1
            specs = self.inputs.get(port, ())
            if place < len(specs):
                source = self.graph.node(wire.source)
                found.append(Arrival(wire, source, specs[place], port, place))
        return found

    def at(self, port: str) -> Arrival | None:
        """What comes in first at a port, if something does."""
        return next((one for one in self.arrivals if one.port == port), None)

    @property
    def first(self) -> TensorSpec:
        return next(iter(self.inputs.values()))[0]

    @property
    def source(self) -> Node:
        """The node that the first wire comes from."""
        return self.graph.node(self.wires[0].source)

    def speaks_of_types(self) -> bool:
        """Whether what torch said is about the types of the numbers."""
        return any(words in self.error for words in OF_TYPES)

    def axes(self) -> Message | None:
        """The axes this kind wants, in words, if it is one that has a fixed number of them."""
        return axes_of(self.step.spec)

    def rank_is_wrong(self) -> bool:
        """Whether the first input has not as many axes as this kind wants."""
        wanted, rank = self.axes(), len(self.first.shape)
        if self.kind == "BatchNorm1d" and rank == 2:
            return False
        return wanted is not None and rank != wanted.template.count("×") + 1

    @property
    def sizes(self) -> list[int]:
        """The known sizes of the first input after the batch and the channels."""
        return [size for size in self.first.shape[2:] if isinstance(size, int)]


OF_TYPES = (
    "type",
    "not implemented for",
    "bool",
    "Bool",
    "floating",
    "integral",
    "Integral",
    "to integer",
    "predicate",
    "Promotion of",
)
"""Words by which torch speaks of the types of numbers."""


def axes_of(spec: LayerSpec) -> Message | None:
    """The axes a kind wants, in words, if it is one that has a fixed number of them."""
    return AXES.get(spec.title[-2:]) if spec.target.startswith("torch.nn.") else None


def is_odd(kernel: Value) -> bool:
    """Whether a kernel has a middle, so that padding can be the same on both sides."""
    sizes = kernel if isinstance(kernel, tuple) else (kernel,)
    return all(isinstance(size, int) and size % 2 == 1 for size in sizes)


def shown(value: Value) -> Value:
    """``3 × 5`` for two numbers."""
    return " × ".join(map(str, value)) if isinstance(value, tuple) else value
