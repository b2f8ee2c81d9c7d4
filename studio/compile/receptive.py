"""How much of the input one value of a node can see: its receptive field. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class ReceptiveField:
    """Along each axis that is walked over, what one value sees of the input.

    One value sees ``size`` places of the input; its neighbour sees those that lie ``stride``
    places on; the first value sees from place ``offset``, which is negative in the padding.
    """

    source: str
    """Id of the input that is seen."""
    size: tuple[int | None, ...]
    """``None``: everything along this axis."""
    stride: tuple[Fraction, ...]
    offset: tuple[Fraction, ...]
    """Of the first value's first place; half places come of upsampling."""
    extent: tuple[int | str, ...]
    """How far the input reaches along each of these axes."""

    @property
    def sees_everything(self) -> bool:
        """Whether one value sees the whole of the input, whatever it looks at."""
        return all(
            size is None or (isinstance(extent, int) and size >= extent)
            for size, extent in zip(self.size, self.extent, strict=True)
        )
