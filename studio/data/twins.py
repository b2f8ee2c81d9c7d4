"""Examples whose inputs are alike, number for number. numpy only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Array

SLICE: Final = 512
"""Examples that are laid out in memory at once."""


def marks(columns: Sequence[Array]) -> list[bytes]:
    """A few bytes for each example, the same for the same inputs alone.

    Args:
        columns: an array for each input, examples first.
    """
    found = []
    solid = [np.ascontiguousarray(column) for column in columns]
    for row in range(len(solid[0]) if solid else 0):
        mark = blake2b(digest_size=16)
        for column in solid:
            mark.update(column[row].tobytes())
        found.append(mark.digest())
    return found


def apart(
    train: Mapping[str, Array], validation: Mapping[str, Array], inputs: Sequence[str]
) -> dict[str, Array]:
    """The examples to train on, without those that are in the validation split too.

    Args:
        train: an array for each field, examples first.
        validation: the same of the validation split, which stays as it is.
        inputs: the fields that make two examples the same; not their labels.

    Raises:
        DataError: nothing would be left to train on.
    """
    known = set(_all_marks(validation, inputs))
    kept = np.array([mark not in known for mark in _all_marks(train, inputs)], np.bool_)
    if not kept.any():
        raise DataError(
            "All {count} examples to train on are in the validation split too, so that leaving "
            'them out leaves none. Choose other data, or set "data.duplicates" to keep.',
            count=len(kept),
        )
    return {name: array if kept.all() else array[kept] for name, array in train.items()}


def _all_marks(split: Mapping[str, Array], inputs: Sequence[str]) -> list[bytes]:
    count = len(split[inputs[0]]) if inputs else 0
    found: list[bytes] = []
    for start in range(0, count, SLICE):
        found += marks([split[name][start : start + SLICE] for name in inputs])
    return found
