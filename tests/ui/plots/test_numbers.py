from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from studio.ui.plots import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.2914, "0.291"),
        (0.0005, "0.0005"),
        (0.00123, "0.0012"),
        (0.002, "0.002"),
        (-1.5, "-1.500"),
        (12.345, "12.35"),
        (123.45, "123.5"),
        (3812, "3,812"),
        (1.23e-5, "1.2e-05"),
        (4.2e9, "4.2e+09"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
    ],
)
def test_short_numbers(value: float, text: str) -> None:
    assert numbers.short(value) == text


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 12))
def test_ticks_are_few_even_and_inside(low: float, span: float, most: int) -> None:
    high = low + span
    marks = numbers.ticks(low, high, most)
    assert len(marks) <= most + 1
    slack = 1e-6 * max(abs(low), abs(high), span)
    assert all(low - slack <= mark <= high + slack for mark in marks)


def test_ticks_of_steps_are_whole() -> None:
    assert numbers.ticks(0, 3, 9, whole=True) == [0, 1, 2, 3]
    assert numbers.ticks(1, 1, 5) == []


def test_labels_have_the_decimals_of_their_step() -> None:
    assert numbers.labels([0, 0.25, 0.5]) == ["0", "0.25", "0.50"]
    assert numbers.labels([0.0, 1000.0, 2000.0]) == ["0", "1,000", "2,000"]


@given(st.floats(-1e9, 1e9), st.floats(1e-9, 1e9), st.integers(2, 12))
def test_labels_say_which_tick_they_stand_at(low: float, span: float, most: int) -> None:
    assume(span > 1e-7 * abs(low))
    marks = numbers.ticks(low, low + span, most)
    words = [float(word.replace(",", "")) for word in numbers.labels(marks)]
    assume(len(marks) > 1)
    step = marks[1] - marks[0]
    assert words == pytest.approx(marks, abs=0.05 * step, rel=0)


def test_a_learning_rate_that_hardly_moves_has_an_axis_all_the_same() -> None:
    marks = numbers.ticks(1.2e-4, 1.23e-4, 4)
    assert numbers.labels(marks) == ["1.20e-04", "1.21e-04", "1.22e-04", "1.23e-04"]


@given(st.floats(1e-9, 1e9))
def test_a_ceiling_is_round_and_near(value: float) -> None:
    top = numbers.ceiling(value)
    assert value * (1 - 1e-6) <= top <= value * 1.6
