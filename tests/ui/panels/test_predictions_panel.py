"""The Predictions panel on a real run: its numbers, its cells, and the examples behind them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot
from safetensors.torch import load_file
from sklearn import metrics as sk

import studio.api as plexus
from studio.app.session import Session
from studio.app.settings import Settings
from studio.data.sources import load
from studio.observe.asks.example import Example
from studio.train import film
from studio.train.checkpoint import load_weights
from studio.train.store import LAST, PROJECT, RunFolder
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.predictions import PredictionsPanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session whose runs can be asked after they have ended."""
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "recovery",
    )
    yield session
    session.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> MainWindow:
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1680, 1000)
    window.show()
    return window


def front(panel: PredictionsPanel, title: str) -> None:
    tabs: QTabBar = panel.tabs.bar
    tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(title))


def answers(session: Session, step: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """The labels of the validation split, and the scores of weights that the run kept."""
    assert session.runs.current is not None
    folder = RunFolder(session.runs.current.folder)
    module = plexus.build(plexus.load(folder.path / PROJECT))
    if step is None:
        module.load_state_dict(load_weights(folder, LAST))
    else:
        kept = load_file(film.path_of(folder.path, step))
        own = {name: kept[f"model.{name}"] for name in module.state_dict()}
        module.load_state_dict(own)
    module.eval()
    data = load(session.document.project.settings).validation
    with torch.no_grad():
        scores = module(torch.from_numpy(data["image"])).softmax(1)
    return data["label"], scores.numpy()


def test_a_real_run_shows_what_is_taken_for_what_and_opens_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.open_example("digits_cnn")
    session.set_setting("train.epochs", 1)
    window.show_panel("predictions")
    panel = window.bench.view(PredictionsPanel)
    session.runs.start()
    qtbot.waitUntil(
        lambda: bool(session.runs.current and session.runs.current.ended), timeout=60_000
    )
    assert session.runs.current is not None
    last = session.runs.current.progress.step
    qtbot.waitUntil(lambda: panel.moments.steps[-1:] == (last,), timeout=20_000)
    right, scores = answers(session)
    given = scores.argmax(1)
    expected = sk.confusion_matrix(right, given, labels=range(10))
    matrix = panel.views.matrix.matrix
    qtbot.waitUntil(lambda: np.array_equal(matrix._counts, expected))
    assert f"accuracy {sk.accuracy_score(right, given):.3f}" in panel.title.text()
    assert panel.caption.text() == f"359 of 359 examples  step {last}"

    wrong = expected * (1 - np.eye(10, dtype=int))
    true, predicted = np.unravel_index(int(wrong.argmax()), wrong.shape)
    cell = matrix.cell(int(true), int(predicted)).center().toPoint()
    qtbot.mouseMove(matrix, cell)
    assert matrix.words(int(true), int(predicted)).startswith(f"{true} taken for {predicted}: ")
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=cell)
    there = np.flatnonzero((right == true) & (given == predicted))
    qtbot.waitUntil(lambda: sorted(panel.examples.examples) == there.tolist())
    losses = -np.log(scores[np.arange(len(right)), right])
    assert panel.examples.examples == tuple(there[np.argsort(-losses[there])].tolist())
    wall = panel.examples.wall
    qtbot.waitUntil(lambda: all(n in wall._pictures for n in there.tolist()), timeout=20_000)

    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton, pos=wall.place(0).center().toPoint())
    looked = Example(panel.examples.examples[0], "validation")
    assert panel.gaze.sample == looked
    assert window.bench.view(ActivationsPanel).gaze.sample == looked
    assert wall.current == looked.index
    qtbot.mouseClick(panel.examples.back, Qt.MouseButton.LeftButton)
    assert not panel.examples.isVisible()

    front(panel, "Examples")
    qtbot.waitUntil(lambda: len(panel.examples.examples) == 96)
    assert panel.examples.examples == tuple(np.argsort(-losses, kind="stable")[:96].tolist())
    panel.examples.order.setCurrentIndex(panel.examples.order.findData("unsure"))
    doubt = -(scores * np.log(scores)).sum(1)
    qtbot.waitUntil(lambda: panel.examples.examples[0] == int(doubt.argmax()))
    panel.examples.order.setCurrentIndex(panel.examples.order.findData("changed"))
    first = panel.moments.at(panel.moments.steps[0])
    assert first is not None
    moved = np.abs(scores - first.found.scores).sum(1) / 2
    panel.examples.since.setCurrentIndex(panel.examples.since.findData(first.step))
    qtbot.waitUntil(lambda: panel.examples.examples[:1] == (int(moved.argmax()),))
    table = panel.table()
    assert table is not None
    assert len(list(table.rows)) == 96

    front(panel, "Confusion")
    session.past.go(0)
    first_step = session.past.moments[0]
    assert session.past.at == first_step
    right, scores = answers(session, first_step)
    early = sk.confusion_matrix(right, scores.argmax(1), labels=range(10))
    qtbot.waitUntil(lambda: np.array_equal(matrix._counts, early), timeout=20_000)
    if panel.strip.all.isVisible():
        qtbot.mouseClick(panel.strip.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(session.past.moments) <= set(panel.moments.steps), timeout=20_000)
    assert panel.moments.shown is not None
    assert panel.moments.shown.step == first_step
    qtbot.waitUntil(lambda: panel.strip.plot._steps == panel.moments.steps)
    panel.strip.plot.setFocus()
    qtbot.keyClick(panel.strip.plot, Qt.Key.Key_Right)
    assert panel.moments.shown.step == panel.moments.steps[1]
    session.past.go(None)
    qtbot.waitUntil(lambda: np.array_equal(matrix._counts, expected), timeout=20_000)

    panel.split.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "1,438" in panel.caption.text(), timeout=20_000)
