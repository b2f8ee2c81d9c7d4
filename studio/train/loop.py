"""The training loop, as a generator: it yields after each step, and its driver does the rest.

Losses and outputs stay on the device. Nothing here waits for them, draws, writes or listens.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn, optim

from studio.data.batches import Batches
from studio.train.config import TrainConfig
from studio.train.criterion import Criterion

Note = Callable[[Tensor, Tensor, Tensor], None]
"""Called after each step with the loss, the outputs and the targets; it must not wait for them."""


class Event(enum.Enum):
    """What has just been done."""

    STEP = "step"
    CHECK = "check"
    """One batch of the validation split."""
    EPOCH = "epoch"
    """An epoch, validation included."""


@dataclass(frozen=True, slots=True)
class Validation:
    """Means over the whole validation split."""

    loss: float
    accuracy: float | None


def optimiser(config: TrainConfig, module: nn.Module) -> optim.Optimizer:
    """The optimiser of these settings, over all parameters, in its fused form."""
    parameters = [parameter for parameter in module.parameters() if parameter.requires_grad]
    options: dict[str, Any] = {"lr": config.lr, "weight_decay": config.weight_decay, "fused": True}
    if config.optimizer == "SGD":
        return optim.SGD(parameters, momentum=config.momentum, **options)
    if config.optimizer == "AdamW":
        return optim.AdamW(parameters, **options)
    return optim.Adam(parameters, **options)


class Training:
    """A model in training, and where it stands."""

    def __init__(
        self,
        module: nn.Module,
        *,
        optimizer: optim.Optimizer,
        criterion: Criterion,
        train: Batches,
        validation: Batches,
        generator: torch.Generator,
        epochs: int,
    ) -> None:
        """Take the parts.

        ``generator`` is the one that orders the batches of ``train``. Each batch holds the
        model's inputs and, last, the target.
        """
        self.module = module
        self.optimizer = optimizer
        self.criterion = criterion
        self.train = train
        self.validation = validation
        self.generator = generator
        self.epochs = epochs
        self.step = 0
        self.epoch = 0
        """Epochs completed."""
        self.position = 0
        """Batches done in the epoch under way."""
        self.order = generator.get_state()
        """The generator's state before the epoch under way: with it, its order comes again."""
        self.last: Validation | None = None

    @property
    def steps(self) -> int:
        """In the whole run."""
        return self.epochs * len(self.train)

    def events(self, note: Note, *, clone_inputs: bool = False) -> Generator[Event, None, None]:
        """Train to the end, from where it stands.

        Args:
            note: see ``Note``.
            clone_inputs: give the model copies of the validation batches, for a model that
                overwrites what it is given. (Training batches are copies already.)
        """
        while self.epoch < self.epochs:
            yield from self._steps(note)
            yield from self._check(clone_inputs)
            self.epoch += 1
            self.position = 0
            self.order = self.generator.get_state()
            yield Event.EPOCH

    def _steps(self, note: Note) -> Iterator[Event]:
        module, optimizer, loss_of = self.module, self.optimizer, self.criterion.loss
        self.generator.set_state(self.order)
        module.train()
        for *inputs, target in self.train.epoch(self.position):
            output = module(*inputs)
            loss = loss_of(output, target)
            # Here rather than after the step, so that probes find the step's gradients.
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            self.step += 1
            self.position += 1
            note(loss, output, target)
            yield Event.STEP

    def _check(self, clone_inputs: bool) -> Iterator[Event]:
        scoring = self.criterion.scoring
        self.module.eval()
        sizes: list[int] = []
        losses: list[Tensor] = []
        correct: list[Tensor] = []
        for *inputs, target in self.validation:
            given = [values.clone() for values in inputs] if clone_inputs else inputs
            # Not around the yield: the driver would inherit the mode.
            with torch.no_grad():
                output = self.module(*given)
                losses.append(self.criterion.loss(output, target))
                if scoring.has_accuracy:
                    correct.append(scoring.correct(output, target).sum())
            sizes.append(len(target))
            yield Event.CHECK
        count = sum(sizes)
        means = torch.stack(losses).tolist()
        self.last = Validation(
            math.fsum(mean * size for mean, size in zip(means, sizes, strict=True)) / count,
            int(torch.stack(correct).sum()) / count if correct else None,
        )
