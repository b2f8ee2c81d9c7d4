"""Automatic layout: layers from left to right, few crossings, wires as straight as may be.

The classic three stages: a column for each node, an order within each column (barycentres, swept
to and fro), and heights (least squares to the neighbours, without overlaps). A wire that skips
columns gets a placeholder in each, so that it finds a lane of its own; where it would yet run under
a card, the card makes room.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from studio.graph.clearing import Box, Course, clear
from studio.graph.model import Graph, Node, Wire, natural

Size = tuple[float, float]
Place = tuple[str, float, float]
Heights = tuple[float, float]

COLUMN_GAP = 64.0
ROW_GAP = 32.0
GRID = 4.0
_SWEEPS = 8
_LANE: Size = (0.0, 8.0)


def _usual_size(node: Node) -> Size:
    return (150.0, 90.0)


def arrange(
    graph: Graph,
    size: Callable[[Node], Size] = _usual_size,
    ends: Callable[[Wire], Heights] | None = None,
    ids: Iterable[str] | None = None,
) -> tuple[Place, ...]:
    """New positions of left upper corners.

    The same nodes and wires always get the same picture, wherever they stood; its left upper
    corner stays where it was.

    Args:
        graph: read, not changed.
        size: width and height of a node on the screen.
        ends: how far below the upper edges of its nodes a wire begins and ends; in their middles
            if left out.
        ids: the nodes to move; all if left out.
    """
    chosen = set(graph.ids() if ids is None else ids)
    if not chosen:
        return ()
    nodes = [graph.node(node_id) for node_id in graph.ids() if node_id in chosen]
    sizes = {node.id: size(node) for node in nodes}
    heights = ends or (lambda wire: (sizes[wire.source][1] / 2, sizes[wire.target][1] / 2))
    places: list[Place] = []
    top = 0.0
    for part in _connected(graph, [node.id for node in nodes]):
        placed = _component(graph, part, sizes, heights)
        lowest = min(y for _, _, y in placed)
        places += [(node_id, x, y - lowest + top) for node_id, x, y in placed]
        top = max(y + sizes[node_id][1] for node_id, _, y in places) + 2 * ROW_GAP
    left = min(node.x for node in nodes) - min(x for _, x, _ in places)
    up = min(node.y for node in nodes) - min(y for _, _, y in places)
    moved = {node_id: (x + left, y + up) for node_id, x, y in places}
    return tuple((node.id, *moved[node.id]) for node in nodes)


def _connected(graph: Graph, ids: Sequence[str]) -> list[list[str]]:
    """The parts that no wire joins, by their first node, each in topological order."""
    import networkx as nx

    wired = graph.as_networkx().subgraph(ids)
    parts = list(nx.weakly_connected_components(wired))
    place = {node_id: n for n, node_id in enumerate(graph.order())}
    ordered = [sorted(part, key=place.__getitem__) for part in parts]
    return sorted(ordered, key=lambda part: min(map(natural, part)))


@dataclass(slots=True, eq=False)
class _Cell:
    """A node, or a placeholder of a long wire, in its column."""

    size: Size
    node_id: str = ""
    row: int = 0
    y: float = 0.0
    before: list[tuple[_Cell, float]] = field(default_factory=list)
    """Its neighbours to the left, and how far below each it stands where the wire is straight."""
    after: list[tuple[_Cell, float]] = field(default_factory=list)


def _component(
    graph: Graph,
    ids: list[str],
    sizes: dict[str, Size],
    ends: Callable[[Wire], Heights],
) -> list[Place]:
    columns = _columns(graph, ids, sizes, ends)
    _order(columns)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for column in columns if forth else reversed(columns):
            _set_heights(column, forth)
    boxes: dict[str, Box] = {}
    x = 0.0
    for at, column in enumerate(columns):
        room = max(cell.size[0] for cell in column)
        for cell in column:
            if cell.node_id:
                width, height = cell.size
                left, top = _snap(x + (room - width) / 2), cell.y - height / 2
                boxes[cell.node_id] = Box(at, left, top, width, height)
        x += room + COLUMN_GAP
    wires = (wire for node_id in ids for wire in graph.incoming(node_id) if wire.source in boxes)
    courses = [Course(boxes[wire.source], boxes[wire.target], *ends(wire)) for wire in wires]
    clear([[boxes[c.node_id] for c in column if c.node_id] for column in columns], courses, ROW_GAP)
    return [(node_id, box.x, _snap(box.y)) for node_id, box in boxes.items()]


def _columns(
    graph: Graph,
    ids: list[str],
    sizes: dict[str, Size],
    ends: Callable[[Wire], Heights],
) -> list[list[_Cell]]:
    depth = _depths(graph, ids)
    columns: list[list[_Cell]] = [[] for _ in range(max(depth.values()) + 1)]
    cells: dict[str, _Cell] = {}
    for node_id in sorted(ids, key=natural):
        cells[node_id] = _Cell(sizes[node_id], node_id)
        columns[depth[node_id]].append(cells[node_id])
    for node_id in ids:
        for wire in graph.incoming(node_id):
            if wire.source not in cells:
                continue
            last, target = cells[wire.source], cells[node_id]
            begins, arrives = ends(wire)
            drop = begins - last.size[1] / 2
            for between in range(depth[wire.source] + 1, depth[node_id]):
                lane = _Cell(_LANE)
                columns[between].append(lane)
                _join(last, lane, drop)
                last, drop = lane, 0.0
            _join(last, target, drop - arrives + target.size[1] / 2)
    for column in columns:
        for row, cell in enumerate(column):
            cell.row = row
    return columns


def _join(left: _Cell, right: _Cell, drop: float) -> None:
    """``right`` stands ``drop`` below ``left`` where the wire between them is straight."""
    left.after.append((right, -drop))
    right.before.append((left, drop))


def _depths(graph: Graph, ids: list[str]) -> dict[str, int]:
    """The column of each node: after all that feed it, and sources just before what they feed."""
    import networkx as nx

    inside = set(ids)
    generations = nx.topological_generations(graph.as_networkx().subgraph(ids))
    depth = {node_id: column for column, part in enumerate(generations) for node_id in part}
    for node_id in reversed(ids):
        if any(wire.source in inside for wire in graph.incoming(node_id)):
            continue
        targets = (wire.target for wire in graph.outgoing(node_id) if wire.target in inside)
        depth[node_id] = max(min((depth[target] for target in targets), default=1) - 1, 0)
    return depth


def _order(columns: list[list[_Cell]]) -> None:
    """Sweep to and fro; keep the order with the fewest crossings."""
    best, fewest = [list(column) for column in columns], _crossings(columns)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        for column in columns if forth else reversed(columns):
            column.sort(key=_barycentre_forth if forth else _barycentre_back)
            for row, cell in enumerate(column):
                cell.row = row
        crossings = _crossings(columns)
        if crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    for column, kept in zip(columns, best, strict=True):
        column[:] = kept
        for row, cell in enumerate(column):
            cell.row = row


def _barycentre_forth(cell: _Cell) -> float:
    return _mean([other.row for other, _ in cell.before], cell.row)


def _barycentre_back(cell: _Cell) -> float:
    return _mean([other.row for other, _ in cell.after], cell.row)


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _crossings(columns: list[list[_Cell]]) -> int:
    """How many pairs of wires cross: inversions among the ends, column by column."""
    found = 0
    for column in columns:
        seen: list[int] = []
        for cell in column:
            ends = sorted(other.row for other, _ in cell.after)
            found += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return found


def _set_heights(column: list[_Cell], forth: bool) -> None:
    """Put each cell at the height of its neighbours, as near as the others in the column let it.

    The least sum of squares under "each one below the last" is an isotonic regression: merge
    neighbours that would overlap into one block and put the block at its mean.
    """
    offsets: list[float] = []
    offset = 0.0
    for above, cell in zip([None, *column], column, strict=False):
        if above is not None:
            offset += (above.size[1] + cell.size[1]) / 2 + ROW_GAP
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []
    for cell, offset in zip(column, offsets, strict=True):
        near = (cell.before or cell.after) if forth else (cell.after or cell.before)
        total, count = _mean([other.y + drop for other, drop in near], cell.y) - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            total, count = total + blocks[-1][0], count + blocks.pop()[1]
        blocks.append((total, count))
    heights = [total / count for total, count in blocks for _ in range(count)]
    for cell, height, offset in zip(column, heights, offsets, strict=True):
        cell.y = height + offset


def _snap(number: float) -> float:
    return round(number / GRID) * GRID
