"""The picture of nodes that wires join: columns, an order within each, heights, room for wires."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.graph.clearing import Box, Course, clear, risen
from studio.graph.heights import ROW_GAP, set_heights
from studio.graph.model import PIN, Graph, Wire, natural
from studio.graph.ranks import ranks
from studio.graph.room import Rectangle, free_shift
from studio.graph.rows import LANE, Cell, Columns, Size, join, put_in_order, uncross

Heights = tuple[float, float]
Corners = dict[str, tuple[float, float]]
"""Where left upper corners are, by id."""

COLUMN_GAP = 64.0
GRID = 4.0
_ROUNDS = 24
_LEAST_ROUNDS = 3
_PATIENCE = 12_000
"""Cards and lanes that are put into their places, in all rounds together."""
_TOLERANCE = 1.1
"""How many times as many crossings are borne to keep the order that there is."""
_ANCHORED = 0.25
"""The share of nodes that must stay in relation to each other for the picture to be held there."""


class Stopped(Exception):  # noqa: N818
    """The layout was given up, as was asked for."""


def is_picture(corners: Corners) -> bool:
    """Whether the nodes were put anywhere, and do not all lie where they were made."""
    return len(set(corners.values())) > 1


def card(corner: tuple[float, float], size: Size) -> Rectangle:
    return *corner, corner[0] + size[0], corner[1] + size[1]


@dataclass(frozen=True, slots=True)
class _Lane:
    """Where a placeholder is: its wire, and what share of the columns of that lies to its left."""

    source: str
    target: str
    begins: float
    arrives: float
    along: float


class Part:
    """The layout of nodes that are joined."""

    def __init__(
        self,
        graph: Graph,
        ids: list[str],
        sizes: Mapping[str, Size],
        ends: Callable[[Wire], Heights],
        stopped: Callable[[], bool] | None = None,
    ) -> None:
        self._stopped = stopped or (lambda: False)
        inside = set(ids)
        self._ids = ids
        self._sizes = sizes
        self._ends = ends
        self._wires = [w for each in ids for w in graph.incoming(each) if w.source in inside]
        self.pinned = [each for each in ids if PIN in graph.node(each).flags]
        self._columns: Columns = []
        self._lanes: dict[Cell, _Lane] = {}
        self._fill(ranks(graph, ids))

    def anchored(self, corners: Corners) -> Corners:
        """The picture, where most of it stands already; what is pinned does so exactly."""
        placed = self.placed(corners)
        by = {each: placed[each] for each in self.pinned[:1]} or placed
        left, up = (_shift(corners, by, axis) for axis in (0, 1))
        placed = {each: (x + left, y + up) for each, (x, y) in placed.items()}
        placed |= {each: corners[each] for each in self.pinned}
        fixed = [card(corners[each], self._sizes[each]) for each in self.pinned[1:]]
        for each in self._ids if fixed else ():
            if each not in self.pinned:
                (x, y), size = placed[each], self._sizes[each]
                dx, dy = free_shift(([card((x, y), size)], fixed))
                placed[each] = x + dx, y + dy
        return placed

    def cards(self, here: Corners) -> list[Rectangle]:
        return [card(here[each], self._sizes[each]) for each in self._ids]

    def courses(self, here: Corners) -> list[Rectangle]:
        """About where the wires run."""
        found = []
        for wire in self._wires:
            (x, y), (right, other) = here[wire.source], here[wire.target]
            begins, arrives = self._ends(wire)
            y, other = y + begins, other + arrives
            left = x + self._sizes[wire.source][0]
            found.append((min(left, right), min(y, other), max(left, right), max(y, other)))
        return found

    def placed(self, corners: Corners) -> Corners:
        """The picture that comes of itself, to which the one that there is leads.

        Where the last few lead to one another in a circle, it is the one with the shortest wires.
        """
        fewest = uncross(self._columns)
        scratch = [list(column) for column in self._columns]
        here = {node_id: corners[node_id] for node_id in self._ids}
        if is_picture(here):
            self._follow(here, scratch, fewest)
        orders: list[Columns] = []
        pictures: list[Corners] = []
        for _ in range(self._rounds()):
            if self._stopped():
                raise Stopped
            orders.append([list(column) for column in self._columns])
            pictures.append(self._pictured())
            self._follow(pictures[-1], scratch, fewest)
            if self._columns in orders:
                return min(pictures[orders.index(self._columns) :], key=self._length)
        return pictures[-1]

    def _rounds(self) -> int:
        cells = sum(map(len, self._columns))
        return min(_ROUNDS, max(_LEAST_ROUNDS, _PATIENCE // cells))

    def _length(self, here: Corners) -> tuple[float, list[tuple[float, float]]]:
        """How far all wires together go up and down, and what tells equals apart."""
        ways = (abs(here[w.source][1] - here[w.target][1]) for w in self._wires)
        return sum(ways), [here[node_id] for node_id in self._ids]

    def _follow(self, here: Corners, scratch: Columns, fewest: int) -> None:
        """Put the columns into the order of a picture, or into another with far fewer crossings."""
        put_in_order(self._columns, lambda cell: self._height(cell, here))
        if uncross(self._columns) > fewest * _TOLERANCE + 1:
            self._columns = [list(column) for column in scratch]
            put_in_order(self._columns, lambda _: 0.0)

    def _height(self, cell: Cell, here: Corners) -> float:
        """Where the middle of a card is, or of a wire as it passes."""
        if cell.node_id:
            return here[cell.node_id][1] + cell.size[1] / 2
        lane = self._lanes[cell]
        first = here[lane.source][1] + lane.begins
        return first + (here[lane.target][1] + lane.arrives - first) * risen(lane.along)

    def _fill(self, depth: Mapping[str, int]) -> None:
        columns: Columns = [[] for _ in range(max(depth.values()) + 1)]
        self._columns = columns
        cells: dict[str, Cell] = {}
        for node_id in sorted(self._ids, key=natural):
            cells[node_id] = Cell(self._sizes[node_id], node_id)
            columns[depth[node_id]].append(cells[node_id])
        for wire in self._wires:
            last, target = cells[wire.source], cells[wire.target]
            begins, arrives = self._ends(wire)
            leaves = begins
            first, end = depth[wire.source], depth[wire.target]
            for between in range(first + 1, end):
                lane = Cell(LANE)
                along = (between - first) / (end - first)
                self._lanes[lane] = _Lane(wire.source, wire.target, begins, arrives, along)
                columns[between].append(lane)
                join(last, leaves, lane, LANE[1] / 2)
                last, leaves = lane, LANE[1] / 2
            join(last, leaves, target, arrives)
        put_in_order(columns, lambda _: 0.0)

    def _pictured(self) -> Corners:
        """Where the nodes come to stand in the present order."""
        set_heights(self._columns)
        boxes: dict[str, Box] = {}
        x = 0.0
        for at, column in enumerate(self._columns):
            room = math.ceil(max(cell.size[0] for cell in column) / GRID) * GRID
            for cell in column:
                if cell.node_id:
                    width, height = cell.size
                    left, top = x + _snap((room - width) / 2), cell.y - height / 2
                    boxes[cell.node_id] = Box(at, left, top, width, height)
            x += room + COLUMN_GAP
        courses = [Course(boxes[w.source], boxes[w.target], *self._ends(w)) for w in self._wires]
        cards = [[boxes[c.node_id] for c in column if c.node_id] for column in self._columns]
        clear(cards, courses, ROW_GAP)
        return {node_id: (box.x, _snap(box.y)) for node_id, box in boxes.items()}


def _shift(old: Corners, new: Corners, axis: int) -> float:
    """How far to move a picture along one axis."""
    ways = [round(old[each][axis] - corner[axis], 6) for each, corner in new.items()]
    way, count = Counter(ways).most_common(1)[0]
    if count > 1 and count >= _ANCHORED * len(new):
        return way
    return min(old[each][axis] for each in new) - min(corner[axis] for corner in new.values())


def _snap(number: float) -> float:
    return round(number / GRID) * GRID
