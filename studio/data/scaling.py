"""Normalisation of inputs. What is measured is measured on the training split alone."""

from __future__ import annotations

from typing import Final

import numpy as np

from studio.data.scale import FAINT, Array, Floats, Framing, Scale
from studio.data.spec import Normalise

FRAMED: Final = 256
"""Images that are looked at to find out how such images are framed."""


def measured(train: Array, how: Normalise, full_scale: float | None) -> Scale:
    """How both splits are to be scaled, found out on the training split.

    Args:
        train: examples × channels × …, or examples × columns.
        how: ``none``: as they are. ``unit``: divided by ``full_scale``, or without one so that the
            training split's smallest value becomes 0 and its largest 1, for each column or
            channel. ``standard``: mean 0 and standard deviation 1 over the training split, for
            each column or channel. A constant column becomes 0.
        full_scale: the raw value that means 1.0.
    """
    low, high = (0.0, full_scale) if full_scale is not None else _range(train)
    framing = _framing(train, low, high) if train.ndim == 4 else None
    if how == "none":
        return Scale(None, None, low, high, framing)
    if how == "unit" and full_scale is not None:
        return Scale(None, (full_scale,), low, high, framing)
    axes = (0, *range(2, train.ndim))
    if how == "unit":
        shift = train.min(axes, keepdims=True).astype(np.float64)
        spread = train.max(axes, keepdims=True) - shift
    else:
        shift = train.mean(axes, dtype=np.float64, keepdims=True)
        spread = train.std(axes, dtype=np.float64, keepdims=True)
    spread = np.where(spread > 0, spread, 1.0)
    found = tuple(shift.ravel().tolist()), tuple(spread.ravel().tolist())
    return Scale(*found, low, high, framing)


def _range(values: Array) -> tuple[float, float]:
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    return (low, high) if np.isfinite([low, high]).all() and low < high else (0.0, 1.0)


def _framing(images: Array, low: float, high: float) -> Framing:
    """Found from some of them, of examples × channels × height × width."""
    every = max(1, -(-len(images) // FRAMED))
    some = (images[::every].astype(np.float32).mean(1) - low) / (high - low)
    ground = float(np.median(some[:, [0, 0, -1, -1], [0, -1, 0, -1]]))
    inked = np.abs(some - ground) > FAINT
    sides = [_extent(inked.any(2)), _extent(inked.any(1))]
    longest = np.maximum(sides[0] / some.shape[1], sides[1] / some.shape[2])
    found = longest[longest > 0]
    return Framing(min(max(ground, 0.0), 1.0), float(np.median(found)) if len(found) else 1.0)


def _extent(inked: Array) -> Floats:
    """For each row of examples × places: from the first place with ink to the last."""
    size = inked.shape[1]
    last = size - np.argmax(inked[:, ::-1], 1)
    found: Floats = np.where(inked.any(1), last - np.argmax(inked, 1), 0).astype(np.float32)
    return found
