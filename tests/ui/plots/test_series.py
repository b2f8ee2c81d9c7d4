from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.ui.plots import series as series_module
from studio.ui.plots.series import Line, Series, trailing_mean


def made(values: np.ndarray, chunk: int = 10_000) -> Series:
    series = Series()
    steps = np.arange(1, len(values) + 1, dtype=float)
    for start in range(0, len(values), chunk):
        part = slice(start, start + chunk)
        series.extend(steps[part], steps[part] / 100, values[part])
    return series


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), min_size=1, max_size=600),
    st.integers(1, 97),
    st.integers(8, 64),
)
def test_an_outline_holds_every_extreme(values: list[float], chunk: int, columns: int) -> None:
    array = np.array(values)
    series = made(array, chunk)
    outline = series.outline(0, len(array) + 1, columns)
    assert len(outline.x) <= max(8, columns) + 1
    assert np.array_equal(np.fmin.reduce(outline.low), np.fmin.reduce(array), equal_nan=True)
    assert np.array_equal(np.fmax.reduce(outline.high), np.fmax.reduce(array), equal_nan=True)
    assert (np.diff(outline.x) > 0).all()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 30),
            st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), min_size=1, max_size=9),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_bounds_of_all_are_those_of_what_is_there(parts: list[tuple[int, list[float]]]) -> None:
    series = Series()
    there: list[float] = []
    for back, values in parts:
        there = there[: max(0, len(there) - back)] + values
        first = len(there) - len(values)
        steps = np.arange(first, len(there), dtype=float)
        series.extend(steps, steps, values)
        wanted = np.fmin.reduce(there), np.fmax.reduce(there)
        assert np.array_equal(series.bounds(-1, len(there)), wanted, equal_nan=True)


def test_a_short_part_is_drawn_point_by_point() -> None:
    series = made(np.sin(np.arange(10_000.0)))
    outline = series.outline(500, 520, 100)
    assert outline.exact
    assert outline.x[0] <= 500
    assert outline.x[-1] >= 520
    assert np.array_equal(outline.low, series.values[outline.x.astype(int) - 1])


def test_places_stay_put_while_the_curve_grows() -> None:
    values = np.random.default_rng(0).normal(size=4100)
    before = made(values[:4000]).outline(0, 4000, 500)
    after = made(values).outline(0, 4000, 500)
    assert np.array_equal(before.high[:400], after.high[:400])


def test_a_step_that_comes_again_rewinds() -> None:
    series = made(np.arange(1000.0))
    series.extend([501.0], [5.01], [-7.0])
    assert len(series) == 501
    assert series.last() == -7.0
    assert series.bounds(0, 1000) == (-7.0, 499.0)
    series.extend(np.arange(502.0, 1002.0), np.arange(500.0), np.full(500, 3.0))
    assert series.outline(0, 2000, 16).high.max() == 499.0


def test_infinite_values_count_as_missing() -> None:
    series = made(np.array([1.0, math.inf, 2.0]))
    assert math.isnan(series.values[1])
    assert series.bounds(0, 4) == (1.0, 2.0)


def test_the_nearest_point_by_step_and_by_epoch() -> None:
    series = made(np.arange(100.0))
    assert series.nearest(41.4, count="step") == 40
    assert series.nearest(0.417, count="epoch") == 41
    assert Series().nearest(3, count="step") is None


def test_a_trailing_mean_leaves_gaps_out() -> None:
    values = np.array([1.0, np.nan, 3.0, 5.0])
    assert trailing_mean(values, 2) == pytest.approx([1.0, 1.0, 3.0, 4.0])
    assert trailing_mean(values, 3, start=2) == pytest.approx([2.0, 4.0])


@pytest.mark.parametrize("chunk", [1, 7, 400])
def test_smoothing_as_it_grows_is_smoothing_of_the_whole(chunk: int) -> None:
    values = np.random.default_rng(1).normal(size=400)
    line = Line("train", "train", "accent")
    line.set_window(25)
    for start in range(0, 400, chunk):
        steps = [float(step) for step in range(start + 1, min(start + chunk, 400) + 1)]
        line.extend(steps, steps, values[start : start + chunk].tolist())
    assert line.shown.values == pytest.approx(trailing_mean(values, 25))
    line.set_window(1)
    assert line.shown is line.raw


def test_smoothing_follows_a_rewind() -> None:
    line = Line("train", "train", "accent")
    line.set_window(2)
    line.extend([1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [0.0, 0.0, 0.0])
    line.extend([2.0, 3.0], [2.0, 3.0], [10.0, 20.0])
    assert line.shown.values == pytest.approx([0.0, 5.0, 15.0])


def test_few_points_are_never_smoothed_away() -> None:
    line = Line("val", "val", "warn", sparse=True)
    line.set_window(50)
    line.extend([1.0, 2.0], [1.0, 2.0], [4.0, 2.0])
    assert line.shown.last() == 2.0


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(series_module, "MOST", 16)
    return 16


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), min_size=1, max_size=400),
    st.integers(1, 97),
)
def test_a_long_curve_has_few_places_and_every_extreme(
    few_places: int, values: list[float], chunk: int
) -> None:
    array = np.array(values)
    series = made(array, chunk)
    every, count = series.every, len(series)
    assert count <= few_places
    assert count * every <= len(array) < (count + 1) * every
    assert series.steps.tolist() == (1 + every * np.arange(count)).tolist()
    whole = array[: count * every]
    for place, group in enumerate(whole.reshape(count, every)):
        mean = group[np.isfinite(group)].mean() if np.isfinite(group).any() else math.nan
        assert series.values[place] == pytest.approx(mean, nan_ok=True, abs=1e-6)
    outline = series.outline(0, len(array) + 1, 8)
    for found, reduce in ((outline.low, np.fmin.reduce), (outline.high, np.fmax.reduce)):
        assert np.array_equal(reduce(found), reduce(whole), equal_nan=True)
    assert np.array_equal(series.last(), array[-1], equal_nan=True)
    other = made(array)
    assert np.array_equal(other.values, series.values, equal_nan=True), "however it was fed"


def test_a_long_curve_rewinds_and_goes_on(few_places: int) -> None:
    series = made(np.arange(100.0))
    assert (series.every, len(series)) == (8, 12)
    series.extend([50.0], [0.5], [-7.0])
    assert series.steps.tolist() == [1.0, 9.0, 17.0, 25.0, 33.0, 41.0, 49.0]
    assert series.last() == -7.0
    series.extend(np.arange(51.0, 90.0), np.zeros(39), np.full(39, 3.0))
    assert (np.diff(series.steps) > 0).all()
    assert series.last() == 3.0


def test_a_long_curve_is_smoothed_over_as_many_steps(few_places: int) -> None:
    line = Line("train", "train", "accent")
    line.set_window(16)
    for step in range(1, 101):
        line.extend([float(step)], [0.0], [float(step)])
    assert line.raw.every == 8
    assert line.shown.values == pytest.approx(trailing_mean(line.raw.values, 2))
    assert line.shown.steps.tolist() == line.raw.steps.tolist()
