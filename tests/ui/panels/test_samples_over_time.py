"""The Samples and Writing panels follow the time slider, and show moments side by side."""

from __future__ import annotations

import numpy as np
import pytest
import watched
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from watched import FakeSession

from studio.observe.frames import FieldInfo, Written
from studio.ui.panels.samples import SamplesPanel
from studio.ui.panels.writing import WritingPanel
from studio.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def session() -> FakeSession:
    session = FakeSession()
    session.runs.active = True
    return session


def test_pictures_of_moments_stand_in_rows_and_follow_the_slider(
    session: FakeSession, theme: Theme, qtbot: QtBot
) -> None:
    panel = SamplesPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(460, 420)
    panel.show()
    steps = (1, 4, 16, 64, 256)
    session.runs.frames.emit([watched.shown(step) for step in steps])
    qtbot.waitUntil(lambda: "step 256" in panel.caption.text())
    session.past.at = 17
    session.past.moved.emit(17)
    qtbot.waitUntil(lambda: "step 16" in panel.caption.text())
    session.runs.frames.emit([watched.shown(17)])
    qtbot.waitUntil(lambda: "step 17" in panel.caption.text())
    assert [frame.step for frame in panel._moments["made"].frames] == [1, 4, 16, 17, 64, 256]

    qtbot.mouseClick(panel.over_time, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.wall.isVisible)
    wall = panel.wall
    assert [frame.step for frame in wall.rows()] == [1, 4, 16, 17, 64, 256]
    assert wall.current == 17
    place = wall.place(1, 2).center()
    assert wall.describe(place) == "step 4, example 2"
    shown = panel.grab().toImage()
    corner = wall.mapTo(panel, wall.place(5, 0).topLeft().toPoint())
    assert shown.pixelColor(corner.x() + 2, corner.y() + 2).lightness() < 40
    qtbot.mouseClick(wall, Qt.MouseButton.LeftButton, pos=place.toPoint())
    qtbot.waitUntil(lambda: wall.current == 4)
    wall.resize(wall.width(), 110)
    few = [frame.step for frame in wall.rows()]
    assert few[0] == 1
    assert few[-1] == 256
    assert len(few) == 2
    session.past.at = None
    session.past.moved.emit(None)
    qtbot.waitUntil(lambda: "step 256" in panel.caption.text())
    table = panel.table()
    assert table is not None
    assert np.array(list(table.rows)).shape == (9, 37)


def test_texts_of_moments_stand_below_each_other(
    session: FakeSession, theme: Theme, qtbot: QtBot
) -> None:
    session.runs.fields = (FieldInfo("text", (8,), "text", ("a", "b")),)
    panel = WritingPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 360)
    panel.show()
    texts = [Written(step, "b", letter * 160, 0.7) for step, letter in ((3, "x"), (9, "y"))]
    session.runs.frames.emit([*reversed(texts), Written(12, "b", "short", 0.7)])
    qtbot.waitUntil(lambda: "short" in panel.page.toPlainText())
    qtbot.mouseClick(panel.over_time, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.page.toPlainText().startswith("step 3\nxxx"))
    assert "short" not in panel.page.toPlainText()
    assert "step 9\nyyy" in panel.page.toPlainText()
    table = panel.table()
    assert table is not None
    assert [row[0] for row in table.rows] == [3, 9]
