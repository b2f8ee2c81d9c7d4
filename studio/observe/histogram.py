"""Histograms of a node's parameters, and its filters as pictures."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from studio.observe.frames import Floats, Histogram, Weights
from studio.observe.quiet import frozen

BINS = 48
SAMPLE = 4096
"""Values counted at most; of a larger tensor evenly spread ones, always the same."""
FILTERS = 64


def weights(node: str, layer: nn.Module, step: int) -> Weights | None:
    """A node's parameters now; ``None`` if it has none.

    Of a convolution with up to three input channels the filters are shown whole, otherwise the
    filters on the first input channel; in both cases of the first 64 outputs at most.
    """
    parameters = dict(layer.named_parameters())
    if not parameters:
        return None
    filters, total = _filters(layer)
    return Weights(node, step, histograms(parameters), filters, total)


def histograms(tensors: Mapping[str, Tensor]) -> dict[str, Histogram]:
    """A histogram of each tensor, with one transfer from the device for all."""
    parts = [sample(tensor) for tensor in tensors.values()]
    values = frozen(torch.cat(parts))
    edges = np.cumsum([part.numel() for part in parts])[:-1]
    return {
        name: _count(part, sampled=tensor.numel() > SAMPLE)
        for (name, tensor), part in zip(tensors.items(), np.split(values, edges), strict=True)
    }


def sample(tensor: Tensor) -> Tensor:
    """All values, or 4,096 of them at indices that no layout of the tensor falls in step with."""
    flat = tensor.detach().reshape(-1)
    if flat.numel() <= SAMPLE:
        return flat.float()
    stride = int(flat.numel() * 0.6180339887) | 1
    indices = torch.arange(SAMPLE, device=flat.device) * stride % flat.numel()
    return flat[indices].float()


def _count(values: NDArray[np.float32], *, sampled: bool) -> Histogram:
    finite = values[np.isfinite(values)]
    if not len(finite):
        counts = np.zeros(BINS, np.int64)
        counts.setflags(write=False)
        return Histogram(0.0, 0.0, counts, 0.0, 0.0, sampled)
    exact = finite.astype(np.float64)
    counted, edges = np.histogram(exact, BINS)
    counts = counted.astype(np.int64)
    counts.setflags(write=False)
    low, high = float(edges[0]), float(edges[-1])
    return Histogram(low, high, counts, float(exact.mean()), float(exact.std()), sampled)


def effective(layer: nn.Module, name: str) -> Tensor:
    """A weight as it is used, under the condition that it is kept under.

    Spectral normalisation takes a step whenever its weight is asked for in training; to look at a
    model must not change it.
    """
    conditions = getattr(layer, "parametrizations", {})
    steps = conditions[name] if name in conditions else nn.Module()
    trained = steps.training
    steps.eval()
    with torch.no_grad():
        weight: Tensor = getattr(layer, name)
    steps.train(trained)
    return weight.detach()


def _filters(layer: nn.Module) -> tuple[Floats | None, int]:
    if not isinstance(layer, nn.modules.conv._ConvNd):
        return None, 0
    kernel = effective(layer, "weight")
    if layer.transposed:
        kernel = kernel.transpose(0, 1)
    outputs, inputs = kernel.shape[:2]
    shown = kernel[:FILTERS, : inputs if inputs <= 3 else 1]
    if kernel.dim() == 3:
        shown = shown.unsqueeze(2)
    elif kernel.dim() == 5:
        shown = shown[:, :, kernel.shape[2] // 2]
    return frozen(shown), outputs * inputs
