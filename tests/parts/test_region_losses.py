"""Dice and focal losses against the formulas of their papers, written out number by number."""

from __future__ import annotations

import math
from itertools import product

import pytest
import torch
from asked import asked, numbers
from torch import nn

CLASSES = torch.tensor([[2, 0, 1], [1, 1, 0]])
"""Of two examples with three places each."""
LABELS = torch.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 0.0]], dtype=torch.float64)


def sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def softmax(scores: list[float]) -> list[float]:
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


@pytest.mark.parametrize("smooth", [1.0, 0.25])
def test_dice_is_one_minus_twice_the_overlap_by_the_sizes(smooth: float) -> None:
    scores = numbers(2, 3, 3)
    wanted = 0.0
    for example, kind in product(range(2), range(3)):
        chances = [softmax(scores[example, :, place].tolist())[kind] for place in range(3)]
        true = [float(CLASSES[example, place] == kind) for place in range(3)]
        overlap = sum(a * b for a, b in zip(chances, true, strict=True))
        wanted += 1 - (2 * overlap + smooth) / (sum(chances) + sum(true) + smooth)
    given = asked("DiceLoss", scores, CLASSES, smooth=smooth)
    assert given.item() == pytest.approx(wanted / 6, rel=1e-12)


def test_binary_dice_is_one_minus_twice_the_overlap_by_the_sizes() -> None:
    scores = numbers(2, 3)
    wanted = 0.0
    for row, true in zip(scores.tolist(), LABELS.tolist(), strict=True):
        chances = list(map(sigmoid, row))
        overlap = sum(a * b for a, b in zip(chances, true, strict=True))
        wanted += 1 - (2 * overlap + 0.5) / (sum(chances) + sum(true) + 0.5)
    given = asked("BinaryDiceLoss", scores, LABELS, smooth=0.5)
    assert given.item() == pytest.approx(wanted / 2, rel=1e-12)


def test_dice_is_almost_nothing_where_all_is_foreseen() -> None:
    scores = 50 * nn.functional.one_hot(CLASSES, 3).movedim(-1, 1).double()
    assert asked("DiceLoss", scores, CLASSES).item() == pytest.approx(0, abs=1e-12)
    assert asked("BinaryDiceLoss", 100 * LABELS - 50, LABELS).item() == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("gamma", [0.5, 2.0])
def test_focal_weighs_each_cross_entropy_by_what_is_lacking(gamma: float) -> None:
    scores, weight = numbers(2, 3, 3), (1.0, 2.0, 0.5)
    losses = []
    for example, place in product(range(2), range(3)):
        kind = int(CLASSES[example, place])
        chance = softmax(scores[example, :, place].tolist())[kind]
        losses.append(-weight[kind] * (1 - chance) ** gamma * math.log(chance))
    settings = {"gamma": gamma, "weight": weight}
    # Weights are float32, as CrossEntropyLoss's are; these have no rounding.
    scores = scores.float()
    each = asked("FocalLoss", scores, CLASSES, reduction="none", **settings)
    assert each.flatten().tolist() == pytest.approx(losses, rel=1e-5)
    mean = asked("FocalLoss", scores, CLASSES, **settings)
    assert mean.item() == pytest.approx(sum(losses) / 6, rel=1e-5)


def test_focal_without_gamma_is_cross_entropy() -> None:
    scores = numbers(2, 3, 3)
    settings = {"ignore_index": 1}
    ours = asked("FocalLoss", scores, CLASSES, gamma=0.0, **settings)
    theirs = nn.CrossEntropyLoss(ignore_index=1)(scores, CLASSES)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-15)


@pytest.mark.parametrize(("gamma", "alpha"), [(2.0, 0.25), (1.5, None)])
def test_binary_focal_weighs_each_cross_entropy(gamma: float, alpha: float | None) -> None:
    scores, losses = numbers(2, 3), []
    pairs = zip(scores.flatten().tolist(), LABELS.flatten().tolist(), strict=True)
    for score, label in pairs:
        chance = sigmoid(score) if label else 1 - sigmoid(score)
        share = 1.0 if alpha is None else alpha if label else 1 - alpha
        losses.append(-share * (1 - chance) ** gamma * math.log(chance))
    settings = {"gamma": gamma, "alpha": alpha}
    each = asked("BinaryFocalLoss", scores, LABELS, reduction="none", **settings)
    assert each.flatten().tolist() == pytest.approx(losses, rel=1e-10)
    total = asked("BinaryFocalLoss", scores, LABELS, reduction="sum", **settings)
    assert total.item() == pytest.approx(sum(losses), rel=1e-10)


@pytest.mark.parametrize("title", ["FocalLoss", "BinaryFocalLoss"])
def test_focal_has_gradients_where_nothing_is_lacking(title: str) -> None:
    """A power below 1 is infinitely steep at 0."""
    scores = torch.tensor([[200.0, 0.0, -200.0]], requires_grad=True)
    target = torch.tensor([0] if title == "FocalLoss" else [[1.0, 0.0, 0.0]])
    asked(title, scores, target, gamma=0.5).backward()
    assert scores.grad is not None
    assert torch.isfinite(scores.grad).all()


@pytest.mark.parametrize("title", ["DiceLoss", "FocalLoss"])
def test_gradients_of_classes_are_those_of_small_steps(title: str) -> None:
    scores = numbers(2, 3, 3)
    assert torch.autograd.gradcheck(lambda x: asked(title, x, CLASSES), (scores,))


@pytest.mark.parametrize("title", ["BinaryDiceLoss", "BinaryFocalLoss"])
def test_gradients_of_labels_are_those_of_small_steps(title: str) -> None:
    scores = numbers(2, 3)
    assert torch.autograd.gradcheck(lambda x: asked(title, x, LABELS), (scores,))
