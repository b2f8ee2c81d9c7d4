"""The statistics of answers, against scikit-learn, torchmetrics and scipy, and by their laws."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from sklearn import metrics as sk
from torchmetrics.functional.classification import (
    multiclass_calibration_error,
    multiclass_jaccard_index,
)

from studio.observe.statistics import confusion, curves, intervals, ranking, residuals
from studio.observe.statistics.calibration import reliability

RNG = np.random.default_rng(7)
CLASSES = 5
RIGHT = RNG.integers(0, CLASSES, 400)
SCORES = RNG.dirichlet(np.ones(CLASSES), 400)
SCORES[np.arange(400), RIGHT] += 0.6
SCORES /= SCORES.sum(1, keepdims=True)
GIVEN = SCORES.argmax(1)
COUNTS = confusion.confusion(RIGHT, GIVEN, CLASSES)


def test_the_matrix_and_what_follows_for_each_class_agree_with_scikit_learn() -> None:
    assert (sk.confusion_matrix(RIGHT, GIVEN) == COUNTS).all()
    for norm, theirs in (("true", "true"), ("predicted", "pred")):
        expected = sk.confusion_matrix(RIGHT, GIVEN, normalize=theirs)
        assert confusion.normalised(COUNTS, norm) == pytest.approx(expected)  # type: ignore[arg-type]
    found = confusion.per_class(COUNTS)
    precision, recall, f1, support = sk.precision_recall_fscore_support(RIGHT, GIVEN)
    assert found.precision.value == pytest.approx(precision)
    assert found.recall.value == pytest.approx(recall)
    assert found.f1.value == pytest.approx(f1)
    assert (found.support == support).all()
    assert found.iou.value == pytest.approx(sk.jaccard_score(RIGHT, GIVEN, average=None))
    theirs = multiclass_jaccard_index(
        torch.from_numpy(GIVEN), torch.from_numpy(RIGHT), CLASSES, average=None
    )
    assert found.iou.value == pytest.approx(theirs.numpy())
    assert confusion.mean_iou(COUNTS) == pytest.approx(float(theirs.mean()))
    assert confusion.accuracy(COUNTS)[0] == pytest.approx(sk.accuracy_score(RIGHT, GIVEN))


@given(st.integers(0, 300), st.integers(1, 300))
@settings(max_examples=60)
def test_score_intervals_are_those_of_scipy_and_hold_the_share(k: int, n: int) -> None:
    k = min(k, n)
    low, high = intervals.wilson(k, n)
    expected = binomtest(k, n).proportion_ci(method="wilson")
    assert (float(low), float(high)) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert 0 <= low <= k / n <= high <= 1
    assert intervals.wilson(2 * k, 2 * n)[1] - intervals.wilson(2 * k, 2 * n)[0] < high - low


def test_what_was_never_tried_has_no_share() -> None:
    empty = np.zeros((3, 3), np.int64)
    empty[0, 0] = 4
    found = confusion.per_class(empty)
    assert np.isnan(found.recall.value[1:]).all()
    assert np.isnan(found.f1.low[1:]).all()
    assert found.recall.value[0] == 1.0
    assert np.isnan(confusion.accuracy(np.zeros((2, 2), np.int64))[0])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60))
@settings(max_examples=50)
def test_the_intervals_of_a_class_hold_its_shares(pairs: list[tuple[int, int]]) -> None:
    right, predicted = np.array(pairs).T
    counts = confusion.confusion(right, predicted, 4)
    assert counts.sum() == len(pairs)
    assert (confusion.confusion(predicted, right, 4) == counts.T).all()
    found = confusion.per_class(counts)
    for share in (found.precision, found.recall, found.f1, found.iou):
        known = ~np.isnan(share.value)
        assert (share.low[known] <= share.value[known] + 1e-12).all()
        assert (share.value[known] <= share.high[known] + 1e-12).all()


def test_calibration_agrees_with_torchmetrics() -> None:
    confidence, correct = SCORES.max(1), GIVEN == RIGHT
    found = reliability(confidence, correct)
    expected = multiclass_calibration_error(
        torch.from_numpy(SCORES), torch.from_numpy(RIGHT), CLASSES, n_bins=15, norm="l1"
    )
    assert found.error == pytest.approx(float(expected), abs=1e-6)
    assert found.error_low < found.error_high
    assert found.counts.sum() == 400
    full = found.counts > 0
    assert (found.edges[:-1][full] < found.confidence[full]).all()
    assert (found.confidence[full] <= found.edges[1:][full]).all()
    again = reliability(confidence, correct)
    assert (again.error_low, again.error_high) == (found.error_low, found.error_high)


def test_a_model_that_is_as_right_as_it_thinks_has_no_error_and_one_that_boasts_has() -> None:
    confidence = np.repeat([0.25, 0.75], 400)
    honest = np.concatenate([np.arange(400) % 4 == 0, np.arange(400) % 4 != 0])
    assert reliability(confidence, honest).error == pytest.approx(0.0)
    assert reliability(np.ones(100), np.arange(100) % 2 == 0).error == pytest.approx(0.5)


@pytest.mark.parametrize("digits", [1, 6])
def test_curves_and_areas_agree_with_scikit_learn_with_ties_and_without(digits: int) -> None:
    for each in range(CLASSES):
        right, scores = each == RIGHT, SCORES[:, each].round(digits)
        roc = curves.roc(right, scores)
        assert roc.area == pytest.approx(sk.roc_auc_score(right, scores))
        x, y, thresholds = sk.roc_curve(right, scores, drop_intermediate=False)
        assert roc.x == pytest.approx(x)
        assert roc.y == pytest.approx(y)
        assert roc.thresholds[1:] == pytest.approx(thresholds[1:])
        found = curves.precision_recall(right, scores)
        assert found.area == pytest.approx(sk.average_precision_score(right, scores))
        precision, recall, _ = sk.precision_recall_curve(right, scores)
        assert found.y[::-1] == pytest.approx(precision[:-1])
        assert found.x[::-1] == pytest.approx(recall[:-1])


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), min_size=2, max_size=50))
@settings(max_examples=50)
def test_the_area_does_not_mind_how_scores_are_stretched(pairs: list[tuple[bool, int]]) -> None:
    right = np.array([a for a, _ in pairs])
    scores = np.array([b for _, b in pairs], np.float64)
    one, other = curves.roc(right, scores), curves.roc(right, np.exp(scores / 3))
    turned = curves.roc(~right, -scores)
    assert one.area == pytest.approx(other.area, nan_ok=True)
    assert one.area == pytest.approx(turned.area, nan_ok=True)
    assert np.isnan(one.area) == (right.all() or not right.any())


def test_a_curve_with_fewer_points_keeps_its_ends_and_its_area() -> None:
    whole = curves.roc(RIGHT == 0, SCORES[:, 0])
    few = curves.thinned(whole, 20)
    assert len(few.x) <= 20 < len(whole.x)
    assert (few.x[0], few.x[-1], few.area) == (whole.x[0], whole.x[-1], whole.area)


def test_errors_of_numbers_agree_with_scikit_learn() -> None:
    right = RNG.normal(size=200)
    given = right + RNG.normal(scale=0.3, size=200) + 0.1
    found = residuals.fit(right, given)
    assert found.mae == pytest.approx(sk.mean_absolute_error(right, given))
    assert found.rmse == pytest.approx(sk.root_mean_squared_error(right, given))
    assert found.r2 == pytest.approx(sk.r2_score(right, given))
    assert found.bias == pytest.approx(float(np.mean(given - right)))
    assert np.isnan(residuals.fit(np.ones(3), np.ones(3)).r2)


def test_doubt_and_change_go_from_none_to_all() -> None:
    sure, even = np.array([[1.0, 0, 0]]), np.full((1, 3), 1 / 3)
    assert ranking.entropy(sure)[0] == pytest.approx(0, abs=1e-9)
    assert ranking.entropy(even)[0] == pytest.approx(1)
    assert ranking.doubt(np.array([[0.9, 0.5]]))[0] == 1.0
    assert ranking.change(sure, sure[:, ::-1])[0] == pytest.approx(1)
    assert ranking.change(sure, even)[0] == pytest.approx(2 / 3)
    assert ranking.highest(np.array([1.0, 3, 3, 0]), 3).tolist() == [1, 2, 0]
