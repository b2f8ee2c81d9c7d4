"""The Plan: the one ordered list of steps that every reading of a graph is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.layers.spec import LayerSpec
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Ref:
    """A value computed by an earlier step: the step's node id and its output port."""

    node: str
    port: str


@dataclass(frozen=True, slots=True)
class Step:
    """One call: which node, under which name, with which settings, on which values."""

    node: str
    """Id of the node."""
    name: str
    """Legal and unique in the plan; the attribute and ``state_dict`` prefix of a module."""
    spec: LayerSpec
    settings: Mapping[str, Value]
    """Every parameter of the kind: set, derived or default."""
    inputs: Mapping[str, tuple[Ref, ...]]
    """Wired input ports only; a variadic port has all its values, in order of its slots."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole model, in the order in which it runs."""

    name: str
    """A legal class name."""
    steps: tuple[Step, ...]

    @property
    def inputs(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.spec.construct == "input")

    @property
    def outputs(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.spec.construct == "output")

    def step(self, node: str) -> Step | None:
        return next((step for step in self.steps if step.node == node), None)
