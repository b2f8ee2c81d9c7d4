"""Graphs, their words and own Python as parts of a project: added, renamed, removed."""

from __future__ import annotations

import pytest
from edit_checks import do, refused

from studio.graph.change import GraphChange
from studio.graph.definitions import (
    MAX_NAMES,
    AddGraph,
    RemoveCode,
    RemoveGraph,
    RenameCode,
    RenameGraph,
    SetAbout,
    SetCode,
)
from studio.graph.edits import AddNode, Connect, RemoveNodes, Rename
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.graph.rules import MAX_CODE
from studio.graph.uses import users


@pytest.fixture
def project() -> Project:
    """``part``, from ``left`` and ``right`` to ``sum``, stands twice in the model."""
    project = Project("net")
    part = Graph()
    for node in (
        Node("n1", "input", "left"),
        Node("n2", "input", "right"),
        Node("n3", "output", "sum"),
        Node("n4", "add", "add"),
    ):
        part.put_node(node)
    part.put_wire(Wire("n1", "output", "n4", "input.0"))
    part.put_wire(Wire("n2", "output", "n4", "input.1"))
    part.put_wire(Wire("n4", "output", "n3", "input"))
    project.graphs["part"] = part
    for node in (
        Node("n1", "source", "image"),
        Node("n2", "block:part", "first"),
        Node("n3", "block:part", "second"),
    ):
        project.model.put_node(node)
    for port in ("left", "right"):
        project.model.put_wire(Wire("n1", "output", "n2", port))
        project.model.put_wire(Wire("n2", "sum", "n3", port))
    return project


def test_add_a_graph(project: Project) -> None:
    content = project.graphs["part"].copy()
    ids = frozenset(content.ids())
    change = do(project, AddGraph("other", content))
    assert change.definitions == {"block:other"}
    assert change.of("other") == GraphChange(added=ids, rewired=ids, face=True)
    assert change.logic
    content.drop_node("n1")
    assert "n1" in project.graphs["other"]
    assert refused(project, AddGraph("other", Graph())).startswith("The project has a block called")
    assert '"2x" cannot be a name' in refused(project, AddGraph("2x", Graph()))


def test_what_no_file_could_hold_is_not_added(project: Project) -> None:
    content = Graph()
    content.put_node(Node("n1", "plain", "fc", x=1e10))
    assert "position of fc" in refused(project, AddGraph("other", content))
    content.put_node(Node("n1", "plain", "f c"))
    assert '"f c" cannot be a name' in refused(project, AddGraph("other", content))


def test_remove_a_graph(project: Project) -> None:
    assert refused(project, RemoveGraph("part")) == (
        "part is in use: first (model), second (model). Delete these layers first."
    )
    do(project, RemoveNodes(("n2", "n3")))
    change = do(project, RemoveGraph("part"))
    assert change.definitions == {"block:part"}
    assert change.graphs == {"part"}
    assert project.graphs.keys() == {MODEL}
    assert "has no graph called part" in refused(project, RemoveGraph("part"))


def test_a_sentence_names_some_of_many_uses(project: Project) -> None:
    for number in range(MAX_NAMES):
        do(project, AddNode(Node(f"n{number + 10}", "block:part", f"more{number}")))
    assert "more5 (model), …. Delete" in refused(project, RemoveGraph("part"))


def test_the_model_stays(project: Project) -> None:
    for edit in (RemoveGraph(MODEL), RenameGraph(MODEL, "other")):
        assert refused(project, edit) == (
            "The graph model is what the project trains: it stays, under this name."
        )


def test_instances_follow_a_renamed_graph(project: Project) -> None:
    wires = project.model.wires()
    change = do(project, RenameGraph("part", "piece"))
    assert change.renames == {"part": "piece"}
    assert change.definitions == {"block:part", "block:piece"}
    assert change.of(MODEL) == GraphChange(retuned=frozenset({"n2", "n3"}))
    assert [(where, node.name) for where, node in users(project, "piece")] == [
        (MODEL, "first"),
        (MODEL, "second"),
    ]
    assert project.model.wires() == wires
    assert "called model already" in refused(project, RenameGraph("piece", MODEL))
    assert not do(project, RenameGraph("piece", "piece"))


