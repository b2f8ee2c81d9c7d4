"""How much memory a model takes, before it runs: by node, and at the worst moment. No torch.

Bytes are those of the tensors themselves; what an allocator rounds up and a backend needs besides
comes on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Amount:
    """Bytes as they grow with the batch of size N: ``fixed + sample · N + pair · N²``.

    >>> Amount(10, 2).at(64)
    138
    """

    fixed: int = 0
    sample: int = 0
    pair: int = 0

    def at(self, batch: int) -> int:
        """The bytes of a batch of this size; never less than none."""
        return max(0, self.fixed + batch * (self.sample + batch * self.pair))

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.fixed + other.fixed, self.sample + other.sample, self.pair + other.pair)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.fixed - other.fixed, self.sample - other.sample, self.pair - other.pair)


NOTHING = Amount()


def in_total(amounts: Iterable[Amount]) -> Amount:
    total = NOTHING
    for amount in amounts:
        total += amount
    return total


@dataclass(frozen=True, slots=True)
class NodeFootprint:
    """What one node adds to the memory of a pass; of a block, what all in it adds."""

    output: Amount = NOTHING
    """New memory of its values; nothing for a view or where it works in place."""
    kept: Amount = NOTHING
    """What stays from its forward until its backward pass and would not without it or those that
    it feeds: its values that are needed again, and masks, statistics and copies of its own."""
    scratch: Amount = NOTHING
    """The most that it needs besides while it is computed without gradients."""
    backward: Amount = NOTHING
    """The most that it needs besides while its gradients are computed."""


NO_FOOTPRINT = NodeFootprint()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a training step: what lives then beside the weights."""

    activations: Amount
    """Values, what is kept for the backward pass, gradients of values, and scratch."""
    gradients: int
    """Bytes of the parameters' gradients that are there already, or still."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Bytes at the worst moment, by what they are."""

    parameters: int = 0
    buffers: int = 0
    gradients: int = 0
    states: int = 0
    """What the optimiser remembers of each parameter."""
    activations: int = 0
    """All that depends on the batch: its values, what is kept of them, their gradients."""

    @property
    def total(self) -> int:
        return self.parameters + self.buffers + self.gradients + self.states + self.activations


@dataclass(frozen=True, slots=True)
class Footprint:
    """The memory of a whole model."""

    nodes: Mapping[str, NodeFootprint] = field(default_factory=dict)
    """By joined ids: ``n3``, ``n3/n5`` inside a block, ``n3#2/n5`` in its third repetition."""
    parameter_bytes: int = 0
    gradient_bytes: int = 0
    """Of those parameters that are trained."""
    buffer_bytes: int = 0
    inference: tuple[Amount, ...] = ()
    """What lives at each moment of a pass without gradients, beside the weights."""
    training: tuple[Moment, ...] = ()
    """The moments of a training step."""

    def node(self, path: str) -> NodeFootprint:
        """That of a node by its joined ids; of none that is known, nothing."""
        return self.nodes.get(path, NO_FOOTPRINT)

    def kept_bytes(self, batch: int = 1) -> int:
        """What is kept of all values between the forward and the backward pass."""
        # Of a block, the repetitions stand beside the block that has them all.
        tops = (found for path, found in self.nodes.items() if not {"/", "#"} & {*path})
        return in_total(found.kept for found in tops).at(batch)

    def inference_parts(self, batch: int = 1) -> Parts:
        """The worst moment of a pass without gradients."""
        peak = max((amount.at(batch) for amount in self.inference), default=0)
        return Parts(self.parameter_bytes, self.buffer_bytes, activations=peak)

    def training_parts(self, batch: int = 1, states_per_parameter: float = 0) -> Parts:
        """The worst moment of a training step.

        Args:
            batch: examples in a step.
            states_per_parameter: how many numbers the optimiser remembers of each parameter: none
                for plain SGD, one with momentum, two for Adam.
        """
        worst = max(
            self.training,
            key=lambda moment: moment.activations.at(batch) + moment.gradients,
            default=Moment(NOTHING, 0),
        )
        return Parts(
            self.parameter_bytes,
            self.buffer_bytes,
            worst.gradients,
            round(self.gradient_bytes * states_per_parameter),
            worst.activations.at(batch),
        )

    def inference_bytes(self, batch: int = 1) -> int:
        return self.inference_parts(batch).total

    def training_bytes(self, batch: int = 1, states_per_parameter: float = 0) -> int:
        return self.training_parts(batch, states_per_parameter).total
