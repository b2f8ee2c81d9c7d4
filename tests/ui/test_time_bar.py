"""The time slider in the real window, on a real run, by mouse and keys; and what is exported."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.observe.frames import Activations, Frame, Shown, Weights
from studio.train import film
from studio.train.album import Album
from studio.train.filming import read
from studio.train.store import RunFolder
from studio.ui.animation_dialog import AnimationDialog
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.samples import SamplesPanel
from studio.ui.panels.weights import WeightsPanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

LONG = 120_000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A window whose run of moons_mlp has ended."""
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "recovery",
    )
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    session.open_example("moons_mlp")
    session.set_setting("train.epochs", 2)
    qtbot.waitUntil(lambda: session.analysis is not None and not session.stale, timeout=LONG)
    assert not window.bench.time_bar.isVisible()
    window.show_panel("weights")
    session.runs.start()
    qtbot.waitUntil(lambda: ended(session), timeout=LONG)
    qtbot.waitUntil(window.bench.time_bar.isVisible, timeout=LONG)
    yield window
    window.close_now()


def ended(session: Session) -> bool:
    return session.runs.current is not None and session.runs.current.ended


def point(window: MainWindow, step: int) -> QPoint:
    track = window.bench.time_bar.track
    return QPoint(round(track.x_of(step)), track.height() // 2)


def pictures(session: Session) -> list[Frame]:
    """All frames that views hear from now on."""
    found: list[Frame] = []
    session.past.frames.connect(found.extend)
    return found


def settling(qtbot: QtBot, session: Session, act: Callable[[], object]) -> int:
    """Do something, and wait until all that is on screen is of its moment; which that is."""
    found: list[int] = []
    release = session.past.settled.connect(found.append)
    act()
    qtbot.waitUntil(lambda: session.past.at in found, timeout=LONG)
    release()
    return found[-1]


def test_the_slider_moves_canvas_and_views_by_mouse_and_keys(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session, bar = window.session, window.bench.time_bar
    past, track = session.past, window.bench.time_bar.track
    run = session.runs.current
    assert run is not None
    moments = past.moments
    assert moments[0] == 0
    assert moments[-1] == run.progress.step
    live = f"The run as it is: step {moments[-1]}  ·  {len(moments)} kept moments"
    qtbot.waitUntil(lambda: bar.said.text().startswith(live))
    linear = next(node.id for node in session.graph if node.kind == "torch.nn.Linear")
    session.select((linear,))
    heard = pictures(session)

    # A press on a tick, a drag to another.
    left = Qt.MouseButton.LeftButton
    assert (
        settling(qtbot, session, lambda: qtbot.mousePress(track, left, pos=point(window, 5))) == 5
    )
    assert bar.said.text().startswith(f"The past: step 5 of {moments[-1]}")
    assert f"{len(moments)} kept moments, denser at the start" in bar.said.text()
    assert settling(qtbot, session, lambda: qtbot.mouseMove(track, point(window, 2))) == 2
    qtbot.mouseRelease(track, left, pos=point(window, 2))

    # What the views heard is of the weights that were kept there.
    weights = [f for f in heard if isinstance(f, Weights) and f.node == linear and f.step == 2]
    kept = read(run.folder, 2).weights
    ending = f".{session.graph.node(linear).name}.weight"
    (values,) = [value for name, value in kept.items() if name.endswith(ending)]
    assert weights[-1].histograms["weight"].counts.sum() == values.numel()
    assert weights[-1].histograms["weight"].mean == pytest.approx(float(values.double().mean()))
    assert any(isinstance(f, Activations) and f.step == 2 for f in heard), "for the canvas"
    panel = window.bench.view(WeightsPanel)
    qtbot.waitUntil(lambda: "step 2" in panel.caption.text(), timeout=LONG)

    # Keys on the track, and the verbs of the window.
    track.setFocus()
    assert settling(qtbot, session, lambda: qtbot.keyClick(track, Qt.Key.Key_Right)) == 3
    assert settling(qtbot, session, lambda: qtbot.keyClick(track, Qt.Key.Key_Home)) == 0
    verbs = {name: window.menus.actions[f"train.{name}"] for name in (
        "next_moment", "previous_moment", "as_it_is", "play_again")}  # fmt: skip
    assert settling(qtbot, session, verbs["next_moment"].trigger) == 1
    assert settling(qtbot, session, verbs["previous_moment"].trigger) == 0
    heard.clear()
    verbs["as_it_is"].trigger()
    assert past.at is None
    qtbot.waitUntil(
        lambda: any(isinstance(f, Weights) and f.step == moments[-1] for f in heard), timeout=LONG
    )
    qtbot.keyClick(track, Qt.Key.Key_Left)
    assert past.at == moments[-1], "before the run as it is lies its last moment"
    qtbot.keyClick(track, Qt.Key.Key_End)
    assert past.at is None

    # Played to the end, at the pace that was chosen.
    bar.speed.setCurrentIndex(bar.speed.count() - 1)
    seen: list[int | None] = []
    past.moved.connect(seen.append)
    verbs["play_again"].trigger()
    qtbot.waitUntil(lambda: not past.playing, timeout=LONG)
    assert seen == list(moments)

    # As an animation: of the canvas, over some of the moments.
    dialog = AnimationDialog(session, window.theme, window.moving_views(), window.is_drawn, window)
    dialog.first.setCurrentIndex(2)
    dialog.last.setCurrentIndex(6)
    dialog.size_field.setValue(320)
    path = tmp_path / "run.gif"
    dialog.begin(path)
    qtbot.waitUntil(lambda: dialog.animating is None, timeout=LONG)
    assert dialog.said.text() == f"Written: {path}"
    with Image.open(path) as film:
        assert film.n_frames == len(dialog.chosen()) == 5
        assert film.width == 320
        film.seek(0)
        first = np.asarray(film.convert("RGB")).astype(int)
        film.seek(4)
        last = np.asarray(film.convert("RGB")).astype(int)
    assert np.abs(first - last).max() > 50
    assert past.at == moments[-1], "where it was before"

    # A range that is left half-way leaves no file.
    other = tmp_path / "left.gif"
    dialog.begin(other)
    dialog.cancel.click()
    assert dialog.animating is None
    assert not other.exists()

    # The run is opened again as an earlier one.
    window.bench.run.open_asked.emit(run.folder)
    qtbot.waitUntil(lambda: past.folder == run.folder, timeout=LONG)
    assert past.at == moments[-1]
    assert f"of the run {run.folder.name}" in bar.said.text()
    assert settling(qtbot, session, lambda: qtbot.keyClick(track, Qt.Key.Key_Home)) == 0
    qtbot.mouseClick(bar.live, left)
    assert past.folder is None
    assert past.at is None


def steps_of(window: MainWindow) -> list[int]:
    """The steps whose loss the Curves panel has, in their order."""
    panel = window.bench.view(CurvesPanel)
    panel.refresh()
    (series,) = [each for name, each in panel.curves.curves() if name == "train_loss"]
    return [int(step) for step in series.steps]


def test_an_earlier_run_is_looked_at_while_another_trains(qtbot: QtBot, window: MainWindow) -> None:
    session, bar = window.session, window.bench.time_bar
    past, runs = session.past, session.runs
    assert runs.current is not None
    first = runs.current.folder
    session.set_setting("train.epochs", 100_000)
    runs.start()
    qtbot.waitUntil(lambda: runs.active and runs.current.progress.step > 100, timeout=LONG)
    second = runs.current.folder

    # A click on the first one in the list of runs: all views are of it.
    settling(qtbot, session, lambda: window.bench.run.open_asked.emit(first))
    assert past.folder == first
    curves = window.bench.view(CurvesPanel)
    qtbot.waitUntil(lambda: curves.title.text() == first.name, timeout=LONG)
    whole = steps_of(window)
    assert whole[-1] == film.steps(first)[-1]
    there = runs.current.progress.step
    qtbot.waitUntil(lambda: runs.current.progress.step > there + 200, timeout=LONG)
    assert steps_of(window) == whole, "the run under way draws nothing into it"
    assert runs.active

    # And back: nothing of what went on meanwhile is missing.
    picture = np.zeros((1, 1, 2, 2), np.float32)
    Album(RunFolder(second)).keep([Shown("made", there, picture, picture.shape)])
    assert bar.live.text() == "Close run"
    qtbot.mouseClick(bar.live, Qt.MouseButton.LeftButton)
    assert past.folder is None
    assert curves.title.text() == ""
    samples = window.bench.view(SamplesPanel)
    qtbot.waitUntil(lambda: "made" in samples._moments, timeout=LONG)
    qtbot.waitUntil(lambda: steps_of(window)[-1] > there + 200, timeout=LONG)
    assert steps_of(window) == list(range(1, steps_of(window)[-1] + 1))
    runs.stop()
    qtbot.waitUntil(lambda: ended(session), timeout=LONG)
    assert runs.current.folder == second


def test_a_run_without_moments_is_not_looked_at_beside_another(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, runs = window.session, window.session.runs
    assert runs.current is not None
    first = runs.current.folder
    shutil.rmtree(first / film.FOLDER)
    session.set_setting("train.epochs", 100_000)
    runs.start()
    qtbot.waitUntil(lambda: runs.active, timeout=LONG)
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    window.bench.run.open_asked.emit(first)
    assert told == [
        f"The run {first.name} kept no moments, so it cannot be looked at beside the one under "
        "way. Stop that one first."
    ]
    runs.stop()
    qtbot.waitUntil(lambda: ended(session), timeout=LONG)