@pytest.mark.parametrize("graph", ["part", "inner"])
def test_no_block_holds_itself(project: Project, graph: str) -> None:
    do(project, AddGraph("inner", Graph()))
    do(project, AddNode(Node("n9", "block:inner", "inside"), "part"))
    words = refused(project, AddNode(Node("n10", "block:part", "again"), graph))
    circle = "part → part" if graph == "part" else "inner → part → inner"
    assert words.startswith(f"A block cannot hold itself, and this one would: {circle}.")


def test_a_name_that_closes_a_circle_is_refused(project: Project) -> None:
    do(project, AddNode(Node("n9", "block:lost", "inside"), "part"))
    content = Graph()
    content.put_node(Node("n1", "block:part", "outside"))
    assert "lost → part → lost" in refused(project, AddGraph("lost", content))
    do(project, AddGraph("found", content))
    assert "lost → part → lost" in refused(project, RenameGraph("found", "lost"))


def test_a_graph_says_what_it_is_for(project: Project) -> None:
    change = do(project, SetAbout("part", "Adds.", ("plus", "sum")))
    assert change.definitions == {"block:part"}
    assert project.graphs["part"].synonyms == ("plus", "sum")
    assert "half a character" in refused(project, SetAbout("part", "\ud800"))
    assert "half a character" in refused(project, SetAbout("part", "", ("\ud800",)))


def test_wires_follow_a_renamed_port(project: Project) -> None:
    change = do(project, Rename("n1", "a", "part"))
    assert change.graphs == {"part", MODEL}
    assert change.definitions == {"block:part"}
    assert change.of(MODEL).rewired == {"n1", "n2", "n3"}
    do(project, Rename("n3", "total", "part"))
    assert project.model.wires() == [
        Wire("n1", "output", "n2", "a"),
        Wire("n1", "output", "n2", "right"),
        Wire("n2", "total", "n3", "a"),
        Wire("n2", "total", "n3", "right"),
    ]


def test_a_port_takes_the_place_of_a_wire_that_ended_nowhere(project: Project) -> None:
    project.model.put_wire(Wire("n1", "output", "n2", "a"))
    do(project, Rename("n1", "a", "part"))
    assert [wire.input for wire in project.model.incoming("n2")] == ["a", "right"]


def test_wires_go_with_their_port(project: Project) -> None:
    do(project, RemoveNodes(("n1",), "part"))
    assert [wire.input for wire in project.model.wires()] == ["right", "right"]
    do(project, RemoveNodes(("n3",), "part"))
    assert project.model.wires() == [Wire("n1", "output", "n2", "right")]


def test_a_wire_ends_at_a_port_of_the_block_only(project: Project) -> None:
    words = refused(project, Connect(Wire("n1", "output", "n2", "input")))
    assert words == "first has no input called input. It has: left, right."


def test_own_python(project: Project) -> None:
    text = "def f(x):\n    return x\n"
    assert do(project, SetCode("f", text)).definitions == {"code:f"}
    do(project, AddNode(Node("n9", "code:f", "mine")))
    assert refused(project, RemoveCode("f")).startswith("f is in use: mine (model).")
    change = do(project, RenameCode("f", "g"))
    assert change.definitions == {"code:f", "code:g"}
    assert project.model.node("n9").kind == "code:g"
    assert project.codes == {"g": text}
    do(project, SetCode("h", ""))
    assert refused(project, RenameCode("g", "h")).startswith("The project has code called h")
    do(project, RemoveCode("h"))
    assert refused(project, RenameCode("h", "i")).startswith("The project net has no code called h")
    assert not do(project, SetCode("g", text))
    assert not do(project, RenameCode("g", "g"))


def test_own_python_has_limits(project: Project) -> None:
    assert "1000000 are the most" in refused(project, SetCode("f", "#" * (MAX_CODE + 1)))
    assert "half a character" in refused(project, SetCode("f", "\ud800"))
    assert "cannot be a name" in refused(project, SetCode("a b", ""))
