"""The scalar history of a run on disk: JSON lines that are only ever appended. No torch.

A line is a stretch of consecutive steps, or the end of one epoch::

    {"step": 1, "epoch": 0, "position": 1, "batches": 23, "seconds": [0.02, 0.31],
     "values": {"train_loss": [2.31, 2.28, …], "train_accuracy": [0.09, 0.14, …]}}

Number ``i`` of a series belongs to step ``step + i``, when ``epoch + (position + i) / batches``
epochs were done. How a history is cut into lines depends on time; its numbers do not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from studio.message import UserError
from studio.observe.frames import Scalars


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers of consecutive steps, as a line of the file has them."""

    step: int
    epoch: int
    position: int
    batches: int
    seconds: tuple[float, float]
    """Of the first and the last of the steps; those between are taken to be evenly spaced."""
    values: Mapping[str, Sequence[float]]

    def __iter__(self) -> Iterator[Scalars]:
        return self.spread(len(self))

    def __len__(self) -> int:
        return len(next(iter(self.values.values()), ()))

    def spread(self, limit: int) -> Iterator[Scalars]:
        """About so many of the steps, evenly spread, the first and the last among them."""
        count = len(self)
        places = list(range(0, count, max(1, count // limit))) if count else []
        if places and places[-1] != count - 1:
            places.append(count - 1)
        first, last = self.seconds
        gap = (last - first) / max(1, count - 1)
        for i in places:
            yield Scalars(
                self.step + i,
                self.epoch + (self.position + i) / self.batches,
                first + gap * i,
                {name: series[i] for name, series in self.values.items()},
            )


class HistoryWriter:
    """Appends to a history. A reader may have the file open meanwhile.

    What cannot be written waits in memory, in its order, and is tried again at each ``flush``.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)
        self._waiting = bytearray()
        self.trouble: OSError | None = None
        """Why what waits could not be written the last time."""

    def add(self, stretch: Stretch) -> None:
        record = {
            "step": stretch.step,
            "epoch": stretch.epoch,
            "position": stretch.position,
            "batches": stretch.batches,
            "seconds": [round(moment, 4) for moment in stretch.seconds],
            "values": stretch.values,
        }
        line = json.dumps(record, separators=(",", ":"), allow_nan=False) + "\n"
        self._waiting += line.encode()

    def flush(self) -> None:
        """Write what waits, as far as that is possible: see ``trouble``."""
        try:
            while self._waiting:
                del self._waiting[: self._file.write(self._waiting)]
        except OSError as error:
            self.trouble = error.with_traceback(None)
        else:
            self.trouble = None

    def settle(self) -> None:
        """Have all of it on the disk. Raises ``OSError`` where that fails."""
        self.flush()
        if self.trouble is not None:
            raise self.trouble
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self.flush()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def stretches(lines: Iterable[str]) -> Iterator[Stretch]:
    """The stretches of a file; the last line is left out while it is still being written."""
    for number, line in enumerate(lines, 1):
        if not line.endswith("\n"):
            return
        try:
            record = json.loads(line)
            yield Stretch(**(record | {"seconds": tuple(record["seconds"])}))
        except (ValueError, TypeError, KeyError) as error:
            raise UserError(
                "Line {number} of a run's history.jsonl is damaged: {reason}. Remove the line.",
                number=number,
                reason=error,
            ) from error
