"""Whether a model is right as often as it thinks that it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.observe.statistics import intervals

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
BINS = 15
DRAWS = 200
SEED = 0


@dataclass(frozen=True, slots=True)
class Reliability:
    """Answers in bins of equal width, by how likely the model thought that it was right."""

    edges: Floats
    """Bins + 1."""
    counts: Ints
    confidence: Floats
    """The mean of each bin; NaN where it is empty."""
    accuracy: Floats
    low: Floats
    high: Floats
    """The 95 % score interval of the accuracy."""
    error: float
    """The expected calibration error."""
    error_low: float
    error_high: float
    """Its 95 % interval, by the bootstrap."""


def reliability(confidence: Floats, correct: NDArray[np.bool_], bins: int = BINS) -> Reliability:
    """The reliability diagram and the expected calibration error.

    M. Pakdaman Naeini, G. Cooper and M. Hauskrecht, "Obtaining well calibrated probabilities using
    Bayesian binning", 2015; the bins as in C. Guo et al., "On calibration of modern neural
    networks", 2017. Intervals of the error: the percentiles of errors of samples drawn with
    replacement (B. Efron, 1979), from the same random numbers each time.
    """
    edges = np.linspace(0, 1, bins + 1)
    confidence = np.clip(np.asarray(confidence, np.float64), 0, 1)
    # A bin holds its upper edge; what is exactly 0 is in the first.
    places = np.clip(np.searchsorted(edges, confidence, side="left") - 1, 0, bins - 1)
    right = np.asarray(correct, np.float64)
    counts = np.bincount(places, minlength=bins)
    sums = np.bincount(places, confidence, bins)
    hits = np.bincount(places, right, bins)
    low, high = intervals.wilson(hits, counts)
    with np.errstate(invalid="ignore"):
        means, shares = sums / counts, hits / counts
    error_low, error_high = _bootstrap(places, confidence - right, bins)
    return Reliability(
        edges, counts.astype(np.int64), means, shares, low, high,
        _error(np.asarray(sums - hits, np.float64), len(confidence)), error_low, error_high,
    )  # fmt: skip


def _error(gaps: Floats, total: int) -> float:
    return float(np.abs(gaps).sum() / total) if total else float("nan")


def _bootstrap(places: Ints, gaps: Floats, bins: int) -> tuple[float, float]:
    total = len(places)
    if not total:
        return float("nan"), float("nan")
    draw = np.random.default_rng(SEED)
    errors = np.empty(DRAWS)
    for index in range(DRAWS):
        drawn = draw.integers(0, total, total)
        errors[index] = np.abs(np.bincount(places[drawn], gaps[drawn], bins)).sum() / total
    low, high = np.percentile(errors, (2.5, 97.5))
    return float(low), float(high)
