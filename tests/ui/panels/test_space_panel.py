"""Where examples of a real run lie to a layer, and what the mouse does to them."""

from __future__ import annotations

import numpy as np
import torch
from live import Live
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness

from studio.app.session import Session
from studio.data import sources
from studio.observe.asks.example import Example
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.space import SpacePanel
from studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, panel: SpacePanel, *way: QPoint) -> None:
    qtbot.mousePress(panel.cloud, LEFT, pos=way[0])
    for place in way[1:]:
        qtbot.mouseMove(panel.cloud, place)
    qtbot.mouseRelease(panel.cloud, LEFT, pos=way[-1])


def test_points_are_those_of_the_model_and_follow_the_mouse(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live, gaze = Live(qtbot, session, "digits_cnn"), Gaze()
    panel = SpacePanel(session, theme, gaze)
    assert panel.table() is None
    dense = next(n.id for n in session.graph if n.kind == "torch.nn.Linear")
    with live.running(panel):
        assert "Select a layer" in panel.empty.label.text()
        session.select((dense,))
        live.until(lambda: "of the variance" in panel.caption.text())
        found = panel._found
        assert found is not None
        assert "359 of 359 examples" in panel.caption.text()
        flat = panel._points.copy()
        table = panel.table()
        assert table is not None
        rows = list(table.rows)
        assert table.names == ["example", "class", "predicted", "axis 1", "axis 2"]

        # A click looks at the sample, and shows those that are nearest to it.
        place = panel.cloud.place_of(7).toPoint()
        hit = panel.cloud.at(place)
        qtbot.mouseClick(panel.cloud, LEFT, pos=place)
        assert gaze.sample == Example(int(found.examples[hit]))
        live.until(lambda: panel.wall.pictures._values.shape == (13, 8, 8))
        near = [hit, *found.neighbours[hit].tolist()]
        dataset = sources.load(session.document.project.settings)
        images = dataset.validation["image"][found.examples[near]]
        np.testing.assert_allclose(panel.wall.pictures._values, images[:, 0], atol=1e-6)
        assert panel.cloud.linked == tuple(near[1:])
        assert f"sample {found.examples[hit]}" in panel.wall.heading.text()

        # A lasso around everything has everything in it.
        area = panel.cloud.rect().adjusted(1, 1, -1, -1)
        corners = (area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft())
        drag(qtbot, panel, *corners)
        assert len(panel._brushed) == 359
        assert "359 examples" in panel.wall.heading.text()
        qtbot.mouseClick(panel.cloud, LEFT, pos=area.topLeft())
        assert not panel._brushed

        # Right or wrong.
        panel.choices.colour.setCurrentIndex(1)
        wrong = int((found.labels != found.predicted).sum())
        live.until(lambda: panel.cloud.legend[-1][0] == f"wrong {wrong}")
        assert int(panel.cloud._inks.sum()) == wrong

        # In three dimensions a drag turns the cloud.
        panel.choices.axes.setCurrentIndex(1)
        live.until(lambda: panel.cloud.dimensions == 3)
        before = panel.cloud.place_of(3)
        middle = panel.cloud.rect().center()
        drag(qtbot, panel, middle, middle + QPoint(60, 10), middle + QPoint(90, 20))
        assert panel.cloud.place_of(3) != before

        # At every moment that the run kept.
        panel.choices.axes.setCurrentIndex(0)
        qtbot.mouseClick(panel.film.button, LEFT)
        live.until(lambda: bool(panel.film.findings))
        assert [one.step for one in panel.film.findings] == list(session.past.moments)
        panel.film.slider.setValue(0)
        first = panel.film.findings[0].found
        live.until(lambda: f"step {session.past.moments[0]}" in panel.caption.text())
        assert panel._found is first
        # Turned, but not deformed.
        shown, own = panel._points, first.points[:, :2]
        np.testing.assert_allclose(
            np.linalg.norm(shown[1:] - shown[:-1], axis=1),
            np.linalg.norm(own[1:] - own[:-1], axis=1),
            atol=1e-4,
        )
        panel.film.slider.setValue(len(panel.film.findings))
        live.until(lambda: panel._found is not first)

        # Neighbours stay neighbours.
        panel.choices.method.setCurrentIndex(1)
        panel.choices.axes.setCurrentIndex(0)
        live.until(lambda: panel._layout is not None and panel._layout.done >= 280)
        assert "t-SNE" in panel.caption.text()
        qtbot.mouseClick(panel.stop, LEFT)
        live.until(lambda: not panel.work.busy)
        done = panel._layout.done
        assert trustworthiness(found.points, panel._points) > 0.8
        panel.choices.data.setCurrentIndex(1)
        live.until(lambda: "500 of 1,438 examples" in panel.caption.text())
        panel.hide()
        assert not panel.work.busy
    assert done < 600
    with torch.no_grad():
        given = live.values(dense, torch.from_numpy(dataset.validation["image"]))
    numbers = given.flatten(1).double().numpy()
    expected = PCA(2).fit_transform(numbers)
    signs = np.sign((expected * flat).sum(0))
    np.testing.assert_allclose(flat, expected * signs, atol=1e-4)
    assert [row[0] for row in rows] == list(range(359))
    names = dataset.fields[1].classes
    assert [row[1] for row in rows] == [names[one] for one in dataset.validation["label"]]
