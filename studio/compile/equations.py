"""Linear equations in whole numbers, solved exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def solved(rows: Sequence[Sequence[int]], results: Sequence[int]) -> list[Fraction] | None:
    """What each column is multiplied by to give the results; ``None`` where nothing does.

    Where several solutions are right, all that may be zero is.
    """
    width = len(rows[0])
    table = [[*map(Fraction, row), Fraction(end)] for row, end in zip(rows, results, strict=True)]
    pivots: list[int] = []
    for column in range(width):
        at = len(pivots)
        pivot = next((n for n in range(at, len(table)) if table[n][column]), None)
        if pivot is None:
            continue
        table[at], table[pivot] = table[pivot], table[at]
        table[at] = [value / table[at][column] for value in table[at]]
        for n, row in enumerate(table):
            if n != at and row[column]:
                table[n] = [a - row[column] * b for a, b in zip(row, table[at], strict=True)]
        pivots.append(column)
    if any(row[-1] for row in table[len(pivots) :]):
        return None
    solution = [Fraction(0)] * width
    for at, column in enumerate(pivots):
        solution[column] = table[at][-1]
    return solution
