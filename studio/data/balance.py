"""Weights of classes that are rare, from how many examples each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from studio.data.fields import Dataset

DIGITS = 4
"""Weights are rounded to so many digits, as one would write them."""


def counts(dataset: Dataset) -> Mapping[str, tuple[int, ...]]:
    """By label: how many examples there are of each class to learn from."""
    return {
        field.name: tuple(
            np.bincount(dataset.train[field.name], minlength=len(field.classes)).tolist()
        )
        for field in dataset.fields
        if field.kind == "label"
    }


def class_weights(counts: Sequence[int]) -> tuple[float, ...]:
    """A weight for each class, by how rare it is; those of all that there are have the mean 1.

    What there is no example of has the weight 1, as nothing tells how rare it is.

    >>> class_weights((30, 10))
    (0.5, 1.5)
    """
    shares = [1 / count for count in counts if count]
    mean = sum(shares) / len(shares) if shares else 1.0
    return tuple(rounded(1 / count / mean) if count else 1.0 for count in counts)


def unevenness(counts: Sequence[int]) -> float:
    """How many times as many examples the largest class has as the smallest that there is."""
    there = [count for count in counts if count]
    return max(there) / min(there) if there else 1.0


def rounded(number: float) -> float:
    """As one would write it."""
    return float(f"{number:.{DIGITS}g}")
