"""Blocks: made of a selection, unpacked again, and parted."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import networkx as nx
import pytest
from graph_sessions import KINDS, grown
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compile.kinds import ProjectKinds
from studio.graph.blocks import copy_block, make_block, unpack, users
from studio.graph.document import Document
from studio.graph.edits import (
    AddNode,
    Connect,
    EditError,
    Move,
    RemoveNodes,
    Rename,
    SetFlags,
    SetParam,
)
from studio.graph.fileio import dumps, loads
from studio.graph.model import BLOCK, MODEL, Graph, Node, Project, Variable, Wire
from studio.graph.reuse import Reuse
from studio.graph.uses import inputs_of, outputs_of
from studio.graph.variables import AddVariable
from studio.layers.catalogue import standard
from studio.value import Expression

LINEAR = "torch.nn.Linear"


@pytest.fixture
def document() -> Document:
    """A chain of six layers, of which the second also feeds the fifth."""
    project = Project("net")
    document = Document(project, ProjectKinds(standard(), project))
    for number, (kind, name) in enumerate(
        (
            ("input", "image"),
            ("torch.nn.Flatten", "flatten"),
            (LINEAR, "fc"),
            ("torch.nn.ReLU", "relu"),
            ("Add", "total"),
            ("output", "result"),
        ),
        1,
    ):
        document.do(AddNode(Node(f"n{number}", kind, name, x=200.0 * number)))
    for source, target, port in (
        ("n1", "n2", "input"),
        ("n2", "n3", "input"),
        ("n3", "n4", "input"),
        ("n4", "n5", "input.0"),
        ("n2", "n5", "input.1"),
        ("n5", "n6", "input"),
    ):
        document.do(Connect(Wire(source, "output", target, port)))
    return document


def make(document: Document, *ids: str, name: str = "part", graph: str = MODEL) -> str:
    """Make a block; the id of its instance."""
    document.do(make_block(document.project, document.kinds, graph, ids, name))
    (instance,) = (node.id for where, node in users(document.project, name) if where == graph)
    return instance


def take_apart(document: Document, node: str, graph: str = MODEL) -> None:
    document.do(unpack(document.project, document.kinds, graph, node))


def test_the_wires_that_cross_become_ports(document: Document) -> None:
    instance = make(document, "n3", "n4")
    block, model = document.project.graphs["part"], document.project.model
    assert [node.name for node in inputs_of(block)] == ["x"]
    assert [node.name for node in outputs_of(block)] == ["output"]
    assert [node.name for node in model] == ["image", "flatten", "total", "result", "part"]
    assert Wire("n2", "output", instance, "x") in model.wires()
    assert Wire(instance, "output", "n5", "input.0") in model.wires()
    assert Wire("n2", "output", "n5", "input.1") in model.wires()


def test_several_inputs_are_named_after_what_they_come_from(document: Document) -> None:
    make(document, "n5")
    assert [node.name for node in inputs_of(document.project.graphs["part"])] == [
        "relu",
        "flatten",
    ]


def test_several_outputs_are_named_after_what_they_come_from(document: Document) -> None:
    make(document, "n2", "n3")
    assert [node.name for node in outputs_of(document.project.graphs["part"])] == [
        "flatten_out",
        "fc_out",
    ]


def test_a_block_is_undone_in_one_step(document: Document) -> None:
    before = dumps(document.project)
    make(document, "n3", "n4")
    made = dumps(document.project)
    assert dumps(loads(made)) == made
    document.undo()
    assert dumps(document.project) == before
    document.redo()
    assert dumps(document.project) == made


def test_unpacked_it_is_what_it_was(document: Document) -> None:
    before = structure(document.project.model)
    take_apart(document, make(document, "n3", "n4"))
    assert structure(document.project.model) == before
    assert "part" in document.project.graphs


def test_what_comes_back_into_the_selection_must_be_selected(document: Document) -> None:
    with pytest.raises(EditError, match="come back into it through fc, relu"):
        make(document, "n2", "n5")


def test_inputs_and_outputs_stay_outside(document: Document) -> None:
    with pytest.raises(EditError, match="image is where data enters or leaves"):
        make(document, "n1", "n2")


def test_all_of_one_layer_goes_in(document: Document) -> None:
    document.do(AddNode(Node("n9", LINEAR, "again")))
    document.do(Reuse("n9", "n3"))
    with pytest.raises(EditError, match="again and fc are one layer"):
        make(document, "n3", "n4")
    take_apart(document, make(document, "n3", "n4", "n9"))
    again = document.project.model.find("again")
    fc = document.project.model.find("fc")
    assert again is not None
    assert fc is not None
    assert again.reuses == fc.id


def test_a_selection_without_wires_gets_ends(document: Document) -> None:
    document.do(AddNode(Node("n9", LINEAR, "alone")))
    make(document, "n9")
    block = document.project.graphs["part"]
    assert [node.name for node in inputs_of(block)] == ["x"]
    assert [node.name for node in outputs_of(block)] == ["output"]


def test_variables_of_the_face_are_handed_on(document: Document) -> None:
    make(document, "n3", "n4", name="outer")
    document.do(AddVariable(Variable("width", 8), "outer"))
    document.do(SetParam("n3", "out_features", Expression("width * 2"), "outer"))
    before = structure(document.project.graphs["outer"])
    inner = make(document, "n3", name="inner", graph="outer")
    assert document.project.graphs["inner"].variables == (Variable("width", 8),)
    instance = document.project.graphs["outer"].node(inner)
    assert instance.params == {"width": Expression("width")}
    document.do(SetParam(inner, "width", Expression("width + 1"), "outer"))
    take_apart(document, inner, "outer")
    fc = document.project.graphs["outer"].find("fc")
    assert fc is not None
    assert fc.params == {"out_features": Expression("(width + 1) * 2")}
    document.undo()
    document.undo()
    take_apart(document, inner, "outer")
    assert structure(document.project.graphs["outer"]) == before


def test_a_value_at_the_instance_takes_the_place_of_the_variable(document: Document) -> None:
    instance = make(document, "n3", "n4")
    document.do(AddVariable(Variable("width", 8), "part"))
    document.do(SetParam("n3", "out_features", Expression("width * 2"), "part"))
    document.do(SetParam(instance, "width", 5))
    take_apart(document, instance)
    fc = document.project.model.find("fc")
    assert fc is not None
    assert fc.params == {"out_features": 10}


@pytest.mark.parametrize("shared", [False, True])
def test_repetitions_are_unpacked_in_a_chain(document: Document, shared: bool) -> None:
    instance = make(document, "n3", "n4")
    document.do(SetParam(instance, "repeat", 3))
    document.do(SetParam(instance, "share_weights", shared))
    take_apart(document, instance)
    model = document.project.model
    names = {node.name: node for node in model}
    assert {"fc", "fc2", "fc3", "relu", "relu2", "relu3"} <= names.keys()
    into = {name: model.incoming(node.id) for name, node in names.items()}
    assert into["fc2"][0].source == names["relu"].id
    assert into["fc3"][0].source == names["relu2"].id
    assert into["total"][0].source == names["relu3"].id
    owner = names["fc"].id if shared else ""
    assert [names[name].reuses for name in ("fc", "fc2", "fc3")] == ["", owner, owner]


def test_what_must_be_clear_before_it_is_unpacked(document: Document) -> None:
    def refusal(node: str) -> str:
        with pytest.raises(EditError) as caught:
            unpack(document.project, document.kinds, MODEL, node)
        return str(caught.value)

    assert refusal("n3") == "fc is not a block of this project."
    instance = make(document, "n3", "n4")
    document.do(SetParam(instance, "repeat", 5001))
    assert refusal(instance).startswith("part would unpack to 20004 layers; 5000 are the most.")
    document.do(SetParam(instance, "repeat", Expression("depth")))
    assert refusal(instance).startswith("How part repeats depends on where it is used. Give its")
    document.do(AddVariable(Variable("depth", 2)))
    unpack(document.project, document.kinds, MODEL, instance)
    document.do(SetFlags(instance, frozenset({"mute"})))
    assert refusal(instance).startswith("part is bypassed or mute")
    document.do(SetFlags(instance, frozenset()))
    document.do(AddNode(Node("n20", f"{BLOCK}part", "other")))
    document.do(Reuse("n20", instance))
    assert refusal(instance).startswith("part has its weights in common with another use")
    assert refusal("n20").startswith("other has its weights in common with another use")


def test_an_open_input_drops_its_wires(document: Document) -> None:
    instance = make(document, "n3", "n4")
    document.do(RemoveNodes(("n2",)))
    take_apart(document, instance)
    fc = document.project.model.find("fc")
    assert fc is not None
    assert document.project.model.incoming(fc.id) == []


def test_one_use_becomes_independent(document: Document) -> None:
    instance = make(document, "n3", "n4")
    document.do(AddNode(Node("n20", f"{BLOCK}part", "other")))
    document.do(Reuse("n20", instance))
    wires = document.project.model.wires()
    document.do(copy_block(document.project, MODEL, instance))
    assert document.project.model.node(instance).kind == f"{BLOCK}part2"
    assert document.project.model.node("n20").kind == f"{BLOCK}part"
    assert document.project.model.node("n20").reuses == ""
    assert document.project.model.wires() == wires
    assert structure(document.project.graphs["part2"]) == structure(document.project.graphs["part"])
    document.do(Rename("n3", "dense", "part2"))
    assert document.project.graphs["part"].node("n3").name == "fc"


def structure(graph: Graph) -> object:
    """All of a graph but ids and places."""
    name = {node.id: node.name for node in graph}
    name[""] = ""
    nodes = {
        (node.name, node.kind, repr(sorted(node.params.items())), node.note, name[node.reuses])
        for node in graph
    }
    wires = {(name[w.source], w.output, name[w.target], w.input) for w in graph.wires()}
    return nodes, wires


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_any_block_unpacked_is_what_it_was(seed: int) -> None:
    random = Random(seed)
    project = strange(random)
    document = Document(project, KINDS)
    before, text = structure(project.model), dumps(project)
    ids = convex(random, project.model)
    instance = make(document, *ids)
    assert not set(ids) & set(project.model.ids())
    take_apart(document, instance)
    assert structure(project.model) == before
    again = dumps(project)
    assert dumps(loads(again)) == again
    document.undo()
    document.undo()
    assert dumps(project) == text


def strange(random: Random) -> Project:
    """A project of kinds that nobody knows, so that any port is right; some are used again."""
    project = grown(random)
    graph = project.model
    for node in list(graph):
        graph.put_node(replace(node, kind="somebody.Elses"))
    owners = [node.id for node in graph if random.random() < 0.3]
    for node in list(graph):
        if owners and node.id not in owners and random.random() < 0.3:
            graph.put_node(replace(node, params={}, reuses=random.choice(owners)))
    return project


def convex(random: Random, graph: Graph) -> list[str]:
    """Some nodes that no path leaves and enters again, with all that are one layer with them."""
    other = nx.DiGraph((wire.source, wire.target) for wire in graph.wires())
    other.add_nodes_from(graph.ids())
    chosen = {random.choice(graph.ids()) for _ in range(random.randrange(1, 4))}
    size = 0
    while size != len(chosen):
        size = len(chosen)
        owners = {graph.node(n).reuses or n for n in chosen}
        chosen |= {node.id for node in graph if (node.reuses or node.id) in owners}
        after = set().union(*(nx.descendants(other, n) for n in chosen))
        chosen |= after & set().union(*(nx.ancestors(other, n) for n in chosen))
    return sorted(chosen)


def test_unpacked_layers_cover_neither_what_feeds_them_nor_what_follows(document: Document) -> None:
    node = make(document, "n2", "n3", "n4")
    document.do(Move(((node, 400.0, 0.0),)))
    document.do(unpack(document.project, document.kinds, MODEL, node))
    graph = document.project.model
    for wire in graph.wires():
        source, target = graph.node(wire.source), graph.node(wire.target)
        assert target.x - source.x >= 150, (source.name, target.name)
