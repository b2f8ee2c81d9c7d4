from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.plots import colours, tiling
from studio.ui.plots.atlas import Atlas
from studio.ui.theme import DARK, Theme


@pytest.fixture
def atlas(qtbot: QtBot, qapp: QApplication) -> Atlas:
    theme = Theme("dark")
    theme.apply(qapp)
    atlas = Atlas(theme)
    qtbot.addWidget(atlas)
    atlas.resize(330, 260)
    atlas.show()
    return atlas


def ramp(count: int, rows: int = 4, columns: int = 4) -> np.ndarray:
    values = np.arange(count * rows * columns, dtype=np.float32)
    return values.reshape(count, rows, columns)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 200),
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.tuples(st.integers(0, 900), st.integers(0, 600)),
    st.sampled_from([1, 3]),
)
def test_tiles_fit_their_room(
    count: int, shape: tuple[int, int], room: tuple[int, int], multiple: int
) -> None:
    found = tiling.tile(count, shape, room, gap=2, smallest=14, multiple=multiple)
    assert found.shown <= count
    if found.shown:
        assert found.size[0] <= max(room[0], found.width)
        assert found.size[1] <= max(room[1], found.height)
        last = found.shown - 1
        x, y = found.origin(last)
        assert found.at(x + 0.5, y + 0.5) == (last, 0.5 / found.width, 0.5 / found.height)


def test_gaps_and_the_outside_are_no_tile() -> None:
    grid = tiling.Tiling(shown=5, columns=3, width=10, height=10, gap=2)
    assert grid.at(11, 5) is None
    assert grid.at(5, 10.5) is None
    assert grid.at(-1, 5) is None
    assert grid.at(25, 15) is None
    assert grid.at(13, 13) == (4, 0.1, 0.1)


def test_every_pixel_is_the_table_entry_of_its_value(atlas: Atlas) -> None:
    values = ramp(6)
    atlas.show_maps(values)
    image = atlas.image
    assert image.format() == QImage.Format.Format_Indexed8
    expected = colours.quantise(values, float(values.min()), float(values.max()))
    table = [QColor.fromRgba(entry) for entry in colours.table("viridis")]
    grid = atlas._tiling
    unit = grid.width // 4
    assert unit >= 4
    for index in range(6):
        x0, y0 = grid.origin(index)
        for row in range(4):
            for column in range(4):
                x, y = x0 + column * unit + unit // 2, y0 + row * unit + unit // 2
                assert image.pixelColor(x, y) == table[expected[index, row, column]]


def test_what_is_painted_is_the_atlas(atlas: Atlas) -> None:
    atlas.show_maps(ramp(6))
    shown, image = atlas.grab().toImage(), atlas.image
    ratio = shown.devicePixelRatio()
    for x in range(3, 60, 7):
        for y in range(3, 60, 7):
            colour = image.pixelColor(x, y)
            assert shown.pixelColor(x, y) == colour, (x, y, ratio)


def test_gaps_and_missing_values_show_the_ground(atlas: Atlas) -> None:
    values = ramp(2)
    values[1, 0, 0] = np.nan
    atlas.show_maps(values)
    grid, image = atlas._tiling, atlas.image
    assert grid.columns == 2 or grid.rows == 2
    x, y = grid.origin(1)
    ground = QColor(DARK.surface)
    assert image.pixelColor(x + 2, y + 2) == ground
    gap = (grid.width, 2) if grid.columns == 2 else (2, grid.height)
    assert image.pixelColor(*gap) == ground


def test_zero_is_the_middle_of_a_signed_scale(atlas: Atlas) -> None:
    values = np.array([[[-1.0, 0.0], [0.5, 3.0]]], np.float32)
    atlas.show_maps(values)
    assert atlas.map_name == "diverging dark"
    low, high = atlas._range
    assert (low, high) == (-3.0, 3.0)
    assert colours.quantise(values, low, high)[0, 0, 1] == colours.TOP // 2
    atlas.theme.set_scheme("light")
    assert atlas.map_name == "diverging light"


def test_each_map_on_its_own_scale(atlas: Atlas) -> None:
    values = np.stack((np.eye(4), 100 * np.eye(4))).astype(np.float32)
    atlas.show_maps(values)
    assert atlas._indices()[0].max() < 10
    atlas.set_own_scale(True)
    assert atlas._indices()[0].max() == colours.TOP


def test_the_mouse_reads_map_place_and_value(atlas: Atlas, qtbot: QtBot) -> None:
    values = ramp(6)
    atlas.show_maps(values)
    grid = atlas._tiling
    x, y = grid.origin(4)
    ratio = atlas.devicePixelRatioF()
    unit = grid.width / 4
    told: list[str] = []
    atlas.hovered.connect(told.append)
    qtbot.mouseMove(atlas, QPoint(1, 1))
    qtbot.mouseMove(atlas, QPoint(int((x + 2.5 * unit) / ratio), int((y + 1.5 * unit) / ratio)))
    assert told[-1] == f"map 4 (1, 2) {values[4, 1, 2]:.2f}"
    values[4, 1, 2] = 12.25
    atlas.show_maps(values)
    assert told[-1] == "map 4 (1, 2) 12.25"


def test_maps_that_find_no_room_are_counted(atlas: Atlas) -> None:
    atlas.show_maps(ramp(512, 8, 8), total=1024)
    assert 0 < atlas._tiling.shown < 512
    assert atlas.left_out == 1024 - atlas._tiling.shown
    atlas.resize(1600, 1200)
    assert atlas.left_out == 512


def test_large_maps_are_averaged_not_thinned_out(atlas: Atlas) -> None:
    board = np.indices((256, 256)).sum(axis=0) % 2
    atlas.show_maps(np.repeat(board[None], 16, axis=0).astype(np.float32))
    found = set(np.unique(atlas._indices()).tolist())
    assert found == {colours.TOP // 2}


def test_nothing_to_show_is_no_failure(atlas: Atlas) -> None:
    atlas.show_maps(np.zeros((0, 3, 3), np.float32))
    assert not atlas.grab().isNull()
    atlas.show_maps(np.full((2, 3, 3), np.nan, np.float32))
    assert not atlas.grab().isNull()


@pytest.mark.parametrize(
    "name", ["viridis", "magma", "cividis", "grey", "diverging dark", "diverging light"]
)
def test_colour_tables_are_whole(name: colours.MapName) -> None:
    table = colours.table(name)
    assert len(table) == 256
    assert all(entry >> 24 == 255 for entry in table[:255])
    assert table[colours.NOTHING] == 0
    luma = colours.shades(name) @ np.array([0.2126, 0.7152, 0.0722])
    if name.startswith("diverging"):
        sign = 1 if name.endswith("dark") else -1
        assert (sign * np.diff(luma[127:]) > -1.5).all()
        assert (sign * np.diff(luma[:128]) < 1.5).all()
    else:
        assert (np.diff(luma) > -0.5).all()
