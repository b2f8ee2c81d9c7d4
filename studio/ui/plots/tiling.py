"""How many equal pictures stand in a row, how large, and the one picture that holds them all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.observe.frames import Floats
from studio.ui.plots.colours import NOTHING, Bytes


@dataclass(frozen=True, slots=True)
class Tiling:
    """A grid of tiles, in physical pixels."""

    shown: int
    columns: int
    width: int
    height: int
    """Of one tile."""
    gap: int

    @property
    def rows(self) -> int:
        return -(-self.shown // self.columns) if self.columns else 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole."""
        columns = min(self.columns, self.shown)
        return (
            max(0, columns * (self.width + self.gap) - self.gap),
            max(0, self.rows * (self.height + self.gap) - self.gap),
        )

    def origin(self, index: int) -> tuple[int, int]:
        """The left upper corner of a tile."""
        row, column = divmod(index, self.columns)
        return column * (self.width + self.gap), row * (self.height + self.gap)

    def at(self, x: float, y: float) -> tuple[int, float, float] | None:
        """The tile at a point, and where in it (0 to 1), or ``None`` between tiles."""
        if x < 0 or y < 0 or not self.shown:
            return None
        column, inside_x = divmod(x, self.width + self.gap)
        row, inside_y = divmod(y, self.height + self.gap)
        index = int(row) * self.columns + int(column)
        if column >= self.columns or index >= self.shown:
            return None
        if inside_x >= self.width or inside_y >= self.height:
            return None
        return index, inside_x / self.width, inside_y / self.height


def tile(
    count: int,
    shape: tuple[int, int],
    room: tuple[int, int],
    *,
    gap: int,
    smallest: int,
    multiple: int = 1,
) -> Tiling:
    """The grid with the largest tiles that shows all pictures, or as many as fit.

    Args:
        count: how many pictures there are.
        shape: height and width of each, in values.
        room: width and height there is, in physical pixels.
        gap: between tiles.
        smallest: below this side tiles tell nothing; then some are left out.
        multiple: a row holds a multiple of so many (the channels of a filter) where it can.
    """
    height, width = max(1, shape[0]), max(1, shape[1])
    best, best_scale = Tiling(0, 1, 1, 1, gap), 0.0
    if min(room) < 2:
        return best
    for columns in range(1, count + 1):
        if columns > multiple and columns % multiple:
            continue
        scale = _scale((height, width), room, (columns, -(-count // columns)), gap)
        if scale > best_scale:
            best_scale = scale
            best = Tiling(count, columns, int(width * scale), int(height * scale), gap)
    if min(best.width, best.height) >= min(smallest, max(height, width) * 2):
        return best
    return _as_many_as_fit(count, (height, width), room, gap, smallest)


def _scale(shape: tuple[int, int], room: tuple[int, int], grid: tuple[int, int], gap: int) -> float:
    """Pixels a value, for so many columns and rows."""
    across = (room[0] - (grid[0] - 1) * gap) / grid[0] / shape[1]
    down = (room[1] - (grid[1] - 1) * gap) / grid[1] / shape[0]
    return _even(min(across, down))


def _as_many_as_fit(
    count: int, shape: tuple[int, int], room: tuple[int, int], gap: int, smallest: int
) -> Tiling:
    height, width = shape
    scale = min(smallest / min(height, width), room[0] / width, room[1] / height)
    tile_w, tile_h = max(1, int(width * scale)), max(1, int(height * scale))
    columns = max(1, (room[0] + gap) // (tile_w + gap))
    rows = max(1, (room[1] + gap) // (tile_h + gap))
    return Tiling(min(count, columns * rows), columns, tile_w, tile_h, gap)


def _even(scale: float) -> float:
    """A whole number of pixels for each value, where that loses little."""
    return float(int(scale)) if scale >= 4 else scale


def compose(maps: Bytes, tiling: Tiling) -> Bytes:
    """One picture of indices that holds all tiles; gaps are ``NOTHING``."""
    width, height = tiling.size
    if not tiling.shown or not width or not height:
        return np.full((1, 1), NOTHING, np.uint8)
    _, rows, columns = maps.shape
    down = (np.arange(tiling.height) * rows) // tiling.height
    across = (np.arange(tiling.width) * columns) // tiling.width
    tiles = maps[: tiling.shown].take(down, axis=1).take(across, axis=2)
    places = np.full((tiling.rows * tiling.columns, *tiles.shape[1:]), NOTHING, np.uint8)
    places[: tiling.shown] = tiles
    in_grid = places.reshape(tiling.rows, tiling.columns, *tiles.shape[1:])
    pitch_y, pitch_x = tiling.height + tiling.gap, tiling.width + tiling.gap
    whole = np.full((tiling.rows, pitch_y, tiling.columns, pitch_x), NOTHING, np.uint8)
    whole[:, : tiling.height, :, : tiling.width] = in_grid.transpose(0, 2, 1, 3)
    return whole.reshape(tiling.rows * pitch_y, tiling.columns * pitch_x)[:height, :width]


def shrink(maps: Floats, tiling: Tiling) -> Floats:
    """Means of blocks, where a map has twice as many values as its tile has pixels, or more."""
    factor = min(maps.shape[1] // max(1, tiling.height), maps.shape[2] // max(1, tiling.width))
    if factor < 2:
        return maps
    rows, columns = maps.shape[1] // factor, maps.shape[2] // factor
    found: Floats = np.zeros((len(maps), rows, columns), np.float32)
    for row in range(factor):
        for column in range(factor):
            end_y, end_x = rows * factor, columns * factor
            found += maps[:, row:end_y:factor, column:end_x:factor]
    found /= factor * factor
    return found
