"""Automatic layout as the user asks for it: at once without a window, behind it with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from stand_in import StandIn

from studio.app.actions import Context, find, perform
from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph import layout
from studio.graph.edits import Connect, Move, SetFlags
from studio.graph.fileio import dumps
from studio.graph.furnishing import LeadWire, PutPiece
from studio.graph.furniture import Frame
from studio.graph.model import FOLD, PIN, Wire

ARRANGE = find("model.arrange")


@pytest.fixture
def open_window(tmp_path: Path) -> Iterator[Session]:
    """A session that works behind a window."""
    session = Session(
        background=True, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery"
    )
    yield session
    session.close()


def chain(session: Session) -> list[str]:
    ids = [session.add(kind) or "" for kind in ("output", "torch.nn.ReLU", "input")]
    session.do(Connect(Wire(ids[2], "output", ids[1], "input")))
    session.do(Connect(Wire(ids[1], "output", ids[0], "input")))
    return ids


def finish(session: Session) -> None:
    errand = session.arranging._errand
    assert errand is not None and errand._thread is not None
    errand._thread.join(30)
    session.arranging.poll()
    assert not session.arranging.under_way


def test_in_a_window_it_is_done_in_a_thread_and_is_one_step(
    open_window: Session, stage: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids, threads = chain(open_window), []
    arrange = layout.arrange
    monkeypatch.setattr(
        layout, "arrange", lambda *given: (threads.append(current_thread()), arrange(*given))[1]
    )
    woken: list[None] = []
    open_window.woke.connect(woken.append)
    steps = open_window.document.position
    assert perform(ARRANGE, Context(open_window, stage))
    assert woken
    assert str(ARRANGE.caption(Context(open_window, stage))) == "Stop arranging"
    assert open_window.document.position == steps
    finish(open_window)
    assert threads and threads[0] is not main_thread()
    xs = [open_window.graph.node(node_id).x for node_id in ids]
    assert xs == sorted(xs, reverse=True)
    assert open_window.document.position == steps + 1
    assert str(open_window.document.undo_title) == "Arrange"
    assert stage.asked[-1] == "fit all"


@pytest.mark.parametrize("meanwhile", ["moved", "stopped", "opened", "undone"])
def test_what_was_changed_meanwhile_stays(
    open_window: Session, stage: StandIn, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    ids, may_go = chain(open_window), Event()
    arrange = layout.arrange
    monkeypatch.setattr(layout, "arrange", lambda *given: (may_go.wait(30), arrange(*given))[1])
    notices: list[Notice] = []
    open_window.notified.connect(notices.append)
    context = Context(open_window, stage)
    assert perform(ARRANGE, context)
    match meanwhile:
        case "moved":
            open_window.do(Move(((ids[0], 7.0, 8.0),)))
        case "stopped":
            assert perform(ARRANGE, context)
        case "opened":
            open_window.new()
        case "undone":
            assert perform(find("edit.undo"), context)
    before = dumps(open_window.document.project)
    may_go.set()
    finish(open_window)
    assert dumps(open_window.document.project) == before
    told = ["was changed while it was being arranged" in str(n.message) for n in notices]
    assert told == ([] if meanwhile == "stopped" else [True])
    assert "fit all" not in stage.asked


def test_only_the_selection_is_arranged_beside_the_rest(session: Session, stage: StandIn) -> None:
    ids = chain(session)
    lone = session.add("torch.nn.ReLU", 400.0, 0.0) or ""
    session.select(ids)
    context = Context(session, stage)
    assert str(ARRANGE.caption(context)) == "Arrange selection"
    assert perform(ARRANGE, context)
    assert (session.graph.node(lone).x, session.graph.node(lone).y) == (400.0, 0.0)
    for node in map(session.graph.node, ids):
        assert abs(node.x - 400) >= 150 or abs(node.y) >= 90
    before = dumps(session.document.project)
    assert perform(ARRANGE, context)
    assert dumps(session.document.project) == before


def test_pins_frames_folded_cards_and_led_wires_are_heeded(
    session: Session, stage: StandIn, notices: list[Notice]
) -> None:
    out, relu, image = chain(session)
    session.do(SetFlags(relu, frozenset((PIN,))))
    session.do(SetFlags(image, frozenset((FOLD,))))
    session.do(Move(((relu, 300.0, 40.0), (out, 900.0, 400.0), (image, 0.0, 0.0))))
    wire = session.graph.incoming(out)[0]
    session.do(LeadWire(wire, ((600.0, 600.0),)))
    session.do(PutPiece(Frame("frame1", 880, 380, 300, 200)))
    stage.sizes[image] = (150.0, 30.0)
    assert perform(ARRANGE, Context(session, stage))
    graph = session.graph
    assert (graph.node(relu).x, graph.node(relu).y) == (300.0, 40.0)
    assert graph.node(image).x < 300 - 150 < 300 + 150 < graph.node(out).x
    assert graph.incoming(out)[0].points == ()
    frame, card = graph.pieces["frame1"], graph.node(out)
    assert frame.x < card.x < frame.x + frame.width
    assert frame.y < card.y < frame.y + frame.height
    assert "is pinned and stays" in str(notices[-1].message)
