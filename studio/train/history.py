"""The scalar history of a run on disk: JSON lines that are only ever appended. No torch.

A line is a stretch of consecutive steps, or the end of one epoch::

    {"step": 1, "epoch": 0, "position": 1, "batches": 23, "seconds": [0.02, 0.31],
     "values": {"train_loss": [2.31, 2.28, …], "train_accuracy": [0.09, 0.14, …]}}

Number ``i`` of a series belongs to step ``step + i``, when ``epoch + (position + i) / batches``
epochs were done. How a history is cut into lines depends on time; its numbers do not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
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
        first, last = self.seconds
        rows = zip(*self.values.values(), strict=True)
        names = tuple(self.values)
        gaps = max(1, len(self.values[names[0]]) - 1) if names else 1
        for i, numbers in enumerate(rows):
            yield Scalars(
                self.step + i,
                self.epoch + (self.position + i) / self.batches,
                first + (last - first) * i / gaps,
                dict(zip(names, numbers, strict=True)),
            )


class HistoryWriter:
    """Appends to a history. A reader may have the file open meanwhile."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")

    def add(self, stretch: Stretch) -> None:
        record = asdict(stretch)
        record["seconds"] = [round(moment, 4) for moment in stretch.seconds]
        self._file.write(json.dumps(record, separators=(",", ":"), allow_nan=False) + "\n")

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
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
