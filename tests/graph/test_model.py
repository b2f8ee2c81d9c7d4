from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.graph.model import Graph, Node, Project, Wire, natural


@pytest.fixture
def graph() -> Graph:
    graph = Graph()
    for number in (10, 2, 1):
        graph.put_node(Node(f"n{number}", "plain", f"a{number}"))
    graph.put_wire(Wire("n1", "output", "n10", "input.10"))
    graph.put_wire(Wire("n2", "output", "n10", "input.2"))
    return graph


def test_order_is_natural(graph: Graph) -> None:
    assert [node.id for node in graph] == ["n1", "n2", "n10"]
    assert [wire.input for wire in graph.incoming("n10")] == ["input.2", "input.10"]
    assert graph.order() == ["n1", "n2", "n10"]


@given(st.lists(st.text(alphabet="n0123456789²٣.", max_size=25), unique=True))
def test_natural_is_a_total_order(texts: list[str]) -> None:
    assert len({natural(text) for text in texts}) == len(texts)
    backwards = texts[::-1]
    assert sorted(backwards, key=natural) == sorted(texts, key=natural)


def test_a_copy_goes_its_own_way(graph: Graph) -> None:
    project = Project(graphs={"model": graph})
    copy = project.copy()
    graph.drop_node("n2")
    project.settings["a"] = 1
    assert copy.model.ids() == ("n1", "n2", "n10")
    assert len(copy.model.wires()) == 2
    assert copy.settings == {}
    copy.model.put_node(Node("n3", "plain", "other"))
    assert "n3" not in graph
    assert graph.find("other") is None


def test_reaching(graph: Graph) -> None:
    graph.put_node(Node("n11", "plain", "last"))
    graph.put_wire(Wire("n10", "output", "n11", "input"))
    assert graph.reaches("n1", "n11")
    assert graph.reaches("n1", "n1")
    assert not graph.reaches("n11", "n1")
    assert not graph.reaches("n1", "n2")
    assert graph.downstream(["n2"]) == {"n2", "n10", "n11"}
    assert graph.downstream([]) == set()


def test_names_are_found_after_they_went_round(graph: Graph) -> None:
    one, two = graph.node("n1"), graph.node("n2")
    graph.put_node(Node("n1", "plain", two.name))
    graph.put_node(Node("n2", "plain", one.name))
    found = graph.find("a1"), graph.find("a2")
    assert [node and node.id for node in found] == ["n2", "n1"]
    assert graph.names() == {"a1", "a2", "a10"}


def test_fresh_ids_and_names(graph: Graph) -> None:
    assert graph.fresh_id() == "n11"
    graph.put_node(Node("n999999999", "plain", "conv2"))
    graph.put_node(Node("n1000000000", "plain", "conv"))
    graph.put_node(Node("n" + "9" * 5000, "plain", "long"))
    assert graph.fresh_id() == "n1000000001"
    assert graph.fresh_name("relu") == "relu"
    assert graph.fresh_name("conv") == "conv3"
    assert graph.fresh_name("a10") == "a3"


def test_a_wire_takes_the_place_of_another(graph: Graph) -> None:
    graph.put_wire(Wire("n1", "output", "n10", "input.2"))
    assert graph.outgoing("n2") == []
    assert graph.wire_into("n10", "input.2") == Wire("n1", "output", "n10", "input.2")
    assert graph.wire_into("n10", "input.3") is None
