"""What is taken for what: counts of true against predicted classes, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.observe.statistics import intervals

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Norm = Literal["none", "true", "predicted"]


def confusion(right: Ints, predicted: Ints, classes: int) -> Ints:
    """Counts, classes × classes: rows are what is true, columns what was predicted."""
    found = np.bincount(right * classes + predicted, minlength=classes**2)
    return found.reshape(classes, classes).astype(np.int64)


def normalised(counts: Ints, by: Norm) -> Floats:
    """Shares of each row (``true``) or of each column (``predicted``); 0 where there is nothing."""
    if by == "none":
        return counts.astype(np.float64)
    total = counts.sum(1 if by == "true" else 0, keepdims=True)
    shares: Floats = counts / np.maximum(total, 1)
    return shares


@dataclass(frozen=True, slots=True)
class Share:
    """A share for each class, and its 95 % interval; NaN where it is not defined."""

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class PerClass:
    """How each class fares."""

    precision: Share
    """Of what is taken for it, the part that is it."""
    recall: Share
    """Of what is it, the part that is taken for it."""
    f1: Share
    iou: Share
    """The part that both share of what is it or is taken for it."""
    support: Ints


def per_class(counts: Ints) -> PerClass:
    """Precision, recall, F1 and intersection over union.

    Definitions as in C. J. van Rijsbergen, "Information Retrieval", 1979.
    """
    hits = np.diag(counts)
    taken, there = counts.sum(0), counts.sum(1)
    return of_tallies(hits, taken, there)


def of_tallies(hits: Ints, taken: Ints, there: Ints) -> PerClass:
    """The same for labels that are each true or false: found rightly, found, and there."""
    union = taken + there - hits
    return PerClass(
        _share(hits, taken),
        _share(hits, there),
        Share(_ratio(2 * hits, taken + there), *intervals.f1(hits, union)),
        _share(hits, union),
        there.astype(np.int64),
    )


def accuracy(counts: Ints) -> tuple[float, float, float]:
    """The share that is right, and its interval."""
    hits, total = int(np.diag(counts).sum()), int(counts.sum())
    low, high = intervals.wilson(hits, total)
    return hits / total if total else float("nan"), float(low), float(high)


def mean_iou(counts: Ints) -> float:
    """The mean of the classes that are there or were predicted."""
    return float(np.nanmean(per_class(counts).iou.value)) if counts.sum() else float("nan")


def _share(part: Ints, whole: Ints) -> Share:
    return Share(_ratio(part, whole), *intervals.wilson(part, whole))


def _ratio(part: Ints, whole: Ints) -> Floats:
    found = np.full(np.shape(part), np.nan)
    np.divide(part, whole, out=found, where=np.asarray(whole) > 0)
    return found
