"""Copies take along what they need: blocks, own Python, variables; and layers used again."""

from __future__ import annotations

import json

import pytest

from studio.compile.kinds import ProjectKinds
from studio.graph.adoption import adopt_block
from studio.graph.blocks import make_block, users
from studio.graph.clipboard import fragment
from studio.graph.definitions import AddGraph, SetAbout, SetCode
from studio.graph.document import Document
from studio.graph.edits import AddNode, Batch, Connect, EditError, SetPackage, SetParam
from studio.graph.fileio import dumps, loads
from studio.graph.model import BLOCK, CODE, MODEL, Graph, Node, Project, Variable, Wire
from studio.graph.pasting import paste
from studio.graph.reuse import Reuse
from studio.graph.variables import AddVariable, SetVariable
from studio.layers.catalogue import standard
from studio.message import Message
from studio.value import Expression

LINEAR = "torch.nn.Linear"


def opened(name: str) -> Document:
    project = Project(name)
    return Document(project, ProjectKinds(standard(), project))


@pytest.fixture
def here() -> Document:
    """Two blocks, one in the other; the inner one speaks of a variable and has own Python."""
    document = opened("here")
    document.do(AddVariable(Variable("width", 32)))
    document.do(SetCode("twice", "def twice(x):\n    return 2 * x\n"))
    document.do(AddNode(Node("n1", LINEAR, "fc", {"out_features": Expression("width")})))
    document.do(AddNode(Node("n2", f"{CODE}twice", "twice")))
    document.do(Connect(Wire("n1", "output", "n2", "x")))
    for ids, name in ((("n1", "n2"), "inner"), (("inner",), "outer")):
        graph = document.project.model
        found = [node.id for node in graph if node.id in ids or node.name in ids]
        document.do(make_block(document.project, document.kinds, MODEL, found, name))
    return document


@pytest.fixture
def there() -> Document:
    return opened("there")


def outer_of(document: Document) -> str:
    ((_, node),) = users(document.project, "outer")
    return node.id


def copied(
    here: Document, there: Document, *ids: str, source: str = MODEL, goal: str = MODEL
) -> list[Node]:
    """Copy and paste; the new nodes."""
    text = fragment(here.project, here.kinds, source, ids)
    batch, new = paste(text, there.project, there.kinds, (0.0, 0.0), graph=goal)
    before = dumps(there.project)
    there.do(batch)
    after = dumps(there.project)
    assert dumps(loads(after)) == after
    there.undo()
    assert dumps(there.project) == before
    there.redo()
    return [there.project.graphs[goal].node(node_id) for node_id in new]


def test_a_copy_takes_along_what_it_needs_at_any_depth(here: Document, there: Document) -> None:
    (node,) = copied(here, there, outer_of(here))
    assert node.kind == f"{BLOCK}outer"
    assert there.project.graphs.keys() == {MODEL, "inner", "outer"}
    assert there.project.codes == here.project.codes
    assert there.project.variables == here.project.variables
    for name in ("inner", "outer"):
        assert list(there.project.graphs[name]) == list(here.project.graphs[name])


def test_what_is_there_and_equal_is_used(here: Document, there: Document) -> None:
    copied(here, there, outer_of(here))
    once = there.project.copy()
    copied(here, there, outer_of(here))
    assert there.project.graphs.keys() == once.graphs.keys()
    assert there.project.codes == once.codes
    assert there.project.variables == once.variables
    (node,) = copied(here, here, outer_of(here))
    assert node.kind == f"{BLOCK}outer"
    assert here.project.graphs.keys() == once.graphs.keys()


def test_what_has_the_name_of_something_else_gets_another(here: Document, there: Document) -> None:
    there.do(AddVariable(Variable("width", 7)))
    there.do(SetCode("twice", "def twice(x):\n    return x + x\n"))
    there.do(AddGraph("outer", Graph()))
    (node,) = copied(here, there, outer_of(here))
    assert node.kind == f"{BLOCK}outer2"
    assert there.project.variables == (Variable("width", 7), Variable("width2", 32))
    assert there.project.codes["twice2"] == here.project.codes["twice"]
    inner = there.project.graphs["inner"]
    found = {n.name: n for n in inner}
    assert found["fc"].params == {"out_features": Expression("width2")}
    assert found["twice"].kind == f"{CODE}twice2"
    (again,) = copied(here, there, outer_of(here))
    assert again.kind == f"{BLOCK}outer2"
    assert "outer3" not in there.project.graphs


def test_a_variable_of_a_face_comes_as_one_of_the_project(here: Document, there: Document) -> None:
    here.do(AddVariable(Variable("depth", 3), "outer"))
    here.do(AddNode(Node("n9", LINEAR, "last", {"out_features": Expression("depth")}), "outer"))
    (node,) = copied(here, there, "n9", source="outer")
    assert node.params == {"out_features": Expression("depth")}
    assert there.project.variables == (Variable("depth", 3),)
    (node,) = copied(here, here, "n9", source="outer", goal="outer")
    assert node.params == {"out_features": Expression("depth")}
    assert here.project.variables == (Variable("width", 32),)


