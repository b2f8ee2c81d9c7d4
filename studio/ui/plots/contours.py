"""Lines where a grid of values crosses zero: marching squares, all cells at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


def zero_lines(values: Doubles) -> Doubles:
    """Pieces of the zero line of a rows × columns grid.

    Returns:
        Pieces × (x1, y1, x2, y2), in columns and rows of the grid.
    """
    positive = values > 0
    crosses_x = positive[:, :-1] != positive[:, 1:]
    crosses_y = positive[:-1] != positive[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        share_x = values[:, :-1] / (values[:, :-1] - values[:, 1:])
        share_y = values[:-1] / (values[:-1] - values[1:])
    rows, columns = values.shape
    y_at, x_at = np.mgrid[0 : rows - 1, 0 : columns - 1].astype(np.float64)
    # The four sides of each cell, in order around it: low, right, high, left.
    there = np.stack((crosses_x[:-1], crosses_y[:, 1:], crosses_x[1:], crosses_y[:, :-1]), axis=-1)
    x = np.stack((x_at + share_x[:-1], x_at + 1, x_at + share_x[1:], x_at), axis=-1)
    y = np.stack((y_at, y_at + share_y[:, 1:], y_at + 1, y_at + share_y[:, :-1]), axis=-1)
    count = there.sum(axis=-1)
    pieces = [_pairs(there, x, y, count == 2), _pairs(there, x, y, count == 4)]
    return np.concatenate(pieces)


def _pairs(there: NDArray[np.bool_], x: Doubles, y: Doubles, cells: NDArray[np.bool_]) -> Doubles:
    """The crossings of these cells, two by two in their order around the cell."""
    chosen = there[cells]
    corners = np.stack((x[cells][chosen], y[cells][chosen]), axis=-1)
    return corners.reshape(-1, 4)
