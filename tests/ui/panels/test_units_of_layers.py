"""Units of a layer of a real run: one large, what stirs it, by class, and those that are dead."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from live import Live
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from watched import FakeSession, activations

from studio.app.session import Session
from studio.data import sources
from studio.observe.asks.ask import Finding
from studio.observe.asks.example import Example
from studio.observe.asks.units import EXAMPLES, AllMaps, Maps
from studio.observe.frames import Watch
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.unit_pane import ALIKE, CLASSES, TOP
from studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def centre(panel: ActivationsPanel, index: int) -> QPoint:
    """Of a map, on the screen."""
    tiling = panel.atlas._tiling
    x, y = tiling.origin(index)
    ratio = panel.atlas.devicePixelRatioF()
    return QPoint(round((x + tiling.width / 2) / ratio), round((y + tiling.height / 2) / ratio))


def test_a_click_on_a_map_shows_all_that_is_known_of_its_unit(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live, gaze = Live(qtbot, session, "digits_cnn"), Gaze()
    panel = ActivationsPanel(session, theme, gaze)
    conv = live.node("conv1")
    with live.running(panel):
        session.select((conv,))
        live.until(lambda: "sample 0" in panel.caption.text())
        frame = panel._frame
        assert frame is not None
        qtbot.mouseClick(panel.atlas, LEFT, pos=centre(panel, 3))
        live.until(lambda: "Unit 3 of" in panel.pane.about.text())
        np.testing.assert_array_equal(panel.pane.map._values, frame.values[3:4])
        pane, at = panel.pane, centre(panel, 3)
        large = pane.map._tiling
        corner = QPoint(large.origin(0)[0] + 2, large.origin(0)[1] + 2)
        qtbot.mouseMove(pane.map, corner)
        assert "(0, 0)" in pane.map.describe(corner.toPointF())
        table = panel.table()
        assert table is not None
        first = next(iter(table.rows))
        assert first == (0, 0, 0, float(frame.values[0, 0, 0]))

        pane.pages.setCurrentIndex(TOP)
        live.until(lambda: len(pane.wall.pictures._values) == 24)
        found = pane.found
        assert found is not None
        assert "Unit 3: its strongest value" in pane.wall.heading.text()
        assert "359 of 359 examples" in pane.about.text()
        assert panel.atlas.isVisible() and at.x() >= 0
        tile = pane.wall.pictures._tiling
        place = QPoint(tile.origin(1)[0] + 3, tile.origin(1)[1] + 3)
        qtbot.mouseClick(pane.wall.pictures, LEFT, pos=place)
        assert gaze.sample == Example(int(found.top[1]))

        pane.pages.setCurrentIndex(CLASSES)
        live.until(lambda: len(pane.ridges.rows) == 10)
        assert sum(int(counts.sum()) for _, _, counts in pane.ridges.rows) == 359
        pane.pages.setCurrentIndex(ALIKE)
        live.until(lambda: "units always 0" in pane.about.text())
        assert pane.list.count() == len(found.dead) + len(found.pairs)
    dataset = sources.load(session.document.project.settings)
    images = torch.from_numpy(dataset.validation["image"])
    assert len(images) < EXAMPLES
    strongest = live.values(conv, images)[:, 3].amax((1, 2)).numpy()
    np.testing.assert_allclose(found.strengths, np.sort(strongest)[::-1][:24], rtol=1e-4)
    np.testing.assert_allclose(strongest[found.top], found.strengths, rtol=1e-4)


def test_more_maps_than_a_first_look_tells_are_asked_for(qtbot: QtBot, theme: Theme) -> None:
    session = FakeSession()
    session.select(("n2",))
    panel = ActivationsPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    session.runs.active = True
    few = activations("n2", (64, 8, 8))
    session.past.frames.emit([few.__class__(**{n: getattr(few, n) for n in few.__slots__} | {
        "shape": (1024, 8, 8)})])  # fmt: skip
    qtbot.waitUntil(lambda: "1024 × 8 × 8" in panel.caption.text())
    (ask,) = panel.watch(Watch()).asks
    assert ask == AllMaps("n2", "output", Example())
    values = np.zeros((1024, 8, 8), np.float32)
    session.past.frames.emit([Finding(ask, few.step, Maps(values, values.shape))])
    qtbot.waitUntil(lambda: len(panel.atlas._values) == 1024)


def test_time_goes_to_the_right(qtbot: QtBot, theme: Theme) -> None:
    session = FakeSession()
    nodes = session.document.project.model
    session.select(("n4",))
    panel = ActivationsPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(500, 500)
    panel.show()
    frame = activations("n4", (20, 6))  # 20 moments of 6 features.
    session.past.frames.emit([frame])
    qtbot.waitUntil(lambda: panel.atlas._values.shape == (1, 6, 20))
    qtbot.mouseClick(panel.atlas, LEFT, pos=centre(panel, 0))
    qtbot.waitUntil(lambda: "Unit 3 of 6" in panel.pane.about.text())
    assert panel.pane.row._values == pytest.approx(frame.values[:, 3])
    # What a convolution gives has time last.
    assert nodes.node("n2").kind == "torch.nn.Conv2d"
    session.select(("n3",))
    session.past.frames.emit([activations("n3", (6, 20))])
    qtbot.waitUntil(lambda: "6 × 20" in panel.caption.text())
    assert panel.atlas._values.shape == (1, 6, 20)


def test_the_outputs_of_a_recurrent_layer_stand_in_its_order_and_one_row_is_drawn_as_bars(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "rows_lstm")
    panel = ActivationsPanel(session, theme)
    with live.running(panel):
        session.select((live.node("lstm"),))
        live.until(panel.port.isVisible)
        qtbot.waitUntil(panel.atlas.isVisible)
        assert [panel.port.itemText(row) for row in range(panel.port.count())] == [
            "output",
            "h_n",
            "c_n",
        ]
        assert panel.port.currentText() == "output"
        assert "28 × 64" in panel.caption.text()
        panel.port.setCurrentText("h_n")
        qtbot.waitUntil(panel.strip.isVisible)
        assert "1 × 64" in panel.caption.text()
        frame = panel._frame
        assert frame is not None
        np.testing.assert_array_equal(panel.strip._values, frame.values[0])
