"""Views in the window, by hand: another one, pinned, frozen, torn off, saved, and found again."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.observe.frames import Watch
from studio.train.store import RunFolder
from studio.ui.open_view import OpenView
from studio.ui.panels.weights import WeightsPanel
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

WAIT_MS = 60_000
STEPS = 30


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def opened(qtbot: QtBot, theme: Theme, home: Path) -> MainWindow:
    session = Session(Settings.load(home / "settings.json"), runs_folder=home / "runs")
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1500, 950)
    window.layout_keeper.arrange()
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, home: Path) -> Iterator[MainWindow]:
    """A window after a short run of the moons that is under way still, and waits."""
    theme.apply(QApplication.instance())
    window = opened(qtbot, theme, home)
    window.session.open_example("moons_mlp")
    window.session.save(home / "moons.plexus")
    window.session.runs.start()
    run_to(qtbot, window, STEPS)
    yield window
    window.session.runs.stop()
    polled(qtbot, window, lambda: not window.session.runs.active)


def polled(qtbot: QtBot, window: MainWindow, reached: Callable[[], object]) -> None:
    def look() -> bool:
        window.session.poll()
        return bool(reached())

    qtbot.waitUntil(look, timeout=WAIT_MS)


def run_to(qtbot: QtBot, window: MainWindow, step: int) -> None:
    """Let the run come so far, and wait there."""
    runs = window.session.runs
    if runs.state == "paused":
        runs.resume()
    polled(qtbot, window, lambda: runs.current and runs.current.progress.step >= step)
    runs.pause()
    polled(qtbot, window, lambda: runs.state == "paused")


def choose(qtbot: QtBot, view: OpenView, entry: str) -> None:
    """Press the view's button, and one of its menu's entries."""
    qtbot.mouseClick(view.panel.corner.menu, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.objectName() == f"view.one_{entry}")
    assert action.isEnabled(), action.toolTip()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def node(window: MainWindow, name: str) -> str:
    found = window.session.document.project.model.find(name)
    assert found is not None
    return found.id


def test_another_one_is_pinned_and_goes_on_showing_its_node_beside_the_first(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = window.open_views.views["weights"]
    window.session.select((node(window, "hidden1"),))
    choose(qtbot, first, "another")
    second = window.open_views.views["weights~2"]
    polled(qtbot, window, lambda: second.panel.isVisible() and first.panel.isVisible())
    assert not second.dock.geometry().intersects(first.dock.geometry())
    choose(qtbot, second, "pin")
    window.session.select((node(window, "hidden2"),))
    run_to(qtbot, window, 2 * STEPS)
    polled(qtbot, window, lambda: first.panel.title.text() == "hidden2")
    assert second.panel.title.text() == "hidden1"
    assert second.panel.pin_chip.words == "hidden1"
    assert second.dock.windowTitle() == "Weights 2: hidden1"
    shown = second.panel
    assert isinstance(shown, WeightsPanel)
    assert node(window, "hidden1") in shown.wants().weights
    qtbot.mouseClick(shown.pin_chip, Qt.MouseButton.LeftButton)
    polled(qtbot, window, lambda: shown.title.text() == "hidden2")
    assert not shown.pin_chip.isVisible()
    second.close()
    qtbot.waitUntil(lambda: "weights~2" not in window.layout_keeper.docks)


def test_a_frozen_view_keeps_what_it_shows_and_says_since_when(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.select((node(window, "hidden1"),))
    view = window.open_views.views["weights"]
    polled(qtbot, window, lambda: view.panel.caption.text() != "")
    choose(qtbot, view, "freeze")
    at = window.session.runs.current.progress.step
    before, picture = view.panel.caption.text(), view.panel.body.grab().toImage()
    assert view.panel.frozen_chip.words == f"frozen at step {at}"
    assert not view.panel.wants().weights
    run_to(qtbot, window, at + STEPS)
    window.session.select((node(window, "hidden2"),))
    qtbot.wait(120)  # Two redraws could have come.
    assert view.panel.caption.text() == before
    assert view.panel.title.text() == "hidden1"
    assert view.panel.body.grab().toImage() == picture
    assert max(row[0] for row in view.panel.table().rows) <= at, "its numbers are frozen too"
    qtbot.mouseClick(view.panel.frozen_chip, Qt.MouseButton.LeftButton)
    window.session.runs.resume()
    polled(qtbot, window, lambda: view.panel.title.text() == "hidden2")
    polled(qtbot, window, lambda: view.panel.caption.text() not in ("", before))


def test_what_a_view_shows_is_saved_as_picture_drawing_and_numbers(
    qtbot: QtBot, window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = window.open_views.views["curves"]
    polled(qtbot, window, lambda: view.panel.pages.currentWidget() is view.panel.body)
    for kind in ("png", "svg", "csv"):
        path = str(home / f"curves.{kind}")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (path, ""))
        choose(qtbot, view, kind)
        qtbot.waitUntil(lambda: not view.busy)
    image = QImage(str(home / "curves.png"))
    assert image.size() == 2 * view.panel.body.size()
    drawn = QSvgRenderer(str(home / "curves.svg"))
    assert drawn.isValid()
    assert drawn.viewBox().size() == view.panel.body.size()
    accent = QColor(window.theme.tokens.accent)
    assert any(
        image.pixelColor(x, y) == accent
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    drawing = (home / "curves.svg").read_text()
    assert accent.name() in drawing
    assert "Loss" in drawing
    with (home / "curves.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    run = RunFolder(window.session.runs.current.folder)
    expected = {s.step: s.values["train_loss"] for s in run.history() if "train_loss" in s.values}
    found = {int(row["step"]): float(row["value"]) for row in rows if row["curve"] == "train_loss"}
    assert found == expected
    assert len(found) >= STEPS


def test_views_are_found_again_as_they_were(
    qtbot: QtBot, theme: Theme, window: MainWindow, home: Path
) -> None:
    window.session.select((node(window, "hidden1"),))
    choose(qtbot, window.open_views.views["weights"], "another")
    second = window.open_views.views["weights~2"]
    choose(qtbot, second, "pin")
    choose(qtbot, second, "tear_off")
    assert second.dock.isFloating()
    second.dock.setGeometry(90, 110, 620, 430)
    choose(qtbot, window.open_views.views["curves"], "another")
    docks = window.layout_keeper.docks
    polled(qtbot, window, docks["curves~2"].panel.isVisible)
    assert docks["curves"].panel.isVisible()  # Both are seen, although the first is among tabs.
    docks["curves~2"].close()
    qtbot.waitUntil(lambda: "curves~2" not in window.open_views.views)
    window.session.runs.stop()
    polled(qtbot, window, lambda: not window.session.runs.active)
    window.close_now()
    again = opened(qtbot, theme, home)
    again.session.open(home / "moons.plexus")
    assert "curves~2" not in again.open_views.views
    found = again.open_views.views["weights~2"]
    assert found.dock.isFloating()
    assert found.dock.size().width() == 620
    assert found.panel.node is not None
    assert found.panel.node.name == "hidden1"
    assert not again.session.selection
    moved = found.dock.pos() - QPoint(90, 110)
    assert moved.manhattanLength() <= 8  # The system's frame around it.


def test_a_view_of_another_run_stands_beside_and_says_which(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, runs = window.session, window.session.runs
    runs.stop()
    polled(qtbot, window, lambda: not runs.active)
    first = runs.current.folder.name
    runs.start()
    run_to(qtbot, window, STEPS)
    session.select((node(window, "hidden1"),))
    view = window.open_views.views["weights"]
    choose(qtbot, view, "compare")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    entry = next(action for action in menu.actions() if action.text().split()[0] == first)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    second = window.open_views.views["weights~2"].panel
    polled(qtbot, window, lambda: second.caption.text() != "")
    assert second.elsewhere is not None
    step = second.elsewhere.at
    assert second.run_chip.words == f"step {step} of {first}"
    assert f"step {step}" in second.caption.text()
    assert not view.panel.run_chip.isVisible()
    assert second.watch(Watch()) == Watch()  # It asks nothing of the run under way.
    qtbot.mouseClick(second.run_chip, Qt.MouseButton.LeftButton)
    assert second.elsewhere is None
    runs.resume()
    polled(qtbot, window, lambda: second.caption.text() == view.panel.caption.text())
