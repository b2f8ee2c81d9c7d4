from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.observe.frames import Scalars
from studio.ui.plots.chart import Chart
from studio.ui.plots.curves import Curves
from studio.ui.theme import DARK, LIGHT, Theme


def scalars(step: int, **values: float) -> Scalars:
    return Scalars(step, step / 100, step / 50, values)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def curves(qtbot: QtBot, theme: Theme) -> Curves:
    curves = Curves(theme)
    qtbot.addWidget(curves)
    curves.resize(480, 400)
    curves.show()
    return curves


def fed(curves: Curves, count: int = 300) -> Chart:
    curves.add(
        scalars(step, train_loss=1 / step, train_accuracy=1 - 1 / step, lr=0.1)
        for step in range(1, count + 1)
    )
    curves.add([scalars(100, val_loss=0.5), scalars(200, val_loss=0.334)])
    return curves.charts["loss"]


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_each_measure_has_a_chart_and_the_rate_has_none(curves: Curves) -> None:
    assert curves.empty
    fed(curves)
    assert list(curves.charts) == ["loss", "accuracy"]
    assert not curves.empty
    assert curves.charts["accuracy"].isVisible()


def test_labels_say_the_latest_values(curves: Curves) -> None:
    chart = fed(curves)
    assert [chart.label(line) for line in chart.lines] == ["train 0.003", "val 0.334"]
    curves.add([scalars(301, train_loss=0.291)])
    assert chart.label(chart.lines[0]) == "train 0.291"


def test_curves_are_painted_in_their_colours(curves: Curves, qtbot: QtBot, theme: Theme) -> None:
    fed(curves)
    found = colours(curves.grab().toImage())
    assert QColor(DARK.surface).name() in found
    assert QColor(DARK.line).name() in found
    assert QColor(DARK.warn).name() in found
    theme.set_scheme("light")
    image = curves.grab().toImage()
    assert image.pixelColor(image.width() - 1, 0) == QColor(LIGHT.surface)
    assert QColor(LIGHT.warn).name() in colours(image)
    assert QColor(DARK.warn).name() not in colours(image)


def test_the_newest_value_is_drawn_where_the_axis_says(curves: Curves) -> None:
    curves.add(scalars(step, train_loss=0.5) for step in range(101))
    chart = curves.charts["loss"]
    image = chart.grab().toImage()
    area = chart.area()
    low, high = chart._range
    x = int(area.center().x())
    column = [image.pixelColor(x, y) for y in range(int(area.top()), int(area.bottom()))]
    blueness = [colour.blue() - colour.red() for colour in column]
    y = area.top() + int(np.argmax(blueness))
    assert (area.bottom() - y) / area.height() * (high - low) + low == pytest.approx(0.5, abs=0.02)


def test_moving_the_mouse_reads_the_curves_of_all_charts(curves: Curves, qtbot: QtBot) -> None:
    chart = fed(curves)
    area = chart.area()
    told: list[str] = []
    curves.hovered.connect(told.append)
    qtbot.mouseMove(chart, QPoint(int(area.left()) + 5, int(area.center().y())))
    qtbot.mouseMove(chart, area.center().toPoint())
    assert "step 150" in told[-1] or "step 149" in told[-1] or "step 151" in told[-1]
    assert chart.cross == pytest.approx(150, abs=2)
    assert curves.charts["accuracy"].cross == chart.cross
    assert chart.label(chart.lines[0]) == "train 0.007"


def test_the_wheel_zooms_a_drag_pans_and_a_double_click_resets(
    curves: Curves, qtbot: QtBot
) -> None:
    chart = fed(curves)
    centre = chart.area().center()
    event = QWheelEvent(
        centre,
        QPointF(chart.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, event)
    left, right = chart.span()
    assert 0 < left < 150 < right < 300
    assert curves.charts["accuracy"].span() == (left, right)
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    qtbot.mouseMove(chart, centre.toPoint() - QPoint(20, 0))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=centre.toPoint() - QPoint(20, 0))
    assert chart.span()[0] > left
    assert chart.span()[1] - chart.span()[0] == pytest.approx(right - left)
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert chart.span() == chart.extent()


def test_the_keyboard_zooms_too(curves: Curves, qtbot: QtBot) -> None:
    chart = fed(curves)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    left, right = chart.span()
    assert right - left < 300
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.span()[0] > left
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.view is None


def test_the_view_stays_where_it_was_put_while_the_curve_grows(curves: Curves) -> None:
    chart = fed(curves)
    chart.set_view((100, 200))
    curves.add([scalars(301, train_loss=0.1)])
    assert chart.span() == (100, 200)


def test_a_new_run_begins_empty(curves: Curves) -> None:
    fed(curves)
    curves.clear()
    assert curves.empty
    assert list(curves.charts) == ["loss"]


def test_narrow_charts_name_their_values_in_the_header(curves: Curves) -> None:
    chart = fed(curves)
    curves.resize(220, 300)
    assert chart.area().right() > chart.width() - 12
    curves.resize(480, 300)
    assert chart.area().right() < chart.width() - 60


def test_not_a_number_breaks_the_line_and_says_so(curves: Curves) -> None:
    curves.add([scalars(1, train_loss=1.0), scalars(2, train_loss=float("nan"))])
    chart = curves.charts["loss"]
    assert chart.label(chart.lines[0]) == "train NaN"
    assert not chart.grab().isNull()


def test_charts_stand_side_by_side_where_there_is_room(curves: Curves, qtbot: QtBot) -> None:
    fed(curves)
    accuracy, loss = curves.charts["accuracy"], curves.charts["loss"]
    qtbot.waitUntil(lambda: accuracy.y() > loss.y())
    curves.resize(1000, 200)
    qtbot.waitUntil(lambda: accuracy.x() > loss.x() and accuracy.y() == loss.y())


def several(curves: Curves, rate: float = 0.1) -> None:
    curves.add(
        scalars(
            step,
            train_critic_loss=1 / step,
            train_generator_loss=2 / step,
            lr_critic=0.1,
            lr_generator=rate / step,
        )
        for step in range(1, 100)
    )
    curves.add([scalars(50, val_critic_loss=0.5, val_generator_loss=0.7)])


def test_each_of_several_losses_has_one_chart_for_training_and_validation(curves: Curves) -> None:
    several(curves)
    assert [c.title for c in curves.charts.values() if c.isVisible()] == [
        "Critic loss",
        "Generator loss",
        "Learning rate",
    ]
    chart = curves.charts["critic_loss"]
    assert [chart.label(line) for line in chart.lines] == ["train 0.010", "val 0.500"]
    curves.clear()
    assert [c.title for c in curves.charts.values() if c.isVisible()] == ["Loss"]
    fed(curves)
    assert [c.title for c in curves.charts.values() if c.isVisible()] == ["Loss", "Accuracy"]


def test_rates_share_a_chart_each_in_its_colour_once_one_has_changed(curves: Curves) -> None:
    several(curves)
    chart = curves.charts["lr"]
    assert [(line.name, line.colour) for line in chart.lines] == [
        ("critic", "accent"),
        ("generator", "warn"),
    ]
    assert len(chart.lines[0].raw) == 99


def test_many_charts_stand_in_rows_and_columns(curves: Curves, qtbot: QtBot) -> None:
    curves.resize(900, 400)
    several(curves)
    fed(curves)
    shown = [chart for chart in curves.charts.values() if chart.isVisible()]
    assert len(shown) == 5
    qtbot.waitUntil(lambda: len({chart.x() for chart in shown}) > 1)
    assert len({chart.y() for chart in shown}) > 1
