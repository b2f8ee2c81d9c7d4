"""Makes room for wires between cards that stand in columns: none is to run under a card.

A wire is a curve from the right edge of a card to the left edge of another. Over the columns that
it passes it takes up a range of heights, and the cards there are moved up or down out of that
range, as little as may be. That moves other wires, so it is done in rounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CLEARANCE = 16.0
"""Between a card and a wire that passes it."""
_CLOSE = 8.0
"""A wire nearer to a card than this counts as under it."""
_ROUNDS = 24
_LEAST_ROUNDS = 3
_PATIENCE = 30_000
"""Wires that are gone past, column by column, in all rounds together."""
_SPREAD = 3.0
"""How many times as high a picture may become by this."""
_STIFF = 1000.0
"""How much more a wire stays where it is than a card."""
_STEPS = 256


def risen(along: float) -> float:
    """How much of its height a wire has risen at this share of its width."""
    place = min(max(along, 0.0), 1.0) * _STEPS
    step = min(int(place), _STEPS - 1)
    return _TABLE[step] + (_TABLE[step + 1] - _TABLE[step]) * (place - step)


def _tabled() -> list[float]:
    """The height of a cubic whose handles reach half its width, by its width."""
    points = []
    for step in range(4 * _STEPS + 1):
        t = step / (4 * _STEPS)
        points.append((1.5 * t - 1.5 * t * t + t * t * t, 3 * t * t - 2 * t**3))
    table, place = [], 0
    for step in range(_STEPS + 1):
        wanted = step / _STEPS
        while place < len(points) - 2 and points[place + 1][0] < wanted:
            place += 1
        (x1, y1), (x2, y2) = points[place], points[place + 1]
        table.append(y1 + (y2 - y1) * (wanted - x1) / (x2 - x1))
    return table


_TABLE = _tabled()


@dataclass(slots=True, eq=False)
class Box:
    """A card: its column, its left upper corner, its size."""

    column: int
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Course:
    """A wire between two cards; its ends are this far below their upper edges."""

    source: Box
    target: Box
    begins: float
    ends: float

    def heights(self, left: float, right: float) -> tuple[float, float] | None:
        """The heights between which it runs from ``left`` to ``right``; none where it is not."""
        x1, x2 = self.source.right, self.target.x
        if right <= x1 or left >= x2 or x2 <= x1:
            return None
        y1 = self.source.y + self.begins
        rise = self.target.y + self.ends - y1
        one = y1 + rise * risen((left - x1) / (x2 - x1))
        other = y1 + rise * risen((right - x1) / (x2 - x1))
        return min(one, other), max(one, other)


def clear(columns: Sequence[Sequence[Box]], courses: Sequence[Course], gap: float) -> None:
    """Move cards up or down until no wire runs under one, as far as that can be had.

    Args:
        columns: the cards, by columns from left to right.
        courses: the wires between them.
        gap: what is at least kept between two cards of a column.
    """
    passing: list[list[Course]] = [[] for _ in columns]
    spans: dict[Box, set[int]] = {box: {at} for at, column in enumerate(columns) for box in column}
    for course in courses:
        span = range(course.source.column, course.target.column + 1)
        spans[course.source].update(span)
        spans[course.target].update(span)
        for at in span:
            passing[at].append(course)
    plan = _Plan(list(columns), passing, spans, gap)
    start = plan.heights()
    found: list[tuple[float, list[list[float]]]] = []
    for forth in (True, False):
        plan.put(start)
        if plan.clear(forth) and plan.spread() <= _SPREAD * plan.spread(start):
            return
        found.append((plan.spread(), plan.heights()))
    plan.put(min(found)[1])


@dataclass(slots=True)
class _Plan:
    """Cards in columns, and the wires that pass each column."""

    columns: list[Sequence[Box]]
    passing: list[list[Course]]
    spans: dict[Box, set[int]]
    """The columns in which anything depends on where a card is."""
    gap: float

    def heights(self) -> list[list[float]]:
        return [[box.y for box in column] for column in self.columns]

    def put(self, heights: list[list[float]]) -> None:
        for column, found in zip(self.columns, heights, strict=True):
            for box, y in zip(column, found, strict=True):
                box.y = y

    def spread(self, heights: list[list[float]] | None = None) -> float:
        """From the highest card to the lowest."""
        every = [y for column in heights or self.heights() for y in column]
        return max(every) - min(every) + self.gap

    def clear(self, forth: bool) -> bool:
        """Go through the columns until nothing is in the way; whether that was reached.

        A card that flees a wire can take that wire along, when it ends at a neighbour. Then it
        helps to begin at the other side.
        """
        unsure = set(range(len(self.columns)))
        work = sum(map(len, self.passing)) + 1
        for _ in range(max(_LEAST_ROUNDS, min(_ROUNDS, _PATIENCE // work))):
            if not unsure:
                return True
            for at in sorted(unsure, reverse=not forth):
                column, through = self.columns[at], self.passing[at]
                if not _in_the_way(column, through):
                    unsure.discard(at)
                    continue
                before = [box.y for box in column]
                _settle(column, through, self.gap)
                for box, y in zip(column, before, strict=True):
                    if box.y != y:
                        unsure |= self.spans[box]
        return not unsure


def _in_the_way(column: Sequence[Box], through: Sequence[Course]) -> bool:
    for course in through:
        source, target = course.source, course.target
        begins, ends = source.y + course.begins, target.y + course.ends
        lowest, highest = (begins, ends) if begins < ends else (ends, begins)
        for box in column:
            if (
                lowest < box.y + box.height + _CLOSE
                and highest > box.y - _CLOSE
                and box is not source
                and box is not target
                and (found := course.heights(box.x, box.x + box.width)) is not None
                and found[0] < box.y + box.height + _CLOSE
                and found[1] > box.y - _CLOSE
            ):
                return True
    return False


@dataclass(slots=True)
class _Item:
    """What has a place in a column: a card with the wires at its edges, or wires that pass."""

    top: float
    bottom: float
    box: Box | None = None

    @property
    def weight(self) -> float:
        return _STIFF if self.box is None else 1.0


def _settle(column: Sequence[Box], through: Sequence[Course], gap: float) -> None:
    """Put the cards of a column beside the wires that pass, each as near as may be."""
    left, right = min(box.x for box in column), max(box.right for box in column)
    cards = {id(box): _Item(box.y, box.y + box.height, box) for box in column}
    lanes: list[_Item] = []
    for course in through:
        own = cards.get(id(course.source)) or cards.get(id(course.target))
        found = course.heights(left, right)
        if found is None:
            continue
        if own is None:
            lanes.append(_Item(*found))
        else:
            own.top, own.bottom = min(own.top, found[0]), max(own.bottom, found[1])
    items = sorted([*cards.values(), *_merged(lanes)], key=lambda item: item.top + item.bottom)
    tops = _placed(items, gap)
    for _ in column:
        if not _cross(items, tops):
            break
        tops = _placed(items, gap)
    for item, top in zip(items, tops, strict=True):
        if item.box is not None:
            item.box.y += top - item.top


def _placed(items: Sequence[_Item], gap: float) -> list[float]:
    """Upper edges, in this order and with room between, each as near as may be to where it is."""
    offsets = [0.0]
    for above, below in pairwise(items):
        between = gap if above.box is not None and below.box is not None else CLEARANCE
        offsets.append(offsets[-1] + above.bottom - above.top + between)
    blocks: list[tuple[float, float, int]] = []
    for item, offset in zip(items, offsets, strict=True):
        total, weight, count = (item.top - offset) * item.weight, item.weight, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / weight:
            before = blocks.pop()
            total, weight, count = total + before[0], weight + before[1], count + before[2]
        blocks.append((total, weight, count))
    tops = [total / weight for total, weight, count in blocks for _ in range(count)]
    return [top + offset for top, offset in zip(tops, offsets, strict=True)]


def _cross(items: list[_Item], tops: list[float]) -> bool:
    """Let a card that is squeezed against wires stand on their other side; whether one was.

    Wires do not give way, so where the cards between two of them need more room than there is, the
    one goes that has the shortest way.
    """
    ways: list[tuple[float, int]] = []
    for at, (above, below) in enumerate(pairwise(items)):
        pushed_down = below.box is None and tops[at + 1] > below.top + 1
        pushed_up = above.box is None and tops[at] < above.top - 1
        if (pushed_down or pushed_up) and (above.box is None) is not (below.box is None):
            ways.append((below.bottom + CLEARANCE - above.top, at))
    if not ways:
        return False
    at = min(ways)[1]
    items[at], items[at + 1] = items[at + 1], items[at]
    return True


def _merged(lanes: list[_Item]) -> list[_Item]:
    """Wires that pass so close to each other that no card would fit between them, as one."""
    found: list[_Item] = []
    for lane in sorted(lanes, key=lambda lane: lane.top):
        if found and lane.top <= found[-1].bottom + 2 * CLEARANCE:
            found[-1].bottom = max(found[-1].bottom, lane.bottom)
        else:
            found.append(lane)
    return found
