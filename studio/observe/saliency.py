"""Gradient saliency: how much each input element moves the score of a class.

The method of Simonyan, Vedaldi and Zisserman (2013): the absolute gradient of the score before
softmax with respect to the input.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from studio.observe.asks.example import Example
from studio.observe.frames import FIRST, Saliency
from studio.observe.metrics import Scoring
from studio.observe.quiet import frozen, undisturbed


def saliency(
    module: nn.Module,
    inputs: Sequence[Tensor],
    scoring: Scoring,
    *,
    step: int = 0,
    sample: Example = FIRST,
    target: int | None = None,
    label: int | None = None,
    model: str = "",
) -> Saliency | None:
    """Explain one example (a batch of one for each input), in eval mode, leaving no trace.

    The first input of real numbers is explained; ``None`` if there is no such input, or if no
    gradient reaches the score. ``target`` beyond the outputs, or ``None``: the class that the
    model gives the highest score.
    """
    place = next((i for i, value in enumerate(inputs) if value.is_floating_point()), None)
    if place is None:
        return None
    given = [value.detach() for value in inputs]
    explained = given[place].clone().requires_grad_()
    with undisturbed(module), torch.enable_grad():
        # A copy, since an in-place activation may come first, and a leaf must not be overwritten.
        given[place] = explained.clone()
        outputs = _call(module, given)
        scores = scoring.scores(outputs.detach())[0]
        chosen = target if target is not None and 0 <= target < len(scores) else None
        index = int(scores.argmax()) if chosen is None else chosen
        score = scoring.score(outputs, index)
        if not score.requires_grad:
            return None
        # Where the score does not depend on the input, zeros.
        (gradient,) = torch.autograd.grad(
            score, explained, allow_unused=True, materialize_grads=True
        )
    return Saliency(
        step=step,
        sample=sample,
        target=index,
        label=label,
        method="gradient",
        input=frozen(inputs[place][0]),
        values=frozen(gradient[0].abs()),
        scores=frozen(scores),
        model=model,
    )


def _call(module: Callable[..., Any], inputs: Sequence[Tensor]) -> Tensor:
    outputs = module(*inputs)
    first = outputs[0] if isinstance(outputs, tuple) else outputs
    assert isinstance(first, Tensor)
    return first