def test_two_variables_of_one_name_stay_apart(here: Document, there: Document) -> None:
    here.do(AddVariable(Variable("width", 3), "outer"))
    here.do(AddNode(Node("n9", LINEAR, "last", {"out_features": Expression("width")}), "outer"))
    ((_, inner),) = users(here.project, "inner")
    last, _ = copied(here, there, "n9", inner.id, source="outer")
    assert last.params == {"out_features": Expression("width2")}
    assert there.project.variables == (Variable("width", 32), Variable("width2", 3))


def test_packages_come_along(here: Document, there: Document) -> None:
    here.do(AddNode(Node("n9", "plexus_example.Fold", "fold"), package="plexus-example 0.1"))
    copied(here, there, "n9")
    assert there.project.packages == {"plexus_example.Fold": "plexus-example 0.1"}
    there.do(SetPackage("plexus_example.Fold", ""))
    assert there.project.packages == {}


def test_no_block_is_pasted_into_itself(here: Document) -> None:
    text = fragment(here.project, here.kinds, MODEL, (outer_of(here),))
    batch, _ = paste(text, here.project, here.kinds, (0, 0), graph="inner")
    assert str(here.refusal(batch)).startswith(
        "A block cannot hold itself, and this one would: inner → outer → inner."
    )


@pytest.fixture
def sharing() -> Document:
    document = opened("sharing")
    document.do(AddNode(Node("n1", LINEAR, "fc", {"out_features": 8})))
    for node_id in ("n2", "n3"):
        document.do(AddNode(Node(node_id, LINEAR, f"again{node_id}")))
        document.do(Reuse(node_id, "n1"))
    return document


def test_a_copy_uses_the_layer_that_the_original_uses(sharing: Document) -> None:
    assert [node.reuses for node in copied(sharing, sharing, "n2", "n3")] == ["n1", "n1"]


def test_with_its_owner_a_copy_uses_that_ones_copy(sharing: Document) -> None:
    two, one = copied(sharing, sharing, "n2", "n1")
    assert two.reuses == one.id
    assert one.params == {"out_features": 8}


def test_elsewhere_the_first_copy_has_the_layer(sharing: Document, there: Document) -> None:
    first, second = copied(sharing, there, "n2", "n3")
    assert first.params == {"out_features": 8}
    assert first.reuses == ""
    assert second.reuses == first.id


@pytest.mark.parametrize(
    ("field", "value"),
    [("needs", 1), ("needs", {"format": "plexus"}), ("owners", []), ("owners", {"n2": {"id": 3}})],
)
def test_damaged_needs_are_refused(sharing: Document, field: str, value: object) -> None:
    record = json.loads(fragment(sharing.project, sharing.kinds, MODEL, ("n2",)))
    record[field] = value
    with pytest.raises(EditError, match="The copy of layers on the clipboard is damaged"):
        paste(json.dumps(record), sharing.project, sharing.kinds, (0, 0))


def test_a_block_of_another_project_is_adopted_with_all_it_holds(
    here: Document, there: Document
) -> None:
    here.do(SetAbout(MODEL, "Two layers and a doubling.", ("double",)))
    adoption, kind = adopt_block(there.project, here.project, MODEL, "doubling")
    assert kind == f"{BLOCK}doubling"
    there.do(Batch((*adoption.edits, AddNode(Node("n1", kind, "doubling"))), Message("Add")))
    assert there.project.graphs.keys() == {MODEL, "doubling", "outer", "inner"}
    assert there.project.graphs["doubling"].about == "Two layers and a doubling."
    again, same = adopt_block(there.project, here.project, MODEL, "doubling")
    assert not again.edits
    assert same == kind
    there.do(SetAbout("doubling", "Mine."))
    _, other = adopt_block(there.project, here.project, MODEL, "doubling")
    assert other == f"{BLOCK}doubling2"


def test_what_changed_since_is_another_variable(here: Document, there: Document) -> None:
    copied(here, there, outer_of(here))
    there.do(SetVariable("width", 64))
    (node,) = copied(here, there, outer_of(here))
    assert node.kind == f"{BLOCK}outer2"
    assert there.project.variables == (Variable("width", 64), Variable("width2", 32))


def test_an_expression_on_the_clipboard_is_plain_text(here: Document) -> None:
    here.do(AddNode(Node("n9", LINEAR, "odd", {"out_features": 3})))
    here.do(SetParam("n9", "out_features", Expression("width * 2")))
    record = json.loads(fragment(here.project, here.kinds, MODEL, ("n9",)))
    assert record["nodes"][0]["params"] == {"out_features": {"=": "width * 2"}}
    assert [v["name"] for v in record["needs"]["variables"]] == ["width"]
