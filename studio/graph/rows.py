"""The order of nodes within columns: few crossings, and near to the order that there is.

A wire that skips columns has a placeholder in each, so that it finds a lane of its own.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Size = tuple[float, float]
LANE: Size = (0.0, 8.0)
_SWEEPS = 8
_ROUNDS = 4


@dataclass(slots=True, eq=False)
class Cell:
    """A node, or a placeholder of a long wire, in its column."""

    size: Size
    node_id: str = ""
    row: int = 0
    y: float = 0.0
    """The height of its middle."""
    before: list[End] = field(default_factory=list)
    """Its neighbours to the left."""
    after: list[End] = field(default_factory=list)
    """Its neighbours to the right."""


@dataclass(frozen=True, slots=True)
class End:
    """A piece of a wire from a cell to a neighbour, as seen from the cell."""

    other: Cell
    drop: float
    """How far below the neighbour's middle the cell's middle is where the piece is straight."""
    leaves: float
    """Which share of the cell's height lies above the piece, where it leaves."""
    enters: float
    """And of the neighbour's height, where it enters."""

    @property
    def place(self) -> float:
        """Where it ends, in rows."""
        return self.other.row + self.enters


Columns = list[list[Cell]]


def join(left: Cell, begins: float, right: Cell, arrives: float) -> None:
    """Wire two cells, at these heights below their upper edges."""
    high, low = left.size[1], right.size[1]
    drop = begins - high / 2 - arrives + low / 2
    leaves, enters = (min(max(part, 0.0), 0.99) for part in (begins / high, arrives / low))
    left.after.append(End(right, -drop, leaves, enters))
    right.before.append(End(left, drop, enters, leaves))


def put_in_order(columns: Columns, key: Callable[[Cell], float]) -> None:
    """Sort each column; what is equal stays as it was."""
    for column in columns:
        column.sort(key=key)
        _number(column)


def uncross(columns: Columns) -> int:
    """Change the order where that makes fewer crossings; how many are left.

    Done again it changes nothing, unless there is very much to be done.
    """
    fewest = crossings(columns)
    for _ in range(_ROUNDS):
        found = _swept(columns, fewest)
        if found == fewest:
            break
        fewest = found
    return fewest


def crossings(columns: Columns) -> int:
    """How many pairs of wires cross: inversions among the ends, column by column."""
    found = 0
    for column in columns:
        pieces = [
            (c.row + end.leaves, end.other.row + end.enters) for c in column for end in c.after
        ]
        pieces.sort()
        seen: list[float] = []
        for _, end in pieces:
            found += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return found


def _swept(columns: Columns, fewest: int) -> int:
    """Sweep to and fro and keep the order with the fewest crossings."""
    best = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        for column in columns if forth else reversed(columns):
            column.sort(key=_barycentre_forth if forth else _barycentre_back)
            _number(column)
        _transpose(columns)
        found = crossings(columns)
        if found < fewest:
            best, fewest = [list(column) for column in columns], found
    for column, kept in zip(columns, best, strict=True):
        column[:] = kept
        _number(column)
    return fewest


def _transpose(columns: Columns) -> None:
    """Swap neighbours wherever that takes crossings away."""
    for column in columns:
        for at in range(len(column) - 1):
            upper, lower = column[at], column[at + 1]
            gain = _between(upper.before, lower.before) + _between(upper.after, lower.after)
            if gain > 0:
                column[at], column[at + 1] = lower, upper
                upper.row, lower.row = at + 1, at


def _between(upper: list[End], lower: list[End]) -> int:
    """How many more crossings there are with one above the other than the other way round."""
    if not upper or not lower:
        return 0
    ends = [other.place for other in lower]
    gain = 0
    for one in upper:
        place = one.place
        for end in ends:
            gain += (place > end) - (place < end)
    return gain


def _number(column: Sequence[Cell]) -> None:
    for row, cell in enumerate(column):
        cell.row = row


def _barycentre_forth(cell: Cell) -> float:
    return _mean(cell.before, cell.row)


def _barycentre_back(cell: Cell) -> float:
    return _mean(cell.after, cell.row)


def _mean(ends: Sequence[End], otherwise: float) -> float:
    if not ends:
        return otherwise
    return sum([end.other.row + end.enters for end in ends]) / len(ends)
