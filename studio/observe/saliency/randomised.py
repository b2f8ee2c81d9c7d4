"""Copies of a model that lose what was learned, layer by layer from the answer down.

Adebayo, Gilmer, Muelly, Goodfellow, Hardt and Kim, "Sanity checks for saliency maps" (2018): the
map of a method that explains the model is another one once its weights are random.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import torch
from torch import Tensor

from studio.compile.module import PlanModule, seeded
from studio.observe.exact import able, exact

SEED = 1
STAGES = 12
"""As many copies are looked at, at most; several layers are drawn anew between them."""


def stages(module: PlanModule, *, cascade: bool) -> Iterator[tuple[str, PlanModule]]:
    """One copy, whose weights are as in ``seeded``: all, or with ``cascade`` those of ever more.

    Each time with the node of the layer that was reached, from the answer down to the input; the
    last time, when nothing is left, with an empty one.
    """
    copy = seeded(module.plan, SEED).to(_device(module), _dtype(module))
    copy.eval()
    layers = [
        (node, layer)
        for node, layer in copy.named_layers()
        if "/" not in node and next(layer.parameters(), None) is not None
    ]
    fresh = {node: _state(layer) for node, layer in layers}
    everything = _state(copy)
    if cascade and len(layers) > 1:
        with torch.no_grad():
            copy.load_state_dict(module.state_dict())
        marks = _marks(len(layers) - 1)
        downwards = list(reversed(layers))
        for first, last in pairwise([0, *marks]):
            for node, layer in downwards[first:last]:
                layer.load_state_dict(fresh[node])
            yield downwards[last - 1][0], copy
    copy.load_state_dict(everything)
    yield "", copy


def spearman(first: Tensor, second: Tensor) -> float:
    """The correlation of the ranks of two maps; NaN where one of them is flat."""
    one, other = _ranks(able(first).flatten()), _ranks(able(second).flatten())
    one, other = one - one.mean(), other - other.mean()
    size = float(one.norm() * other.norm())
    return float(one @ other) / size if size > 0 else float("nan")


def _ranks(values: Tensor) -> Tensor:
    """From 0; equal values share the mean of theirs."""
    _, inverse, counts = torch.unique(values, return_inverse=True, return_counts=True)
    ends = exact(counts.cumsum(0))
    ranks: Tensor = (ends - (exact(counts) + 1) / 2)[inverse]
    return ranks


def _marks(count: int) -> list[int]:
    """How many of the layers are drawn anew at each stage."""
    if count <= STAGES - 1:
        return list(range(1, count + 1))
    return sorted({round((n + 1) * count / (STAGES - 1)) for n in range(STAGES - 1)})


def _state(module: torch.nn.Module) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in module.state_dict().items()}


def _device(module: PlanModule) -> torch.device:
    return next((each.device for each in module.parameters()), torch.device("cpu"))


def _dtype(module: PlanModule) -> torch.dtype:
    return next((each.dtype for each in module.parameters()), torch.get_default_dtype())
