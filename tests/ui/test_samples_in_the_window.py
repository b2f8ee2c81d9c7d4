"""A sample made by hand in the whole window: all views look at it, on any moment of the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.actions import find
from studio.app.session import Session
from studio.app.settings import Settings
from studio.observe.asks.example import Example
from studio.ui.pads.points import PointPad
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.boundary import BoundaryPanel
from studio.ui.panels.space import SpacePanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

WAIT_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


def test_a_point_made_by_hand_is_seen_by_all_views_at_any_moment(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    theme.apply(QApplication.instance())
    session = Session(Settings.load(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1500, 950)
    window.layout_keeper.arrange()
    with qtbot.waitExposed(window):
        window.show()

    def polled(reached: Callable[[], object]) -> None:
        def look() -> bool:
            session.poll()
            return bool(reached())

        qtbot.waitUntil(look, timeout=WAIT_MS)

    session.open_example("moons_mlp")
    session.runs.start()
    polled(lambda: session.runs.current and session.runs.current.progress.step >= 5)
    session.runs.pause()
    polled(lambda: session.runs.state == "paused")
    bench = window.bench
    dense = next(n.id for n in session.graph if n.kind == "torch.nn.Linear")
    session.select((dense,))
    window.show_panel("boundary")
    window.trigger(find("train.sample_from_hand"))
    pads = bench.own_samples.window
    assert pads is not None
    pad = pads.pad
    assert isinstance(pad, PointPad)
    qtbot.mouseClick(pad, LEFT, pos=pad.place(0.3, 0.4).toPoint())
    activations, boundary = bench.view(ActivationsPanel), bench.view(BoundaryPanel)
    polled(lambda: bench.gaze.sample.own is not None)
    own = bench.gaze.sample.own
    assert own is not None
    assert own.values == pytest.approx([0.3, 0.4], abs=0.03)
    polled(lambda: boundary.plane._marked is not None)
    window.show_panel("activations")
    polled(lambda: "by hand" in activations.caption.text())
    assert activations._frame is not None
    newest = activations._frame.values.copy()

    session.past.go(session.past.moments[0])
    polled(lambda: f"step {session.past.moments[0]}" in activations.caption.text())
    assert activations._frame.sample.own == own
    assert not np.allclose(activations._frame.values, newest)
    window.show_panel("space")  # In the place of the activations.
    space = bench.view(SpacePanel)
    polled(lambda: f"step {session.past.moments[0]}" in space.caption.text())
    points = space._found.points.copy()
    session.past.go(None)
    polled(lambda: f"step {session.runs.current.progress.step}" in space.caption.text())
    assert not np.allclose(space._found.points, points)
    place = space.cloud.place_of(5).toPoint()
    hit = space.cloud.at(place)
    qtbot.mouseClick(space.cloud, LEFT, pos=place)
    index = int(space._found.examples[hit])
    assert bench.gaze.sample == Example(index)
    assert boundary.plane._marked is None
    window.show_panel("activations")
    polled(lambda: activations.caption.text().startswith(f"sample {index} "))
    pads.close()
    session.runs.stop()
    polled(lambda: not session.runs.active)
