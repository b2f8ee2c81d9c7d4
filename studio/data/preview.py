"""A look at a data set: how many examples of each class, and a few of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.data.fields import Array, Dataset, Field, Split


@dataclass(frozen=True, slots=True)
class Preview:
    """A few examples of one split, and the counts of both."""

    examples: Mapping[str, Array]
    """One array a field, as in a ``Dataset``'s split."""
    indices: tuple[int, ...]
    """Where in the split the examples are."""
    counts: tuple[tuple[str, int, int], ...]
    """For each class: its name, how many for training, how many for validation."""


def preview(dataset: Dataset, count: int, split: Split = "train") -> Preview:
    """The first examples of a split, from all classes in turn where it has classes."""
    arrays = dataset.split(split)
    label = next((field for field in dataset.fields if field.kind == "label"), None)
    total = len(next(iter(arrays.values())))
    if label is None:
        indices = np.arange(min(count, total))
    else:
        labels = arrays[label.name]
        turn = np.empty(total, np.int64)
        for index in range(len(label.classes)):
            members = np.flatnonzero(labels == index)
            turn[members] = np.arange(len(members))
        indices = np.lexsort((labels, turn))[:count]
    return Preview(
        {name: array[indices] for name, array in arrays.items()},
        tuple(indices.tolist()),
        () if label is None else _counts(dataset, label),
    )


def _counts(dataset: Dataset, label: Field) -> tuple[tuple[str, int, int], ...]:
    size = len(label.classes)
    train, validation = (
        np.bincount(arrays[label.name], minlength=size).tolist()
        for arrays in (dataset.train, dataset.validation)
    )
    return tuple(zip(label.classes, train, validation, strict=True))
