"""A layer that refused its inputs, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.compile.plan import Step
from studio.compile.problems import Fix
from studio.compile.tensors import TensorSpec
from studio.graph.model import Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

Explained = tuple[Message, tuple[Fix, ...]]

AXES = {
    "1d": Message("N × channels × length"),
    "2d": Message("N × channels × height × width"),
    "3d": Message("N × channels × depth × height × width"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A layer that refused its inputs."""

    graph: Graph
    node: Node
    step: Step
    inputs: Mapping[str, tuple[TensorSpec, ...]]
    derived: Mapping[str, Value]
    error: str
    incoming: tuple[Wire, ...]
    """The wires into the node, from the nodes that really give the values."""

    @property
    def wires(self) -> list[Wire]:
        """The incoming wires, in the order of ``inputs``."""
        places = {port.name: place for place, port in enumerate(self.step.spec.inputs)}
        return sorted(self.incoming, key=lambda wire: places[wire.input.partition(".")[0]])

    @property
    def first(self) -> TensorSpec:
        return next(iter(self.inputs.values()))[0]

    @property
    def source(self) -> Node:
        """The node that the first wire comes from."""
        return self.graph.node(self.wires[0].source)

    def speaks_of_types(self) -> bool:
        """Whether what torch said is about the types of the numbers."""
        return "type" in self.error or "not implemented for" in self.error or "bool" in self.error

    def axes(self) -> Message | None:
        """The axes this kind wants, in words, if it is one that has a fixed number of them."""
        return axes_of(self.step.spec)

    @property
    def sizes(self) -> list[int]:
        """The known sizes of the first input after the batch and the channels."""
        return [size for size in self.first.shape[2:] if isinstance(size, int)]


def axes_of(spec: LayerSpec) -> Message | None:
    """The axes a kind wants, in words, if it is one that has a fixed number of them."""
    return AXES.get(spec.title[-2:]) if spec.target.startswith("torch.nn.") else None


def shown(value: Value) -> Value:
    """``3 × 5`` for two numbers."""
    return " × ".join(map(str, value)) if isinstance(value, tuple) else value
