"""Automatic layout: crossings, length of wires, time, and how much of a picture a small edit moves.

    python benchmarks/layout.py [--rounds 5] [--json]

"quality": every graph of the bundled examples, templates and blocks, and random graphs, laid out
by the program and by the kept library fast-sugiyama (``pip install fast-sugiyama``; left out where
it is not installed). Counted are the crossings of straight lines between ports, how far they go up
and down together, in rows, and the time. Figures of the library stand behind those of the program,
then their ratio: below 1 the program is better.

"stability": each bundled graph is arranged, then changed once and arranged again: a layer is put on
a wire, a layer is taken out and its wire healed, a wire is added over two layers, a wire is taken
away. Told is, of the layers that were there before and after, how many stay exactly, and how far
they go on the average, in columns and rows; behind it the same where the order is made anew.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from statistics import fmean, median

import numpy as np

from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import ProjectKinds
from studio.graph.fileio import load
from studio.graph.layout import COLUMN_GAP, ROW_GAP, Place, arrange
from studio.graph.model import Graph, Node, Wire
from studio.layers.catalogue import standard
from studio.paths import resources

COLUMN, ROW = 150.0 + COLUMN_GAP, 90.0 + ROW_GAP
WIDE = 2 * COLUMN
"""Between columns of the library's, so that wide cards find room in them."""
Corners = dict[str, tuple[float, float]]
Arranger = Callable[[Graph], Corners]


def bundled() -> Iterator[tuple[str, ProjectKinds, Graph]]:
    """All graphs that come with the program and have a wire."""
    known = standard()
    for folder in ("examples", "templates", "blocks"):
        for path in sorted((resources() / folder).glob("*.plexus")):
            project = load(path)
            kinds = ProjectKinds(known, project)
            for name, graph in project.graphs.items():
                if graph.wires():
                    yield f"{path.stem}/{name}", kinds, graph


def random_graph(seed: int, nodes: int, reach: int) -> Graph:
    """Each node is fed by one or two of the last few before it."""
    random, graph = Random(seed), Graph()
    for number in range(nodes):
        graph.put_node(Node(f"n{number}", "plain", f"layer{number}"))
    for number in range(1, nodes):
        most = min(reach, number)
        for back in {random.randint(1, most) for _ in range(random.choice((1, 1, 2)))}:
            source = f"n{number - back}"
            graph.put_wire(Wire(source, "output", f"n{number}", f"input{back}"))
    return graph


def ours(kinds: ProjectKinds | None) -> Arranger:
    def run(graph: Graph) -> Corners:
        if kinds is None:
            return corners(arrange(graph))
        sizes = CardSizes(kinds, graph)
        return corners(arrange(graph, sizes.size, sizes.ends))

    return run


def library(graph: Graph) -> Corners | None:
    """What fast-sugiyama makes of it, turned so that data flows to the right."""
    try:
        from fast_sugiyama import from_edges  # type: ignore[import-not-found]
    except ImportError:
        return None
    spacing = 10.0
    layouts = from_edges(
        [(wire.source, wire.target) for wire in graph.wires()],
        vertex_spacing=spacing,
        ranking_type="minimize",
    )
    found: Corners = {}
    below = 0.0
    for places, *_ in layouts:
        ranks = sorted({y for _, (_, y) in places}, reverse=True)
        column = {y: n for n, y in enumerate(ranks)}
        for node_id, (x, y) in places:
            found[node_id] = column[y] * WIDE, below + x / spacing * ROW
        below = max(y for _, y in found.values()) + 2 * ROW
    return found


def corners(places: tuple[Place, ...]) -> Corners:
    return {node_id: (x, y) for node_id, x, y in places}


def lines(graph: Graph, at: Corners, kinds: ProjectKinds | None) -> tuple[np.ndarray, np.ndarray]:
    """Where all wires begin and end, at the ports of their cards."""
    sizes = CardSizes(kinds, graph) if kinds is not None else None
    begun, ended = [], []
    for wire in graph.wires():
        begins, arrives = sizes.ends(wire) if sizes else (45.0, 45.0)
        width = sizes.size(graph.node(wire.source))[0] if sizes else 150.0
        (x1, y1), (x2, y2) = at[wire.source], at[wire.target]
        begun.append((x1 + width, y1 + begins))
        ended.append((x2, y2 + arrives))
    return np.array(begun), np.array(ended)


def crossings(begun: np.ndarray, ended: np.ndarray) -> int:
    """How many pairs of straight lines cross."""

    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
        return np.sign(
            (q[:, None, 0] - p[:, None, 0]) * (r[None, :, 1] - p[:, None, 1])
            - (q[:, None, 1] - p[:, None, 1]) * (r[None, :, 0] - p[:, None, 0])
        )

    one = side(begun, ended, begun) * side(begun, ended, ended) < 0
    return int((one & one.T).sum()) // 2


def rise(begun: np.ndarray, ended: np.ndarray) -> float:
    """Of all lines together from top to bottom, in rows."""
    return float((np.abs(ended - begun)[:, 1] / ROW).sum())


