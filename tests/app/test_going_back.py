"""Marks of a run in the session, and the ways back to them."""

from __future__ import annotations

import time

import pytest

from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph.edits import SetFlags, SetParam
from studio.graph.model import FREEZE, MODEL
from studio.message import Message, UserError
from studio.observe.frames import Frame, Mark, Scalars
from studio.train import journal
from studio.train.store import RunFolder

WAIT_S = 60.0


def poll_until(session: Session, reached: object) -> None:
    assert callable(reached)
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        session.poll()
        if reached():
            return
        run = session.runs.current
        if run is not None:
            run.worker.join(0.005)
    raise AssertionError("the run did not get there")


def started(session: Session, run_in: str = "thread") -> list[Frame]:
    """A run that is paused after some steps, and what it will have shown."""
    session.open_example("moons_mlp")
    assert run_in == "thread" or session.set_setting("train.run_in", run_in)
    assert session.set_setting("train.epochs", 3)
    frames: list[Frame] = []
    session.runs.frames.connect(frames.extend)
    session.runs.start()
    session.runs.pause()
    poll_until(session, lambda: session.runs.state == "paused")
    return frames


def marks(frames: list[Frame]) -> list[Mark]:
    return [frame for frame in frames if isinstance(frame, Mark)]


def layer(session: Session, kind: str) -> str:
    return next(node.id for node in session.document.project.model if node.kind.endswith(kind))


def losses(session: Session) -> list[tuple[int, float]]:
    history = RunFolder(session.runs.current.folder).history()
    return [(s.step, s.values["train_loss"]) for s in history if "train_loss" in s.values]


def test_a_change_while_paused_is_marked_and_gone_back_to(session: Session) -> None:
    frames = started(session)
    session.runs.adjust("", "lr", 0.5)
    poll_until(session, lambda: marks(frames))
    (mark,) = marks(frames)
    first = session.runs.current
    session.runs.resume()
    poll_until(session, lambda: session.runs.state == "finished")
    whole = losses(session)
    frames.clear()
    session.runs.go_back(mark)
    assert session.runs.active
    poll_until(session, lambda: session.runs.state == "finished" and session.runs.current != first)
    assert losses(session) == whole
    assert first is not None
    assert session.runs.current.folder != first.folder
    assert [str(m.message) for m in marks(frames)][1:] == [
        f"gone back to here from step {whole[-1][0]} of {first.folder.name}"
    ]
    assert {f.step for f in frames if isinstance(f, Scalars)} >= {1, mark.step}


def test_going_back_from_a_pause_pauses_there_and_may_undo_the_change(session: Session) -> None:
    frames = started(session)
    session.runs.adjust("", "lr", 0.5)
    poll_until(session, lambda: marks(frames))
    (mark,) = marks(frames)
    session.runs.step()
    poll_until(session, lambda: session.runs.current.progress.step == mark.step + 1)
    poll_until(session, lambda: session.runs.state == "paused")
    first = session.runs.current
    session.runs.go_back(mark, undo=True)
    poll_until(session, lambda: session.runs.state == "paused" and session.runs.current != first)
    poll_until(session, lambda: len(marks(frames)) == 4)
    assert session.runs.current.progress.step == mark.step
    assert str(marks(frames)[-1].message) == "lr: 0.5 → 0.01"
    session.runs.stop()
    poll_until(session, lambda: not session.runs.active)


def test_a_mark_without_a_checkpoint_leads_nowhere(session: Session) -> None:
    frames = started(session)
    session.runs.adjust("", "lr", 0.5)
    poll_until(session, lambda: marks(frames))
    with pytest.raises(UserError, match="There is no checkpoint"):
        session.runs.go_back(Mark(3, 0.5, marks(frames)[0].message))
    session.runs.stop()


def test_what_cannot_be_changed_is_told(session: Session) -> None:
    started(session)
    said: list[Notice] = []
    session.notified.connect(said.append)
    session.runs.adjust(layer(session, "Linear"), "out_features", 3)
    poll_until(session, lambda: said)
    assert str(said[0].message).startswith("out_features of")
    session.runs.stop()


def test_a_node_is_found_in_the_run(session: Session) -> None:
    started(session)
    reach = session.runs.current.reach
    node = layer(session, "Linear")
    assert reach.ways(MODEL, node) == (node,)
    assert reach.ways("nothing", node) == ()
    session.runs.stop()


def test_freezing_a_layer_is_kept_in_the_file_and_told_to_the_run(session: Session) -> None:
    from studio.app.action import Context
    from studio.app.actions import find

    frames = started(session)
    node = layer(session, "Linear")
    session.select((node,))
    context = Context(session, None)  # type: ignore[arg-type]
    freeze = find("layer.freeze")
    assert freeze.refusal is None or freeze.refusal(context) is None
    freeze.run(context)
    assert FREEZE in session.document.project.model.node(node).flags
    poll_until(session, lambda: marks(frames))
    assert str(marks(frames)[0].message).endswith(" frozen")
    session.document.undo()
    assert FREEZE not in session.document.project.model.node(node).flags
    assert session.do(SetFlags(node, frozenset({FREEZE})))
    session.runs.stop()


def test_a_mark_of_an_earlier_session_is_gone_back_to_in_the_model_of_then(
    session: Session,
) -> None:
    frames = started(session)
    session.runs.adjust("", "lr", 0.5)
    poll_until(session, lambda: marks(frames))
    first = session.runs.current
    assert first is not None
    session.runs.resume()
    poll_until(session, lambda: session.runs.state == "finished")
    whole = losses(session)
    (mark,) = journal.marks(RunFolder(first.folder))
    assert mark.checkpoint
    session.close()

    later = Session(runs_folder=session.runs.folder)
    later.open_example("moons_mlp")
    assert later.do(SetParam(layer(later, "Linear"), "out_features", 9))
    heard: list[Frame] = []
    later.runs.frames.connect(heard.extend)
    later.runs.start_at(mark)
    with pytest.raises(UserError, match="under way"):
        later.runs.start_at(mark)
    poll_until(later, lambda: later.runs.state == "finished")
    assert losses(later) == whole
    later.runs.start_at(mark, undo=True)
    poll_until(later, lambda: later.runs.state == "finished")
    assert str(marks(heard)[-1].message) == "lr: 0.5 → 0.01"
    assert losses(later) != whole
    later.close()


def test_an_earlier_run_that_is_gone_is_told(session: Session) -> None:
    said: list[Notice] = []
    session.notified.connect(said.append)
    session.runs.start_at(Mark(3, 0.5, Message("lr"), "mark-3", "nowhere"))
    poll_until(session, lambda: said)
    assert "nowhere is not the folder of a run" in str(said[0].message)
    assert session.runs.state == "idle"
