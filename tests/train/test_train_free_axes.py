"""Data of one size in a model whose axes are free."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import DIGITS, Drawing, straight, train

from studio.train.wishes import fits


def digits(shape: tuple[object, ...]) -> Drawing:
    return straight(
        ("Conv2d", {"out_channels": 4, "padding": 1}),
        ("AdaptiveAvgPool2d", {}),
        ("Flatten", {}),
        ("Linear", {"out_features": 10}),
        shape=shape,
    )


SETTINGS = {key.replace(".", "_", 1): value for key, value in DIGITS.items()}


def test_data_of_any_fitting_size_trains(tmp_path: Path) -> None:
    draw = digits(("N", 1, "H=200", "4W"))
    result = train(tmp_path / "run", draw, **SETTINGS, train_epochs=1, data_samples=128)
    assert (result.state, result.message) == ("finished", "")


def test_data_that_is_no_multiple_is_told_before_a_run(tmp_path: Path) -> None:
    draw = digits(("N", 1, "16H", "W"))
    result = train(tmp_path / "run", draw, **SETTINGS, train_epochs=1)
    assert result.state == "failed"
    assert "The input x expects examples of shape N × 1 × 16H × W" in result.message
    assert "gives N × 1 × 8 × 8" in result.message


@pytest.mark.parametrize(
    ("shape", "found", "fitting"),
    [
        (("N", "T", 4), ("N", 7, 4), True),
        (("N", "2T", 4), ("N", 7, 4), False),
        (("N", "T=9", 4), ("N", 7, 4), True),
        (("N", "T", 4), ("N", 7, 5), False),
        (("N", "T"), ("N", 7, 4), False),
        (("N", "T", "T"), ("N", 7, 7), True),
        (("N", "T", "T"), ("N", 7, 4), False),
        (("N", "T", "2T"), ("N", 3, 6), True),
        (("N",), ("N",), True),
        (("T", 4), ("N", 4), False),
    ],
)
def test_which_sizes_go_into_which_axes(shape, found, fitting) -> None:
    assert fits(shape, found, {}) is fitting


def test_one_label_is_one_size_at_all_inputs() -> None:
    sizes: dict[str, int] = {}
    assert fits(("N", "2T"), ("N", 8), sizes)
    assert sizes == {"T": 4}
    assert fits(("N", "T"), ("N", 4), sizes)
    assert not fits(("N", "T"), ("N", 5), sizes)
