"""How much the score falls when a part of the input is covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import torch
from torch import Tensor

from studio.observe.saliency.gradients import SLICE, Score


def occlusion(
    score: Score, x: Tensor, baseline: Tensor, *, window: Sequence[int], stride: Sequence[int]
) -> Tensor:
    """By how much the score falls when a window is covered, as a mean over all that cover a value.

    Zeiler and Fergus, "Visualizing and understanding convolutional networks" (2014).

    Args:
        score: of each example of a batch.
        x: examples first.
        baseline: what covers, of the shape of ``x``.
        window: its size on each axis but the first.
        stride: how far it moves on each of these; at most as far as it is large.
    """
    with torch.no_grad():
        before = score(x.clone())
        total, often = torch.zeros_like(x), torch.zeros_like(x[:1])
        places = list(_places(x.shape[1:], window, stride))
        together = max(1, SLICE // len(x))
        for first in range(0, len(places), together):
            some = places[first : first + together]
            covered = x.repeat(len(some), *[1] * (x.dim() - 1))
            for number, place in enumerate(some):
                rows = slice(number * len(x), (number + 1) * len(x))
                covered[(rows, *place)] = baseline[(slice(None), *place)]
            after = score(covered).reshape(len(some), len(x))
            for place, scores in zip(some, after, strict=True):
                fall = (before - scores).reshape(-1, *[1] * (x.dim() - 1))
                total[(slice(None), *place)] += fall
                often[(slice(None), *place)] += 1
    return total / often.clamp(min=1)


def count(shape: Sequence[int], window: Sequence[int], stride: Sequence[int]) -> int:
    """How many windows there are."""
    return sum(1 for _ in _places(shape, window, stride))


def _places(
    shape: Sequence[int], window: Sequence[int], stride: Sequence[int]
) -> Iterator[tuple[slice, ...]]:
    axes = [
        [slice(start, min(start + wide, size)) for start in _starts(size, wide, step)]
        for size, wide, step in zip(shape, window, stride, strict=True)
    ]
    yield from product(*axes)


def _starts(size: int, wide: int, step: int) -> range:
    """Until nothing is left uncovered."""
    return range(0, max(0, size - wide + step - 1) + 1, step)
