"""Normalisation, measured on the training split alone."""

from __future__ import annotations

import numpy as np
import pytest

from studio.data import scaling
from studio.data.spec import Normalise


def scaled(
    train: np.ndarray, validation: np.ndarray, how: Normalise, full_scale: float | None
) -> tuple[np.ndarray, np.ndarray]:
    scale = scaling.measured(train, how, full_scale)
    return scale.applied(train), scale.applied(validation)


def test_columns_are_scaled_each_by_their_training_range() -> None:
    train = np.array([[0.0, 100.0], [10.0, 300.0]])
    validation = np.array([[5.0, 500.0]])
    low, high = scaled(train, validation, "unit", None)
    np.testing.assert_allclose(low, [[0, 0], [1, 1]])
    np.testing.assert_allclose(high, [[0.5, 2.0]])
    assert low.dtype == high.dtype == np.float32


def test_a_constant_column_becomes_zero() -> None:
    train = np.array([[7.0, 1.0], [7.0, 3.0]])
    for how in ("unit", "standard"):
        found, _ = scaled(train, train, how, None)
        np.testing.assert_array_equal(found[:, 0], [0, 0])


def test_standard_is_for_each_channel() -> None:
    rng = np.random.default_rng(0)
    train = rng.integers(0, 200, (50, 3, 4, 4), dtype=np.uint8)
    train[:, 1] //= 2
    found, _ = scaled(train, train, "standard", 255.0)
    np.testing.assert_allclose(found.mean((0, 2, 3)), 0, atol=1e-5)
    np.testing.assert_allclose(found.std((0, 2, 3)), 1, atol=1e-5)


def test_large_offsets_keep_their_digits() -> None:
    train = np.array([[1_700_000_000.0], [1_700_000_001.0], [1_700_000_002.0]])
    found, _ = scaled(train, train, "unit", None)
    np.testing.assert_allclose(found[:, 0], [0, 0.5, 1])


def test_bytes_become_exact_fractions_and_the_source_stays() -> None:
    train = np.arange(256, dtype=np.uint8).reshape(1, 1, 16, 16)
    found, _ = scaled(train, train, "unit", 255.0)
    np.testing.assert_array_equal(found, train.astype(np.float32) / np.float32(255))
    raw = np.ones((2, 2), np.float32)
    same, _ = scaled(raw, raw, "unit", 2.0)
    assert raw[0, 0] == 1.0
    assert same[0, 0] == pytest.approx(0.5)
