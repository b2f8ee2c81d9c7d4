"""How sure a share is that was counted in a sample."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


def wilson(successes: ArrayLike, trials: ArrayLike, z: float = Z) -> tuple[Floats, Floats]:
    """The score interval of a share; NaN where nothing was tried.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
    """
    k, n = np.asarray(successes, np.float64), np.asarray(trials, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        low, high = np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)
    # Exactly, which rounding would miss.
    low, high = np.where(k == 0, 0.0, low), np.where(k == n, 1.0, high)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def f1(overlaps: ArrayLike, unions: ArrayLike, z: float = Z) -> tuple[Floats, Floats]:
    """The interval of F1 = 2 J / (1 + J), with J the share of the union that is overlap.

    J is a share of counted things, so it has a score interval, and F1 rises with J.
    """
    low, high = wilson(overlaps, unions, z)
    return 2 * low / (1 + low), 2 * high / (1 + high)
