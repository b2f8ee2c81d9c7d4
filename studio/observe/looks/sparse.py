"""Gradients that name rows instead of holding all numbers, as those of sparse embeddings do."""

from __future__ import annotations

from torch import Tensor


def dense(gradient: Tensor) -> Tensor:
    """The numbers of a gradient; of one that names rows, those that it has."""
    return gradient.coalesce().values() if gradient.is_sparse else gradient.detach()
