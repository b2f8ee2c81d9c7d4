"""Singular values and main directions of matrices, at a cost that does not grow without bound."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.message import UserError
from studio.observe.asks.weights import SingularAsk, SingularFound
from studio.observe.exact import able, exact
from studio.observe.looks.held import matrix
from studio.observe.looks.subject import Subject

Doubles = NDArray[np.float64]
EXACT = 512
"""The shorter side of a matrix whose singular values are all worked out."""
SKETCH = 128
"""How many are worked out of a larger one."""
LARGE = 4_000_000
"""Values of a matrix from which on a shorter sketch is made."""
SEED = 0


def look(ask: SingularAsk, subject: Subject) -> SingularFound:
    """All singular values, or the largest of a large matrix."""
    weight = able(matrix(subject, ask.of))
    rows, columns = weight.shape
    if min(rows, columns) < 2:
        raise UserError("{name} is no matrix, so it has no singular values.", name=ask.of.name)
    if not bool(weight.isfinite().all()):
        raise UserError(
            "{name} holds values that are not finite, so it has no singular values.",
            name=ask.of.name,
        )
    found = singular(weight)
    squares = float(exact(weight).square().sum())
    kept = float((found**2).sum())
    total = min(rows, columns)
    share = 1.0 if len(found) == total or squares == 0 else min(1.0, kept / squares)
    found.setflags(write=False)
    return SingularFound(found, rows, columns, total, effective_rank(found), share)


def singular(weight: Tensor) -> Doubles:
    """The largest first, in double precision; all of them where that is quick."""
    shorter, longer = sorted(weight.shape)
    if shorter > EXACT:
        found = torch.linalg.svdvals(_sketched(weight)[1])
    elif longer > 2 * shorter:
        # Of the product with itself: as exact as the weights' own single precision deserves.
        wide = exact(weight) if weight.shape[0] == shorter else exact(weight).T
        found = torch.linalg.eigvalsh(wide @ wide.T).clamp_min(0).sqrt().flip(0)
    else:
        found = torch.linalg.svdvals(exact(weight))
    values: Doubles = found.cpu().numpy().astype(np.float64)
    return values


def effective_rank(values: Doubles) -> float:
    """How many directions matter: the exponential of the entropy of the values' shares."""
    shares = values[values > 0] / values.sum() if values.sum() > 0 else values[:0]
    return math.exp(-float((shares * np.log(shares)).sum())) if len(shares) else 0.0


def main_directions(centred: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The directions across in which rows are spread most, and the squares that they have."""
    if min(centred.shape) > EXACT:
        _, small = _sketched(centred)
        _, values, across = torch.linalg.svd(small, full_matrices=False)
    elif centred.shape[0] >= centred.shape[1]:
        squares, vectors = torch.linalg.eigh(centred.T @ centred)
        values, across = squares.clamp_min(0).sqrt().flip(0), vectors.T.flip(0)
    else:
        squares, vectors = torch.linalg.eigh(centred @ centred.T)
        values = squares.clamp_min(0).sqrt().flip(0)
        across = vectors.T.flip(0) @ centred
        across = across / across.norm(dim=1, keepdim=True).clamp_min(1e-30)
    across = across[:count]
    # A direction and its opposite are the same: the largest part points up, at every moment.
    largest = across.abs().argmax(1, keepdim=True)
    signs = across.gather(1, largest).sign()
    return across * torch.where(signs == 0, torch.ones_like(signs), signs), values[:count] ** 2


def _sketched(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A randomised low-rank method (Halko, Martinsson and Tropp 2011, algorithm 4.4).

    An orthonormal basis, and the matrix seen from it. Random numbers are its own.
    """
    generator = torch.Generator().manual_seed(SEED)
    count = SKETCH if weight.numel() <= LARGE else SKETCH // 2
    passes = 2 if weight.numel() <= LARGE else 1
    values = weight.float()
    random = torch.randn(values.shape[1], count + 8, generator=generator).to(values.device)
    basis, _ = torch.linalg.qr(values @ random)
    for _ in range(passes):
        other, _ = torch.linalg.qr(values.T @ basis)
        basis, _ = torch.linalg.qr(values @ other)
    small = exact(basis.T @ values)
    # The last few are the least certain.
    left, singular_values, across = torch.linalg.svd(small, full_matrices=False)
    kept = singular_values[:count, None] * across[:count]
    return exact(basis) @ left[:, :count], kept
