"""Normalisation of inputs. What is measured is measured on the training split alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.data.fields import Array
from studio.data.spec import Normalise

Floats = NDArray[np.float32]


def normalise(
    train: Array, validation: Array, how: Normalise, full_scale: float | None
) -> tuple[Floats, Floats]:
    """Both splits as float32, scaled alike.

    Args:
        train: examples × channels × …, or examples × columns.
        validation: the same for the validation split.
        how: ``none``: as they are. ``unit``: divided by ``full_scale``, or without one so that the
            training split's smallest value becomes 0 and its largest 1, for each column or
            channel. ``standard``: mean 0 and standard deviation 1 over the training split, for
            each column or channel. A constant column becomes 0.
        full_scale: the raw value that means 1.0.
    """
    if how == "none":
        return _scaled(train, None, None), _scaled(validation, None, None)
    if how == "unit" and full_scale is not None:
        full = np.array(full_scale)
        return _scaled(train, None, full), _scaled(validation, None, full)
    axes = (0, *range(2, train.ndim))
    if how == "unit":
        shift = train.min(axes, keepdims=True).astype(np.float64)
        spread = train.max(axes, keepdims=True) - shift
    else:
        shift = train.mean(axes, dtype=np.float64, keepdims=True)
        spread = train.std(axes, dtype=np.float64, keepdims=True)
    spread = np.where(spread > 0, spread, 1.0)
    return _scaled(train, shift, spread), _scaled(validation, shift, spread)


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
