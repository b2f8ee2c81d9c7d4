"""Small histograms of many tensors at once, with one transfer from the device."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from studio.observe.asks.vitals import Spread
from studio.observe.quiet import frozen

BINS = 32
SAMPLE = 1024
"""Values counted at most of a tensor; of a larger one evenly spread ones, always the same."""
STRIDE = 0.6180339887
"""Of the size: no layout of a tensor falls in step with such indices."""


def counted(tensors: Sequence[Tensor]) -> list[Spread]:
    """A histogram of each tensor. All are counted in a few strokes: there may be hundreds."""
    if not tensors:
        return []
    parts = [sample(tensor) for tensor in tensors]
    sizes = np.array([part.numel() for part in parts])
    values = frozen(torch.cat(parts)).astype(np.float64)
    owner = np.repeat(np.arange(len(parts)), sizes)
    finite = np.isfinite(values)
    values, owner = values[finite], owner[finite]
    low = np.full(len(parts), np.inf)
    high = np.full(len(parts), -np.inf)
    np.minimum.at(low, owner, values)
    np.maximum.at(high, owner, values)
    count = np.bincount(owner, minlength=len(parts))
    low[count == 0] = high[count == 0] = 0.0
    flat = low == high  # As numpy has it: a lone value stands in the middle.
    lone = flat & (count > 0)
    low, high = np.where(lone, low - 0.5, low), np.where(lone, high + 0.5, high)
    width = np.where(high > low, high - low, 1.0)
    bins = np.minimum(((values - low[owner]) / width[owner] * BINS).astype(np.int64), BINS - 1)
    counts = np.bincount(owner * BINS + bins, minlength=len(parts) * BINS)
    counts = counts.reshape(len(parts), BINS).astype(np.int64)
    counts.setflags(write=False)
    safe = np.maximum(count, 1)
    means = np.bincount(owner, values, len(parts)) / safe
    spreads = np.sqrt(np.bincount(owner, (values - means[owner]) ** 2, len(parts)) / safe)
    return [
        Spread(
            float(low[n]),
            float(high[n]),
            counts[n],
            float(means[n]),
            float(spreads[n]),
            tensor.numel() > SAMPLE,
        )
        for n, tensor in enumerate(tensors)
    ]


def sample(tensor: Tensor) -> Tensor:
    """All values, or ``SAMPLE`` of them."""
    flat = tensor.detach().reshape(-1)
    if flat.is_complex():
        flat = flat.abs()
    if flat.numel() <= SAMPLE:
        return flat.float()
    stride = int(flat.numel() * STRIDE) | 1
    indices = torch.arange(SAMPLE, device=flat.device) * stride % flat.numel()
    return flat[indices].float()
