"""Guided backpropagation: what excites the ReLUs on the way to the score."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.plan import Plan
from studio.observe.saliency.gradients import Score, gradient
from studio.observe.saliency.ways import ways

RELUS = frozenset({"torch.nn.ReLU"})


def guided_backpropagation(score: Score, x: Tensor, module: PlanModule) -> Tensor:
    """The gradient that lets through each ReLU only what is positive, on the way back too.

    Springenberg, Dosovitskiy, Brox and Riedmiller, "Striving for simplicity: the all
    convolutional net" (2014). What the ReLUs of the module give passes through a second rule while
    this runs; no layer is changed, and none has a hook.
    """
    with module.changed(dict.fromkeys(((way, "output") for way in relus(module.plan)), _positive)):
        return gradient(score, x)


def relus(plan: Plan) -> list[str]:
    """The ways to the ReLUs of a plan."""
    return [way for way, step in ways(plan) if step.spec.key in RELUS]


def _positive(value: Tensor) -> Tensor:
    found: Tensor = _Positive.apply(value)  # type: ignore[no-untyped-call]
    return found


class _Positive(torch.autograd.Function):
    """The same value, and of its gradient what is positive."""

    @staticmethod
    def forward(ctx: Any, value: Tensor) -> Tensor:
        # A value of its own: an in-place layer may follow.
        return value.clone()

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:
        return gradients[0].clamp(min=0)
