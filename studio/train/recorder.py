"""From losses on the device to numbers in the history and on screen, many steps in one go."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple, Self

import numpy as np
import torch
from torch import Tensor

from studio.message import Message
from studio.observe.exact import exact
from studio.observe.frames import Scalars
from studio.train.history import HistoryWriter, Stretch
from studio.train.loop import Validation
from studio.train.problems import TrainingError
from studio.train.readout import Readout

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

    numbers: tuple[Tensor, ...]
    given: Tensor | None
    """The answers; ``None`` where none are judged."""
    right: Tensor | None
    size: int
    """How many examples it was."""
    rates: tuple[float, ...]
    moment: float


@dataclass(frozen=True, slots=True)
class EpochEnd:
    """An epoch's end, after so many of the entries."""

    after: int
    moment: float
    validation: Validation
    rates: Mapping[str, float]


class Recorder:
    """Notes each step without waiting for the device; ``flush`` fetches, writes and shows."""

    def __init__(
        self,
        writer: HistoryWriter,
        show: Callable[[Scalars], None],
        readout: Readout,
        scheduled: Sequence[str],
        batches: int,
    ) -> None:
        """Take what is recorded.

        Args:
            writer: of the run's history.
            show: takes what is shown.
            readout: what each step tells.
            scheduled: the names of the learning rates that are noted at each step.
            batches: in an epoch.
        """
        self.entries: list[Entry] = []
        self.limit = KEPT_STEPS
        """Flush at the latest when so many entries wait."""
        self.step = 0
        self.epoch = 0
        self.position = 0
        self.numbers: list[list[float]] = []
        """Of the epoch under way, all of a step in one list."""
        self.sizes: list[int] = []
        self.correct: list[int] = []
        self.zero = perf_counter()
        """The moment that counts as second 0; later by the length of each pause."""
        self.final: dict[str, float] = {}
        """The numbers of the last epoch that ended."""
        self._ends: list[EpochEnd] = []
        self._writer = writer
        self._show = show
        self._names = readout.names
        self._scheduled = tuple(scheduled)
        self._scoring = readout.answer.scoring if readout.answer is not None else None
        self._batches = batches

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    @property
    def seconds(self) -> float:
        """Of training so far, pauses left out."""
        return perf_counter() - self.zero

    @property
    def trouble(self) -> Message | None:
        """What is wrong with the history, while that is so."""
        if (error := self._writer.trouble) is None:
            return None
        return Message(
            "The history of the run cannot be written: {reason}. Training goes on; the numbers "
            "are kept in memory and written when there is room.",
            reason=error.strerror or error,
        )

    def settle(self) -> None:
        """Have all that was flushed on the disk. Raises ``OSError`` where that fails."""
        self._writer.settle()

    def note(
        self,
        numbers: Sequence[Tensor],
        answers: Sequence[Tensor],
        size: int,
        rates: Sequence[float],
    ) -> None:
        """Keep what a step told; costs a microsecond."""
        given, right = answers or (None, None)
        self.entries.append(
            Entry(
                tuple([number.detach() for number in numbers]),
                None if given is None else given.detach(),
                right,
                size,
                tuple(rates),
                perf_counter(),
            )
        )

    def end_epoch(self, validation: Validation, rates: Mapping[str, float]) -> None:
        """Note that an epoch ended here, and the learning rates that it ended with."""
        self._ends.append(EpochEnd(len(self.entries), perf_counter(), validation, rates))

    def flush(self) -> None:
        """Fetch what waits. Raises ``DivergenceError`` at a loss that is no number."""
        entries, ends = self.entries[:], self._ends
        self.entries.clear()
        self._ends = []
        numbers = self._fetch(entries)
        counts = self._count(entries)
        start = 0
        try:
            for end in ends:
                part = slice(start, end.after)
                self._steps(entries[part], numbers[part], counts[part])
                self._epoch(end)
                start = end.after
            self._steps(entries[start:], numbers[start:], counts[start:])
        finally:
            self._writer.flush()

    def _fetch(self, entries: list[Entry]) -> list[list[float]]:
        """The numbers of each entry, with one transfer for all."""
        every = [number for entry in entries for number in entry.numbers]
        if not every:
            return []
        if len({number.dtype for number in every}) > 1:
            every = [exact(number) for number in every]
        rows: list[list[float]] = torch.stack(every).view(len(entries), -1).tolist()
        return rows

    def _count(self, entries: list[Entry]) -> list[int]:
        """How many examples of each entry were answered right."""
        given = [entry.given for entry in entries if entry.given is not None]
        right = [entry.right for entry in entries if entry.right is not None]
        if not given or self._scoring is None:
            return []
        self.limit = max(1, min(KEPT_STEPS, KEPT_BYTES // max(1, given[0].nbytes)))
        correct = self._scoring.correct(torch.cat(given), torch.cat(right))
        starts = np.cumsum([0, *(entry.size for entry in entries[:-1])])
        counts: list[int] = np.add.reduceat(correct.cpu().numpy().astype(np.int64), starts).tolist()
        return counts

    def _steps(self, entries: list[Entry], numbers: list[list[float]], counts: list[int]) -> None:
        finite = next((i for i, row in enumerate(numbers) if self._strays(row)), len(numbers))
        good = entries[:finite]
        if good:
            sizes = [entry.size for entry in good]
            columns = zip(*numbers[:finite], strict=True)
            values = {
                f"train_{name}": list(column)
                for name, column in zip(self._names, columns, strict=True)
            }
            if counts:
                correct = counts[:finite]
                self.correct += correct
                values["train_accuracy"] = [
                    right / size for right, size in zip(correct, sizes, strict=True)
                ]
            for n, name in enumerate(self._scheduled):
                values[name] = [entry.rates[n] for entry in good]
            self.numbers += numbers[:finite]
            self.sizes += sizes
            seconds = (good[0].moment - self.zero, good[-1].moment - self.zero)
            self._put(
                Stretch(
                    self.step + 1, self.epoch, self.position + 1, self._batches, seconds, values
                )
            )
            self.step += finite
            self.position += finite
        if finite < len(numbers):
            name, value = self._strays(numbers[finite]) or ("", math.nan)
            raise DivergenceError(
                "The {name} became {value} at step {step} (epoch {epoch}), so the run was stopped. "
                "Set a smaller learning rate, and look for values without bounds in data and "
                "model.",
                name=name,
                value=value,
                step=self.step + 1,
                epoch=self.epoch + 1,
            )

    def _strays(self, row: list[float]) -> tuple[str, float] | None:
        """The first of a step's numbers that is none, by its name."""
        named = zip(self._names, row, strict=True)
        return next(((name, value) for name, value in named if not math.isfinite(value)), None)

    def _epoch(self, end: EpochEnd) -> None:
        total = sum(self.sizes)
        numbers: dict[str, float] = {}
        for n, name in enumerate(self._names):
            weighted = (row[n] * size for row, size in zip(self.numbers, self.sizes, strict=True))
            numbers[f"epoch_train_{name}"] = math.fsum(weighted) / total
        if self.correct:
            numbers["epoch_train_accuracy"] = sum(self.correct) / total
        self.epoch += 1
        self.position = 0
        self.numbers, self.sizes, self.correct = [], [], []
        for name, value in end.validation.values.items():
            if not math.isfinite(value):
                raise DivergenceError(
                    "The validation {name} became {value} after epoch {epoch} (step {step}), so "
                    "the run was stopped. Set a smaller learning rate, and look for values "
                    "without bounds in the validation data.",
                    name=name,
                    value=value,
                    epoch=self.epoch,
                    step=self.step,
                )
            numbers[f"val_{name}"] = value
        numbers.update(end.rates)
        self.final = numbers
        seconds = (end.moment - self.zero,) * 2
        values = {name: [number] for name, number in numbers.items()}
        self._put(Stretch(self.step, self.epoch, 0, 1, seconds, values))

    def _put(self, stretch: Stretch) -> None:
        self._writer.add(stretch)
        for scalars in stretch.spread(SHOWN):
            self._show(scalars)
