from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.observe.frames import Boundary, Histogram
from studio.ui.plots.boundary import Plane, answers
from studio.ui.plots.contours import zero_lines
from studio.ui.plots.gradients import ROW as BAR_ROW
from studio.ui.plots.gradients import GradientBars
from studio.ui.plots.histograms import KEPT, Ridges, keep
from studio.ui.plots.plot import Plot
from studio.ui.plots.scores import ROW, Scores
from studio.ui.plots.strip import Strip
from studio.ui.theme import DARK, Theme

NAMES = ("sandal", "shirt", "sneaker", "bag", "ankle boot")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


def shown(plot: Plot, qtbot: QtBot, width: int = 300, height: int = 200) -> None:
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show()


def histogram(centre: float, spread: float = 0.1) -> Histogram:
    counts = np.array([1, 4, 9, 4, 1], np.int64)
    return Histogram(centre - spread, centre + spread, counts, centre, spread / 2)


def test_ridges_keep_a_sparse_past_and_the_latest(theme: Theme) -> None:
    looks: list[tuple[int, Histogram]] = []
    for step in range(1000):
        keep(looks, step, histogram(step / 1000))
    assert len(looks) <= KEPT
    assert looks[0][0] == 0
    assert looks[-1][0] == 999
    steps = [step for step, _ in looks]
    assert steps == sorted(set(steps))


def test_looks_at_earlier_steps_find_their_places() -> None:
    looks = [(step, histogram(0)) for step in (0, 10, 20)]
    keep(looks, 10, histogram(1))
    keep(looks, 5, histogram(2))
    assert [(step, look.mean) for step, look in looks] == [(0, 0), (5, 2), (10, 1), (20, 0)]


def test_ridges_tell_the_look_under_the_mouse(qtbot: QtBot, theme: Theme) -> None:
    ridges = Ridges(theme)
    shown(ridges, qtbot)
    ridges.show_looks([(step, histogram(step / 100)) for step in range(0, 1000, 10)])
    assert ridges.visible_looks()[0][0] == 0
    assert ridges.visible_looks()[-1][0] == 990
    assert len(ridges.visible_looks()) < 30
    told: list[str] = []
    ridges.hovered.connect(told.append)
    qtbot.mouseMove(ridges, QPoint(100, 20))
    qtbot.mouseMove(ridges, QPoint(100, 195))
    assert told[-1] == "step 990: mean 9.900, deviation 0.050"


def test_equal_values_make_a_ridge_too(qtbot: QtBot, theme: Theme) -> None:
    ridges = Ridges(theme)
    shown(ridges, qtbot)
    ridges.show_looks([(0, Histogram(0.0, 0.0, np.array([5], np.int64), 0.0, 0.0))])
    assert not ridges.grab().isNull()


def test_scores_stand_best_first_with_the_explained_class(qtbot: QtBot, theme: Theme) -> None:
    scores = Scores(theme)
    shown(scores, qtbot, height=2 * ROW)
    scores.show_scores(np.array([0.01, 0.0, 0.02, 0.0, 0.97], np.float32), NAMES, 4, 4)
    assert scores.order() == [4, 2]
    scores.show_scores(np.array([0.01, 0.0, 0.02, 0.0, 0.97], np.float32), NAMES, 1, 4)
    assert scores.order() == [4, 1]
    with qtbot.waitSignal(scores.chosen) as heard:
        qtbot.mouseClick(scores, Qt.MouseButton.LeftButton, pos=QPoint(50, ROW + 5))
    assert heard.args == [1]


