from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from torch import Tensor

from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph.edits import SetParam
from studio.message import UserError
from studio.observe.frames import Frame, Progress, Scalars, Watch, Weights
from studio.train.isolated import IsolatedWorker
from studio.train.store import RunFolder

WAIT_S = 120.0


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Session]:
    """A session that works in the background, as the window's."""
    session = Session(
        background=True, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery"
    )
    yield session
    session.close()


def moons(session: Session, epochs: int = 2) -> None:
    session.open_example("moons_mlp")
    assert session.set_setting("train.epochs", epochs)


def poll_until(session: Session, reached: object) -> None:
    """Poll as the window does, until a state is reached."""
    assert callable(reached)
    run = session.runs.current
    for _ in range(100_000):
        session.poll()
        if reached():
            return
        if run is not None:
            run.worker.join(0.005)
        elif session.stale:
            session._analyst.wait(WAIT_S)
        run = session.runs.current
    raise AssertionError("the run did not get there")


def test_a_run_goes_from_start_to_end(session: Session) -> None:
    moons(session)
    states, frames, ended = [], list[Frame](), []
    session.runs.progressed.connect(lambda progress: states.append(progress.state))
    session.runs.frames.connect(frames.extend)
    session.runs.ended.connect(ended.append)
    assert session.runs.state == "idle"
    assert session.runs.refusal() is None
    session.runs.start()
    assert session.runs.active
    assert str(session.runs.refusal()) == "A run is already under way."
    with pytest.raises(UserError, match="already under way"):
        session.runs.start()
    poll_until(session, lambda: ended)
    run = session.runs.current
    assert run is not None
    assert session.runs.state == "finished"
    assert states[0] == "starting"
    assert states[-1] == "finished"
    assert ended == [run]
    assert run.result is not None
    assert run.result.epochs == 2
    assert any(isinstance(frame, Scalars) and "val_accuracy" in frame.values for frame in frames)
    assert [field.name for field in session.runs.fields][-1] == "label"
    assert run.folder.parent == session.runs.folder
    assert not session.runs.active
    assert session.runs.refusal() is None
    assert not session.poll()


def test_a_broken_model_is_refused(session: Session) -> None:
    session.add("torch.nn.Linear")
    assert "problems" in str(session.runs.refusal())
    with pytest.raises(UserError, match="problems"):
        session.runs.start()
    assert session.runs.current is None


def test_a_wrong_setting_is_refused_before_there_is_a_folder(session: Session) -> None:
    moons(session)
    session.document.project.settings["train.epochs"] = -1
    with pytest.raises(UserError, match="epochs"):
        session.runs.start()
    assert session.runs.current is None
    assert not session.runs.folder.exists()


def test_a_model_that_does_not_fit_the_data_fails_with_a_notice_at_the_node(
    session: Session, notices: list[Notice]
) -> None:
    moons(session)
    session.set_setting("data.source", "digits")
    session.runs.start()
    poll_until(session, lambda: session.runs.state == "failed")
    (notice,) = [notice for notice in notices if notice.kind == "error"]
    point = session.document.project.model.find("point")
    assert point is not None
    assert notice.node == point.id
    assert "expects examples of shape" in str(notice.message)


def test_pause_step_continue_stop(session: Session) -> None:
    moons(session, epochs=100_000)
    assert not session.runs.computing
    session.runs.start()
    assert session.runs.computing  # Until the first step is done.
    session.runs.pause()
    poll_until(session, lambda: session.runs.state == "paused")
    assert not session.runs.computing
    paused_at = session.runs.current.progress.step  # type: ignore[union-attr]
    session.runs.step()
    assert session.runs.computing
    poll_until(
        session,
        lambda: (
            session.runs.state == "paused" and session.runs.current.progress.step == paused_at + 1  # type: ignore[union-attr]
        ),
    )
    assert not session.runs.computing
    session.runs.resume()
    poll_until(session, lambda: session.runs.state == "running")
    session.runs.stop()
    poll_until(session, lambda: session.runs.state == "stopped")
    assert not session.runs.active


