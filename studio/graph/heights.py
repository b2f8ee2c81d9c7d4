"""Heights for cards and lanes in a known order, so that wires are as straight as may be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from studio.graph.rows import Cell, Columns

ROW_GAP = 32.0
_SWEEPS = 8


def set_heights(columns: Columns) -> None:
    """Put all cells near their neighbours; only their order counts, not where they were."""
    for column in columns:
        for cell in column:
            cell.y = 0.0
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for column in columns if forth else reversed(columns):
            _settle(column, forth)


def _settle(column: Sequence[Cell], forth: bool) -> None:
    """Put each cell at the height of its neighbours, as near as the others in the column let it.

    The least sum of squares under "each one below the last" is an isotonic regression: merge
    neighbours that would overlap into one block and put the block at its mean.
    """
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + (above.size[1] + below.size[1]) / 2 + ROW_GAP)
    blocks: list[tuple[float, int]] = []
    for cell, offset in zip(column, offsets, strict=True):
        near = (cell.before or cell.after) if forth else (cell.after or cell.before)
        wanted = sum([end.other.y + end.drop for end in near]) / len(near) if near else cell.y
        total, count = wanted - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            total, count = total + blocks[-1][0], count + blocks.pop()[1]
        blocks.append((total, count))
    heights = [total / count for total, count in blocks for _ in range(count)]
    for cell, height, offset in zip(column, heights, offsets, strict=True):
        cell.y = height + offset
