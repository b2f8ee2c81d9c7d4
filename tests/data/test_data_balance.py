"""Weights of classes, by how many examples each has."""

from __future__ import annotations

import numpy as np
import pytest

from studio.data.balance import class_weights, counts, unevenness
from studio.data.digest import digest
from studio.data.fields import Dataset, Field


def test_weights_are_inverse_to_the_counts_and_one_on_average() -> None:
    assert class_weights((30, 10)) == (0.5, 1.5)
    assert class_weights((7, 7, 7)) == (1, 1, 1)
    weights = class_weights((50, 5, 13))
    assert sum(weights) / 3 == pytest.approx(1, abs=1e-3)
    assert weights[1] / weights[0] == pytest.approx(10, rel=1e-3)
    assert all(float(f"{weight:.4g}") == weight for weight in weights)


def test_a_class_without_examples_leaves_the_others_as_they_are() -> None:
    assert class_weights((30, 0, 10)) == (0.5, 1.0, 1.5)
    assert class_weights((0, 0)) == (1.0, 1.0)
    assert unevenness((30, 0, 10)) == 3
    assert unevenness(()) == unevenness((0, 0)) == 1


def test_the_examples_to_learn_from_are_counted() -> None:
    fields = (
        Field("x", (2,), "float32", "points"),
        Field("label", (), "int64", "label", ("a", "b", "c")),
    )
    train = {"x": np.zeros((4, 2), np.float32), "label": np.array([0, 1, 1, 1])}
    dataset = Dataset("d", fields, train, {"x": train["x"], "label": np.array([2, 2, 2, 2])})
    assert counts(dataset) == {"label": (1, 3, 0)}
    assert digest(dataset).counts == {"label": (1, 3, 0)}
