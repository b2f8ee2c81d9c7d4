"""Losses of priors, teachers, images and adversaries against their formulas, and sums of losses."""

from __future__ import annotations

import math
from itertools import product

import pytest
import torch
from asked import asked, drawn, numbers
from torch import nn

MEAN, LOG_VARIANCE = numbers(3, 4, seed=1), numbers(3, 4, seed=2)
SCORES, TAUGHT = numbers(3, 4, seed=3), numbers(3, 4, seed=4)
REAL = torch.tensor([[2.0], [0.5], [-1.0], [1.0]])
FAKE = torch.tensor([[-3.0], [0.25], [1.0], [-1.0]])


def test_the_divergence_from_the_prior_is_summed_over_each_example() -> None:
    wanted = [
        sum(
            -0.5 * (1 + log - mean**2 - math.exp(log))
            for mean, log in zip(means, logs, strict=True)
        )
        for means, logs in zip(MEAN.tolist(), LOG_VARIANCE.tolist(), strict=True)
    ]
    each = asked("KLToPrior", MEAN, LOG_VARIANCE, reduction="none")
    assert each.tolist() == pytest.approx(wanted, rel=1e-12)
    mean = asked("KLToPrior", MEAN, LOG_VARIANCE, beta=4.0)
    assert mean.item() == pytest.approx(4 * sum(wanted) / 3, rel=1e-12)
    theirs = torch.distributions.kl_divergence(
        torch.distributions.Normal(MEAN, (LOG_VARIANCE / 2).exp()),
        torch.distributions.Normal(torch.zeros_like(MEAN), 1.0),
    )
    total = asked("KLToPrior", MEAN, LOG_VARIANCE, reduction="sum")
    assert total.item() == pytest.approx(theirs.sum().item(), rel=1e-12)


def test_total_variation_counts_each_pair_of_neighbours_once() -> None:
    image = numbers(2, 1, 3, 3)
    wanted = []
    for example in image[:, 0].tolist():
        across = sum(abs(example[y][x + 1] - example[y][x]) for y, x in product(range(3), range(2)))
        down = sum(abs(example[y + 1][x] - example[y][x]) for y, x in product(range(2), range(3)))
        wanted.append(across + down)
    each = asked("TotalVariationLoss", image, reduction="none")
    assert each.tolist() == pytest.approx(wanted, rel=1e-12)
    assert asked("TotalVariationLoss", image).item() == pytest.approx(sum(wanted) / 2, rel=1e-12)
    assert asked("TotalVariationLoss", torch.ones(2, 3, 4, 4)).item() == 0


def test_distillation_is_the_divergence_of_softened_chances() -> None:
    wanted = 0.0
    for student, teacher in zip(SCORES.tolist(), TAUGHT.tolist(), strict=True):
        ours, theirs = ([math.exp(score / 3) for score in row] for row in (student, teacher))
        pairs = [(a / sum(ours), b / sum(theirs)) for a, b in zip(ours, theirs, strict=True)]
        wanted += sum(b * math.log(b / a) for a, b in pairs)
    given = asked("DistillationLoss", SCORES, TAUGHT, temperature=3.0)
    assert given.item() == pytest.approx(9 * wanted / 3, rel=1e-12)


def test_a_teacher_learns_nothing() -> None:
    student, teacher = numbers(3, 4, seed=3), numbers(3, 4, seed=4)
    asked("DistillationLoss", student, teacher).backward()
    assert student.grad is not None
    assert teacher.grad is None


def test_adversaries() -> None:
    # The mean of what real scores lack of 1, and of what others have above -1.
    assert asked("HingeDiscriminatorLoss", REAL, FAKE).item() == 2.5 / 4 + 3.25 / 4
    assert asked("WassersteinCriticLoss", REAL, FAKE).item() == -2.75 / 4 - 2.5 / 4
    assert asked("GeneratorLoss", FAKE).item() == 2.75 / 4


def test_a_weighted_sum() -> None:
    one, two, three = torch.tensor(0.5), torch.tensor(3.0), torch.tensor(-2.0)
    assert asked("WeightedSum", one, two, three, weights=(2.0, 0.1, 1.0)) == (
        2.0 * one + 0.1 * two + 1.0 * three
    )
    assert asked("WeightedSum", one, two, three, weights=0.5) == 0.5 * (one + two + three)


def test_learned_weights_are_as_many_as_losses_and_follow_the_paper() -> None:
    losses = torch.tensor(0.5), torch.tensor(3.0), torch.tensor(1.0)
    module = drawn("LearnedLossWeights", *losses)
    (weights,) = module.parameters()
    assert weights.tolist() == [0, 0, 0]
    assert module(*losses).item() == 4.5 / 2
    nn.init.normal_(weights, generator=torch.Generator().manual_seed(3))
    given = module(*losses)
    given.backward()
    wanted = slope = 0.0
    for place, loss in enumerate(losses):
        deviation = math.exp(weights[place].item() / 2)
        wanted += loss.item() / (2 * deviation**2) + math.log(deviation)
        slope = (1 - loss.item() / deviation**2) / 2
        assert weights.grad[place].item() == pytest.approx(slope, rel=1e-5)
    assert given.item() == pytest.approx(wanted, rel=1e-6)


def test_gradients_are_those_of_small_steps() -> None:
    check = torch.autograd.gradcheck
    assert check(lambda a, b: asked("KLToPrior", a, b), (MEAN, LOG_VARIANCE))
    assert check(lambda a: asked("TotalVariationLoss", a), (numbers(2, 1, 3, 3),))
    assert check(lambda a: asked("DistillationLoss", a, TAUGHT.detach()), (SCORES,))
    assert check(lambda a, b: asked("HingeDiscriminatorLoss", a, b), (MEAN, SCORES))
