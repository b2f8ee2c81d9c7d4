"""How far numbers are from what they should be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Of one number that is predicted."""

    mae: float
    """Mean absolute error."""
    rmse: float
    """Root of the mean squared error."""
    r2: float
    """The share of the variance that is explained; NaN where there is none."""
    bias: float
    """Mean of predicted minus true."""


def fit(right: Floats, given: Floats) -> Fit:
    """Errors, and the coefficient of determination (S. Wright, 1921)."""
    right, given = np.asarray(right, np.float64), np.asarray(given, np.float64)
    if not len(right):
        nan = float("nan")
        return Fit(nan, nan, nan, nan)
    off = given - right
    spread = float(np.square(right - right.mean()).sum())
    r2 = 1 - float(np.square(off).sum()) / spread if spread > 0 else float("nan")
    return Fit(
        float(np.abs(off).mean()), float(np.sqrt(np.square(off).mean())), r2, float(off.mean())
    )
