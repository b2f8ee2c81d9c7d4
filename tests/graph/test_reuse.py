"""Use again: which parameters count, and what becomes of a layer whose owner goes."""

from __future__ import annotations

import pytest
from edit_checks import do, refused
from graph_sessions import KINDS

from studio.graph.change import GraphChange
from studio.graph.edits import AddNode, RemoveNodes, SetParam
from studio.graph.model import MODEL, Node, Project, Wire
from studio.graph.reuse import Reuse, StopReusing, layer_params


@pytest.fixture
def project() -> Project:
    """``one`` owns the layer that ``two`` and ``three`` call; ``other`` is of another kind."""
    project = Project("net")
    for node in (
        Node("n1", "pair", "one", {"kernel_size": 5, "bias": True}),
        Node("n2", "pair", "two", {"bias": False}, reuses="n1"),
        Node("n10", "pair", "three", reuses="n1"),
        Node("n4", "pair", "free", {"kernel_size": 7, "bias": True}),
        Node("n5", "plain", "other"),
        Node("n6", "input", "image"),
        Node("n7", "input", "mask"),
    ):
        project.model.put_node(node)
    project.model.put_wire(Wire("n1", "output", "n2", "input"))
    return project


def test_what_is_used_again_keeps_only_what_is_given_at_each_call(project: Project) -> None:
    change = do(project, Reuse("n4", "n1"))
    assert change.of(MODEL) == GraphChange(retuned=frozenset({"n4"}))
    assert change.logic
    node = project.model.node("n4")
    assert (node.reuses, node.params) == ("n1", {"bias": True})
    assert layer_params(project.model, node, KINDS) == {"kernel_size": 5, "bias": True}


def test_those_who_used_a_layer_follow_it(project: Project) -> None:
    do(project, Reuse("n1", "n4"))
    assert [project.model.node(n).reuses for n in ("n1", "n2", "n10")] == ["n4"] * 3
    do(project, AddNode(Node("n20", "pair", "late")))
    do(project, Reuse("n20", "n2"))
    assert project.model.node("n20").reuses == "n4"


def test_a_layer_of_its_own_again_has_the_parameters_it_had(project: Project) -> None:
    do(project, StopReusing("n2"))
    node = project.model.node("n2")
    assert (node.reuses, node.params) == ("", {"kernel_size": 5, "bias": False})
    assert refused(project, StopReusing("n2")) == "two has a layer of its own already."


def test_a_parameter_is_set_where_it_counts(project: Project) -> None:
    do(project, SetParam("n2", "kernel_size", 9))
    do(project, SetParam("n2", "bias", None))
    assert project.model.node("n1").params == {"kernel_size": 9, "bias": True}
    assert project.model.node("n2").params == {"bias": None}


def test_the_first_that_is_left_takes_the_layer_over(project: Project) -> None:
    do(project, RemoveNodes(("n1",)))
    two, three = project.model.node("n2"), project.model.node("n10")
    assert (two.reuses, two.params) == ("", {"kernel_size": 5, "bias": False})
    assert three.reuses == "n2"
    do(project, RemoveNodes(("n2", "n10")))


def test_what_cannot_be_used_again(project: Project) -> None:
    for node, owner, words in (
        ("n1", "n1", "one cannot use its own layer again."),
        ("n1", "n2", "one cannot use its own layer again."),
        ("n5", "n1", "other cannot use the layer of one: they are of different kinds."),
        ("n7", "n6", "mask has no layer that could be used again."),
        ("n1", "n99", "There is no layer with the id n99 any more."),
    ):
        assert refused(project, Reuse(node, owner)).startswith(words)
    words = refused(project, AddNode(Node("n20", "pair", "late", reuses="n2")))
    assert words.startswith("late cannot use the layer of two, which has none of its own. Choose")
