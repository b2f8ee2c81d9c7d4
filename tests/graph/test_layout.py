from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from graph_sessions import KINDS, grown
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph import ranks
from studio.graph.edits import Move
from studio.graph.layout import COLUMN_GAP, GRID, arrange
from studio.graph.model import PIN, Graph, Node, Project, Wire


def size(node: Node) -> tuple[float, float]:
    return 150.0 + 10 * len(node.name), 60.0 + len(node.kind)


def graph_of(*wires: tuple[int, int]) -> Graph:
    graph = Graph()
    for number in sorted({end for wire in wires for end in wire}):
        graph.put_node(Node(f"n{number}", "plain", f"a{number}"))
    for source, target in wires:
        graph.put_wire(Wire(f"n{source}", "output", f"n{target}", f"from{source}"))
    return graph


def places(graph: Graph, **kwargs: object) -> dict[str, tuple[float, float]]:
    return {node_id: (x, y) for node_id, x, y in arrange(graph, **kwargs)}  # type: ignore[arg-type]


def stand(graph: Graph, at: dict[str, tuple[float, float]]) -> None:
    for node_id, (x, y) in at.items():
        graph.put_node(replace(graph.node(node_id), x=x, y=y))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_cards_do_not_overlap_and_data_flows_right(seed: int) -> None:
    project = grown(Random(seed), most=25)
    graph = project.model
    found = places(graph, size=size)
    assert set(found) == set(graph.ids())
    for wire in graph.wires():
        right_edge = found[wire.source][0] + size(graph.node(wire.source))[0]
        assert right_edge < found[wire.target][0]
    for one, other in combinations(graph, 2):
        (x1, y1), (x2, y2) = found[one.id], found[other.id]
        (w1, h1), (w2, h2) = size(one), size(other)
        assert x1 + w1 <= x2 or x2 + w2 <= x1 or y1 + h1 <= y2 or y2 + h2 <= y1


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_arranging_again_moves_nothing(seed: int) -> None:
    project = grown(Random(seed))
    Move(arrange(project.model)).apply(project, KINDS)
    assert not Move(arrange(project.model)).apply(project, KINDS)[1]


def test_what_was_arranged_stays_after_a_small_edit() -> None:
    """A layer in the middle of a chain: what is before it stays, what is behind goes a column."""
    graph = graph_of(*((i, i + 1) for i in range(1, 9)), (2, 5), (5, 8))
    stand(graph, places(graph))
    before = places(graph)
    graph.put_node(Node("n20", "plain", "a20", x=5000.0, y=-900.0))
    graph.drop_wire(next(wire for wire in graph.incoming("n6") if wire.source == "n5"))
    graph.put_wire(Wire("n5", "output", "n20", "input"))
    graph.put_wire(Wire("n20", "output", "n6", "from5"))
    after = places(graph)
    column = 152 + COLUMN_GAP
    ways = {after[each][0] - before[each][0] for each in before}
    assert ways == {0.0, column}
    assert all(after[f"n{number}"] == before[f"n{number}"] for number in range(1, 6))
    assert all(abs(after[each][1] - before[each][1]) < 90 for each in before)


def test_parts_stay_apart_where_they_are() -> None:
    graph = graph_of((1, 2), (2, 3), (3, 4), (4, 5))
    stand(graph, places(graph))
    before = places(graph)
    graph.drop_wire(graph.incoming("n3")[0])
    assert places(graph) == before


def test_pinned_cards_stay_and_are_not_covered() -> None:
    graph = graph_of((1, 2), (1, 3), (2, 4), (3, 4))
    pinned = {"n2": (777.0, 33.0), "n3": (760.0, 300.0)}
    for node_id, (x, y) in pinned.items():
        number = node_id[1:]
        graph.put_node(Node(node_id, "plain", f"a{number}", x=x, y=y, flags=frozenset((PIN,))))
    found = places(graph)
    assert {node_id: found[node_id] for node_id in pinned} == pinned
    for one, other in combinations(found.values(), 2):
        assert abs(one[0] - other[0]) >= 150 or abs(one[1] - other[1]) >= 90


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_a_part_that_is_arranged_covers_nothing_else(seed: int, choice: int) -> None:
    project = grown(Random(seed), most=15)
    graph = project.model
    random = Random(choice)
    chosen = {each for each in graph.ids() if random.random() < 0.5}
    stand(graph, found := places(graph, size=size, ids=chosen))
    assert found.keys() == chosen
    for one, other in ((graph.node(a), graph.node(b)) for a in chosen for b in graph.ids()):
        if other.id not in chosen:
            (w1, h1), (w2, h2) = size(one), size(other)
            assert (
                one.x + w1 <= other.x
                or other.x + w2 <= one.x
                or one.y + h1 <= other.y
                or other.y + h2 <= one.y
            )
    assert places(graph, size=size, ids=chosen) == found


