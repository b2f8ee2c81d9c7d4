"""What a run left behind is shown when it is opened, and when it is gone on with."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.frames import Shown, Written
from studio.train.album import Album
from studio.train.config import TrainConfig
from studio.train.store import RunFolder
from studio.ui.panels.samples import SamplesPanel
from studio.ui.panels.writing import WritingPanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> MainWindow:
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1440, 900)
    window.show()
    session.open_example("moons_mlp")
    return window


@pytest.fixture
def kept(session: Session) -> RunFolder:
    """A run that showed a picture twice and wrote something."""
    folder = RunFolder.create(session.runs.folder, session.document.project, TrainConfig())
    album = Album(folder)
    for step in (10, 20):
        album.keep([Shown("made", step, np.zeros((1, 1, 2, 2), np.float32), (1, 1, 2, 2))])
    album.keep_text(Written(20, "", "It was the sea.", 0.8))
    return folder


def test_a_run_that_is_opened_shows_its_words_and_pictures(
    qtbot: QtBot, window: MainWindow, kept: RunFolder
) -> None:
    window.bench.run.open_asked.emit(kept.path)
    window.show_panel("writing")
    qtbot.waitUntil(lambda: window.bench.view(WritingPanel).page.toPlainText() == "It was the sea.")
    window.show_panel("samples")
    qtbot.waitUntil(lambda: window.bench.view(SamplesPanel).slider.maximum() == 1)
    assert window.bench.view(SamplesPanel).title.text() == kept.path.name


def test_a_run_that_goes_on_begins_with_what_it_had_shown(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.set_setting("train.epochs", 1)
    runs = session.runs

    def ended() -> bool:
        session.poll()
        return runs.current is not None and runs.current.ended

    runs.start()
    qtbot.waitUntil(ended, timeout=120_000)
    assert runs.current is not None
    first = RunFolder(runs.current.folder)
    Album(first).keep([Shown("made", 10, np.zeros((1, 1, 2, 2), np.float32), (1, 1, 2, 2))])
    Album(first).keep_text(Written(20, "", "It was the sea.", 0.8))
    session.set_setting("train.epochs", 2)
    window.show_panel("writing")
    runs.start(resume_from=first.path)
    runs.pause()
    qtbot.waitUntil(lambda: window.bench.view(WritingPanel).page.toPlainText() == "It was the sea.")
    window.show_panel("samples")
    qtbot.waitUntil(lambda: "step 10" in window.bench.view(SamplesPanel).caption.text())
    runs.stop()
    qtbot.waitUntil(ended, timeout=120_000)


def test_a_kept_checkpoint_is_gone_on_from(
    qtbot: QtBot, window: MainWindow, kept: RunFolder
) -> None:
    for name in ("last", "step-1200", "mark-30"):
        for path in (kept.state_of(name), kept.checkpoint(name)):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"")
    asked: list[tuple[object, str]] = []
    panel = window.bench.run
    panel.resume_asked.disconnect()
    panel.resume_asked.connect(lambda folder, name: asked.append((folder, name)))
    window.show_panel("run")
    qtbot.waitUntil(lambda: panel.runs.topLevelItemCount() == 1)
    run = panel.runs.topLevelItem(0)
    assert run is not None
    assert [run.child(at).text(0) for at in range(run.childCount())] == [
        "step 30, before a change",
        "step 1,200",
    ]
    run.setSelected(True)
    panel.resume_button.click()
    run.setExpanded(True)
    panel.runs.clearSelection()
    run.child(1).setSelected(True)
    panel.resume_button.click()
    assert asked == [(kept.path, "last"), (kept.path, "step-1200")]
    panel.list_runs()
    qtbot.waitUntil(lambda: panel.runs.topLevelItem(0) is not run)
    again = panel.runs.topLevelItem(0)
    assert again is not None
    assert again.isExpanded()
    assert again.child(1).isSelected()
