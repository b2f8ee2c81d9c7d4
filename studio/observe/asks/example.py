"""Which example is looked at: one of a split, or one that the user made. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    from numpy.typing import NDArray

VALIDATION = "validation"
TRAIN = "train"


@dataclass(frozen=True, slots=True)
class Own:
    """What the user gives for one field of the data: a drawing, a file, what was copied."""

    name: str
    """What to call it."""
    field: str
    shape: tuple[int, ...]
    dtype: str
    """As numpy says it."""
    data: bytes
    """The numbers, row by row: so that it can be compared, and sent to another process."""

    @classmethod
    def of(cls, name: str, field: str, values: NDArray[Any]) -> Own:
        """Take these numbers, scaled as the data are."""
        return cls(name, field, values.shape, values.dtype.name, values.tobytes())

    @property
    def values(self) -> NDArray[Any]:
        """The numbers, read-only."""
        import numpy as np

        return np.frombuffer(self.data, np.dtype(self.dtype)).reshape(self.shape)


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a split; with ``own``, its field of that name is the user's instead."""

    index: int = 0
    split: str = VALIDATION
    own: Own | None = None
