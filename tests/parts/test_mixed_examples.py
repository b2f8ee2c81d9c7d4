"""Examples mixed with others of the batch, and their labels with them."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.parts.cut_mix import CutMix
from studio.parts.mix_up import MixUp, symmetric_beta

COUNT = 64
CPU = torch.device("cpu")
each = pytest.mark.parametrize("layer", [MixUp(5), CutMix(5)], ids=["mixup", "cutmix"])


def batch() -> tuple[Tensor, Tensor]:
    """Images whose every value is their number in the batch, and their classes."""
    numbers = torch.arange(float(COUNT)).view(-1, 1, 1, 1).expand(-1, 3, 6, 8)
    return numbers.clone(), torch.arange(COUNT) % 5


def drawn(layer: nn.Module, x: Tensor, labels: Tensor, seed: int = 0) -> tuple[Tensor, Tensor]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        mixed, shares = layer.train()(x, labels)
        return mixed, shares


@pytest.mark.parametrize("alpha", [0.1, 0.4, 1.0, 3.0])
def test_shares_follow_the_beta_distribution(alpha: float) -> None:
    count = 40_000
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        ours = symmetric_beta(count, alpha, CPU).double().sort().values
        theirs = torch.distributions.Beta(alpha, alpha).sample((count,)).double().sort().values
    assert torch.isfinite(ours).all()
    assert 0.0 <= ours[0] <= ours[-1] <= 1.0
    at = torch.linspace(0.001, 0.999, 500, dtype=torch.float64)
    below = (torch.searchsorted(one, at) / count for one in (ours, theirs))
    first, second = below
    assert (first - second).abs().max() < 0.015  # 1 in 10,000 of equal distributions exceed it.


@each
def test_in_eval_images_pass_and_labels_are_one_hot(layer: nn.Module) -> None:
    x, labels = batch()
    mixed, shares = layer.eval()(x, labels)
    assert torch.equal(mixed, x)
    assert torch.equal(shares, functional.one_hot(labels, 5).float())


def test_mixup_mixes_labels_in_the_shares_of_the_values() -> None:
    x, labels = torch.eye(COUNT), torch.arange(COUNT)
    mixed, shares = drawn(MixUp(COUNT), x, labels)
    assert torch.equal(mixed, shares)
    assert torch.equal(mixed.sum(1), torch.ones(COUNT))
    kept = mixed.diagonal()
    assert 0.3 < kept.mean() < 0.7
    assert len(kept.unique()) > COUNT // 2, "each example has a share of its own"


def test_cutmix_pastes_one_rectangle_and_mixes_labels_by_its_area() -> None:
    x, labels = batch()
    labels = torch.arange(COUNT)
    mixed, shares = drawn(CutMix(COUNT), x, labels)
    sizes = set()
    for at in range(COUNT):
        values, counts = mixed[at, 0].unique(return_counts=True)
        assert len(values) <= 2
        assert torch.equal(mixed[at, 0], mixed[at, 2])
        for value, count in zip(values.long().tolist(), counts.tolist(), strict=True):
            assert shares[at, value].item() == pytest.approx(count / 48)
        places = (mixed[at, 0] != at).nonzero()
        if len(places):
            high, wide = (places.amax(0) - places.amin(0) + 1).tolist()
            assert high * wide == len(places)
            sizes.add((high, wide))
    assert len(sizes) > 8
    torch.testing.assert_close(shares.sum(1), torch.ones(COUNT))


@each
def test_only_as_many_as_said_are_mixed(layer: nn.Module) -> None:
    x, labels = batch()
    x, labels = x.repeat(20, 1, 1, 1), labels.repeat(20)
    some = type(layer)(5, p=0.25)
    changed = (drawn(some, x, labels)[0] != x).any((1, 2, 3))
    assert 0.15 < changed.float().mean() < 0.3
    none, shares = drawn(type(layer)(5, p=0.0), x, labels)
    assert torch.equal(none, x)
    assert torch.equal(shares, functional.one_hot(labels, 5).float())


@each
def test_it_is_the_same_again_from_one_seed_alone(layer: nn.Module) -> None:
    x, labels = batch()
    first, again, other = (drawn(layer, x, labels, seed) for seed in (1, 1, 2))
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not torch.equal(first[0], other[0])


@each
def test_the_loss_takes_what_comes_out(layer: nn.Module) -> None:
    x, labels = batch()
    x.requires_grad_()
    mixed, shares = drawn(layer, x, labels)
    scores = mixed.mean((2, 3)) @ torch.rand(3, 5)
    functional.cross_entropy(scores, shares).backward()
    assert x.grad is not None
    assert torch.isfinite(x.grad).all()
    assert x.grad.any()


def test_what_is_mixed_can_be_mixed_again() -> None:
    x, labels = batch()
    mixed, shares = drawn(CutMix(5), *drawn(MixUp(5), x, labels))
    assert mixed.shape == x.shape
    torch.testing.assert_close(shares.sum(1), torch.ones(COUNT))


@each
def test_a_label_beyond_the_classes_is_refused(layer: nn.Module) -> None:
    x, labels = batch()
    with pytest.raises(RuntimeError, match="num_classes"):
        drawn(layer, x, labels + 1)
