"""What a layer makes of values in training, without a training noticing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from cases_augmentation import CASES
from drawing import STANDARD

from studio.compile.calls import construct
from studio.compile.module import NodeError
from studio.compile.plan import Ref, Step
from studio.observe.draws import Apart, draw

KINDS = [*CASES, "GaussianNoise"]


def step(kind: str, **given: Any) -> Step:
    spec = STANDARD.find(kind)
    assert spec is not None
    settings = {param.name: given.get(param.name, param.default) for param in spec.params}
    inputs = {port.name: (Ref("", port.name),) for port in spec.inputs}
    return Step("n1", "layer", spec, settings, inputs)


def batch(kind: str) -> dict[str, Any]:
    spec = STANDARD.find(kind)
    assert spec is not None
    numbers = np.random.default_rng(0).random((6, 3, 12, 12), np.float32)
    values: dict[str, Any] = {spec.inputs[0].name: numbers}
    if len(spec.inputs) > 1:
        values["labels"] = np.arange(6)
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_what_a_training_with_that_seed_would_draw(kind: str) -> None:
    values = batch(kind)
    found = draw(step(kind), values, 7)
    layer = construct(step(kind)).train()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(7)
        result = layer(*map(torch.from_numpy, values.values()))
    results = result if isinstance(result, tuple) else (result,)
    for ours, theirs in zip(found.values(), results, strict=True):
        assert np.array_equal(ours, theirs.numpy())


@pytest.mark.parametrize("kind", KINDS)
def test_the_random_numbers_of_a_training_stay_where_they_are(kind: str) -> None:
    before = torch.get_rng_state()
    draw(step(kind), batch(kind), 7)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("kind", KINDS)
def test_another_seed_draws_others(kind: str) -> None:
    first, again, other = (draw(step(kind), batch(kind), seed) for seed in (1, 1, 2))
    assert all(np.array_equal(first[port], again[port]) for port in first)
    assert not all(np.array_equal(first[port], other[port]) for port in first)


def test_whatever_draws_draws_apart() -> None:
    x = torch.full((50,), 0.5)
    before = torch.get_rng_state()

    def numbers(seed: int) -> list[torch.Tensor]:
        with Apart(seed):
            return [
                torch.rand(50),
                torch.randn(50),
                torch.randint(1000, (50,)),
                torch.randperm(50),
                torch.normal(0.0, 1.0, (50,)),
                torch.bernoulli(x),
                torch.multinomial(x, 50),
                torch.rand_like(x),
                torch.randn_like(x, dtype=torch.float64),
                torch.empty(50).uniform_(),
                torch.empty(50).normal_(),
                torch.empty(50).bernoulli_(0.5),
                torch.empty(50).exponential_(),
                torch.empty(50).random_(),
                torch.distributions.Uniform(0.0, 1.0).sample((50,)),
            ]

    first, again, other = numbers(1), numbers(1), numbers(2)
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not any(torch.equal(a, b) for a, b in zip(first, other, strict=True))
    assert first[8].dtype == torch.float64
    assert torch.equal(torch.get_rng_state(), before)


def test_a_layer_that_refuses_says_which_and_why() -> None:
    values = batch("MixUp") | {"labels": np.arange(6) + 20}
    with pytest.raises(NodeError, match=r"layer \(MixUp\) failed while it ran: Class values"):
        draw(step("MixUp"), values, 0)
    with pytest.raises(NodeError, match=r"layer \(RandomCrop\) failed while it ran: a window"):
        draw(step("RandomCrop", size=30, padding=0), batch("RandomCrop"), 0)
