"""Turns a cloud of points so that it lies as much like an earlier one as it can."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


def aligned(points: Floats, like: Floats) -> Floats:
    """The points turned or mirrored, about their own middle: Procrustes without a scale.

    Both have the same points in the same order; with fewer axes than the other, as it is.
    """
    if points.shape != like.shape or not len(points):
        return points
    middle = points.mean(0)
    centred = (points - middle).astype(np.float64)
    left, _, right = np.linalg.svd(centred.T @ (like - like.mean(0)).astype(np.float64))
    found: Floats = (centred @ left @ right + middle).astype(points.dtype)
    return found
