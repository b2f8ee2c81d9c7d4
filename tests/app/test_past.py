"""Views hear of the run as it is, or of a moment that it kept; never of both."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.app.retrospect import Tour
from studio.app.session import Session
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.gradients import Flow, FlowAsk
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.frames import Frame, Gradients, ProbeCost, Scalars, Watch, Weights, is_picture
from studio.train import film

WAIT_S = 120.0


def until(session: Session, reached: Callable[[], object]) -> None:
    """Poll as the window does."""
    end = time.monotonic() + WAIT_S
    while not reached():
        session.poll()
        assert time.monotonic() < end, "it did not get there"
        if session.runs.current is not None:
            session.runs.current.worker.join(0.005)


@pytest.fixture
def heard(session: Session) -> list[Frame]:
    """All that views hear."""
    frames: list[Frame] = []
    session.past.frames.connect(frames.extend)
    session.past.scalars.connect(frames.extend)
    return frames


def steps_seen(frames: list[Frame]) -> set[int]:
    return {frame.step for frame in frames if isinstance(frame, Weights | Gradients)}


def paused(session: Session, epochs: int = 3000) -> int:
    """A run of moons_mlp that halts on its way; its step."""
    session.open_example("moons_mlp")
    session.set_setting("train.epochs", epochs)
    nodes = frozenset(node.id for node in session.document.project.model)
    session.past.watch(Watch(weights=nodes, gradients=True, asks=frozenset({FlowAsk()})))
    session.runs.start()
    until(session, lambda: len(session.past.moments) > 8)
    session.runs.pause()
    until(session, lambda: session.runs.state == "paused")
    until(session, lambda: not session.past.busy and session.past.moments)
    assert session.runs.current is not None
    return session.runs.current.progress.step


def test_what_a_run_shows_is_withheld_while_a_moment_is_looked_at(
    session: Session, heard: list[Frame]
) -> None:
    now = paused(session)
    past = session.past
    until(session, lambda: now in steps_seen(heard))
    settled: list[int] = []
    past.settled.connect(settled.append)
    heard.clear()
    past.go(4)
    assert past.at == 4
    until(session, lambda: settled == [4])
    assert steps_seen(heard) == {4}
    flows = [frame for frame in heard if isinstance(frame, Finding)]
    assert [(f.step, type(f.found)) for f in flows] == [(4, Flow)]

    # Training goes on; its numbers come through, its pictures do not.
    heard.clear()
    session.runs.resume()
    until(session, lambda: any(isinstance(frame, Scalars) for frame in heard))
    session.runs.pause()
    until(session, lambda: session.runs.state == "paused")
    pictures = [frame for frame in heard if is_picture(frame)]
    assert {getattr(frame, "step", 0) for frame in pictures} <= {4}

    # Back to the run: it is asked at once what it is like now.
    heard.clear()
    past.go(None)
    assert past.at is None
    assert session.runs.current is not None
    later = session.runs.current.progress.step
    assert later > now
    until(session, lambda: later in steps_seen(heard))
    assert any(isinstance(frame, ProbeCost) for frame in heard)
    session.runs.stop()


def test_the_newest_wish_is_what_is_seen(session: Session, heard: list[Frame]) -> None:
    paused(session)
    past = session.past
    heard.clear()
    for step in (1, 2, 3, 4, 5):
        past.go(step)
    settled: list[int] = []
    past.settled.connect(settled.append)
    until(session, lambda: settled)
    assert settled == [5]
    assert steps_seen(heard) == {5}
    assert past.nearest(10**9) == past.moments[-1]
    past.step_by(-1)
    assert past.at == 4
    past.step_by(10**6)
    assert past.at is None, "after the last moment comes the run as it is"
    session.runs.stop()


def test_something_is_found_out_at_all_moments(session: Session) -> None:
    paused(session)
    past, found = session.past, list[list[Finding]]()
    tour = past.over_time({FlowAsk()}, found.append)
    left = past.over_time({FlowAsk()}, found.append)
    assert tour is not None
    assert left is not None
    left.cancel()
    until(session, lambda: not past.busy)
    assert len(found) == 1
    assert [finding.step for finding in found[0]] == list(tour.moments)
    assert not any(isinstance(finding.found, Missing) for finding in found[0])
    assert tour.share == 1.0
    session.runs.stop()


def test_a_long_look_at_one_moment_tells_how_far_it_is_and_can_be_left(session: Session) -> None:
    paused(session)
    past, found, shares = session.past, list[list[Finding]](), list[float]()
    trials = frozenset({SaliencyAsk("kernel_shap", number=2000)})
    heard = Tour.hear

    def leave(tour: Tour, share: float) -> None:
        shares.append(tour.share)
        if share > 0.3:
            tour.cancel()
        heard(tour, share)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Tour, "hear", leave)
        tour = past.over_time(trials, found.append, past.moments[-1:])
        assert tour is not None
        until(session, lambda: not past.busy)
    assert not found, "nothing is heard of what was left"
    assert shares == sorted(shares) and 0.2 < shares[-1] < 0.4
    past.over_time(trials, found.append, past.moments[-1:])
    until(session, lambda: not past.busy)
    assert isinstance(found[0][0].found, SaliencyFound)
    session.runs.stop()


def test_an_earlier_run_is_opened_at_its_end_and_left_for_the_current_one(
    session: Session, heard: list[Frame], tmp_path: Path
) -> None:
    paused(session)
    session.runs.stop()
    until(session, lambda: session.runs.current is not None and session.runs.current.ended)
    until(session, lambda: not session.past.busy)
    assert session.runs.current is not None
    first = session.runs.current.folder
    past, opened = session.past, list[Path | None]()
    past.opened.connect(opened.append)
    heard.clear()
    past.open(first)
    until(session, lambda: past.folder == first)
    until(session, lambda: not past.busy)
    assert past.at == film.steps(first)[-1] == past.last
    assert steps_seen(heard) == {past.at}
    assert [field.name for field in past.fields] == ["points", "label"]
    past.go(0)
    until(session, lambda: not past.busy)
    assert 0 in {f.step for f in heard if isinstance(f, Weights)}
    session.set_setting("train.epochs", 1)
    session.runs.start()
    assert past.folder is None
    assert past.at is None
    assert opened == [first, None]
    until(session, lambda: session.runs.current is not None and session.runs.current.ended)
    assert past.can_move
    session.open_example("digits_cnn")
    assert not past.can_move, "the run is of another document"
    empty = tmp_path / "empty"
    empty.mkdir()
    past.open(empty)
    until(session, lambda: not past.busy)
    assert past.folder is None
