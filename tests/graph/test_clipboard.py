from __future__ import annotations

import json

import pytest
from graph_sessions import KINDS
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.graph.clipboard import fragment
from studio.graph.document import Document
from studio.graph.edits import EditError, Rename
from studio.graph.fileio import dumps
from studio.graph.model import MODEL, Node, Project, Wire
from studio.graph.pasting import paste


@pytest.fixture
def document() -> Document:
    """``image`` → ``conv1`` → ``relu`` → ``sum``, and ``image`` → ``sum``."""
    project = Project("net")
    for node in (
        Node("n1", "source", "image", x=0.0, y=10.0),
        Node("n2", "plain", "conv1", {"kernel_size": (3, 3)}, 200.0, 30.0, "a note"),
        Node("n3", "plain", "relu", {}, 400.0, 20.0, extra={"tied": {"to": "n1"}}),
        Node("n4", "add", "sum", x=600.0),
    ):
        project.model.put_node(node)
    for wire in (
        Wire("n1", "output", "n2", "input"),
        Wire("n2", "output", "n3", "input", {"gain": 2}),
        Wire("n3", "output", "n4", "input.0"),
        Wire("n1", "output", "n4", "input.1"),
    ):
        project.model.put_wire(wire)
    return Document(project, KINDS)


def copied(document: Document, *ids: str, keep: bool, into: Document | None = None) -> list[str]:
    into = into or document
    text = fragment(document.project, KINDS, MODEL, ids)
    batch, new = paste(text, into.project, KINDS, (1000.0, 500.0), keep_incoming=keep)
    into.do(batch)
    return list(new)


def test_what_is_pasted_has_all_but_its_place_and_name(document: Document) -> None:
    before = dumps(document.project)
    assert copied(document, "n2", "n3", keep=False) == ["n5", "n6"]
    graph = document.project.model
    assert graph.node("n5") == Node(
        "n5", "plain", "conv2", {"kernel_size": (3, 3)}, 1000.0, 510.0, "a note"
    )
    assert graph.node("n6") == Node(
        "n6", "plain", "relu2", {}, 1200.0, 500.0, extra={"tied": {"to": "n1"}}
    )
    assert graph.incoming("n5") == []
    (inside,) = graph.incoming("n6")
    assert inside == Wire("n5", "output", "n6", "input")
    assert inside.extra == {"gain": 2}
    assert str(document.undo_title) == "Paste 2 layers"
    document.undo()
    assert dumps(document.project) == before


def test_incoming_wires_can_be_kept(document: Document) -> None:
    new = copied(document, "n4", "n2", keep=True)
    graph = document.project.model
    assert new == ["n5", "n6"]
    assert graph.incoming("n5") == [
        Wire("n3", "output", "n5", "input.0"),
        Wire("n1", "output", "n5", "input.1"),
    ]
    assert graph.incoming("n6") == [Wire("n1", "output", "n6", "input")]


def test_in_another_project_the_same_id_is_another_layer(document: Document) -> None:
    project = Project("other")
    project.model.put_node(Node("n1", "source", "picture"))
    other = Document(project, KINDS)
    (new,) = copied(document, "n2", keep=True, into=other)
    assert (new, project.model.node(new).name) == ("n2", "conv1")
    assert project.model.wires() == []
    other.do(Rename("n1", "image"))
    (new,) = copied(document, "n2", keep=True, into=other)
    assert project.model.wires() == [Wire("n1", "output", "n3", "input")]


def test_copies_of_many_get_names_of_their_own(document: Document) -> None:
    for _ in range(7):
        copied(document, *document.project.model.ids(), keep=False)
    graph = document.project.model
    assert len(graph) == len(graph.names()) == 512
    assert len(graph.wires()) == 4 * 128


@pytest.mark.parametrize(
    "text",
    ["", "import torch", "[]", "{}", '{"format": "jpeg"}', dumps(Project())],
)
def test_other_text_is_no_fragment(document: Document, text: str) -> None:
    with pytest.raises(EditError, match="There are no layers on the clipboard"):
        paste(text, document.project, KINDS, (0, 0))


def test_nothing_selected_is_no_fragment(document: Document) -> None:
    with pytest.raises(EditError, match="Select some layers and copy them first"):
        paste(fragment(document.project, KINDS, MODEL, ()), document.project, KINDS, (0, 0))


@settings(max_examples=100, deadline=None)
@given(
    key=st.sampled_from(["nodes", "layout", "wires", "incoming", "format"]),
    value=st.none()
    | st.integers()
    | st.lists(
        st.text(max_size=2)
        | st.dictionaries(
            st.sampled_from(["id", "kind", "name", "wire", "from", "to"]),
            st.text(max_size=2) | st.lists(st.text(max_size=2)),
            max_size=4,
        ),
        max_size=2,
    ),
)
def test_damaged_fragments_are_refused_or_pasted(key: str, value: object) -> None:
    project = Project()
    project.model.put_node(Node("n1", "plain", "a"))
    project.model.put_node(Node("n2", "plain", "b"))
    project.model.put_wire(Wire("n1", "output", "n2", "input"))
    record = json.loads(fragment(project, KINDS, MODEL, ("n2",)))
    before = dumps(project)
    record[key] = value
    try:
        batch, _ = paste(json.dumps(record), project, KINDS, (0, 0), keep_incoming=True)
        Document(project, KINDS).do(batch)
    except EditError:
        assert dumps(project) == before
    else:
        assert len(project.model) == 3