def test_the_bar_is_as_long_as_the_score(qtbot: QtBot, theme: Theme) -> None:
    scores = Scores(theme)
    shown(scores, qtbot, width=300, height=ROW)
    lengths = []
    for score in (0.25, 0.5, 1.0):
        scores.show_scores(np.array([score], np.float32), ("sandal",), 0, None)
        image = scores.grab().toImage()
        row = [image.pixelColor(x, ROW // 2) for x in range(image.width())]
        lengths.append(sum(colour == QColor(DARK.accent) for colour in row))
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=3)
    assert lengths[2] == pytest.approx(2 * lengths[1], abs=3)


def test_scores_that_are_no_probabilities_have_a_scale_of_their_own(
    qtbot: QtBot, theme: Theme
) -> None:
    scores = Scores(theme)
    shown(scores, qtbot)
    scores.show_scores(np.array([-3.0, 9.0], np.float32), ("no", "yes"), 1, 0)
    assert scores._bounds() == (-3.0, 9.0)
    assert not scores.grab().isNull()


def test_zero_lines_go_where_the_sign_changes() -> None:
    y, x = np.mgrid[0:20, 0:30].astype(float)
    pieces = zero_lines(np.hypot(x - 14.3, y - 9.1) - 6.0)
    assert len(pieces) > 20
    for side in (pieces[:, :2], pieces[:, 2:]):
        assert np.hypot(side[:, 0] - 14.3, side[:, 1] - 9.1) == pytest.approx(6.0, abs=0.1)
    assert len(zero_lines(np.ones((4, 4)))) == 0


def test_zero_lines_of_a_saddle_are_two_pieces() -> None:
    assert len(zero_lines(np.array([[1.0, -1.0], [-1.0, 1.0]]))) == 2


def boundary(classes: int = 2) -> Boundary:
    _, x = np.mgrid[0:21, 0:31] / np.array([20.0, 30.0])[:, None, None]
    second = 1 / (1 + np.exp(-20 * (x - 0.5)))
    grid = second[..., None] if classes == 1 else np.stack((1 - second, second), axis=2)
    points = np.array([[-1.4, 0.0], [1.4, 0.0]], np.float32)
    labels = np.array([0, 1], np.int64)
    return Boundary(3, (-1.5, 1.5, -1.0, 1.0), grid.astype(np.float32), points, labels)


def test_a_plane_takes_the_colour_of_the_answer(qtbot: QtBot, theme: Theme) -> None:
    plane = Plane(theme)
    shown(plane, qtbot)
    plane.show_frame(boundary(), ("left", "right"))
    image = plane.image
    assert image is not None
    left, right = image.pixelColor(2, 10), image.pixelColor(28, 10)
    assert left.blue() > left.red()
    assert right.red() > right.blue()
    told: list[str] = []
    plane.hovered.connect(told.append)
    area = plane.area()
    qtbot.mouseMove(plane, area.center().toPoint())
    qtbot.mouseMove(plane, QPoint(int(area.right()) - 2, int(area.center().y())))
    assert told[-1].endswith("right 1.00")


def test_points_lie_where_their_numbers_say(qtbot: QtBot, theme: Theme) -> None:
    plane = Plane(theme)
    shown(plane, qtbot)
    plane.show_frame(boundary())
    area, image = plane.area(), plane.grab().toImage()
    x = area.left() + (-1.4 + 1.5) / 3.0 * area.width()
    assert image.pixelColor(int(x), int(area.center().y())) == plane.colour(0)
    assert area.width() / area.height() == pytest.approx(1.5)


def test_one_output_answers_for_two_classes() -> None:
    both = answers(boundary(classes=1).grid)
    assert both.shape[2] == 2
    assert both.sum(axis=2) == pytest.approx(1.0)


def test_gradient_bars_are_logarithmic_and_choose(qtbot: QtBot, theme: Theme) -> None:
    bars = GradientBars(theme)
    shown(bars, qtbot, width=400)
    names = [("n1", "conv1"), ("n2", "relu"), ("n3", "classes"), ("n4", "broken")]
    norms = {
        "n1": {"weight": 0.03, "bias": 0.04},
        "n3": {"weight": 5e-4},
        "n4": {"weight": math.inf},
    }
    bars.show_norms(norms, names, frozenset({"n3"}))
    assert bars.norm("n1") == pytest.approx(0.05)
    assert bars._decades == (-4, 0)
    with qtbot.waitSignal(bars.chosen) as heard:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(100, BAR_ROW + 4))
    assert heard.args == ["n3"]
    told: list[str] = []
    bars.hovered.connect(told.append)
    qtbot.mouseMove(bars, QPoint(90, BAR_ROW + 4))
    qtbot.mouseMove(bars, QPoint(90, 4))
    assert told[-1] == "conv1: weight 0.030, bias 0.040"
    assert not bars.grab().isNull()


def test_a_strip_has_bars_up_and_down(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    shown(strip, qtbot)
    strip.show_values(np.array([1.0, -1.0], np.float32), ("up", "down"))
    area, image = strip._area(), strip.grab().toImage()
    at = [int(area.left() + area.width() * share) for share in (0.2, 0.7)]
    high, low = int(area.top() + area.height() / 4), int(area.top() + 3 * area.height() / 4)
    assert image.pixelColor(at[0], high) == QColor(DARK.accent)
    assert image.pixelColor(at[0], low) == QColor(DARK.surface)
    assert image.pixelColor(at[1], high) == QColor(DARK.surface)
    assert image.pixelColor(at[1], low) == QColor(DARK.warn)
    told: list[str] = []
    strip.hovered.connect(told.append)
    qtbot.mouseMove(strip, QPoint(at[0], high))
    qtbot.mouseMove(strip, QPoint(at[1], high))
    assert told[-1] == "down -1.000"


def test_a_long_strip_shows_its_extremes(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    shown(strip, qtbot)
    values = np.zeros(50_000, np.float32)
    values[25_000] = 7.0
    strip.show_values(values)
    area, image = strip._area(), strip.grab().toImage()
    row = [image.pixelColor(x, int(area.top()) + 4) for x in range(image.width())]
    assert row.count(QColor(DARK.accent)) >= 1
