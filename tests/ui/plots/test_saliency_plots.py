from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.plots import colours
from studio.ui.plots.columns import ROW, Columns
from studio.ui.plots.map_strip import MapStrip, Tile
from studio.ui.plots.plot import Plot
from studio.ui.plots.saliency import Heat, flat, picture
from studio.ui.plots.series_heat import FOOTER, SeriesHeat
from studio.ui.plots.token_heat import TokenHeat
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


def test_columns_that_count_most_are_shown_in_their_order(qtbot: QtBot, theme: Theme) -> None:
    columns = Columns(theme)
    shown(columns, qtbot, height=2 * ROW)
    names = ("age", "sex", "height", "weight")
    values = np.array([0.5, 0.1, 0.0, -1.0], np.float32)
    columns.show_columns(np.array([30, 1, 1.8, 70], np.float32), values, names, signed=True)
    assert columns.rows() == [0, 3]
    for_it, against = columns.bar(0), columns.bar(1)
    assert against.width() == pytest.approx(2 * for_it.width(), abs=1)
    assert against.right() == pytest.approx(for_it.left(), abs=1)
    image = columns.grab().toImage()
    left, right = (image.pixelColor(bar.center().toPoint()) for bar in (against, for_it))
    assert left.red() > left.blue() and right.blue() > right.red()
    told = told_at(columns, qtbot, QPoint(1, 1), QPoint(4, ROW + 4))
    assert told[-1] == "weight is 70.00 and counts -1.000"


def test_tokens_stand_in_lines_and_are_coloured_by_what_they_count(
    qtbot: QtBot, theme: Theme
) -> None:
    text = TokenHeat(theme)
    shown(text, qtbot, width=120)
    values = np.array([0, 1, -2, 0, 0, 0], np.float32)
    text.show_tokens(("a", "b", "c", "⏎", "d", "e"), values, signed=True)
    places = text.places()
    assert len({place.top() for place in places[:4]}) == 1
    assert places[4].left() == 0 and places[4].top() > places[0].bottom()
    image = text.grab().toImage()
    for index in (0, 1, 2):
        corner = places[index].topLeft().toPoint() + QPoint(1, 1)
        assert image.pixelColor(corner) == text.colour(index)
    assert text.colour(1).blue() > text.colour(1).red()
    assert text.colour(2).red() > text.colour(2).blue()
    told = told_at(text, qtbot, QPoint(119, 1), places[2].center().toPoint())
    assert told[-1] == "c at 2: -2.000"
    text.show_tokens(("long", "tokens", "are", "wrapped"), np.zeros(4, np.float32), signed=False)
    assert text.places()[3].right() <= 120


def test_a_series_has_its_heat_at_each_step(qtbot: QtBot, theme: Theme) -> None:
    series = SeriesHeat(theme)
    shown(series, qtbot)
    sample = np.zeros((4, 20), np.float32)
    values = np.zeros((4, 20), np.float32)
    values[2, 17] = -3
    series.show_series(sample, values, signed=False)
    assert len(series.lines()) == 8 and 17 in series.lines()
    image = series.grab().toImage()
    bright = [image.pixelColor(int((n + 0.5) * 75), 5).red() for n in range(4)]
    assert bright[2] > 200 > max(bright[0], bright[1], bright[3])
    told = told_at(series, qtbot, QPoint(1, 199), QPoint(190, 20))
    assert told[-1] == "step 2: 3.000"
    assert not told_at(series, qtbot, QPoint(10, 200 - FOOTER + 5))[-1]


def test_a_strip_of_maps_keeps_its_ends_and_tells_which_is_chosen(
    qtbot: QtBot, theme: Theme
) -> None:
    strip = MapStrip(theme)
    shown(strip, qtbot, width=240)
    tiles = [Tile(str(n), np.full((1, 8, 8), n, np.float32), f"map {n}") for n in range(10)]
    strip.show_tiles(tiles, signed=False)
    assert strip.shown()[0] == 0 and strip.shown()[-1] == 9 and len(strip.shown()) == 3
    place = strip.place(2).center().toPoint()
    with qtbot.waitSignal(strip.chosen) as heard:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [9]
    assert told_at(strip, qtbot, QPoint(1, 1), place)[-1] == "map 9"
    vector = Tile("", np.arange(5, dtype=np.float32), "")
    strip.show_tiles([vector, vector], signed=True)
    assert strip.height() < 72 and strip.shown() == [0, 1]
