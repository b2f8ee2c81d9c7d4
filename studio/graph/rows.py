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
_FRUITLESS = 4
"""Sweeps in a row that gain nothing, after which no more are made."""
_ROUNDS = 4
_PATIENCE = 4000
"""Cells in all rounds together."""


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
    cells = sum(map(len, columns))
    for _ in range(max(1, min(_ROUNDS, _PATIENCE // cells))):
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
    last = 0
    for sweep in range(_SWEEPS):
        if not fewest or sweep - last > _FRUITLESS:
            break
        forth, other = sweep % 2 == 0, sweep % 4 > 1
        for column in columns if forth else reversed(columns):
            if other:  # What is equal the other way round: a way out where nothing else is gained.
                column.reverse()
            column.sort(key=_barycentre_forth if forth else _barycentre_back)
            _number(column)
        _transpose(columns, least=0 if other else 1)
        found = crossings(columns)
        if found < fewest:
            best, fewest, last = [list(column) for column in columns], found, sweep
    for column, kept in zip(columns, best, strict=True):
        column[:] = kept
        _number(column)
    return fewest


def _transpose(columns: Columns, least: int) -> None:
    """Swap neighbours wherever that takes so many crossings away."""
    for column in columns:
        if len(column) < 2:
            continue
        # The other columns stay as they are meanwhile.
        before = [_places(cell.before) for cell in column]
        after = [_places(cell.after) for cell in column]
        for at in range(len(column) - 1):
            gain = _between(before[at], before[at + 1]) + _between(after[at], after[at + 1])
            if gain >= least:
                column[at : at + 2] = column[at + 1], column[at]
                before[at : at + 2] = before[at + 1], before[at]
                after[at : at + 2] = after[at + 1], after[at]
        _number(column)


def _places(ends: Sequence[End]) -> list[float]:
    """Where pieces of wires end, in rows."""
    return [end.other.row + end.enters for end in ends]


def _between(upper: Sequence[float], lower: Sequence[float]) -> int:
    """How many more crossings there are with one above the other than the other way round."""
    gain = 0
    for one in upper:
        for other in lower:
            if one > other:
                gain += 1
            elif one < other:
                gain -= 1
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
    return sum(_places(ends)) / len(ends)
