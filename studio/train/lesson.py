"""One step of a training for whoever wants to go through it without moving anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from studio.compile.module import Runner
from studio.observe.looks.lesson import Loss
from studio.train.loop import Training
from studio.train.numerics import Numerics, arranged


class TrainingLesson:
    """The lesson of a training; see ``Lesson``."""

    def __init__(self, training: Training, numerics: Numerics, name: Callable[[str], str]) -> None:
        """Take what is gone through.

        Args:
            training: whose steps it is about.
            numerics: how these compute.
            name: gives what a node of the training graph is called in frames.
        """
        self.module = training.module
        self.channels_last = numerics.channels_last
        self.compiled = numerics.compiled
        self._training = training
        self._numerics = numerics
        self._name = name
        # Of its own, so that the order of the training's batches stays as it is.
        self._draws = torch.Generator().manual_seed(0)

    def name(self, node: str) -> str:
        return self._name(node)

    def begin(self) -> None:
        self.module.train()
        for part in self._training.frozen:
            part.eval()

    def batch(self) -> list[Tensor]:
        train = self._training.train
        size = min(train.batch_size, train.examples)
        chosen = torch.randint(train.examples, (size,), generator=self._draws)
        chosen = chosen.to(train.tensors[0].device)
        found = [values.index_select(0, chosen) for values in train.tensors]
        return [arranged(values) for values in found] if self.channels_last else found

    def data_bytes(self) -> int:
        return sum(values.nbytes for values in self._training.train.tensors)

    def losses(self) -> list[Loss]:
        return [
            Loss(
                _first(self._numerics.cast(self.module.runner(sink.noted))),
                None if sink.alone else sink.moving,
            )
            for sink in self._training.sinks
        ]

    def remembered(self) -> Iterator[Tensor]:
        for sink in self._training.sinks:
            for state in sink.optimizer.state.values():
                yield from (one for one in state.values() if isinstance(one, Tensor))


def _first(run: Runner) -> Callable[..., Tensor]:
    def first(batch: list[Tensor]) -> Tensor:
        found: Tensor = run(batch)[0]
        return found

    return first
