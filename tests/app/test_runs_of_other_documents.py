from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_runs import moons, poll_until

from studio.app.session import Session
from studio.observe.frames import Frame, Watch, Weights


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Session]:
    session = Session(
        background=True, runs_folder=tmp_path / "runs", recovery_folder=tmp_path / "recovery"
    )
    yield session
    session.close()


def hidden(session: Session) -> str:
    node = session.document.project.model.find("hidden1")
    assert node is not None
    return node.id


def test_a_run_that_has_ended_is_left_behind_with_its_document(session: Session) -> None:
    moons(session)
    session.runs.start()
    poll_until(session, lambda: session.runs.state == "finished")
    assert session.runs.current is not None
    assert session.runs.is_of_this_document
    session.open_example("digits_cnn")
    assert session.runs.current is None
    assert session.runs.state == "idle"
    assert session.runs.fields == ()


def test_of_a_run_of_another_document_nothing_is_shown_until_one_returns(
    quiet: Session, tmp_path: Path
) -> None:
    moons(quiet, epochs=100_000)
    quiet.save(tmp_path / "moons.plexus")
    quiet.runs.start()
    poll_until(quiet, lambda: quiet.runs.state == "running")
    seen: list[Frame] = []
    quiet.runs.frames.connect(seen.extend)
    quiet.runs.watch(Watch(weights=frozenset({hidden(quiet)})))
    poll_until(quiet, lambda: any(isinstance(frame, Weights) for frame in seen))

    quiet.open_example("digits_cnn")
    assert quiet.runs.active, "it goes on"
    steps = [quiet.runs.current.progress.step if quiet.runs.current else 0]
    seen.clear()
    quiet.runs.watch(Watch(weights=frozenset({"n2"}), gradients=True))
    poll_until(
        quiet,
        lambda: quiet.runs.current is not None and quiet.runs.current.progress.step > steps[0] + 50,
    )
    assert seen == []
    assert not quiet.runs.setting_pending("lr"), "what is set here is of another training"

    quiet.open(tmp_path / "moons.plexus")
    quiet.runs.watch(Watch(weights=frozenset({hidden(quiet)})))
    poll_until(quiet, lambda: any(isinstance(frame, Weights) for frame in seen))

    quiet.open_example("digits_cnn")
    quiet.runs.stop()
    poll_until(quiet, lambda: quiet.runs.current is None)
    assert not quiet.runs.active
