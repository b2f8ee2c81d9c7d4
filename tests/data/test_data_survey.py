"""What a survey finds in data, held against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from studio.data.fields import Field
from studio.data.survey import GivenUpError, Survey, survey

RNG = np.random.default_rng(3)
X = Field("x", (3, 4), "float32", "vector")
Y = Field("y", (), "int64", "label", ("a", "b", "c"))


def split(count: int) -> dict[str, np.ndarray]:
    x = (RNG.normal(size=(count, 3, 4)) * [[[1], [10], [100]]] + 1000).astype(np.float32)
    return {"x": x, "y": RNG.integers(0, 3, count)}


def looked(train: dict[str, np.ndarray], validation: dict[str, np.ndarray], **more: int) -> Survey:
    return survey((X, Y), train, validation, **more)  # type: ignore[arg-type]


def test_ranges_and_classes() -> None:
    train, validation = split(1300), split(40)
    train["x"][3, 1, 2] = np.nan
    train["x"][7, 2, 0] = np.inf
    found = looked(train, validation)
    (x, _) = found.fields
    good = np.where(np.isfinite(train["x"]), train["x"], np.nan).astype(np.float64)
    for channel, one in enumerate(x.channels):
        part = good[:, channel]
        assert (one.low, one.high) == (np.nanmin(part), np.nanmax(part))
        assert (one.mean, one.std) == pytest.approx((np.nanmean(part), np.nanstd(part)), rel=1e-9)
    assert [one.missing for one in x.channels] == [0, 1, 1]
    assert (x.whole.mean, x.whole.std) == pytest.approx((np.nanmean(good), np.nanstd(good)))
    assert found.train.counts["y"] == tuple(np.bincount(train["y"], minlength=3))
    assert (found.train.repeated, found.shared, found.sampled) == (0, 0, False)
    assert found.numbers == 12


def test_what_is_there_twice() -> None:
    train, validation = split(60), split(20)
    train["x"][[5, 6, 7]] = train["x"][0]
    validation["x"][:4] = train["x"][10:14]
    validation["y"][:4] = train["y"][10:14]
    validation["y"][0] = (train["y"][10] + 1) % 3
    found = looked(train, validation)
    assert (found.train.repeated, found.validation.repeated) == (3, 0)
    assert (found.shared, found.contrary) == (4, 1)


def test_large_data_is_sampled_and_says_so() -> None:
    found = looked(split(500), split(50), most=100)
    assert (found.train.examples, found.train.examined) == (500, 100)
    assert (found.validation.examined, found.sampled) == (50, True)
    assert sum(found.train.counts["y"]) == 500


def test_it_tells_how_far_it_is_and_can_be_given_up() -> None:
    told: list[tuple[int, int]] = []
    train, validation = split(1100), split(10)
    survey((X, Y), train, validation, tell=lambda *at: told.append(at))
    assert told[0] == (0, 1110)
    assert told[-1] == (1110, 1110)
    assert told == sorted(told)
    with pytest.raises(GivenUpError):
        survey((X, Y), train, validation, cancelled=lambda: True)
