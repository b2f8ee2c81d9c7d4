"""From the values of a target to classes and their indices."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST_WHOLE_CLASSES = 20
"""A target of more different whole numbers than this is taken for a measured number."""


def encode(values: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Classes in order (numbers by size, texts by alphabet) and the index of each value."""
    classes = tuple(sorted(set(values), key=_order))
    index = {name: number for number, name in enumerate(classes)}
    return classes, np.array([index[value] for value in values], np.int64)


def _order(name: str) -> tuple[int, float, str]:
    try:
        number = float(name)
    except ValueError:
        return (1, 0.0, name)
    return (0, number, name) if math.isfinite(number) else (1, 0.0, name)
