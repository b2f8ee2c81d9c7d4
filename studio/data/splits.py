"""Which examples are for training and which for validation: seeded and fixed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.data.errors import DataError

Indices = NDArray[np.int64]
_STREAM = 1


def random(count: int, fraction: float, seed: int) -> tuple[Indices, Indices]:
    """Split ``count`` examples at random.

    Args:
        count: how many examples there are.
        fraction: the share for validation, between 0 and 1.
        seed: the same seed always gives the same split.

    Returns:
        Indices for training and for validation, each in ascending order.

    Raises:
        DataError: one of the two would be empty.
    """
    return stratified(np.zeros(count, np.int64), fraction, seed)


def stratified(labels: NDArray[np.int64], fraction: float, seed: int) -> tuple[Indices, Indices]:
    """Split so that each class has its share on both sides, to within one example.

    A class's last example is always for training. Arguments and results as for ``random``.
    """
    count = len(labels)
    # Apart from the stream of a toy set of the same seed, whose first numbers are its points.
    stream = np.random.default_rng((seed, _STREAM))
    shuffled = np.argsort(stream.random(count), kind="stable")
    members = [shuffled[labels[shuffled] == label] for label in np.unique(labels)]
    wanted = _shares([len(indices) for indices in members], fraction)
    picked = [indices[:share] for indices, share in zip(members, wanted, strict=True)]
    validation = np.sort(np.concatenate(picked)) if picked else np.empty(0, np.int64)
    chosen = np.zeros(count, np.bool_)
    chosen[validation] = True
    training = np.flatnonzero(~chosen)
    if not len(training) or not len(validation):
        raise DataError(
            "{count} examples cannot be split: a validation share of {fraction:g} leaves "
            "{training} for training and {validation} for validation, and each needs at least "
            'one. Add examples, or change "data.validation".',
            count=count,
            fraction=fraction,
            training=len(training),
            validation=len(validation),
        )
    return training.astype(np.int64), validation.astype(np.int64)


def _shares(counts: list[int], fraction: float) -> list[int]:
    """How many of each class to take: whole numbers near their shares, together near the total."""
    exact = [count * fraction for count in counts]
    shares = [int(share) for share in exact]
    missing = round(sum(exact)) - sum(shares)
    by_remainder = sorted(range(len(counts)), key=lambda i: shares[i] - exact[i])
    for i in by_remainder:
        if missing > 0 and shares[i] < exact[i] and shares[i] + 1 < counts[i]:
            shares[i] += 1
            missing -= 1
    return shares
