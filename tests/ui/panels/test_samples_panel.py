"""The Samples panel: what training shows, as pictures, at the newest step or an earlier one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import watched
from live import Live
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from watched import FakeSession

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.model import TRAINING, Graph, Node
from studio.observe.frames import Shown, Watch
from studio.ui.panels.samples import MOMENTS, Moments, SamplesPanel
from studio.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def session() -> FakeSession:
    session = FakeSession()
    graph = Graph()
    graph.put_node(Node("n1", "output", "made"))
    session.document.project.graphs[TRAINING] = graph
    return session


@pytest.fixture
def panel(session: FakeSession, theme: Theme, qtbot: QtBot) -> SamplesPanel:
    panel = SamplesPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 360)
    panel.show()
    return panel


def vacant(panel: SamplesPanel) -> str:
    return panel.empty.label.text() if panel.pages.currentWidget() is panel.empty else ""


def run(session: FakeSession, *frames: Shown) -> None:
    session.runs.active = True
    session.runs.started.emit(None)
    session.runs.frames.emit(list(frames))


def test_it_says_what_is_missing(
    session: FakeSession, panel: SamplesPanel, theme: Theme, qtbot: QtBot
) -> None:
    assert vacant(panel) == "Press Train to watch it learn"
    assert panel.wants() == Watch(shown=True)
    session.runs.active = True
    panel.mark()
    qtbot.waitUntil(lambda: vacant(panel).startswith("Waiting"))
    del session.document.project.graphs[TRAINING]
    panel.mark()
    qtbot.waitUntil(lambda: "outputs of a training graph" in vacant(panel))
    panel.hide()
    assert panel.wants() == Watch()


def test_where_all_outputs_are_numbers_it_does_not_wait_for_pictures(
    qtbot: QtBot, tmp_path: Path, theme: Theme
) -> None:
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    live = Live(qtbot, session, "distilled")
    session.analyse_now()
    panel = live.show(SamplesPanel(session, theme))
    qtbot.waitUntil(lambda: "give single numbers, which are curves" in vacant(panel))
    session.close()


def test_the_newest_is_shown_until_the_slider_goes_back(
    session: FakeSession, panel: SamplesPanel, qtbot: QtBot
) -> None:
    run(session, *(watched.shown(step) for step in (10, 20, 30)))
    qtbot.waitUntil(lambda: "step 30" in panel.caption.text())
    assert panel.views.currentWidget() is panel.gallery
    panel.slider.setValue(0)
    qtbot.waitUntil(lambda: "step 10" in panel.caption.text())
    session.runs.frames.emit([watched.shown(40)])
    qtbot.waitUntil(lambda: panel.slider.maximum() == 3)
    assert "step 10" in panel.caption.text()
    panel.slider.setValue(3)
    session.runs.frames.emit([watched.shown(50)])
    qtbot.waitUntil(lambda: "step 50" in panel.caption.text())


def test_outputs_are_chosen_by_name(
    session: FakeSession, panel: SamplesPanel, qtbot: QtBot
) -> None:
    run(session, watched.shown(5))
    qtbot.waitUntil(lambda: not vacant(panel))
    assert not panel.output.isVisible()
    session.runs.frames.emit([watched.shown(5, "codes", (3, 4))])
    qtbot.waitUntil(panel.output.isVisible)
    panel.output.setCurrentText("codes")
    qtbot.waitUntil(lambda: "3 × 4" in panel.caption.text())
    assert panel.views.currentWidget() is panel.atlas


def test_three_channels_are_colours(
    session: FakeSession, panel: SamplesPanel, qtbot: QtBot
) -> None:
    values = np.zeros((1, 3, 2, 2), np.float32)
    values[0, 0] = 1.0
    run(session, Shown("made", 1, values, values.shape))
    qtbot.waitUntil(lambda: not vacant(panel))
    image = panel.gallery.image
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(255, 0, 0)


@pytest.mark.parametrize("shape", [(2,), (3, 5), (2, 3, 4), (2, 1, 3, 4), (2, 3, 3, 4), (1, 1)])
def test_values_of_every_rank_are_drawn(
    session: FakeSession, panel: SamplesPanel, theme: Theme, qtbot: QtBot, shape: tuple[int, ...]
) -> None:
    run(session, watched.shown(1, "made", shape))
    qtbot.waitUntil(lambda: not vacant(panel))
    for width, height in ((220, 300), (1200, 200), (60, 60)):
        panel.resize(width, height)
        assert not panel.grab().isNull()
    theme.set_scheme("light")
    assert not panel.grab().isNull()


def test_an_earlier_run_shows_what_it_kept(panel: SamplesPanel, qtbot: QtBot) -> None:
    panel.show_kept("vae-1", [watched.shown(7)])
    qtbot.waitUntil(lambda: "step 7" in panel.caption.text())
    assert panel.title.text() == "vae-1"


def test_another_run_forgets_it(session: FakeSession, panel: SamplesPanel, qtbot: QtBot) -> None:
    run(session, watched.shown(1))
    qtbot.waitUntil(lambda: not vacant(panel))
    run(session)
    qtbot.waitUntil(lambda: bool(vacant(panel)))


def test_moments_are_thinned_evenly_and_end_with_the_newest() -> None:
    moments = Moments()
    for step in range(1000):
        moments.add(watched.shown(step, shape=(1, 1, 1, 1)))
        found = [frame.step for frame in moments.frames]
        assert found[0] == 0
        assert found[-1] == step
        assert len(found) <= MOMENTS
    assert len(set(np.diff(found[:-1]).tolist())) == 1


def test_what_was_shown_before_a_run_was_gone_on_with_stands_before_the_new(
    session: FakeSession, panel: SamplesPanel, qtbot: QtBot
) -> None:
    run(session, watched.shown(40))
    panel.begin_with([watched.shown(step) for step in (10, 20, 40)])
    qtbot.waitUntil(lambda: panel.slider.maximum() == 2)
    assert "step 40" in panel.caption.text()
    panel.slider.setValue(0)
    qtbot.waitUntil(lambda: "step 10" in panel.caption.text())
