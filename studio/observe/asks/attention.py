"""What the Attention view asks: who looks at whom, in every head of every layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.observe.asks.ask import Ask, Found
from studio.observe.asks.example import Example

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MOST_TOKENS = 256
"""Rows and columns of the matrix that is given whole; a longer one is reduced by blocks."""
SMALL = 32
"""Rows and columns of a head in the overview of all."""


@dataclass(frozen=True, slots=True)
class AttentionAsk(Ask):
    """All heads in small, and one of them, or their mean, in full."""

    sample: Example
    layer: int = 0
    """Place of the layer among those found, in the order of their calls."""
    head: int | None = None
    """``None``: the mean of the heads."""
    rollout: bool = False
    """Instead of one layer: what passes through all of them."""
    call: str = ""
    """The node of the training graph whose model is looked at; empty: the project's model."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How much each query looks at each key: rows × columns, from 0 to 1."""

    values: Floats
    """Reduced by blocks where there are more than ``MOST_TOKENS``."""
    queries: int
    """How many rows there are in truth."""
    keys: int

    @property
    def row_block(self) -> int:
        """How many queries a row stands for."""
        return -(-self.queries // MOST_TOKENS)

    @property
    def column_block(self) -> int:
        return -(-self.keys // MOST_TOKENS)


@dataclass(frozen=True, slots=True)
class AttentionLayer:
    """One call of attention."""

    node: str
    """The node that makes it, as frames name it."""
    name: str
    """What the user calls it, after the blocks that it is in."""
    number: int
    """Which of the calls of this node it is: 0 for the first."""
    calls: int
    """How many calls this node makes."""
    heads: int
    queries: int
    keys: int
    groups: int
    """How many groups of tokens look apart from each other, of which the first is shown."""
    small: Floats
    """Heads × rows × columns, at most ``SMALL`` of each but the first."""
    rows_block: int
    """How many queries a row of ``small`` is the mean of."""
    columns_block: int


@dataclass(frozen=True, slots=True)
class AttentionFound(Found):
    """What was asked for."""

    sample: Example
    layers: tuple[AttentionLayer, ...]
    chosen: Looks
    layer: int
    """Of which layer ``chosen`` is: the nearest to the one asked for."""
    skipped: int
    """How many layers the rollout passes over, as their tokens are not those of the others."""
    ids: tuple[NDArray[np.int64], ...]
    """Of each input that is a row of whole numbers: the tokens' places in a vocabulary."""
    picture: Floats | None
    """Of the first input that is an image: channels × rows × columns."""
    model: str = ""
    """What the call of another model is called, where that is looked at."""