def test_while_it_runs_edits_are_marked_as_differing(session: Session) -> None:
    moons(session, epochs=100_000)
    assert session.runs.differing() == frozenset()
    session.runs.start()
    hidden = session.document.project.model.find("hidden1")
    assert hidden is not None
    assert session.runs.differing() == frozenset()
    session.do(SetParam(hidden.id, "out_features", 20))
    assert hidden.id in session.runs.differing()
    added = session.add("torch.nn.ReLU")
    assert added not in session.runs.differing(), "what leads nowhere is in neither plan"
    session.document.undo()
    session.document.undo()
    assert session.runs.differing() == frozenset()
    session.runs.stop()
    poll_until(session, lambda: not session.runs.active)


def test_a_run_is_gone_on_with_in_a_folder_of_its_own(session: Session) -> None:
    moons(session, epochs=2)
    assert session.runs.last() is None
    session.runs.start()
    poll_until(session, lambda: not session.runs.active)
    first = session.runs.last()
    assert first is not None
    before = RunFolder.open(first).history()
    session.set_setting("train.epochs", 4)
    session.runs.start(resume_from=first)
    poll_until(session, lambda: not session.runs.active)
    run = session.runs.current
    assert run is not None
    assert run.folder != first
    history = RunFolder.open(run.folder).history()
    assert history[: len(before)] == before
    assert len(history) == 2 * len(before)
    assert RunFolder.open(first).info()["state"] == "finished"


def test_the_last_run_is_found_after_a_restart(session: Session, tmp_path: Path) -> None:
    moons(session)
    session.runs.start()
    poll_until(session, lambda: not session.runs.active)
    later = Session(runs_folder=tmp_path / "runs")
    later.open_example("moons_mlp")
    assert later.runs.last() == session.runs.current.folder  # type: ignore[union-attr]
    later.open_example("digits_cnn")
    assert later.runs.last() is None
    later.close()


def test_what_is_watched_is_shown_also_after_the_end(quiet: Session) -> None:
    moons(quiet)
    quiet.runs.start()
    assert quiet.runs.state == "starting", "it waits for the model to be checked"
    seen: list[Frame] = []
    quiet.runs.frames.connect(seen.extend)
    poll_until(quiet, lambda: quiet.runs.state == "finished")
    assert not any(isinstance(frame, Weights) for frame in seen)
    hidden = quiet.document.project.model.find("hidden1")
    assert hidden is not None
    woken: list[None] = []
    quiet.woke.connect(woken.append)
    quiet.runs.watch(Watch(weights=frozenset({hidden.id})))
    assert woken
    assert quiet.poll(), "an answer is to come"
    poll_until(quiet, lambda: any(isinstance(frame, Weights) for frame in seen))


def test_a_start_that_waits_is_refused_if_the_model_turns_out_broken(quiet: Session) -> None:
    heard: list[Notice] = []
    quiet.notified.connect(heard.append)
    quiet.add("torch.nn.Linear")
    quiet.runs.start()
    assert quiet.runs.active
    poll_until(quiet, lambda: not quiet.runs.active)
    assert [notice.kind for notice in heard] == ["error"]
    assert "problems" in str(heard[0].message)


def test_closing_ends_a_run(session: Session) -> None:
    moons(session, epochs=100_000)
    session.runs.start()
    poll_until(session, lambda: session.runs.state == "running")
    run = session.runs.current
    assert run is not None
    session.close()
    assert run.worker.join(0)
    assert RunFolder.open(run.folder).info()["state"] == "stopped"


def test_the_same_seed_gives_the_same_history_whatever_is_watched(
    session: Session, quiet: Session
) -> None:
    histories = []
    for each, watch in ((session, Watch()), (quiet, Watch(gradients=True, boundary=True))):
        moons(each, epochs=3)
        each.runs.watch(watch)
        each.runs.start()
        poll_until(each, lambda each=each: each.runs.state == "finished")
        run = each.runs.current
        assert run is not None
        histories.append([(s.step, dict(s.values)) for s in RunFolder.open(run.folder).history()])
    assert histories[0] == histories[1]


