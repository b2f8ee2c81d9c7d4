"""Trials on a copy: a range of learning rates, and a single batch."""

from __future__ import annotations

from dataclasses import replace
from math import cos
from pathlib import Path

import pytest
from running import job, points_network, straight

from studio.train.trial import BatchCurve, RangeCurve, growing, smoothed
from studio.train.trying_out import batch_test, range_test


def test_rates_grow_and_the_loss_falls_then_explodes(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asked = job(tmp_path / "run", points_network(), train_schedule="CosineAnnealingLR")
    curve = range_test(asked, tell=lambda done, of: told.append((done, of)))
    assert not (tmp_path / "run").exists()
    assert curve.usual == 1e-3
    assert curve.complete
    factors = [b / a for a, b in zip(curve.rates, curve.rates[1:], strict=False)]
    assert max(factors) == pytest.approx(min(factors))
    assert told[-1] == (len(curve.rates), 200)
    suggested = curve.suggested
    assert suggested is not None
    assert 1e-4 < suggested < 1.0
    low = min(curve.losses)
    assert low < 0.9 * curve.losses[0]
    # The rate is where the loss still falls, not where it is lowest or rises.
    assert suggested < curve.rates[curve.losses.index(low)]


def test_it_can_be_cancelled_and_it_is_the_same_each_time(tmp_path: Path) -> None:
    asked = job(tmp_path / "run", points_network())
    steps = iter(range(1000))
    short = range_test(asked, cancelled=lambda: next(steps) >= 12)
    assert (len(short.rates), short.complete) == (12, False)
    assert short.suggested is None
    again = iter(range(1000))
    assert range_test(asked, cancelled=lambda: next(again) >= 12) == short


def test_no_rate_is_suggested_where_nothing_falls() -> None:
    rates = growing(1e-7, 10, 100)
    flat = RangeCurve(rates, tuple(1 + 0.001 * cos(n) for n in range(100)), 1e-3)
    assert flat.suggested is None
    valley = tuple(
        2.0 if r < 1e-3 else 2 - (n / 100) if r < 0.1 else 5.0 for n, r in enumerate(rates)
    )
    assert smoothed([3.0] * 5) == pytest.approx((3.0,) * 5)
    found = RangeCurve(rates, valley, 1e-3).suggested
    assert found is not None
    assert 3e-4 < found < 0.1


def test_one_batch_is_learnt_by_heart_or_not(tmp_path: Path) -> None:
    well = batch_test(job(tmp_path / "a", points_network(), train_lr=0.05))
    assert isinstance(well, BatchCurve)
    assert (well.examples, len(well.losses)) == (16, 200)
    assert well.learnt
    # Nothing but the sum of both coordinates comes to the end.
    ill = straight(("Linear", {"out_features": 1}), ("ReLU", {}), ("Linear", {"out_features": 2}))
    node = next(node for node in ill.project.model if node.kind == "torch.nn.Linear")
    ill.set(node.id, "bias", False)
    found = batch_test(replace(job(tmp_path / "b", ill, train_lr=1e-6)))
    assert not found.learnt
