"""A look at a data set."""

from __future__ import annotations

import numpy as np

from studio.data import sources
from studio.data.fields import Dataset, Field
from studio.data.preview import preview


def test_examples_come_from_all_classes_in_turn() -> None:
    data = sources.load({})
    seen = preview(data, 20)
    assert seen.examples["label"].tolist() == [*range(10), *range(10)]
    np.testing.assert_array_equal(
        seen.examples["image"], data.train["image"][np.array(seen.indices)]
    )
    assert sum(train for _, train, _ in seen.counts) == data.train_size
    assert sum(validation for _, _, validation in seen.counts) == data.validation_size
    assert seen.counts[0][0] == "0"


def test_without_classes_the_first_examples_are_shown() -> None:
    x = np.arange(6, dtype=np.float32).reshape(3, 2)
    data = Dataset("x", (Field("x", (2,), "float32", "points"),), {"x": x}, {"x": x[:2]})
    seen = preview(data, 9, "validation")
    assert seen.indices == (0, 1)
    assert seen.counts == ()
