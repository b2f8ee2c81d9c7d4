from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.plots import colours
from studio.ui.plots.plot import Plot
from studio.ui.plots.saliency import Heat, flat, picture
from studio.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


def shown(plot: Plot, qtbot: QtBot, width: int = 300, height: int = 200) -> None:
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show()


def told_at(plot: Plot, qtbot: QtBot, *places: QPoint) -> list[str]:
    told: list[str] = []
    plot.hovered.connect(told.append)
    for place in places:
        qtbot.mouseMove(plot, place)
    return told


def spot(heat: Heat, row: int, column: int, side: int) -> QPoint:
    _, overlay = heat.squares()
    unit = overlay.width() / side
    return QPoint(
        int(overlay.left() + (column + 0.5) * unit), int(overlay.top() + (row + 0.5) * unit)
    )


def test_heat_is_brightest_where_the_gradient_is(qtbot: QtBot, theme: Theme) -> None:
    heat = Heat(theme)
    shown(heat, qtbot)
    values = np.zeros((1, 8, 8), np.float32)
    values[0, 2, 5] = -0.04
    heat.show_map(np.ones_like(values), values, signed=False)
    image = heat.heat_image
    assert image is not None
    strongest = QColor.fromRgba(colours.table("magma", fade=True)[colours.TOP])
    assert image.pixelColor(5, 2) == strongest
    assert image.pixelColor(0, 0).alpha() == 0
    place = spot(heat, 2, 5, 8)
    assert heat.grab().toImage().pixelColor(place).red() > 200
    assert told_at(heat, qtbot, QPoint(1, 1), place)[-1] == "(2, 5) 0.040"


def test_what_speaks_against_and_for_has_two_colours(qtbot: QtBot, theme: Theme) -> None:
    heat = Heat(theme)
    shown(heat, qtbot)
    values = np.zeros((2, 8, 8), np.float32)
    values[:, 2, 5] = -0.02
    values[1, 4, 4] = 0.04
    heat.show_map(np.zeros_like(values), values, signed=True)
    heat.show_through(0.0)
    image = heat.grab().toImage()
    against, for_it = (image.pixelColor(spot(heat, *at, 8)) for at in ((2, 5), (4, 4)))
    assert against.red() > against.blue()
    assert for_it.blue() > for_it.red()
    assert image.pixelColor(spot(heat, 0, 0, 8)) == QColor("black")
    assert told_at(heat, qtbot, QPoint(1, 1), spot(heat, 2, 5, 8))[-1] == "(2, 5) -0.040"


def test_so_much_of_the_sample_is_seen_through_as_is_wished(qtbot: QtBot, theme: Theme) -> None:
    heat = Heat(theme)
    shown(heat, qtbot)
    heat.show_map(np.ones((1, 8, 8), np.float32), np.zeros((1, 8, 8), np.float32), signed=True)
    seen = []
    for share in (0.0, 0.5, 1.0):
        heat.show_through(share)
        seen.append(heat.grab().toImage().pixelColor(spot(heat, 3, 3, 8)).red())
    assert seen[0] == 0
    assert seen[1] == pytest.approx(127, abs=2)
    assert seen[2] == pytest.approx(254, abs=1)


def test_the_two_pictures_never_overlap_and_fit(qtbot: QtBot, theme: Theme) -> None:
    heat = Heat(theme)
    shown(heat, qtbot)
    ones = np.ones((1, 8, 6), np.float32)
    heat.show_map(ones, ones, signed=False)
    for width, height in ((220, 400), (600, 120), (300, 300)):
        heat.resize(width, height)
        left, right = heat.squares()
        assert not left.intersects(right)
        assert heat.rect().toRectF().adjusted(-1, -1, 1, 1).contains(left.united(right))


def test_heat_of_channels_is_the_strongest_or_their_sum() -> None:
    values = np.stack((np.full((4, 4), 0.1), np.full((4, 4), -0.5))).astype(np.float32)
    assert flat(values, signed=False) == pytest.approx(np.full((4, 4), 0.5))
    assert flat(values, signed=True) == pytest.approx(np.full((4, 4), -0.4))


def test_pictures_of_samples_are_grey_or_in_colour() -> None:
    grey = picture(np.array([[[0.0, 1.0]]], np.float32))
    assert [grey.pixelColor(x, 0).red() for x in (0, 1)] == [0, 254]
    colour = picture(np.array([[[1.0]], [[0.0]], [[0.5]]], np.float32))
    assert colour.pixelColor(0, 0).getRgb() == (255, 0, 127, 255)
