"""From losses on the device to numbers in the history and on screen, many steps in one go."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple, Self

import numpy as np
import torch
from torch import Tensor

from studio.observe.frames import Scalars
from studio.observe.metrics import Scoring
from studio.train.history import HistoryWriter, Stretch
from studio.train.loop import Validation
from studio.train.problems import TrainingError

KEPT_BYTES = 8 * 2**20
"""Of outputs that wait to be counted."""
KEPT_STEPS = 1024
SHOWN = 100
"""Steps of one flush that are shown, where more were taken: no curve can show more. The history
has them all."""


class DivergenceError(TrainingError):
    """A loss that is no number."""


class Entry(NamedTuple):
    """A step whose numbers are still on the device."""

    loss: Tensor
    output: Tensor | None
    target: Tensor
    moment: float


@dataclass(frozen=True, slots=True)
class EpochEnd:
    """An epoch's end, after so many of the entries."""

    after: int
    moment: float
    validation: Validation
    rate: float


class Recorder:
    """Notes each step without waiting for the device; ``flush`` fetches, writes and shows."""

    def __init__(
        self,
        writer: HistoryWriter,
        show: Callable[[Scalars], None],
        scoring: Scoring,
        batches: int,
    ) -> None:
        self.entries: list[Entry] = []
        self.limit = KEPT_STEPS
        """Flush at the latest when so many entries wait."""
        self.step = 0
        self.epoch = 0
        self.position = 0
        self.losses: list[float] = []
        """Of the epoch under way, one a step."""
        self.sizes: list[int] = []
        self.correct: list[int] = []
        self.zero = perf_counter()
        """The moment that counts as second 0; later by the length of each pause."""
        self.final: dict[str, float] = {}
        """The numbers of the last epoch that ended."""
        self._ends: list[EpochEnd] = []
        self._writer = writer
        self._show = show
        self._scoring = scoring
        self._batches = batches
        self._keeps_outputs = scoring.has_accuracy

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    @property
    def seconds(self) -> float:
        """Of training so far, pauses left out."""
        return perf_counter() - self.zero

    def note(self, loss: Tensor, output: Tensor, target: Tensor) -> None:
        """Keep a step's loss and outputs; costs a microsecond."""
        kept = output.detach() if self._keeps_outputs else None
        self.entries.append(Entry(loss.detach(), kept, target, perf_counter()))

    def end_epoch(self, validation: Validation, rate: float) -> None:
        """Note that an epoch ended here."""
        self._ends.append(EpochEnd(len(self.entries), perf_counter(), validation, rate))

    def flush(self) -> None:
        """Fetch what waits. Raises ``DivergenceError`` at a loss that is no number."""
        entries, ends = self.entries[:], self._ends
        self.entries.clear()
        self._ends = []
        losses = torch.stack([entry.loss for entry in entries]).tolist() if entries else []
        sizes = [entry.target.shape[0] for entry in entries]
        counts = self._count(entries, sizes)
        start = 0
        try:
            for end in ends:
                part = slice(start, end.after)
                self._steps(entries[part], losses[part], sizes[part], counts[part])
                self._epoch(end)
                start = end.after
            self._steps(entries[start:], losses[start:], sizes[start:], counts[start:])
        finally:
            self._writer.flush()

    def _count(self, entries: list[Entry], sizes: list[int]) -> list[int]:
        """How many examples of each entry were answered right."""
        outputs = [entry.output for entry in entries if entry.output is not None]
        if not outputs:
            return []
        self.limit = max(1, min(KEPT_STEPS, KEPT_BYTES // max(1, outputs[0].nbytes)))
        right = self._scoring.correct(
            torch.cat(outputs), torch.cat([entry.target for entry in entries])
        )
        starts = np.cumsum([0, *sizes[:-1]])
        counts: list[int] = np.add.reduceat(right.cpu().numpy().astype(np.int64), starts).tolist()
        return counts

    def _steps(
        self, entries: list[Entry], losses: list[float], sizes: list[int], counts: list[int]
    ) -> None:
        finite = next((i for i, loss in enumerate(losses) if not math.isfinite(loss)), len(losses))
        good = entries[:finite]
        if good:
            sizes = sizes[:finite]
            values = {"train_loss": losses[:finite]}
            if counts:
                correct = counts[:finite]
                self.correct += correct
                values["train_accuracy"] = [
                    right / size for right, size in zip(correct, sizes, strict=True)
                ]
            self.losses += losses[:finite]
            self.sizes += sizes
            seconds = (good[0].moment - self.zero, good[-1].moment - self.zero)
            self._put(
                Stretch(
                    self.step + 1, self.epoch, self.position + 1, self._batches, seconds, values
                )
            )
            self.step += finite
            self.position += finite
        if finite < len(losses):
            raise DivergenceError(
                "The loss became {value} at step {step} (epoch {epoch}), so the run was stopped. "
                "Set a smaller train.lr, and look for values without bounds in data and model.",
                value=losses[finite],
                step=self.step + 1,
                epoch=self.epoch + 1,
            )

    def _epoch(self, end: EpochEnd) -> None:
        total = sum(self.sizes)
        weighted = (loss * size for loss, size in zip(self.losses, self.sizes, strict=True))
        numbers = {"epoch_train_loss": math.fsum(weighted) / total}
        if self.correct:
            numbers["epoch_train_accuracy"] = sum(self.correct) / total
        self.epoch += 1
        self.position = 0
        self.losses, self.sizes, self.correct = [], [], []
        if not math.isfinite(end.validation.loss):
            raise DivergenceError(
                "The validation loss became {value} after epoch {epoch} (step {step}), so the run "
                "was stopped. Set a smaller train.lr, and look for values without bounds in the "
                "validation data.",
                value=end.validation.loss,
                epoch=self.epoch,
                step=self.step,
            )
        numbers["val_loss"] = end.validation.loss
        if end.validation.accuracy is not None:
            numbers["val_accuracy"] = end.validation.accuracy
        numbers["lr"] = end.rate
        self.final = numbers
        seconds = (end.moment - self.zero,) * 2
        values = {name: [number] for name, number in numbers.items()}
        self._put(Stretch(self.step, self.epoch, 0, 1, seconds, values))

    def _put(self, stretch: Stretch) -> None:
        self._writer.add(stretch)
        for scalars in stretch.spread(SHOWN):
            self._show(scalars)