def test_wires_are_as_short_as_can_be() -> None:
    """Where two rows of unlike length meet, their layers stand next to what they are wired to."""
    found = places(graph_of((1, 2), (2, 3), (3, 4), (4, 5), (6, 7), (7, 5), (1, 8)))
    column = {node_id: x for node_id, (x, _) in found.items()}
    assert column["n7"] == column["n4"]
    assert column["n6"] == column["n3"]
    assert column["n8"] == column["n2"]


def test_more_nodes_than_the_library_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranks, "MOST", 3)
    found = places(graph_of((1, 2), (2, 3), (3, 4), (1, 4)))
    assert [x for x, _ in sorted(found.values())] == [0.0, 216.0, 432.0, 648.0]


def test_the_corner_stays_and_the_rest_is_on_the_grid() -> None:
    graph = graph_of((1, 2), (2, 3), (1, 3))
    graph.put_node(Node("n1", "plain", "a1", x=1001.5, y=-33.0))
    graph.put_node(Node("n3", "plain", "a3", x=37.0, y=90.0))
    graph.put_node(Node("n2", "plain", "a2", x=50.0, y=0.0))
    found = places(graph)
    left = min(x for x, _ in found.values())
    top = min(y for _, y in found.values())
    assert (left, top) == (37.0, -33.0)
    assert all((x - left) % GRID == 0 and (y - top) % GRID == 0 for x, y in found.values())


def test_a_chain_is_a_straight_line() -> None:
    found = places(graph_of(*((i, i + 1) for i in range(1, 40))))
    assert len({y for _, y in found.values()}) == 1


def test_a_wire_that_skips_layers_gets_a_lane() -> None:
    found = places(graph_of((1, 2), (2, 3), (3, 4), (1, 4)))
    assert found["n2"][1] == found["n3"][1]
    assert found["n1"][1] == pytest.approx(found["n4"][1], abs=2 * GRID)
    assert found["n2"][1] != pytest.approx(found["n1"][1], abs=2 * GRID)


def test_crossed_wires_are_uncrossed() -> None:
    found = places(graph_of((1, 4), (2, 3), (5, 1), (5, 2), (3, 6), (4, 6)))
    assert (found["n1"][1] < found["n2"][1]) == (found["n4"][1] < found["n3"][1])


def test_a_late_source_stands_beside_what_it_feeds() -> None:
    found = places(graph_of((1, 2), (2, 3), (3, 4), (9, 4)))
    assert found["n9"][0] == found["n3"][0]


def test_parts_without_wires_between_them_stand_below_each_other() -> None:
    found = places(graph_of((1, 2), (3, 4)))
    assert found["n1"][0] == found["n3"][0]
    assert found["n3"][1] >= found["n2"][1] + 90


def test_only_the_chosen_move() -> None:
    project = Project()
    for number, x in ((1, 0.0), (2, 500.0), (3, 400.0)):
        project.model.put_node(Node(f"n{number}", "plain", f"a{number}", x=x, y=7.0))
    project.model.put_wire(Wire("n1", "output", "n2", "i"))
    project.model.put_wire(Wire("n2", "output", "n3", "i"))
    found = places(project.model, ids=["n3", "n2"])
    assert list(found) == ["n2", "n3"]
    assert found["n2"] == (400.0, 7.0)
    assert found["n3"][0] > 550.0
    assert arrange(project.model, ids=[]) == ()


def test_a_wire_that_is_wired_low_makes_the_cards_that_it_passes_make_room() -> None:
    graph = graph_of((1, 2), (2, 3), (1, 3), (3, 4))
    high = {"n1": 50.0, "n2": 300.0, "n3": 120.0, "n4": 50.0}
    found = {
        node_id: (x, y)
        for node_id, x, y in arrange(
            graph, lambda node: (150.0, high[node.id]), lambda wire: (20.0, 20.0)
        )
    }
    begins, ends = found["n1"][1] + 20, found["n3"][1] + 20
    top, bottom = found["n2"][1], found["n2"][1] + 300
    assert max(begins, ends) < top or min(begins, ends) > bottom


def test_ports_of_cards_of_unlike_height_are_joined_by_straight_wires() -> None:
    graph = graph_of((1, 2), (2, 3))
    high = {"n1": 50.0, "n2": 300.0, "n3": 120.0}
    port = {"n1": 20.0, "n2": 200.0, "n3": 64.0}
    found = arrange(
        graph,
        lambda node: (150.0, high[node.id]),
        lambda wire: (port[wire.source], port[wire.target]),
    )
    heights = [y + port[node_id] for node_id, _, y in found]
    assert max(heights) - min(heights) <= GRID
