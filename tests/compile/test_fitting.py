"""Formulas that are found by asking for sizes, held against those that were hidden."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compile.axes import Axis, floor, label, scaled
from studio.compile.axis_text import parse
from studio.compile.fitting import Fit
from studio.compile.probing import SHORT, WIDE, Labels

LABELS = Labels({"N": 32, "H": 32, "W": 200})


def found(hidden: Axis, inputs: list[str], base: tuple[int, ...] = WIDE) -> tuple[Axis | None, int]:
    """What is found of a hidden formula, and how often it was asked for."""
    asked = set()

    def size(point):
        asked.add(tuple(point.items()))
        return hidden.value(point)

    return Fit(size, [parse(text) for text in inputs], LABELS.spread(base)).run(), len(asked)


@pytest.mark.parametrize(
    ("hidden", "inputs"),
    [
        ("H", ["N", "H"]),
        ("3N·H", ["N", "H"]),
        ("64(H/2)·(W/2)", ["N", "H/2", "W/2"]),
        ("((H-1)/2)·((W-3)/4)", ["N", "H", "W"]),
        ("6((H+4)/6)·(W/4)", ["N", "H/2", "W"]),
        ("H+W+3", ["N", "H", "W"]),
        ("5H+2W", ["N", "H", "W"]),
        ("3H/2", ["H", "H/2"]),
        ("2(H/4)", ["N", "H/2"]),
        ("(2(H/2)+1)/3", ["N", "2(H/2)"]),
        ("H·H", ["N", "H"]),
        ("(H·H-H)/2", ["N", "H"]),
        ("8H", ["N", "16H"]),
        ("7", ["N", "H"]),
    ],
)
def test_formulas_that_layers_follow_are_found(hidden, inputs):
    assert found(parse(hidden), inputs)[0] == parse(hidden)


@settings(deadline=None)
@given(
    st.sampled_from(["H", "H/2", "(H+1)/3", "16H", "2(H/2)"]),
    st.integers(1, 3),
    st.integers(-20, 20),
    st.sampled_from([(WIDE, 24), (WIDE, 8), (SHORT, 3)]),
    st.data(),
)
def test_every_rounded_quotient_of_an_axis_is_found(text, times, more, where, data):
    base, largest = where
    divisor = data.draw(st.integers(1, largest))
    hidden = floor(scaled(parse(text), times, more), divisor)
    fit, _ = found(hidden, ["N", text, "W"], base)
    assert fit is not None
    for size in range(40, 140):
        sizes = {"N": 3, "H": size, "W": 7}
        assert fit.value(sizes) == hidden.value(sizes)


def test_what_passes_through_is_asked_for_three_times_only():
    assert found(label("W"), ["N", "H", "W"])[1] == 3
    assert found(parse("12H·W"), ["N", "H", "W"])[1] == 3


def test_what_follows_no_known_formula_is_not_guessed():
    points = LABELS.spread(WIDE)
    inputs = [label("N"), label("H"), label("W")]
    assert Fit(lambda at: min(at["H"], at["W"]), inputs, points).run() is None
    assert Fit(lambda at: at["H"].bit_count(), inputs, points).run() is None
