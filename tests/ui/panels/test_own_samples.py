"""Samples of the user's own, drawn, copied or from a file, are what the views look at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from live import Live
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.app.notices import Notice
from studio.app.session import Session
from studio.data import sources
from studio.data.fields import Field
from studio.data.scale import Scale
from studio.observe.asks.example import TRAIN, Example
from studio.observe.frames import Watch
from studio.ui.pads.curves import CurvePad
from studio.ui.pads.easel import Easel
from studio.ui.pads.points import PointPad
from studio.ui.pads.texts import TextPad
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.boundary import BoundaryPanel
from studio.ui.panels.gaze import Gaze
from studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, widget: Easel | CurvePad | PointPad, *way: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, pos=way[0])
    for place in way[1:]:
        qtbot.mouseMove(widget, place)
    qtbot.mouseRelease(widget, LEFT, pos=way[-1])


def test_what_is_drawn_goes_through_the_model(
    qtbot: QtBot,
    session: Session,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live, gaze = Live(qtbot, session, "digits_cnn"), Gaze()
    told: list[Notice] = []
    session.notified.connect(told.append)
    panel = ActivationsPanel(session, theme, gaze)
    chooser = panel.sample
    chooser.menu.aboutToShow.emit()
    assert not chooser.draw.isEnabled()
    assert "Press Train first" in chooser.draw.toolTip()
    conv = live.node("conv1")

    def own() -> np.ndarray:
        found = panel._latest.get(conv, {}).get("output")
        assert found is not None
        return found.values

    with live.running(panel):
        session.select((conv,))
        live.until(lambda: "sample 0" in panel.caption.text())
        first = own()
        chooser.menu.aboutToShow.emit()
        chooser.draw.trigger()
        window = chooser.own.window
        assert window is not None
        easel = window.pad
        assert isinstance(easel, Easel)
        size = easel.area().toRect()
        middle = size.center()
        drag(qtbot, easel, *(QPoint(middle.x(), y) for y in range(size.top() + 20, middle.y(), 9)))
        live.until(lambda: "by hand" in panel.caption.text())
        assert "centred" in window.done.text()
        drawn = gaze.sample.own
        assert drawn is not None
        line = drawn.values[0]
        # One upright stroke in the middle, from the top to the bottom as the digits are.
        assert line.max() > 0.8
        assert line[:, [0, 7]].max() < 0.2
        assert line[[0, 7], 3:5].max() > 0.5
        strokes = own()
        assert not np.allclose(strokes, first)
        easel.undo()
        live.until(lambda: gaze.sample.own != drawn)
        assert gaze.sample.own is not None and not gaze.sample.own.values.any()
        gaze.take(drawn)
        live.until(lambda: np.array_equal(own(), strokes))

        # From the clipboard: the very first example of the training split, enlarged.
        dataset = sources.load(session.document.project.settings)
        image = dataset.train["image"][0]
        big = np.kron(image[0], np.ones((4, 4))) * 255
        grey = QImage(32, 32, QImage.Format.Format_RGB32)
        for y in range(32):
            for x in range(32):
                level = round(big[y, x])
                grey.setPixelColor(x, y, QColor(level, level, level))
        QGuiApplication.clipboard().setImage(grey)
        chooser.paste.trigger()
        live.until(lambda: "clipboard" in panel.caption.text())
        assert "resized to 8 × 8" in str(told[-1].message)
        np.testing.assert_allclose(gaze.sample.own.values, image, atol=0.003)
        copied = own()
        assert chooser.source.text() == "clipboard"
        chooser.training.trigger()
        live.until(lambda: "training sample 0" in panel.caption.text())
        assert gaze.sample == Example(0, TRAIN)
        np.testing.assert_allclose(own(), copied, atol=0.01)

        # From a file.
        Image.fromarray(big.astype(np.uint8)).save(tmp_path / "digit.png")
        (tmp_path / "few.csv").write_text("1,2,3", encoding="utf-8")
        names = iter([str(tmp_path / "digit.png"), str(tmp_path / "few.csv")])
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(names), ""))
        chooser.open.trigger()
        live.until(lambda: "digit.png" in panel.caption.text())
        chooser.open.trigger()
        live.until(lambda: told[-1].kind == "error")
        assert str(told[-1].message) == (
            '"few.csv" is 3 numbers, but "image" wants a picture of 1 × 8 × 8. Choose another one.'
        )
    window.close()
    given = torch.tensor(drawn.values)[None]
    np.testing.assert_allclose(strokes, live.values(conv, given)[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(
        copied, live.values(conv, torch.tensor(image)[None])[0].numpy(), atol=0.01
    )


def test_points_curves_colours_and_texts_are_made_by_hand(qtbot: QtBot, theme: Theme) -> None:
    plane = Field("x", (2,), "float32", "points", scale=Scale(None, None, -1.0, 1.0))
    point = PointPad(plane, theme)
    series = Field("s", (10, 2), "float32", "sequence", scale=Scale((1.0,), (2.0,), 0.0, 5.0))
    curve = CurvePad(series, theme)
    colours = Field("image", (3, 16, 16), "float32", "image")
    easel = Easel(colours, theme)
    for pad in (point, curve, easel):
        qtbot.addWidget(pad)
        pad.resize(300, 300)
        pad.show()
    drag(qtbot, point, QPoint(150, 150), point.place(0.5, -0.5).toPoint())
    assert point.work()().values == pytest.approx([0.5, -0.5], abs=0.02)
    point.undo()
    assert point.work()().values == pytest.approx([0, 0], abs=0.02)

    curve.feature.setValue(1)
    area = curve.area()
    drag(qtbot, curve, area.bottomLeft().toPoint(), area.topRight().toPoint())
    values = curve.work()().values
    assert values.shape == (10, 2)
    # Read from 0 to 5, then shifted by 1 and divided by 2.
    np.testing.assert_allclose(values[:, 1], (np.linspace(0, 5, 10) - 1) / 2, atol=0.05)
    np.testing.assert_allclose(values[:, 0], (2.5 - 1) / 2)
    curve.undo()
    np.testing.assert_allclose(curve.work()().values, (2.5 - 1) / 2)

    red = next(each for each in easel.controls() if "#E03131" in each.accessibleName())
    qtbot.mouseClick(red, LEFT)
    corner = easel.area().topLeft().toPoint() + QPoint(20, 20)
    drag(qtbot, easel, corner, corner + QPoint(60, 0))
    made = easel.work()().values
    assert made[:, 1, 2] == pytest.approx([0xE0 / 255, 0x31 / 255, 0x31 / 255], abs=0.02)
    easel.eraser.setChecked(True)
    easel.size_of_brush.setValue(30)
    drag(qtbot, easel, corner, corner + QPoint(60, 0))
    assert not easel.work()().values.any()

    text = TextPad(Field("text", (3,), "int64", "text", (" ", "a", "b")))
    qtbot.addWidget(text)
    qtbot.keyClicks(text, "ab")
    assert text.work()().values.tolist() == [0, 1, 2]


def test_a_click_in_the_plane_is_what_all_views_look_at(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live, gaze = Live(qtbot, session, "moons_mlp"), Gaze()
    plane = BoundaryPanel(session, theme, gaze)
    panel = ActivationsPanel(session, theme, gaze)
    dense = next(n.id for n in session.graph if n.kind == "torch.nn.Linear")
    with live.running(plane, panel):
        session.select((dense,))
        live.until(lambda: plane.plane._frame is not None and panel._frame is not None)
        place = plane.plane.place(0.25, -0.5)
        qtbot.mouseClick(plane.plane, LEFT, pos=place.toPoint())
        live.until(lambda: "by hand" in panel.caption.text())
        own = gaze.sample.own
        assert own is not None
        assert own.values == pytest.approx([0.25, -0.5], abs=0.03)
        assert plane.plane._marked == tuple(own.values.tolist())
        seen = panel._frame
        table = plane.table()
        assert table is not None
        assert table.names[:2] == ["x", "y"]
        assert len(list(table.rows)) == 64 * 64
        gaze.go_to(0)
        assert plane.plane._marked is None
    expected = live.values(dense, torch.tensor(own.values)[None])[0]
    np.testing.assert_allclose(seen.values, expected.numpy(), atol=1e-5)


def test_the_canvas_follows_a_sample_that_no_panel_shows(qtbot: QtBot) -> None:
    gaze = Gaze()
    assert gaze.watch(Watch()) == Watch()
    with qtbot.waitSignal(gaze.watch_changed):
        gaze.look_at(Example(3, TRAIN))
    assert gaze.watch(Watch()) == Watch(sample=Example(3, TRAIN))
