"""What a short trial of a training finds: plain values. No torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, isfinite, log
from typing import Final

RANGE_STEPS: Final = 200
LOW: Final = 1e-7
HIGH: Final = 10.0
"""Between these the learning rate grows by the same factor a step."""
BEYOND: Final = 4.0
"""A loss so many times its best ends the test."""
SMOOTH: Final = 0.9
"""How much of the loss drawn so far goes into the next: batches differ."""
FALLEN: Final = 0.05
"""By what share the loss must fall for a rate to be suggested."""
BATCH_STEPS: Final = 200
LEARNT: Final = 0.1
"""A loss below this share of the first has been learnt by heart."""

Tell = Callable[[int, int], None]
"""Given how many steps are done, and how many there will be at most."""


@dataclass(frozen=True, slots=True)
class RangeCurve:
    """The loss as the learning rate grows."""

    rates: tuple[float, ...]
    losses: tuple[float, ...]
    """Smoothed."""
    usual: float
    """The rate that the project has."""
    complete: bool = True
    """Whether it was not cancelled."""

    @property
    def suggested(self) -> float | None:
        """Where the loss falls fastest, as L. Smith reads such a curve; none if it never falls."""
        if len(self.losses) <= SPAN or not self.complete:
            return None
        lowest = min(range(len(self.losses)), key=self.losses.__getitem__)
        highest = max(self.losses[: lowest + 1])
        if highest - self.losses[lowest] < FALLEN * abs(highest):
            return None
        ends = [(n, n + SPAN) for n in range(lowest - SPAN + 1)] or [(0, lowest)]
        first, last = min(ends, key=lambda e: self.losses[e[1]] - self.losses[e[0]])
        return float(f"{self.rates[(first + last) // 2]:.1g}")


SPAN: Final = 10
"""Steps over which a slope is measured."""


@dataclass(frozen=True, slots=True)
class BatchCurve:
    """The loss on one batch, again and again."""

    losses: tuple[float, ...]
    examples: int
    complete: bool = True

    @property
    def learnt(self) -> bool:
        """Whether the batch was learnt by heart."""
        return bool(self.losses) and self.losses[-1] <= LEARNT * self.losses[0]


def smoothed(losses: Sequence[float]) -> tuple[float, ...]:
    """Running means that begin without a bias towards 0."""
    found: list[float] = []
    mean = 0.0
    for number, loss in enumerate(losses, 1):
        mean = SMOOTH * mean + (1 - SMOOTH) * loss
        found.append(mean / (1 - SMOOTH**number))
    return tuple(found)


def is_over(losses: Sequence[float]) -> bool:
    """Whether a range test has seen enough: the loss is no number, or far above its best."""
    if not losses or not isfinite(losses[-1]):
        return bool(losses)
    level = smoothed(losses)
    return len(losses) > 20 and level[-1] > BEYOND * min(level)


def growing(low: float, high: float, steps: int) -> tuple[float, ...]:
    """Rates from one to another, each the same factor above the one before."""
    factor = (log(high) - log(low)) / max(1, steps - 1)
    return tuple(low * exp(factor * n) for n in range(steps))
