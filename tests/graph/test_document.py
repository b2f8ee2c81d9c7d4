"""The document: steps, merging, groups, and who is told."""

from __future__ import annotations

import pytest
from graph_sessions import KINDS, LABEL

from studio.graph.change import GraphChange
from studio.graph.document import Document
from studio.graph.edits import AddNode, Change, EditError, Move, RemoveNodes, Rename, SetParam
from studio.graph.fileio import dumps
from studio.graph.model import MODEL, Node, Project


@pytest.fixture
def document() -> Document:
    project = Project("net")
    project.model.put_node(Node("n1", "plain", "a"))
    project.model.put_node(Node("n2", "plain", "b"))
    return Document(project, KINDS)


def drag(document: Document, *places: float) -> None:
    for place in places:
        document.do(Move((("n1", place, place),)), merge="move n1")


def x(document: Document) -> float:
    return document.project.model.node("n1").x


def test_a_drag_is_one_step(document: Document) -> None:
    drag(document, 1, 2, 3)
    document.seal()
    drag(document, 4, 5)
    places = []
    while document.undo():
        places.append(x(document))
    assert places == [3, 0]
    document.redo()
    assert x(document) == 3


def test_another_edit_ends_a_drag(document: Document) -> None:
    drag(document, 1)
    document.do(SetParam("n1", "bias", value=True))
    drag(document, 2)
    assert str(document.undo_title) == "Move a layer"
    document.undo()
    assert x(document) == 1


def test_a_drag_back_to_where_it_began_is_no_step(document: Document) -> None:
    drag(document, 1)
    document.seal()
    drag(document, 2, 1)
    drag(document, 7)
    document.undo()
    assert x(document) == 1
    document.undo()
    assert x(document) == 0
    assert document.undo() is None


def test_an_undone_drag_is_not_continued(document: Document) -> None:
    drag(document, 1)
    document.do(Rename("n2", "c"))
    document.undo()
    drag(document, 2)
    document.undo()
    assert x(document) == 1


def test_a_new_edit_forgets_what_was_undone(document: Document) -> None:
    document.do(Rename("n1", "c"))
    document.undo()
    assert str(document.redo_title) == "Rename to c"
    document.do(Rename("n1", "d"))
    assert document.redo_title is None
    assert document.redo() is None


def test_what_makes_no_difference_leaves_no_trace(document: Document) -> None:
    heard: list[Change] = []
    document.changed.connect(heard.append)
    document.do(Rename("n1", "c"))
    document.undo()
    heard.clear()
    assert not document.do(Move((("n1", 0, 0),)))
    assert not heard
    assert document.redo_title is not None
    assert not document.dirty


def test_a_group_is_one_step_and_one_change(document: Document) -> None:
    heard: list[Change] = []
    document.changed.connect(heard.append)
    with document.grouped(LABEL):
        document.do(AddNode(Node("n3", "plain", "c")))
        with document.grouped(LABEL):
            document.do(Rename("n3", "d"))
        assert not heard
    assert heard == [Change({MODEL: GraphChange(added=frozenset({"n3"}))})]
    assert document.undo_title == LABEL
    assert document.undo() == Change({MODEL: GraphChange(removed=frozenset({"n3"}))})
    assert document.undo_title is None


@pytest.mark.parametrize("error", [EditError("no"), KeyError("bug"), KeyboardInterrupt()])
def test_a_group_that_fails_is_taken_back(document: Document, error: BaseException) -> None:
    before = dumps(document.project)
    with pytest.raises(type(error)), document.grouped(LABEL):
        document.do(RemoveNodes(("n1",)))
        raise error
    assert dumps(document.project) == before
    assert document.undo_title is None
    document.do(Rename("n1", "c"))
    assert str(document.undo_title) == "Rename to c"


def test_undo_has_no_place_in_a_group(document: Document) -> None:
    with pytest.raises(RuntimeError, match="inside a group"), document.grouped(LABEL):
        document.undo()


def test_refusal_is_a_dry_run(document: Document) -> None:
    heard: list[Change] = []
    document.changed.connect(heard.append)
    before = dumps(document.project)
    assert document.refusal(RemoveNodes(("n1",))) is None
    assert str(document.refusal(Rename("n1", "b"))).startswith("Another layer is called b")
    assert dumps(document.project) == before
    assert not heard
    assert document.undo_title is None


def test_dirty_knows_the_way_back_to_what_was_saved(document: Document) -> None:
    assert not document.dirty
    drag(document, 1)
    assert document.dirty
    document.mark_saved()
    drag(document, 2)
    assert document.dirty
    document.undo()
    assert not document.dirty
    assert x(document) == 1
    document.undo()
    assert document.dirty
    document.do(Rename("n1", "c"))
    document.undo()
    assert document.dirty
    document.mark_saved()
    assert not document.dirty


def test_recovered_work_counts_as_unsaved(document: Document) -> None:
    document.mark_unsaved()
    assert document.dirty
    document.do(Rename("n1", "c"))
    document.undo()
    assert document.dirty
    document.mark_saved()
    assert not document.dirty


def test_any_step_can_be_gone_to_and_told_as_one_change(document: Document) -> None:
    texts = [dumps(document.project)]
    for place in (1, 2, 3):
        document.do(Move((("n1", place, place),)))
        texts.append(dumps(document.project))
    document.do(Rename("n2", "c"))
    assert [str(title) for title in document.steps] == ["Move a layer"] * 3 + ["Rename to c"]
    heard: list[Change] = []
    document.changed.connect(heard.append)
    document.go_to(1)
    assert dumps(document.project) == texts[1] and document.position == 1
    (change,) = heard
    assert change.of(MODEL) == GraphChange(moved=frozenset({"n1"}), renamed=frozenset({"n2"}))
    assert len(document.steps) == 4
    document.go_to(3)
    assert dumps(document.project) == texts[3]
    assert document.go_to(3) is None
    with pytest.raises(ValueError, match="there are 4 steps"):
        document.go_to(5)


def test_the_way_back_leads_to_where_the_user_was(document: Document) -> None:
    here = ["start"]
    found: list[object] = []
    document.where = lambda: here[0]
    document.returned.connect(found.append)
    document.do(Move((("n1", 1, 1),)))
    here[0] = "beside n2"
    drag(document, 2, 3)
    here[0] = "far away"
    document.undo()
    assert found.pop() == "beside n2"
    document.undo()
    assert found.pop() == "start"
    here[0] = "start"
    document.redo()
    document.redo()
    assert found.pop() == "far away"
    here[0] = "at the end"
    document.go_to(0)
    assert found.pop() == "start"
    document.go_to(2)
    assert found.pop() == "at the end"


def test_any_step_of_the_history_is_there_as_a_version_of_its_own() -> None:
    document = Document(Project(), KINDS)
    texts = [dumps(document.project)]
    for number in (1, 2, 3):
        document.do(AddNode(Node(f"n{number}", "plain", f"a{number}")))
        texts.append(dumps(document.project))
    document.undo()
    assert document.states.index(document.state) == document.position == 2
    assert [dumps(document.version(position)) for position in range(4)] == texts
    assert dumps(document.project) == texts[2]
