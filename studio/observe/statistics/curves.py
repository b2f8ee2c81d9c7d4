"""What a threshold trades: the ROC curve and the curve of precision over recall, and their areas.

T. Fawcett, "An introduction to ROC analysis", 2006; J. Davis and M. Goadrich, "The relationship
between precision-recall and ROC curves", 2006.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points along a falling threshold, and the area below."""

    x: Floats
    y: Floats
    thresholds: Floats
    area: float


def roc(right: NDArray[np.bool_], scores: Floats) -> Curve:
    """True positives against false positives, as shares; NaN where one of the two is missing.

    The area is that of the trapezoids: the chance that a true example is scored higher than a
    false one (J. Hanley and B. McNeil, 1982).
    """
    hits, alarms, thresholds = _tallies(right, scores)
    positives, negatives = hits[-1], alarms[-1]
    hits, alarms = np.append(0.0, hits), np.append(0.0, alarms)
    thresholds = np.append(np.inf, thresholds)
    if not positives or not negatives:
        return Curve(alarms[:0], hits[:0], thresholds[:0], float("nan"))
    x, y = alarms / negatives, hits / positives
    area = float(np.sum(np.diff(x) * (y[1:] + y[:-1]) / 2))
    return Curve(x, y, thresholds, area)


def precision_recall(right: NDArray[np.bool_], scores: Floats) -> Curve:
    """Precision over recall; its area is the average precision, without interpolation.

    NaN where nothing is true.
    """
    hits, alarms, thresholds = _tallies(right, scores)
    positives = hits[-1]
    if not positives:
        return Curve(hits[:0], hits[:0], thresholds[:0], float("nan"))
    recall, precision = hits / positives, hits / (hits + alarms)
    area = float(np.sum(np.diff(np.append(0.0, recall)) * precision))
    return Curve(recall, precision, thresholds, area)


def thinned(curve: Curve, most: int) -> Curve:
    """As many points as a picture can show; the first and the last stay."""
    count = len(curve.x)
    if count <= most:
        return curve
    kept = np.unique(np.linspace(0, count - 1, most).round().astype(np.int64))
    return Curve(curve.x[kept], curve.y[kept], curve.thresholds[kept], curve.area)


def _tallies(right: NDArray[np.bool_], scores: Floats) -> tuple[Floats, Floats, Floats]:
    """How many true and false ones are scored at least so high, at each score that there is."""
    if not len(scores):
        nothing = np.zeros(1)
        return nothing, nothing.copy(), nothing.copy()
    order = np.argsort(-scores, kind="stable")
    true, ordered = np.asarray(right, np.float64)[order], scores[order]
    last = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    hits = np.cumsum(true)[last]
    return hits, 1.0 + last - hits, ordered[last]
