"""Equal gaps between a card being dragged and its neighbours in a row or a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QLineF

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

WIDEST = 400.0
"""Cards farther apart than this are no neighbours."""
TICK = 3.0


def across(boxes: Iterable[Box], box: Box, reach: float) -> float | None:
    """How far to the right a box must move for equal gaps in its row, if that is within reach."""
    before, after = _neighbours(boxes, box)
    left, _, right, _ = box
    width = right - left
    wanted: list[float] = []
    if before and after:
        wanted.append((before[-1][2] + after[0][0] - width) / 2)
    if len(before) > 1 and (gap := before[-1][0] - before[-2][2]) > 0:
        wanted.append(before[-1][2] + gap)
    if len(after) > 1 and (gap := after[1][0] - after[0][2]) > 0:
        wanted.append(after[0][0] - gap - width)
    near = [place - left for place in wanted if abs(place - left) <= reach]
    return min(near, key=abs, default=None)


def down(boxes: Iterable[Box], box: Box, reach: float) -> float | None:
    """How far down a box must move for equal gaps in its column, if that is within reach."""
    return across(map(_turned, boxes), _turned(box), reach)


def lines_across(boxes: Iterable[Box], box: Box) -> list[QLineF]:
    """Lines in the gaps of its row that are as wide as one beside the box."""
    return [QLineF(*line) for line in _marks(boxes, box)]


def lines_down(boxes: Iterable[Box], box: Box) -> list[QLineF]:
    """Lines in the gaps of its column that are as high as one beside the box."""
    found = _marks(map(_turned, boxes), _turned(box))
    return [QLineF(y1, x1, y2, x2) for x1, y1, x2, y2 in found]


def _neighbours(boxes: Iterable[Box], box: Box) -> tuple[list[Box], list[Box]]:
    """Up to two boxes of its row on each side, none of them over it, from left to right."""
    left, top, right, bottom = box
    middle = (left + right) / 2
    row = sorted(
        other
        for other in boxes
        if other[1] < bottom
        and other[3] > top
        and other[2] > left - WIDEST
        and other[0] < right + WIDEST
    )
    before = [other for other in row if (other[0] + other[2]) / 2 < middle]
    return before[-2:], row[len(before) : len(before) + 2]


def _marks(boxes: Iterable[Box], box: Box) -> list[Box]:
    before, after = _neighbours(boxes, box)
    row: Sequence[Box] = (*before, box, *after)
    widths = [other[0] - one[2] for one, other in pairwise(row)]
    own = [widths[at] for at in (len(before) - 1, len(before)) if 0 <= at < len(widths)]
    lines: list[Box] = []
    for (one, other), width in zip(pairwise(row), widths, strict=True):
        alike = sum(abs(width - others) < 0.01 for others in widths)
        if width > 0 and alike > 1 and any(abs(width - beside) < 0.01 for beside in own):
            y = (max(one[1], other[1]) + min(one[3], other[3])) / 2
            lines.append((one[2], y, other[0], y))
            lines += [(x, y - TICK, x, y + TICK) for x in (one[2], other[0])]
    return lines


def _turned(box: Box) -> Box:
    left, top, right, bottom = box
    return top, left, bottom, right
