"""What the units of a node do for many examples: its maps, channels, or numbers. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from studio.observe.asks.ask import Ask, Found
from studio.observe.asks.example import VALIDATION, Example

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
    Ints: TypeAlias = NDArray[np.int64]

EXAMPLES = 512
"""As many are looked at, evenly out of a split."""
TOP = 24
BINS = 24
SAME = 0.99
"""Units whose values go together so closely, or against each other, do the same."""
PAIRS = 64


@dataclass(frozen=True, slots=True)
class AllMaps(Ask):
    """All that an output of a node gives for an example, not only its first channels."""

    node: str
    port: str
    sample: Example


@dataclass(frozen=True, slots=True)
class Maps(Found):
    """As much of it as a view can take in."""

    values: Floats
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Units(Ask):
    """What the units of an output do for examples of a split, and one of them in particular."""

    node: str
    port: str
    unit: int
    split: str = VALIDATION


@dataclass(frozen=True, slots=True)
class UnitsFound(Found):
    """For each example, a unit counts by its strongest value: the highest one of its map."""

    unit: int
    """The one in particular: the nearest that there is."""
    units: int
    examples: int
    total: int
    """Examples in the split."""
    top: Ints
    """Which examples stir the unit most, the most first."""
    strengths: Floats
    """How strongly each of them does."""
    edges: Floats
    """Of the bins: one more than there are bins."""
    counts: Mapping[int, Ints]
    """By class, how many examples have their strongest value in each bin; -1: of no class."""
    dead: tuple[int, ...]
    """Units that gave 0 everywhere, for every example."""
    pairs: tuple[tuple[int, int, float], ...]
    """Units that do the same, and how they are correlated, the closest first."""
    pairs_total: int
    """How many such pairs there are."""
