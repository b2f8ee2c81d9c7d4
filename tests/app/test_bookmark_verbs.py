"""Keeping views and going back to them."""

from __future__ import annotations

from stand_in import StandIn
from test_scope import nested, opened

from studio.app.action import Context
from studio.app.actions import find, perform
from studio.app.bookmarks import Sight
from studio.app.scope import Scope
from studio.app.session import Session
from studio.graph.edits import RemoveNodes


def test_views_are_kept_under_digits_and_shown_again(session: Session) -> None:
    stage = StandIn()
    context = Context(opened(session, nested()), stage)
    assert not perform(find("view.go_1"), context)
    assert not perform(find("view.bookmarks"), context)
    assert perform(find("view.keep_1"), context)
    session.enter("n2")
    stage.seen = Sight(1.0, 2.0, 0.5)
    assert perform(find("view.keep"), context), "it takes the first digit that is free"
    assert [(b.name, b.key, b.path) for b in session.document.project.bookmarks] == [
        ("model 1", 1, ()),
        ("outer", 2, ("n2",)),
    ]
    stage.seen = Sight(9.0, 9.0, 1.0)
    assert perform(find("view.go_1"), context)
    assert session.scope == Scope()
    assert stage.seen == Sight(10.0, 20.0, 1.5)
    assert perform(find("view.go_2"), context)
    assert session.scope == Scope("outer", ("n2",))
    assert stage.seen == Sight(1.0, 2.0, 0.5)
    assert session.go_back()
    assert session.scope == Scope()
    assert str(find("view.go_2").caption(context)) == "outer"
    assert "outer" in str(find("view.keep_2").caption(context))
    assert session.document.undo()
    assert len(session.document.project.bookmarks) == 1


def test_names_do_not_clash_and_speak_of_what_is_selected(session: Session) -> None:
    context = Context(opened(session, nested()), StandIn())
    session.select(["n1"])
    perform(find("view.keep_1"), context)
    perform(find("view.keep_2"), context)
    perform(find("view.keep_2"), context)
    assert [b.name for b in session.document.project.bookmarks] == ["one", "one 2"]


def test_a_view_of_what_is_gone_says_so(session: Session) -> None:
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    context = Context(opened(session, nested()), StandIn())
    session.enter("n2")
    perform(find("view.keep_1"), context)
    session.leave()
    assert session.do(RemoveNodes(("n2",)))
    before = session.trail.can_go_back, session.scope
    assert not perform(find("view.go_1"), context)
    assert told[-1].startswith("The view outer is of outer, which is not there any more.")
    assert (session.trail.can_go_back, session.scope) == before
    session.document.undo()
    assert perform(find("view.go_1"), context)
