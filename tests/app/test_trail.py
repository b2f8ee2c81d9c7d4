"""Back and forward over jumps."""

from __future__ import annotations

from stand_in import StandIn
from test_scope import nested, opened

from studio.app.actions import Context, find, perform
from studio.app.scope import Scope
from studio.app.session import Session
from studio.compile.problems import Problem
from studio.graph.definitions import RenameGraph
from studio.graph.edits import RemoveNodes
from studio.message import Message


def test_back_goes_through_the_blocks_that_were_entered_and_forward_again(
    session: Session,
) -> None:
    opened(session, nested())
    assert not session.trail.can_go_back
    session.select(["n2"])
    session.enter("n2")
    session.select(["n1"])
    session.enter("n2")
    assert session.go_back()
    assert (session.scope, session.selection) == (Scope("outer", ("n2",)), ("n1",))
    assert session.go_back()
    assert (session.scope, session.selection) == (Scope(), ("n2",))
    assert not session.go_back()
    assert session.go_on()
    assert session.go_on()
    assert session.scope == Scope("inner", ("n2", "n2"))
    assert not session.go_on()


def test_a_jump_from_behind_ends_the_way_forward(session: Session) -> None:
    opened(session, nested())
    session.enter("n1")
    session.go_back()
    session.enter("n2")
    assert not session.trail.can_go_on
    session.go_back()
    assert session.scope == Scope()


def test_one_comes_back_from_a_problem_and_from_a_node_of_the_code(session: Session) -> None:
    opened(session, nested())
    session.select(["n1"])
    session.visit_problem(Problem("n2", "error", Message("bad"), path=("n2", "n2")))
    assert session.scope.graph == "inner"
    session.visit("n1/n2/n2")
    session.visit("n1/n2/n2")
    assert session.scope.path == ("n1", "n2")
    session.go_back()
    assert session.scope.path == ("n2", "n2")
    session.go_back()
    assert (session.scope, session.selection) == (Scope(), ("n1",))


def test_a_place_that_is_gone_is_passed_over_and_a_renamed_one_is_not(session: Session) -> None:
    opened(session, nested())
    session.show("spare")
    session.look(Scope())
    session.enter("n1")
    session.leave()
    assert session.do(RenameGraph("spare", "left"))
    assert session.do(RemoveNodes(("n1",)))
    session.go_back()
    assert session.scope == Scope("left", (), "left")


def test_undo_leaves_the_trail_as_it_was_and_another_document_has_none(session: Session) -> None:
    opened(session, nested())
    assert session.do(RemoveNodes(("n1",)))
    session.enter("n2")
    session.document.undo()
    assert session.scope == Scope()
    session.go_back()
    assert not session.trail.can_go_back
    session.enter("n2")
    session.new()
    assert not session.trail.can_go_back


def test_the_verbs_say_where_there_is_no_way(session: Session) -> None:
    opened(session, nested())
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    context = Context(session, StandIn())
    assert not perform(find("view.back"), context)
    assert not perform(find("view.on"), context)
    assert told == [
        "There is no earlier place to go back to.",
        "You are at the last place that you went to.",
    ]
    session.enter("n1")
    assert perform(find("view.back"), context)
    assert perform(find("view.on"), context)
    assert session.scope.path == ("n1",)


def test_what_has_no_lines_is_said(session: Session) -> None:
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    stage = StandIn()
    context = Context(session, stage)
    assert not perform(find("view.show_code"), context)
    assert not perform(find("view.show_on_canvas"), context)
    assert stage.asked == []
    session.open_example("moons_mlp")
    session.select([session.graph.ids()[0]])
    stage.has_lines = False
    assert perform(find("view.show_code"), context)
    assert perform(find("view.show_on_canvas"), context)
    assert stage.asked == ["code", "canvas"]
    assert len(set(told)) == 4
