"""Examples that are in both splits can be left out of training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from studio.data import sources, twins
from studio.data.errors import DataError

PAIRS = st.tuples(st.integers(1, 12), st.just(2))
points = arrays.arrays(np.int8, PAIRS, elements=st.integers(0, 2))


@given(points, points)
def test_what_is_left_is_what_the_validation_split_has_not_in_its_order(train, validation) -> None:
    label = np.arange(len(train))
    known = {tuple(row) for row in validation.tolist()}
    expected = [at for at, row in enumerate(train.tolist()) if tuple(row) not in known]
    splits = {"x": train, "y": label}, {"x": validation, "y": np.zeros(len(validation))}
    if not expected:
        with pytest.raises(DataError, match="leaving them out leaves none"):
            twins.apart(*splits, ["x"])
        return
    left = twins.apart(*splits, ["x"])
    assert left["y"].tolist() == expected
    assert left["x"].tolist() == train[expected].tolist()


def test_only_examples_that_agree_in_all_inputs_are_twins() -> None:
    one, other = np.array([[1.0], [1.0], [2.0]]), np.array([[5], [6], [5]])
    left = twins.apart({"a": one, "b": other}, {"a": one[:1], "b": other[:1]}, ["a", "b"])
    assert left["b"].tolist() == [[6], [5]]


def test_the_setting_takes_them_out_of_the_training_split_alone(tmp_path: Path) -> None:
    x = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32)
    np.savez(tmp_path / "data.npz", x=np.concatenate([x, x]), y=np.arange(100) % 2)
    settings = {"data.source": "npz", "data.file": str(tmp_path / "data.npz")}
    kept = sources.load(settings)
    left = sources.load(settings | {"data.duplicates": "drop"})
    assert (kept.train_size, kept.validation_size) == (80, 20)
    assert left.validation_size == 20
    (given,) = (field.name for field in left.fields if field.kind == "vector")
    rows = {row.tobytes() for row in left.validation[given]}
    assert not rows & {row.tobytes() for row in left.train[given]}
    assert 0 < left.train_size < 80
