"""Whether DeepLIFT has a rule for every layer of a model."""

from __future__ import annotations

from torch import nn

from studio.compile.module import PlanModule
from studio.message import Message, UserError
from studio.observe.saliency.ways import ways

RULED = frozenset(
    f"torch.nn.{name}"
    for name in (
        *("ReLU", "ELU", "LeakyReLU", "Sigmoid", "Tanh", "Softplus", "Softmax"),
        *("MaxPool1d", "MaxPool2d", "MaxPool3d"),
    )
)
"""What bends, and has a rule."""
STRAIGHT = frozenset({"io", "dense", "convolution", "embedding", "shape", "padding", "dropout"})
"""Families of what is linear in eval mode."""
LINEAR = frozenset(
    {
        "Add",
        "Subtract",
        "torch.cat",
        "torch.stack",
        "torch.mean",
        "torch.sum",
        "torch.nn.BatchNorm1d",
        "torch.nn.BatchNorm2d",
        "torch.nn.BatchNorm3d",
    }
    | {f"torch.nn.{name}Pool{n}d" for name in ("Avg", "AdaptiveAvg") for n in (1, 2, 3)}
)


def check_rules(module: nn.Module, method: Message) -> None:
    """Raise ``UserError`` at the first node that the method would treat as if it were linear."""
    assert isinstance(module, PlanModule)
    used: set[str] = set()
    for way, step in ways(module.plan):
        if step.bodies or step.spec.family in STRAIGHT or step.spec.key in LINEAR:
            continue
        if step.spec.key not in RULED:
            raise UserError(
                "{method} has no rule for {name} ({kind}). It applies to models whose values are "
                "bent by ReLU, ELU, LeakyReLU, Sigmoid, Tanh, Softplus, Softmax and MaxPool alone.",
                method=method,
                name=step.called,
                kind=step.spec.title,
            )
        layer = way.rpartition("/")[0] + step.keeper
        if layer in used:
            raise UserError(
                "{method} needs a layer of its own at each place; {name} ({kind}) calls one that "
                "is called before. Give it a layer of its own.",
                method=method,
                name=step.called,
                kind=step.spec.title,
            )
        used.add(layer)
