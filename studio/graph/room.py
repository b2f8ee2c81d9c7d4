"""Room for things among others that stay where they are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Pairing = tuple[Sequence[Rectangle], Sequence[Rectangle]]
"""What moves, and what that shall not lie on."""

GAP = 32.0
STEP = 4.0
_PAIRS = 100_000
"""Of rectangles; where there are more of them, what moves counts as one large rectangle."""


def free_shift(*pairings: Pairing) -> tuple[float, float]:
    """The shortest way straight down, right, up or left after which nothing lies on another."""
    some = [_few(*pairing) for pairing in pairings]
    if not any(overlap(one, other) for one, other in _pairs(some)):
        return 0.0, 0.0
    down, up = _ways(some)
    right, left = _ways([(_turned(moving), _turned(standing)) for moving, standing in some])
    ways = [(down, (0.0, down)), (right, (right, 0.0)), (up, (0.0, -up)), (left, (-left, 0.0))]
    return min(ways, key=lambda way: way[0])[1]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether one lies on the other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _few(moving: Sequence[Rectangle], standing: Sequence[Rectangle]) -> Pairing:
    if len(moving) * len(standing) <= _PAIRS:
        return moving, standing
    lefts, tops, rights, bottoms = zip(*moving, strict=True)
    return [(min(lefts), min(tops), max(rights), max(bottoms))], standing


def _pairs(pairings: Sequence[Pairing]) -> Iterator[tuple[Rectangle, Rectangle]]:
    return ((one, other) for moving, standing in pairings for one in moving for other in standing)


def _turned(rectangles: Sequence[Rectangle]) -> list[Rectangle]:
    return [(top, left, bottom, right) for left, top, right, bottom in rectangles]


def _ways(pairings: Sequence[Pairing]) -> tuple[float, float]:
    """How far down, and how far up, everything must go to be a gap away from all."""
    blocked = [
        (other[1] - GAP - one[3], other[3] + GAP - one[1])
        for one, other in _pairs(pairings)
        if one[0] < other[2] + GAP and other[0] < one[2] + GAP
    ]
    return _least(blocked), _least([(-high, -low) for low, high in blocked])


def _least(blocked: Sequence[tuple[float, float]]) -> float:
    """The shortest way, in whole steps, that is not blocked."""
    way = 0.0
    for low, high in sorted(blocked):
        if low < way < high:
            way = math.ceil(high / STEP) * STEP
    return way
