"""A small edit of a bundled graph moves little of its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean, median

from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import ProjectKinds
from studio.graph.fileio import load
from studio.graph.layout import COLUMN_GAP, ROW_GAP, arrange
from studio.graph.model import Graph, Node, Wire
from studio.layers.catalogue import standard
from studio.paths import resources

COLUMN, ROW = 150.0 + COLUMN_GAP, 90.0 + ROW_GAP
MOST = 30


def bundled() -> Iterator[tuple[ProjectKinds, Graph]]:
    known = standard()
    for path in sorted((resources() / "examples").glob("*.plexus")):
        project = load(path)
        for graph in project.graphs.values():
            if 2 < len(graph) <= MOST and graph.wires():
                yield ProjectKinds(known, project), graph


def arranged(kinds: ProjectKinds, graph: Graph) -> Graph:
    sizes = CardSizes(kinds, graph)
    copy = graph.copy()
    for node_id, x, y in arrange(graph, sizes.size, sizes.ends):
        copy.put_node(replace(graph.node(node_id), x=x, y=y))
    return copy


def test_a_layer_more_moves_little_and_arranging_again_nothing() -> None:
    ways = []
    for kinds, graph in bundled():
        before = arranged(kinds, graph)
        assert list(arranged(kinds, before)) == list(before)
        more = before.copy()
        wire = sorted(more.wires())[len(more.wires()) // 2]
        new = Node(more.fresh_id(), "torch.nn.ReLU", more.fresh_name("put_in"))
        more.drop_wire(wire)
        more.put_node(new)
        more.put_wire(Wire(wire.source, wire.output, new.id, "input"))
        more.put_wire(Wire(new.id, "output", wire.target, wire.input))
        after = arranged(kinds, more)
        ways.append(
            fmean(
                abs(after.node(n.id).x - n.x) / COLUMN + abs(after.node(n.id).y - n.y) / ROW
                for n in before
            )
        )
    assert len(ways) > 30
    assert median(ways) < 0.5
    assert max(ways) < 3