def timed(run: Arranger | Callable[[Graph], Corners | None], graph: Graph, rounds: int) -> float:
    """The median, in milliseconds of this thread."""
    taken = []
    for _ in range(rounds):
        begun = time.thread_time()
        run(graph)
        taken.append(1000 * (time.thread_time() - begun))
    return median(taken)


def quality(rounds: int) -> Iterator[tuple[str, str, float, float | None]]:
    """Rows of: which graphs, which measure, the program's figure, the library's."""
    sets: dict[str, list[tuple[ProjectKinds | None, Graph]]] = {
        "bundled": [(kinds, graph) for _, kinds, graph in bundled()],
        "random, 50 layers": [(None, random_graph(seed, 50, 6)) for seed in range(10)],
        "random, 200 layers": [(None, random_graph(seed, 200, 12)) for seed in range(4)],
        "random, 1,000 layers": [(None, random_graph(1, 1000, 6))],
    }
    for name, graphs in sets.items():
        sums = {"crossings": [0.0, 0.0], "rise": [0.0, 0.0], "ms": [0.0, 0.0]}
        other = None
        for kinds, graph in graphs:
            bare = placed(graph, dict.fromkeys(graph.ids(), (0.0, 0.0)))
            mine, other = ours(kinds)(bare), library(bare)
            for at, found in enumerate((mine, other)):
                if found is not None:
                    begun, ended = lines(bare, found, kinds)
                    sums["crossings"][at] += crossings(begun, ended)
                    sums["rise"][at] += rise(begun, ended)
                    run = ours(kinds) if at == 0 else library
                    sums["ms"][at] += timed(run, bare, rounds)
        for what, (mine_sum, other_sum) in sums.items():
            yield name, what, mine_sum, other_sum if other is not None else None


def placed(graph: Graph, at: Corners) -> Graph:
    """A copy in which the nodes stand there."""
    copy = graph.copy()
    for node in graph:
        if node.id in at:
            x, y = at[node.id]
            copy.put_node(replace(node, x=x, y=y))
    return copy


def edited(graph: Graph) -> Iterator[tuple[str, Graph]]:
    """The graph after each of several small edits."""
    wires = graph.wires()
    for wire in wires:
        less = graph.copy()
        less.drop_wire(wire)
        yield "a wire less", less
        more = less.copy()
        source, target = graph.node(wire.source), graph.node(wire.target)
        x, y = (source.x + target.x) / 2, (source.y + target.y) / 2
        new = Node(graph.fresh_id(), "torch.nn.ReLU", graph.fresh_name("put_in"), x=x, y=y)
        more.put_node(new)
        more.put_wire(Wire(wire.source, wire.output, new.id, "input"))
        more.put_wire(Wire(new.id, "output", wire.target, wire.input))
        yield "a layer more", more
    for node in graph:
        before, after = graph.incoming(node.id), graph.outgoing(node.id)
        if len(before) == 1 and after:
            healed = graph.copy()
            healed.drop_node(node.id)
            for wire in after:
                healed.put_wire(replace(wire, source=before[0].source, output=before[0].output))
            yield "a layer less", healed
            over = graph.copy()
            over.put_wire(Wire(before[0].source, "output", after[0].target, "one_more"))
            yield "a wire more", over


def stability() -> Iterator[tuple[str, float, float, float, float]]:
    """Rows of: which edit, the share that stays and the mean way; the same made anew."""
    found: dict[str, list[tuple[float, float, float, float]]] = {}
    for _, kinds, graph in bundled():
        first = ours(kinds)(placed(graph, dict.fromkeys(graph.ids(), (0.0, 0.0))))
        arranged = placed(graph, first)
        for what, other in edited(arranged):
            kept = ours(kinds)(other)
            anew = ours(kinds)(placed(other, dict.fromkeys(other.ids(), (0.0, 0.0))))
            row = (*moved(first, kept), *moved(first, anew))
            found.setdefault(what, []).append(row)
    for what, rows in found.items():
        stay, way, stay_anew, way_anew = (fmean(column) for column in zip(*rows, strict=True))
        yield what, stay, way, stay_anew, way_anew


def moved(before: Corners, after: Corners) -> tuple[float, float]:
    """The share of nodes that stay, and how far all go on the average."""
    both = before.keys() & after.keys()
    ways = [
        abs(after[n][0] - before[n][0]) / COLUMN + abs(after[n][1] - before[n][1]) / ROW
        for n in both
    ]
    return fmean(way == 0 for way in ways), fmean(ways)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = list(quality(options.rounds))
    steady = list(stability())
    if options.json:
        print(json.dumps({"quality": rows, "stability": steady}))
        return
    for name, what, mine, other in rows:
        behind = "" if other is None else f"{other:12.1f} {mine / other if other else 1.0:8.2f}"
        print(f"{name:22} {what:10} {mine:12.1f} {behind}")
    print()
    for what, stay, way, stay_anew, way_anew in steady:
        print(f"{what:14} stay {stay:5.0%}  way {way:5.2f}   anew {stay_anew:5.0%} {way_anew:5.2f}")


if __name__ == "__main__":
    main()
