"""A step of training as a look may go through it: without moving anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor, nn

from studio.compile.module import PlanModule


@dataclass(frozen=True, slots=True)
class Loss:
    """What an optimiser makes smaller."""

    run: Callable[[Sequence[Tensor]], Tensor]
    inputs: Sequence[nn.Parameter] | None
    """The parameters whose gradients are wanted; ``None``: all that it reaches."""


class Lesson(Protocol):
    """Knows the training graph and the batches that it is given."""

    module: PlanModule
    channels_last: bool
    compiled: bool
    """Whether the run computes with compiled steps, which a look does not."""

    def name(self, node: str) -> str:
        """What a node of the training graph is called in frames; empty where it is not."""
        ...

    def begin(self) -> None:
        """Bring all layers into the mode in which they train."""
        ...

    def batch(self) -> list[Tensor]:
        """Some examples, picked and laid out as a step of training has them."""
        ...

    def data_bytes(self) -> int:
        """Of all examples to train on, which lie on the device of the model."""
        ...

    def losses(self) -> list[Loss]:
        """One for each optimiser."""
        ...

    def remembered(self) -> Iterator[Tensor]:
        """What the optimisers keep from step to step."""
        ...
