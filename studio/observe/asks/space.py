"""Where examples lie to a model: what a node gives for them, as points. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from studio.observe.asks.ask import Ask, Found
from studio.observe.asks.example import VALIDATION

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
    Ints: TypeAlias = NDArray[np.int64]

MOST = 500
LARGEST = 1000
AXES = 30
"""Principal axes that are told: from so many t-SNE begins."""
NEAREST = 12
WIDEST = 4096
"""Numbers of an example; what has more is averaged over neighbouring places."""
Of = Literal["activations", "weights"]


@dataclass(frozen=True, slots=True)
class Space(Ask):
    """The points of an output of a node for examples, or the rows of a table of embeddings."""

    node: str
    port: str = ""
    split: str = VALIDATION
    most: int = MOST
    of: Of = "activations"


@dataclass(frozen=True, slots=True)
class SpaceFound(Found):
    """Points by their principal components, the widest axis first."""

    examples: Ints
    """Their places in the split, or the rows of the table."""
    total: int
    width: int
    """Numbers that the node gives for each."""
    used: int
    """From how many of them the points were made; fewer where they were averaged."""
    points: Floats
    """Examples × axes."""
    shares: Floats
    """Of the variance, by axis."""
    neighbours: Ints
    """Examples × nearest ones, as places in ``examples``: in the space of all numbers."""
    distances: Floats
    labels: Ints | None = None
    predicted: Ints | None = None
