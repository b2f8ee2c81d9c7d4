"""Points in the plane."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.data import sources
from studio.data.errors import DataError

PATTERNS = ("moons", "circles", "spirals", "blobs")


def points(**options) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    flat = {f"data.{name}": value for name, value in options.items()}
    data = sources.load({"data.source": "toy", **flat})
    x = np.concatenate([data.train["points"], data.validation["points"]])
    y = np.concatenate([data.train["label"], data.validation["label"]])
    return x, y, data.fields[1].classes


@given(
    st.sampled_from(PATTERNS),
    st.integers(20, 300),
    st.integers(2, 6),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=40, deadline=None)
def test_classes_are_balanced_and_the_seed_fixes_the_points(pattern, samples, classes, seed):
    options = {"pattern": pattern, "samples": samples, "classes": classes, "seed": seed}
    x, y, names = points(**options)
    assert x.shape == (samples, 2)
    assert x.dtype == np.float32
    counts = np.bincount(y)
    assert len(counts) == len(names) == (classes if pattern in ("spirals", "blobs") else 2)
    assert counts.max() - counts.min() <= 1
    again, _, _ = points(**options)
    np.testing.assert_array_equal(x, again)


def test_circles_without_noise_have_their_radii() -> None:
    x, y, names = points(pattern="circles", noise=0.0)
    radius = np.hypot(*x.T)
    np.testing.assert_allclose(radius[y == 0], 1.0, rtol=1e-5)
    np.testing.assert_allclose(radius[y == 1], 0.5, rtol=1e-5)
    assert names == ("outer circle", "inner circle")


def test_moons_without_noise_are_two_half_circles() -> None:
    x, y, _ = points(pattern="moons", noise=0.0)
    upper, lower = x[y == 0] - [-0.5, -0.25], x[y == 1] - [0.5, 0.25]
    np.testing.assert_allclose(np.hypot(*upper.T), 1.0, rtol=1e-5)
    np.testing.assert_allclose(np.hypot(*lower.T), 1.0, rtol=1e-5)
    assert upper[:, 1].min() >= 0
    assert lower[:, 1].max() <= 1e-6


def test_turns_wind_the_arms_and_noise_scatters_the_blobs() -> None:
    straight, y, _ = points(pattern="spirals", turns=0.0, noise=0.0, classes=2)
    np.testing.assert_allclose(straight[:, 1], 0, atol=1e-6)
    assert (straight[y == 0, 0] > 0).all()
    wound, _, _ = points(pattern="spirals", turns=2.0, noise=0.0, classes=2)
    assert np.abs(wound[:, 1]).max() > 0.5
    x, y, _ = points(pattern="blobs", noise=0.2, samples=6000)
    assert x[y == 0].std(0) == pytest.approx([0.2, 0.2], rel=0.1)


def test_another_seed_gives_other_points() -> None:
    assert not np.array_equal(points(seed=0)[0], points(seed=1)[0])


def test_too_few_points_for_the_classes_get_a_sentence() -> None:
    with pytest.raises(DataError) as caught:
        points(pattern="blobs", samples=10, classes=6)
    assert "10 points are too few for 6 classes: at least 12" in str(caught.value)
    assert '"data.samples"' in str(caught.value)


def test_validation_points_lie_among_the_training_points() -> None:
    data = sources.load({"data.source": "toy", "data.pattern": "moons"})
    train, validation = data.train["points"], data.validation["points"]
    np.testing.assert_allclose(validation.mean(0), train.mean(0), atol=0.2)
    np.testing.assert_allclose(validation.std(0), train.std(0), atol=0.2)
