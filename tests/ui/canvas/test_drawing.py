from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QApplication, QGraphicsView
from pytestqt.qtbot import QtBot

from studio.app.actions import Context, find, perform
from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.canvas import drawing
from studio.ui.canvas.drawing import Found
from studio.ui.drawing_trial import DrawingTrial
from tests.app.stand_in import StandIn


@pytest.mark.parametrize(
    ("found", "pencil"),
    [
        (Found("a card", 6.0, 2.0), "opengl"),
        (Found("llvmpipe", 6.0, 60.0), "raster"),
        (Found("", 6.0, math.inf), "raster"),
        (Found("", 0.0, math.inf), "raster"),
    ],
)
def test_the_faster_one_draws_where_it_was_measured(
    qapp: QApplication, tmp_path: Path, found: Found, pencil: str
) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert drawing.chosen(settings) == "raster"
    drawing.keep(settings, found)
    settings.save()
    again = Settings.load(settings.path)
    assert drawing.recall(again) == found
    assert drawing.chosen(again) == pencil


def test_what_was_measured_on_another_screen_says_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings()
    drawing.keep(settings, Found("a card", 6.0, 2.0))
    monkeypatch.setattr(drawing, "screen", lambda: "another")
    assert drawing.recall(settings) is None
    assert drawing.chosen(settings) == "raster"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"screen": 1}', '{"found": {"card": 3}}'])
def test_what_cannot_be_read_was_never_measured(qapp: QApplication, text: str) -> None:
    settings = Settings(window={drawing.KEY: text})
    assert drawing.recall(settings) is None


@pytest.mark.qt_log_ignore("QOpenGLWidget is not supported on this platform")
def test_a_user_may_say_what_draws(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    session = Session(settings)
    notices: list[str] = []
    session.notified.connect(lambda notice: notices.append(str(notice.message)))
    perform(find("view.drawing_opengl"), Context(session, StandIn()))
    assert notices == ["The canvas is drawn so when the program is next started."]
    again = Settings.load(settings.path)
    drawing.keep(again, Found("llvmpipe", 6.0, 60.0))
    assert drawing.chosen(again) == "opengl"
    view = QGraphicsView()
    qtbot.addWidget(view)
    drawing.equip(view, "opengl")
    assert isinstance(view.viewport(), QOpenGLWidget)
    assert view.viewportUpdateMode() == QGraphicsView.ViewportUpdateMode.FullViewportUpdate
    session.close()


def test_the_race_is_run_in_a_process_of_its_own(qtbot: QtBot) -> None:
    session = Session()
    owner = QObject()
    trial = DrawingTrial(session, owner)
    assert not trial.waiting, "there is no card to be found where there is no screen"
    trial.begin()
    qtbot.waitUntil(lambda: drawing.recall(session.settings) is not None, timeout=60_000)
    found = drawing.recall(session.settings)
    assert found is not None
    assert found.raster > 0
    assert found.faster == "raster"
    trial.close_down()
    session.close()
