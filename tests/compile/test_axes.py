"""Sizes as formulas of labels: their arithmetic, and how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compile.axes import Axis, floor, label, number, scaled
from studio.compile.axis_text import parse

LABELS = ("H", "N", "S1", "T")
SIZES = st.fixed_dictionaries({name: st.integers(1, 200) for name in LABELS})


def grown(inner: st.SearchStrategy[Axis]) -> st.SearchStrategy[Axis]:
    small = st.integers(1, 6)
    return st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(scaled, inner, small, st.integers(-6, 6)),
        st.builds(floor, inner, small),
    )


AXES = st.recursive(st.sampled_from(LABELS).map(label), grown, max_leaves=5)


@settings(deadline=None)
@given(AXES)
def test_an_axis_is_read_back_as_it_was_written(axis):
    assert parse(str(axis)) == axis
    assert str(parse(str(axis))) == str(axis)


@settings(deadline=None)
@given(AXES, AXES, SIZES, st.integers(1, 9), st.integers(-9, 9))
def test_arithmetic_of_axes_is_that_of_their_sizes(one, two, sizes, times, more):
    a, b = one.value(sizes), two.value(sizes)
    assert (one + two).value(sizes) == a + b
    assert (one * two).value(sizes) == a * b
    assert scaled(one, times, more).value(sizes) == times * a + more
    assert floor(one, times).value(sizes) == a // times


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (floor(label("T"), 2), "T/2"),
        (floor(scaled(floor(label("T"), 2), 1, 1), 2), "(T+2)/4"),
        (scaled(floor(label("T"), 2), 2), "2(T/2)"),
        (scaled(label("T"), 2), "2T"),
        (floor(scaled(label("T"), 16), 2), "8T"),
        (floor(scaled(label("T"), 1, -1), 2), "(T-1)/2"),
        (scaled(floor(label("T"), 2), 1, 1), "T/2+1"),
        (label("T") + label("H"), "H+T"),
        (floor(label("H") * label("T"), 4), "H·T/4"),
        (floor(label("H"), 2) * floor(label("T"), 2) * number(64), "64(H/2)·(T/2)"),
        (label("N") * label("T"), "N·T"),
        (label("T") + scaled(label("T"), -1), "0"),
    ],
)
def test_how_axes_are_written(made, text):
    assert str(made) == text


@pytest.mark.parametrize("text", ["", "T+", "T/0", "T//2", "(T", "T)", "T S", "2 T", "T/S", "·T"])
def test_what_is_no_axis_is_refused(text):
    with pytest.raises(ValueError, match=r"axis|label"):
        parse(text)
