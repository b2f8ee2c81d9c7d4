"""What is shown of a matrix: its values or means of them, and which part is in sight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.observe.frames import Floats

NOTHING: Floats = np.zeros((0, 0), np.float32)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a matrix: rows and columns from the first to before the last."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def rows(self) -> float:
        return self.bottom - self.top

    @property
    def columns(self) -> float:
        return self.right - self.left

    def shifted(self, down: float, across: float) -> Window:
        """As many rows and columns, so much further down and to the right."""
        return Window(self.top + down, self.bottom + down, self.left + across, self.right + across)

    def including(self, row: int, column: int) -> Window:
        """Shifted as little as brings a cell into sight."""
        top = min(max(self.top, row + 1 - self.rows), row)
        left = min(max(self.left, column + 1 - self.columns), column)
        return self.shifted(top - self.top, left - self.left)


@dataclass(frozen=True, slots=True)
class Shown:
    """Values, and where in the whole they are."""

    values: Floats
    rows: int
    columns: int
    """Of the whole."""
    top: int = 0
    left: int = 0
    """Where the values begin."""
    row_block: int = 1
    column_block: int = 1
    """How many rows and columns a value is the mean of."""

    @property
    def is_reduced(self) -> bool:
        return self.row_block > 1 or self.column_block > 1


EMPTY = Shown(NOTHING, 0, 0)
