"""Losses of pairs and of whole batches against the formulas of their papers."""

from __future__ import annotations

import math

import pytest
import torch
from asked import asked, numbers

ONE, TWO = numbers(3, 4, seed=1), numbers(3, 4, seed=2)
KINDS = torch.tensor([0, 1, 0, 2, 1, 0])
"""The last but two is alone in its class."""


def cosine(a: list[float], b: list[float]) -> float:
    product = sum(x * y for x, y in zip(a, b, strict=True))
    return product / math.hypot(*a) / math.hypot(*b)


def entropy(scores: dict[int, float], right: int) -> float:
    """What a softmax over some scores lacks at the right one."""
    return math.log(sum(map(math.exp, scores.values()))) - scores[right]


@pytest.mark.parametrize("dtype", [torch.bool, torch.int64, torch.float64])
def test_contrastive_is_half_a_square_of_the_distance_or_of_what_is_missing(
    dtype: torch.dtype,
) -> None:
    distance = torch.tensor([0.5, 0.5, 1.5, 3.0], dtype=torch.float64)
    alike = torch.tensor([1, 0, 0, 0]).to(dtype)
    each = asked("ContrastiveLoss", distance, alike, margin=2.0, reduction="none")
    assert each.tolist() == [0.125, 1.125, 0.125, 0.0]
    assert asked("ContrastiveLoss", distance, alike, margin=2.0).item() == 1.375 / 4
    total = asked("ContrastiveLoss", distance, alike, margin=2.0, reduction="sum")
    assert total.item() == 1.375


def test_nt_xent_wants_the_other_view_among_all_others() -> None:
    views = [*ONE.tolist(), *TWO.tolist()]
    losses = []
    for place, view in enumerate(views):
        scores = {n: cosine(view, other) / 0.2 for n, other in enumerate(views) if n != place}
        losses.append(entropy(scores, (place + 3) % 6))
    given = asked("NTXentLoss", ONE, TWO, temperature=0.2)
    assert given.item() == pytest.approx(sum(losses) / 6, rel=1e-12)


def test_info_nce_wants_the_own_key_among_all_keys() -> None:
    def found(queries: list[list[float]], keys: list[list[float]]) -> float:
        rows = [dict(enumerate(cosine(q, k) / 0.07 for k in keys)) for q in queries]
        return sum(entropy(row, place) for place, row in enumerate(rows)) / 3

    one, two = ONE.tolist(), TWO.tolist()
    given = asked("InfoNCELoss", ONE, TWO)
    assert given.item() == pytest.approx(found(one, two), rel=1e-12)
    both = asked("InfoNCELoss", ONE, TWO, symmetric=True)
    assert both.item() == pytest.approx((found(one, two) + found(two, one)) / 2, rel=1e-12)


def test_supervised_contrastive_wants_all_of_the_same_class() -> None:
    features = numbers(6, 4)
    rows, losses = features.tolist(), []
    for place, row in enumerate(rows):
        scores = {n: cosine(row, other) / 0.1 for n, other in enumerate(rows) if n != place}
        partners = [n for n in scores if KINDS[n] == KINDS[place]]
        if partners:
            losses.append(sum(entropy(scores, n) for n in partners) / len(partners))
    assert len(losses) == 5
    given = asked("SupervisedContrastiveLoss", features, KINDS)
    assert given.item() == pytest.approx(sum(losses) / 5, rel=1e-12)


def test_supervised_contrastive_of_a_last_batch_of_one_teaches_nothing() -> None:
    features = numbers(1, 4)
    loss = asked("SupervisedContrastiveLoss", features, KINDS[:1])
    loss.backward()
    assert loss.item() == 0
    assert torch.equal(features.grad, torch.zeros_like(features))


def test_gradients_are_those_of_small_steps() -> None:
    one, two, check = numbers(3, 4, seed=1), numbers(3, 4, seed=2), torch.autograd.gradcheck
    assert check(lambda a, b: asked("NTXentLoss", a, b), (one, two))
    assert check(lambda a, b: asked("InfoNCELoss", a, b, symmetric=True), (one, two))
    kinds = torch.tensor([1, 0, 1])
    assert check(lambda a: asked("SupervisedContrastiveLoss", a, kinds), (one,))
    assert check(lambda a: asked("ContrastiveLoss", a.abs(), torch.ones(3, 4)), (one,))
