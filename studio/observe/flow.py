"""What the gradients of layers, in the order of a model, say about its training. No torch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

VANISHING: Final = 1e-3
"""The first layer's gradient as a share of the last one's, from which on it is said to vanish.

The slope of a sigmoid is a quarter at most, so five of them in a row let about a thousandth pass,
and what is before them learns a thousand times more slowly (Bengio, Simard and Frasconi 1994;
Glorot and Bengio 2010).
"""
EXPLODING: Final = 1e3
"""The same the other way round: what is before the layers makes steps that those cannot follow."""
GROWTH: Final = 100.0
"""Against the median of earlier moments: so much more is a cliff (Pascanu, Mikolov and Bengio
2013), before which it is usual to clip gradients."""

Kind = Literal["even", "vanishing", "exploding", "growing", "not finite", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence's worth of what is seen."""

    kind: Kind
    first: str = ""
    """The layer that it is said of."""
    last: str = ""
    """The layer that this is held against."""
    ratio: float = math.nan
    """The first one's norm in terms of the last one's; of growth, now in terms of before."""


def verdict(norms: Sequence[tuple[str, float]], before: Sequence[float] = ()) -> Verdict:
    """Judge the gradients of one step.

    Args:
        norms: the name of each layer that learns and the norm of its gradient, in order.
        before: the norm of all gradients together at earlier moments.
    """
    wrong = next((name for name, norm in norms if not math.isfinite(norm)), "")
    if wrong:
        return Verdict("not finite", wrong)
    if not norms:
        return Verdict("none")
    whole = math.sqrt(sum(norm * norm for _, norm in norms))
    usual = median(known) if (known := [norm for norm in before if math.isfinite(norm)]) else 0.0
    if usual > 0 and whole > GROWTH * usual:
        return Verdict("growing", ratio=whole / usual)
    (first, low), (last, high) = norms[0], norms[-1]
    if len(norms) < 2:
        return Verdict("even", first, last, 1.0)
    if high == 0:
        return Verdict("exploding" if low else "vanishing", first, last, math.inf if low else 0.0)
    ratio = low / high
    if ratio < VANISHING:
        return Verdict("vanishing", first, last, ratio)
    return Verdict("exploding" if ratio > EXPLODING else "even", first, last, ratio)
