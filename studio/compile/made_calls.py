"""The calls that a forward pass on paper makes, as the backward pass finds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from studio.compile.ledger import Storage, Value
from studio.compile.plan import Plan, Ref, Step
from studio.compile.step_memory import Origin, Pass

Places: TypeAlias = dict[str, tuple[int | None, ...]]
Given: TypeAlias = "list[Value | None]"


@dataclass(frozen=True, slots=True)
class Weights:
    """Bytes of one layer's weights, however often it is called."""

    parameters: int
    gradients: int
    buffers: int
    largest: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was made and is to be gone through backward."""

    path: str
    layer: str
    """The name under which its weights are kept."""
    made: Pass
    inputs: tuple[Value, ...]
    outputs: Mapping[str, Value]
    kept: Mapping[Origin, Storage]
    extras: Storage

    @property
    def found(self) -> Iterator[Storage]:
        """What it keeps of what is there without it."""
        yield from self.kept.values()

    @property
    def held(self) -> Iterator[Storage]:
        """What the backward pass finds."""
        yield from self.found
        yield self.extras

    @property
    def ends(self) -> Iterator[Value]:
        """The values whose gradients go through it."""
        return (self.outputs[port] for port in self.made.given)

    @property
    def sources(self) -> Iterator[Value]:
        """The values whose gradients it finds."""
        gradients = zip(self.inputs, self.made.gradients, strict=True)
        return (value for value, gradient in gradients if gradient is not None)


@dataclass(frozen=True, slots=True)
class Again:
    """A block of which nothing was kept but what came in: the backward pass computes it again."""

    plan: Plan
    above: str
    keeper: str
    given: tuple[Value | None, ...]
    results: tuple[Value | None, ...]
    copies: Storage
    """Of its buffers, as they were."""
    whole: int
    """How many of the calls in it are made again, until all is there that they keep."""

    @property
    def found(self) -> Iterator[Storage]:
        """What it keeps of what is there without it."""
        return (value.storage for value in self.given if value is not None)

    @property
    def held(self) -> Iterator[Storage]:
        """What the backward pass finds."""
        yield from self.found
        yield self.copies

    @property
    def ends(self) -> Iterator[Value]:
        """The values whose gradients go through it."""
        return (value for value in self.results if value is not None and value.form.learns)

    @property
    def sources(self) -> Iterator[Value]:
        """The values whose gradients it finds."""
        return (value for value in self.given if value is not None and value.form.learns)


@dataclass(slots=True)
class Tally:
    """The calls in a block, of which torch makes no more again than keep something."""

    rest: int | None = None
    """How many are still to be made; ``None`` for all."""
    begun: int = 0
    whole: int = 0
    """How many have to be made, as far as is known."""

    def begins(self) -> bool:
        """One more call; whether it is made."""
        self.begun += 1
        return self.rest is None or self.begun <= self.rest

    def keeps_more(self, *, itself: bool) -> None:
        """The call that began last keeps something: of ``itself``, or only what came in."""
        self.whole = self.begun if itself else self.begun - 1


def arranged(step: Step, values: Mapping[Ref, Value | None]) -> tuple[tuple[Value, ...], Places]:
    """The different values that come in, and which of them at which port."""
    inputs: dict[int, Value] = {}
    places: Places = {}
    order: list[int] = []
    for port, refs in step.inputs.items():
        found: list[int | None] = []
        for ref in refs:
            value = values[ref]
            if value is None:
                found.append(None)
                continue
            if id(value) not in inputs:
                inputs[id(value)] = value
                order.append(id(value))
            found.append(order.index(id(value)))
        places[port] = tuple(found)
    return tuple(inputs.values()), places


def last_uses(plan: Plan) -> dict[Ref, int]:
    """The index of the last step that needs each value; behind all steps for what is returned."""
    last: dict[Ref, int] = {}
    for index, step in enumerate(plan.steps):
        returned = step.spec.construct == "output"
        for refs in step.inputs.values():
            for ref in refs:
                last[ref] = len(plan.steps) if returned else max(index, last.get(ref, 0))
    return last
