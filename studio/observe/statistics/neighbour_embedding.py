"""t-SNE: points of many numbers laid out in few dimensions so that neighbours stay neighbours.

The method of van der Maaten and Hinton (2008), worked out exactly, for up to some thousand points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
PERPLEXITY: Final = 30.0
"""About as many neighbours count for each point."""
ROUNDS: Final = 600
EARLY: Final = 200
"""Rounds in which neighbours are drawn together more strongly, so that clusters form."""
DRAWN: Final = 12.0
HALVINGS: Final = 60
LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Layout:
    """How far it has come."""

    done: int
    rounds: int
    points: Floats
    divergence: float
    """From the neighbours in many dimensions, as Kullback and Leibler have it."""


def layouts(
    numbers: Floats,
    dimensions: int,
    *,
    begin: Floats | None = None,
    perplexity: float = PERPLEXITY,
    rounds: int = ROUNDS,
    every: int = 20,
) -> Iterator[Layout]:
    """Lay points out, and tell how far that is every so many rounds; it may be left at any.

    Args:
        numbers: points × numbers.
        dimensions: 2 or 3.
        begin: where the points are at first; else on their widest axes.
        perplexity: about how many neighbours count; of few points, a third of them at most.
        rounds: of moving all points.
        every: after how many of them one is told.
    """
    count = len(numbers)
    if count < 4:
        yield Layout(rounds, rounds, _begun(numbers, dimensions, begin), 0.0)
        return
    near = affinities(numbers, min(perplexity, (count - 1) / 3)).astype(np.float32)
    points: Floats = _begun(numbers, dimensions, begin).astype(np.float32)
    early = EARLY if begin is None else 0
    speed = max(count / DRAWN / 4, 50.0)
    moved: Floats = np.zeros_like(points)
    gains = np.ones_like(points)
    for done in range(1, rounds + 1):
        factor = DRAWN if done <= early else 1.0
        gradient, _ = _gradient(near * np.float32(factor), points)
        same = np.sign(gradient) == np.sign(moved)
        gains = np.maximum(np.where(same, gains * 0.8, gains + 0.2), 0.01)
        momentum = 0.5 if done <= early else 0.8
        moved = momentum * moved - speed * gains * gradient
        points += moved.astype(np.float32)
        points -= points.mean(0)
        if done % every == 0 or done == rounds:
            yield Layout(done, rounds, points.copy(), divergence(near, points))


def affinities(numbers: Floats, perplexity: float) -> Floats:
    """How near points are to each other, as probabilities: points × points, all together 1."""
    square = _squares(np.asarray(numbers, np.float64))
    count = len(square)
    np.fill_diagonal(square, np.inf)
    square -= square.min(1, keepdims=True)  # The same probabilities, without underflow.
    low, high = np.zeros(count), np.full(count, np.inf)
    sharpness = np.ones(count) / np.maximum(np.median(np.minimum(square, 1e300), axis=1), LEAST)
    wanted = np.log(perplexity)
    for _ in range(HALVINGS):
        weights = np.exp(-square * sharpness[:, None])
        total = weights.sum(1)
        finite = np.where(np.isfinite(square), square, 0.0)
        entropy = np.log(total) + sharpness * (weights * finite).sum(1) / total
        flat = entropy > wanted
        low, high = np.where(flat, sharpness, low), np.where(flat, high, sharpness)
        middle = np.where(np.isinf(high), sharpness * 2, (low + high) / 2)
        if np.abs(entropy - wanted).max() < 1e-5:
            break
        sharpness = middle
    chances = weights / total[:, None]
    both = (chances + chances.T) / (2 * count)
    result: Floats = np.maximum(both, LEAST)
    np.fill_diagonal(result, 0.0)
    return result


def divergence(near: Floats, points: Floats) -> float:
    """How unlike the neighbours of the layout are to those that it is of."""
    kernel, total = _kernel(points)
    found = np.maximum(kernel / total, LEAST)
    known = near > 0
    return float(np.sum(near[known] * np.log(near[known] / found[known]), dtype=np.float64))


def _gradient(near: Floats, points: Floats) -> tuple[Floats, float]:
    kernel, total = _kernel(points)
    pull = (near - kernel / total) * kernel
    gradient = 4 * (pull.sum(1)[:, None] * points - pull @ points)
    return gradient, total


def _kernel(points: Floats) -> tuple[Floats, float]:
    kernel = _squares(points)
    kernel += 1
    np.reciprocal(kernel, out=kernel)
    np.fill_diagonal(kernel, 0)
    return kernel, float(max(kernel.sum(dtype=np.float64), LEAST))


def _squares(points: Floats) -> Floats:
    """Squared distances between all points."""
    size = np.einsum("ij,ij->i", points, points)
    found: Floats = size[:, None] + size[None, :] - 2 * (points @ points.T)
    return np.maximum(found, 0, out=found)


def _begun(numbers: Floats, dimensions: int, begin: Floats | None) -> Floats:
    if begin is not None:
        return np.array(begin, np.float64)
    centred = np.asarray(numbers, np.float64) - np.mean(numbers, axis=0, dtype=np.float64)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    points = np.zeros((len(centred), dimensions))
    axes = min(dimensions, len(sizes))
    points[:, :axes] = left[:, :axes] * sizes[:axes]
    spread = points[:, 0].std()
    return points / spread * 1e-4 if spread > 0 else points
