"""Methods that look at the maps of a convolution: where in the picture the score comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import torch
from torch import Tensor
from torch.nn import functional

Traced: TypeAlias = Callable[[Tensor], tuple[Tensor, Tensor]]
"""Gives for a batch one score an example, and the maps that lay on the way to it."""


def grad_cam(traced: Traced, x: Tensor) -> Tensor:
    """The maps added up, each as strongly as its mean slope says, where the sum is positive.

    Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra, "Grad-CAM: visual explanations from deep
    networks via gradient-based localization" (2017). N × 1 × the size of the maps.
    """
    maps, slopes = _maps_and_slopes(traced, x)
    places = tuple(range(2, maps.dim()))
    weights = slopes.mean(places, keepdim=True)
    return (weights * maps).sum(1, keepdim=True).relu()


def grad_cam_plus_plus(traced: Traced, x: Tensor) -> Tensor:
    """Grad-CAM whose weights let several places of the same thing count alike.

    Chattopadhay, Sarkar, Howlader and Balasubramanian, "Grad-CAM++: generalized gradient-based
    visual explanations for deep convolutional networks" (2018). The derivatives are those of the
    exponential of the score, of which the factor that all have in common is left out.
    """
    maps, slopes = _maps_and_slopes(traced, x)
    places = tuple(range(2, maps.dim()))
    below = 2 * slopes**2 + maps.sum(places, keepdim=True) * slopes**3
    alike = torch.where(below != 0, slopes**2 / torch.where(below != 0, below, 1.0), 0.0)
    weights = (alike * slopes.relu()).sum(places, keepdim=True)
    return (weights * maps).sum(1, keepdim=True).relu()


def enlarged(cam: Tensor, size: tuple[int, ...]) -> Tensor:
    """The map in the size of the input, with what lies between its values in between."""
    mode = {1: "linear", 2: "bilinear", 3: "trilinear"}[len(size)]
    return functional.interpolate(cam, size, mode=mode, align_corners=False)


def _maps_and_slopes(traced: Traced, x: Tensor) -> tuple[Tensor, Tensor]:
    with torch.enable_grad():
        scores, maps = traced(x.detach().clone().requires_grad_())
        (slopes,) = torch.autograd.grad(
            scores.sum(), maps, allow_unused=True, materialize_grads=True
        )
    return maps.detach(), slopes
