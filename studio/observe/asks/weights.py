"""What the Weights view asks of one node's parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.message import Message
from studio.observe.asks.ask import Ask, Found

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]

MOST = 256
"""Rows and columns of a matrix that are given one by one; of more, means of blocks."""


@dataclass(frozen=True, slots=True)
class InventoryAsk(Ask):
    """Which parameters a node has."""

    node: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One parameter of a node."""

    name: str
    shape: tuple[int, ...]
    parts: tuple[Message, ...] = ()
    """What its rows are made of, in equal shares: the gates of a recurrent layer, for one."""
    filters: int = 0
    """How many pictures there are in it; 0 where it holds none."""
    channels: int = 1
    """How many of them belong to one output, where so few can stand in a row."""
    is_table: bool = False
    """Whether each row stands for something by itself, as in an embedding."""

    @property
    def is_matrix(self) -> bool:
        """Whether it has rows and columns, more than one of each."""
        return len(self.shape) > 1 and self.shape[0] > 1 and _product(self.shape[1:]) > 1


@dataclass(frozen=True, slots=True)
class Inventory(Found):
    """In the order of the layer."""

    parameters: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Of:
    """A parameter of a node, or a part of one."""

    node: str
    name: str
    part: int | None = None
    """Place among ``Kept.parts``; ``None``: all of it."""


@dataclass(frozen=True, slots=True)
class SpreadAsk(Ask):
    """How the values lie. Replied to with ``Spreads``, under the name of each parameter."""

    node: str
    of: Of | None = None
    """One parameter or a part of it, rather than all parameters of the node."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts of values in equal bins from ``low`` to ``high``."""

    low: float
    high: float
    counts: NDArray[np.int64]
    mean: float
    std: float
    sampled: bool


@dataclass(frozen=True, slots=True)
class Spreads(Found):
    bars: Mapping[str, Bars]


@dataclass(frozen=True, slots=True)
class MatrixAsk(Ask):
    """The values as a matrix: the first axis down, all others across."""

    of: Of
    window: tuple[int, int, int, int] | None = None
    """Rows from and to, columns from and to; ``None``: all."""


@dataclass(frozen=True, slots=True)
class MatrixFound(Found):
    values: Floats
    """At most ``MOST`` of rows and columns, each the mean of a block."""
    rows: int
    columns: int
    """Of the whole."""
    top: int
    left: int
    row_block: int
    column_block: int
    low: float
    high: float
    """The smallest and the largest single value of the whole."""


@dataclass(frozen=True, slots=True)
class FiltersAsk(Ask):
    """Some of the filters of a convolution, as pictures."""

    of: Of
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class FiltersFound(Found):
    maps: Floats
    """Filters × rows × columns, from the first on."""
    first: int
    total: int
    inputs: int
    """How many belong to each output: filter ``n`` is of output ``n // inputs``."""


@dataclass(frozen=True, slots=True)
class SingularAsk(Ask):
    """The singular values of the matrix."""

    of: Of


@dataclass(frozen=True, slots=True)
class SingularFound(Found):
    values: Doubles
    """The largest first."""
    rows: int
    columns: int
    total: int
    """How many there are in truth."""
    effective_rank: float
    """The exponential of the entropy of their shares (Roy and Vetterli 2007)."""
    share: float
    """Of the sum of all squares, what the given ones have: 1 where all are given."""

    @property
    def is_whole(self) -> bool:
        """Whether all are given, rather than the largest ones by a randomised method."""
        return len(self.values) == self.total


@dataclass(frozen=True, slots=True)
class DistanceAsk(Ask):
    """How far the parameters of a node are from where the run began."""

    node: str


@dataclass(frozen=True, slots=True)
class Distance:
    """One parameter against itself at the beginning."""

    relative: float
    """The L2 norm of the difference, as a share of that of the beginning; NaN if that was 0."""
    cosine: float
    """Of the angle between the two; NaN where one of them is 0."""


@dataclass(frozen=True, slots=True)
class DistanceFound(Found):
    parameters: Mapping[str, Distance]
    since: int
    """The step that counts as the beginning."""


@dataclass(frozen=True, slots=True)
class RowsAsk(Ask):
    """A row of a table, and what lies near it."""

    of: Of
    row: int


@dataclass(frozen=True, slots=True)
class RowsFound(Found):
    rows: int
    columns: int
    row: int
    """The nearest to the one asked for."""
    values: Floats
    """Of this row, all of them."""
    nearest: NDArray[np.int64]
    """Other rows, the one with the smallest angle to it first."""
    cosines: Floats
    """Of these angles."""
    points: Floats
    """Points × 2: rows in the plane in which they are spread most (PCA)."""
    places: NDArray[np.int64]
    """Which row each point is: fewer than all in a large table."""
    shares: tuple[float, float]
    """Of the variance, what the two directions of the plane have."""


def _product(sizes: tuple[int, ...]) -> int:
    found = 1
    for size in sizes:
        found *= size
    return found
