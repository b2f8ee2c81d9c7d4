"""Another run beside the one that is looked at: at the nearest moment, with its own weights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.app.other_run import OtherRun
from studio.app.session import Session
from studio.app.settings import Settings
from studio.observe.frames import Watch, Weights
from studio.train import film
from studio.train.filming import read

WAIT_S = 60.0


def until(session: Session, reached: Callable[[], object], other: OtherRun | None = None) -> None:
    """Poll as a window would."""
    import time

    end = time.monotonic() + WAIT_S
    while not reached():
        assert time.monotonic() < end, "it takes too long"
        session.poll()
        if other is not None:
            other.poll()


def trained(session: Session, epochs: int, seed: int) -> Path:
    session.set_setting("train.epochs", epochs)
    session.set_setting("train.seed", seed)
    session.runs.start()
    until(session, lambda: session.runs.current and session.runs.current.ended)
    assert session.runs.current is not None
    return session.runs.current.folder


def test_another_run_follows_the_slider_and_shows_its_own_weights(tmp_path: Path) -> None:
    session = Session(Settings(), runs_folder=tmp_path / "runs")
    session.open_example("moons_mlp")
    first = trained(session, 2, 1)
    trained(session, 3, 2)
    node = session.document.project.model.find("hidden1")
    assert node is not None
    other = OtherRun(session, first)
    found: list[Weights] = []
    other.frames.connect(lambda frames: found.extend(f for f in frames if isinstance(f, Weights)))
    other.watch(Watch(weights=frozenset({node.id})))
    until(session, lambda: found, other)
    kept = film.steps(first)
    assert other.moments == kept
    assert found[-1].step == kept[-1]  # It has not come as far as the one that is looked at.
    for step in (1, session.past.moments[len(session.past.moments) // 2]):
        found.clear()
        session.past.go(step)
        nearest = min(kept, key=lambda moment: abs(moment - (session.past.at or 0)))
        until(session, lambda nearest=nearest: any(f.step == nearest for f in found), other)
        weights = read(first, nearest).weights
        (values,) = [w for name, w in weights.items() if name.endswith("hidden1.weight")]
        shown = found[-1].histograms["weight"]
        assert shown.mean == pytest.approx(values.double().mean().item(), abs=1e-6)
        assert shown.std == pytest.approx(values.double().std(correction=0).item(), rel=1e-2)
    other.close()
    session.close()


def test_a_run_that_kept_nothing_says_so(tmp_path: Path) -> None:
    session = Session(Settings(), runs_folder=tmp_path / "runs")
    session.open_example("moons_mlp")
    session.set_setting("train.film", False)
    folder = trained(session, 1, 1)
    other = OtherRun(session, folder)
    until(session, lambda: other.trouble, other)
    assert folder.name in str(other.trouble)
    other.close()
    session.close()
