"""How the numbers of a field come from those that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Floats = NDArray[np.float32]
FAINT: Final = 0.2
"""Of the range: less than this above the ground is no ink."""


@dataclass(frozen=True, slots=True)
class Framing:
    """How the pictures of a data set lie on their ground, in the training split."""

    ground: float
    """From 0, black, to 1, white."""
    fill: float
    """Of the longer side of what is shown, to the longer side of the picture."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of a field come from those that were read."""

    shift: tuple[float, ...] | None = None
    """For each channel or column, or one for all; taken away first."""
    spread: tuple[float, ...] | None = None
    """Then divided by."""
    low: float = 0.0
    """The number read that means black; of what are no images, the smallest."""
    high: float = 1.0
    framing: Framing | None = None
    """For images."""

    def applied(self, raw: Array) -> Floats:
        """Examples × channels × …, or examples × columns, as the data set has them."""
        return _scaled(raw, _shaped(self.shift, raw.ndim), _shaped(self.spread, raw.ndim))


def _shaped(values: tuple[float, ...] | None, axes: int) -> Array | None:
    if values is None:
        return None
    return np.array(values, np.float64).reshape(1, -1, *(1,) * (axes - 2))


def _scaled(values: Array, shift: Array | None, spread: Array | None) -> Floats:
    """``(values - shift) / spread``, without a second copy of the data where bytes come in."""
    exact: type[np.floating[Any]] = np.float64
    if shift is None or values.dtype.itemsize <= 2:
        exact = np.float32
    result = np.array(values, dtype=exact, order="C")
    if shift is not None:
        np.subtract(result, shift.astype(exact), out=result)
    if spread is not None:
        np.divide(result, spread.astype(exact), out=result)
    return result.astype(np.float32, copy=False)
