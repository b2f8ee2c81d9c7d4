"""What a view shows, as numbers: names of columns, and rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

Cell = str | float
"""Whole numbers are written as such. NaN stands for no number, and is written as nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows may come from a generator, as there may be a million: they are read once."""

    names: Sequence[str]
    rows: Iterable[Sequence[Cell]]

    def write(self, file: IO[str]) -> None:
        """Write it as CSV, numbers as exactly as they are; open the file with ``newline=""``."""
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.names)
        writer.writerows(map(_blank_unknown, self.rows))


def _blank_unknown(row: Sequence[Cell]) -> list[Cell]:
    # A number that is not equal to itself is NaN.
    return [cell if cell == cell else "" for cell in row]  # noqa: PLR0124
