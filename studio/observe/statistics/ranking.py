"""Which examples are worth a look: wrong, unsure, changed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def entropy(scores: Floats) -> Floats:
    """How unsure each answer is: 0 for a single class, 1 for all alike.

    C. Shannon, "A mathematical theory of communication", 1948, divided by its greatest value.
    """
    shares = np.clip(np.asarray(scores, np.float64), 1e-12, 1)
    classes = shares.shape[1]
    return np.asarray(-(shares * np.log(shares)).sum(1) / np.log(max(classes, 2)))


def doubt(scores: Floats) -> Floats:
    """How unsure the least sure of some labels is that are each true or false; 1: even."""
    return np.asarray(1 - 2 * np.abs(np.asarray(scores, np.float64) - 0.5).min(1))


def change(before: Floats, after: Floats) -> Floats:
    """How much of the probability moved to other classes: the total variation distance, 0 to 1."""
    moved = np.abs(np.asarray(after, np.float64) - np.asarray(before, np.float64))
    return np.asarray(moved.sum(1) / 2)


def highest(values: Floats, most: int) -> Ints:
    """The places of the highest values, the highest first; of equal ones the first first."""
    order = np.argsort(-values, kind="stable")
    return order[:most].astype(np.int64)
