from __future__ import annotations

import math

import pytest
import torch
from running import plan_of, straight

from studio.compile.module import PlanModule, seeded
from studio.observe.flow import Verdict, verdict
from studio.observe.probes import gradient_norms


def judged(kind: str, depth: int) -> tuple[PlanModule, Verdict]:
    """One step of a chain of layers with this activation; what is said of its gradients."""
    layers: list[tuple[str, dict[str, int]]] = []
    for _ in range(depth):
        layers += [("Linear", {"out_features": 16}), (kind, {})]
    module = seeded(plan_of(straight(*layers, ("Linear", {"out_features": 2}), shape=("N", 8))), 0)
    torch.manual_seed(0)
    module(torch.randn(32, 8)).square().mean().backward()
    norms = gradient_norms(module)
    order = [step.node for step in module.plan.steps if step.node in norms]
    named = [(node, math.hypot(*norms[node].values())) for node in order]
    return module, verdict(named)


def test_deep_sigmoids_vanish_and_a_step_by_hand_says_by_how_much() -> None:
    module, found = judged("Sigmoid", 8)
    assert found.kind == "vanishing"
    layers = [layer for layer in module.modules() if isinstance(layer, torch.nn.Linear)]
    torch.manual_seed(0)
    value = torch.randn(32, 8)
    weights = [
        tuple(each.detach().clone().requires_grad_() for each in (one.weight, one.bias))
        for one in layers
    ]
    for weight, bias in weights[:-1]:
        value = torch.sigmoid(value @ weight.T + bias)
    value = value @ weights[-1][0].T + weights[-1][1]
    (value**2).mean().backward()

    def norm(pair: tuple[torch.Tensor, ...]) -> float:
        assert pair[0].grad is not None
        assert pair[1].grad is not None
        return math.hypot(float(pair[0].grad.double().norm()), float(pair[1].grad.double().norm()))

    assert found.ratio == pytest.approx(norm(weights[0]) / norm(weights[-1]), rel=1e-4)


def test_a_shallow_network_is_even() -> None:
    assert judged("ReLU", 2)[1].kind == "even"


def test_every_illness_has_its_words() -> None:
    assert verdict([]).kind == "none"
    assert verdict([("a", 1.0)]).kind == "even"
    assert verdict([("a", 5e3), ("b", 1.0)]) == Verdict("exploding", "a", "b", 5e3)
    assert verdict([("a", 1.0), ("b", math.nan)]) == Verdict("not finite", "b")
    grown = verdict([("a", 300.0), ("b", 400.0)], [1.0, 2.0, 3.0])
    assert (grown.kind, grown.ratio) == ("growing", 250.0)
    assert verdict([("a", 3.0), ("b", 4.0)], [1.0]).kind == "even"
    assert verdict([("a", 0.0), ("b", 0.0)]).kind == "vanishing"
