"""Splits: a partition, fair to each class, fixed by the seed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.data import splits
from studio.data.errors import DataError

labels = st.lists(st.integers(0, 5), min_size=2, max_size=200).map(np.array)
fractions = st.floats(0.01, 0.99)
seeds = st.integers(0, 2**32 - 1)


def attempt(classes: np.ndarray, fraction: float, seed: int):
    try:
        return splits.stratified(classes, fraction, seed)
    except DataError as error:
        assert "cannot be split" in str(error)
        return None


@given(labels, fractions, seeds)
@settings(deadline=None)
def test_a_split_is_a_partition_fair_to_each_class(classes, fraction, seed) -> None:
    found = attempt(classes, fraction, seed)
    if found is None:
        return
    train, validation = found
    assert len(train)
    assert len(validation)
    assert sorted([*train, *validation]) == list(range(len(classes)))
    assert list(train) == sorted(train)
    for label in set(classes.tolist()):
        share = np.count_nonzero(classes[validation] == label)
        assert abs(share - fraction * np.count_nonzero(classes == label)) < 1
        assert np.count_nonzero(classes[train] == label) >= 1


@given(labels, fractions, seeds)
@settings(deadline=None)
def test_the_same_seed_gives_the_same_split(classes, fraction, seed) -> None:
    first, second = attempt(classes, fraction, seed), attempt(classes, fraction, seed)
    if first is None or second is None:
        assert first is second
        return
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


def test_another_seed_gives_another_split() -> None:
    first, second = splits.random(1000, 0.2, 0), splits.random(1000, 0.2, 1)
    assert len(first[1]) == len(second[1]) == 200
    assert set(first[1].tolist()) != set(second[1].tolist())


def test_the_split_of_a_seed_never_changes() -> None:
    assert splits.random(12, 0.25, 0)[1].tolist() == [4, 7, 10]


@pytest.mark.parametrize(("count", "fraction"), [(1, 0.5), (3, 0.1), (0, 0.5)])
def test_too_few_examples_get_a_sentence(count: int, fraction: float) -> None:
    with pytest.raises(DataError) as caught:
        splits.random(count, fraction, 0)
    text = str(caught.value)
    assert f"{count} examples cannot be split" in text
    assert "0 for validation" in text
    assert '"data.validation"' in text
