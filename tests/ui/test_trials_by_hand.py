"""Trials in a window of their own: a curve, a suggestion, its button, undo, and a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot
from running import TOY, points_network, straight

from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.theme import Theme
from studio.ui.trial_dialog import TrialDialog
from studio.ui.window import MainWindow

WAIT_MS = 60_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[MainWindow]:
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: setattr(window, "_leaving", True))
    project = points_network().project
    project.settings |= {**TOY, "train.lr": 1e-6, "train.epochs": 4}
    session._show(project, None)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.shut_down()


def test_learning_rates_are_tested_and_one_is_set(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.doctor.test_wanted.emit("range")
    (dialog,) = window.findChildren(TrialDialog)
    assert dialog.isVisible()
    assert dialog.stop.isVisible()
    qtbot.waitUntil(lambda: not dialog.busy and dialog.use.isVisible(), timeout=WAIT_MS)
    assert "The loss falls fastest at a learning rate of about" in dialog.words.text()
    assert "the project has 1e-06" in dialog.words.text()
    told = dialog.plot.describe(QPointF(dialog.plot.width() / 2, 50))
    assert told.startswith("learning rate ")
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    rate = session.document.project.settings["train.lr"]
    assert isinstance(rate, float)
    assert f"Set the learning rate to {rate:g}" == dialog.use.text()
    assert 1e-4 <= rate <= 1
    assert not dialog.use.isVisible()
    session.document.undo()
    assert session.document.project.settings["train.lr"] == 1e-6
    # Closing the window of a test that is under way cancels it.
    dialog.begin()
    dialog.close()
    qtbot.waitUntil(lambda: not dialog.busy, timeout=WAIT_MS)


def test_a_batch_that_cannot_be_learnt_is_the_doctors_business(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    ill = straight(("Linear", {"out_features": 2, "bias": False}))
    ill.project.settings |= {**TOY, "train.lr": 1e-6}
    session._show(ill.project, None)
    session.doctor.test_wanted.emit("batch")
    (dialog,) = window.findChildren(TrialDialog)
    qtbot.waitUntil(lambda: not dialog.busy and bool(session.doctor.present), timeout=WAIT_MS)
    (found,) = session.doctor.present
    assert found.rule == "single-batch"
    assert str(found.message) == dialog.words.text()
    assert "It cannot learn a single batch of 16 examples" in dialog.words.text()
    session.set_setting("train.lr", 0.0)
    session.runs.start()
    dialog.begin()
    assert dialog.words.text() == "A run is already under way."
    session.runs.stop()
    qtbot.waitUntil(lambda: not session.poll() or not session.runs.active, timeout=WAIT_MS)