def test_progress_is_the_runs_own(session: Session) -> None:
    moons(session)
    heard: list[Progress] = []
    session.runs.progressed.connect(heard.append)
    session.runs.start()
    poll_until(session, lambda: not session.runs.active)
    assert session.runs.current is not None
    assert session.runs.current.progress is heard[-1]
    assert heard[-1].step == heard[-1].steps


def test_a_process_of_its_own_stands_ready_while_it_is_wanted(quiet: Session) -> None:
    moons(quiet, epochs=1_000_000)
    quiet.analyse_now()
    assert quiet.runs._standby.spare is None
    assert quiet.set_setting("train.run_in", "process")
    quiet.analyse_now()
    spare = quiet.runs._standby.spare
    assert spare is not None
    assert spare.ready
    assert quiet.set_setting("train.run_in", "thread")
    quiet.analyse_now()
    assert quiet.runs._standby.spare is None


def test_a_run_in_its_own_process_may_die_and_the_next_may_start(
    quiet: Session, notices: list[Notice]
) -> None:
    moons(quiet, epochs=1_000_000)
    quiet.notified.connect(notices.append)
    assert quiet.set_setting("train.run_in", "process")
    quiet.analyse_now()
    quiet.runs.start()
    run = quiet.runs.current
    assert run is not None
    assert isinstance(run.worker, IsolatedWorker)
    poll_until(quiet, lambda: run.progress.step > 0)
    assert run.worker.pid is not None
    os.kill(run.worker.pid, signal.SIGKILL)
    poll_until(quiet, lambda: run.ended)
    assert run.progress.state == "failed"
    assert "was killed" in str(notices[-1].message)
    quiet.runs.start()
    assert quiet.runs.current is not run
    poll_until(quiet, lambda: quiet.runs.state == "running")
    quiet.runs.stop()
    poll_until(quiet, lambda: quiet.runs.current.ended)  # type: ignore[union-attr]
    assert quiet.runs.state == "stopped"


def test_asked_twice_to_stop_a_process_that_hangs_is_ended(quiet: Session) -> None:
    moons(quiet, epochs=1_000_000)
    assert quiet.set_setting("train.run_in", "process")
    quiet.analyse_now()
    quiet.runs.start()
    run = quiet.runs.current
    assert run is not None
    assert isinstance(run.worker, IsolatedWorker)
    poll_until(quiet, lambda: run.progress.step > 0)
    assert run.worker.pid is not None
    os.kill(run.worker.pid, signal.SIGSTOP)
    quiet.runs.stop()
    assert not run.worker.join(0.1)
    quiet.runs.stop()
    poll_until(quiet, lambda: run.ended)
    assert run.progress.state == "failed"


def test_a_run_that_lacks_memory_is_tried_again_with_a_batch_that_fits(
    session: Session, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.train.sinks import Sink

    act = Sink.act

    def short(sink: Sink, batch: list[Tensor]) -> None:
        if len(batch[0]) > 16:
            raise MemoryError("no room for it")
        act(sink, batch)

    monkeypatch.setattr(Sink, "act", short)
    moons(session, epochs=1)
    assert session.set_setting("train.batch_size", 32)
    session.runs.start()
    poll_until(session, lambda: session.runs.state == "failed")
    session.poll()
    (notice,) = [each for each in notices if each.kind == "error"]
    assert "not enough memory for a batch of 32: no room for it. A batch of 16" in str(
        notice.message
    )
    (offer,) = notice.offers
    assert str(offer.title) == "Try again with batch 16"
    offer.act()
    assert session.document.project.settings["train.batch_size"] == 16
    poll_until(session, lambda: session.runs.state == "finished")
    session.document.undo()
    assert session.document.project.settings["train.batch_size"] == 32


def test_why_a_run_ended_early_is_told(session: Session, notices: list[Notice]) -> None:
    moons(session, epochs=9)
    assert session.set_setting("train.max_steps", 3)
    session.runs.start()
    poll_until(session, lambda: session.runs.state == "stopped")
    session.poll()
    (notice,) = [each for each in notices if each.kind == "info"]
    assert "The run ended at step 3, as train.max_steps says." in str(notice.message)
