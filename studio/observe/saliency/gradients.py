"""Methods that need gradients of the score with respect to what is explained, and nothing else.

All take a batch and explain its examples one by one: ``score`` gives one number an example, which
depends on that example alone. ``x`` has examples first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor

Score: TypeAlias = Callable[[Tensor], Tensor]
SLICE = 64
"""As many examples go through the model at once."""


def gradient(score: Score, x: Tensor) -> Tensor:
    """The slope of the score at the input.

    Simonyan, Vedaldi and Zisserman, "Deep inside convolutional networks: visualising image
    classification models and saliency maps" (2013). They look at its absolute value.
    """
    return slopes(score, x)[0]


def gradient_times_input(score: Score, x: Tensor) -> Tensor:
    """The slope times the input: of a linear model, what each value adds to the score.

    Shrikumar, Greenside, Shcherbina and Kundaje, "Not just a black box: learning important
    features through propagating activation differences" (2016).
    """
    return gradient(score, x) * x


def smooth_gradient(
    score: Score, x: Tensor, *, samples: int = 25, spread: float = 0.15, seed: int = 0
) -> Tensor:
    """The mean slope at inputs with noise: fine structure of the slope averages out.

    Smilkov, Thorat, Kim, Viégas and Wattenberg, "SmoothGrad: removing noise by adding noise"
    (2017). ``spread`` is the deviation of the noise as a share of each example's range of values.
    The noise is the same for the same seed, and drawn from no generator but its own.
    """
    wide = x.reshape(len(x), -1)
    deviations = spread * (wide.amax(1) - wide.amin(1))
    generator = torch.Generator().manual_seed(seed)
    shape = (len(x) * samples, *x.shape[1:])
    noise = torch.randn(shape, generator=generator, dtype=x.dtype).to(x.device)
    repeated = deviations.repeat_interleave(samples).reshape(-1, *[1] * (x.dim() - 1))
    noisy = x.repeat_interleave(samples, 0) + noise * repeated
    found = torch.cat([gradient(score, part) for part in torch.split(noisy, SLICE)])
    return found.reshape(len(x), samples, *x.shape[1:]).mean(1)


def integrated_gradients(score: Score, x: Tensor, baseline: Tensor, *, steps: int = 32) -> Tensor:
    """The slopes on the straight way from a baseline to the input, times that way.

    Sundararajan, Taly and Yan, "Axiomatic attribution for deep networks" (2017). What it finds
    adds up to the difference between the score of the input and that of the baseline, but for the
    error of the integral, which is taken by the rule of Gauss and Legendre.
    """
    nodes, weights = np.polynomial.legendre.leggauss(steps)
    way = x - baseline
    axes = (steps, *[1] * x.dim())
    places = torch.tensor((nodes + 1) / 2).to(x).reshape(axes)
    shares = torch.tensor(weights / 2).to(x).reshape(axes)
    points = (baseline + places * way).flatten(0, 1)
    found = torch.cat([gradient(score, part) for part in torch.split(points, SLICE)])
    return (shares * found.reshape(steps, *x.shape)).sum(0) * way


def slopes(score: Score, x: Tensor) -> tuple[Tensor, Tensor]:
    """The gradient of each example's score, and the scores. Zeros where nothing depends on it."""
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        # A copy, since an in-place activation may come first, and a leaf must not be overwritten.
        scores = score(leaf.clone())
        if not scores.requires_grad:
            return torch.zeros_like(leaf.detach()), scores
        (found,) = torch.autograd.grad(
            scores.sum(), leaf, allow_unused=True, materialize_grads=True
        )
    return found, scores.detach()
