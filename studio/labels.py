"""Labels of free axes as they stand in the shape of an input: ``T``, ``16H``, ``T=128``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

BATCH = "N"
"""The label of the batch, which is everywhere and has no size of its own."""
USUAL = 32
"""What a free axis is taken to be, times its multiple, where nothing is said."""
LARGEST = 10**9
"""Sizes and multiples beyond this are refused."""

_PATTERN = re.compile(r"([1-9][0-9]{0,9})?([A-Z][A-Za-z0-9_]*)(?:=([1-9][0-9]{0,9}))?")


@dataclass(frozen=True, slots=True)
class FreeAxis:
    """An axis whose size is open: a multiple of a label.

    >>> str(FreeAxis("H", factor=16, size=224))
    '16H=224'
    """

    label: str
    factor: int = 1
    size: int | None = None
    """What costs and trial runs take the whole axis to be."""

    def __str__(self) -> str:
        return self.axis if self.size is None else f"{self.axis}={self.size}"

    @property
    def axis(self) -> str:
        """The axis without its assumed size: ``16H``."""
        return self.label if self.factor == 1 else f"{self.factor}{self.label}"

    @property
    def unit(self) -> int | None:
        """The assumed size of the label itself."""
        return None if self.size is None else self.size // self.factor

    def times(self, factor: int) -> FreeAxis:
        """A multiple of this axis; its assumed size is the next that fits."""
        scaled = self.factor * factor
        size = None if self.size is None else -(-self.size // scaled) * scaled
        return replace(self, factor=scaled, size=size)


def read(text: str) -> FreeAxis | None:
    """The axis that a text in a shape stands for; ``None`` where it is none."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    factor, label, size = found.groups()
    return FreeAxis(label, int(factor or 1), int(size) if size else None)


def tidy(text: str) -> str:
    """A text of several axes without the blanks around ``=``, which would part them."""
    return re.sub(r"(?<=[A-Za-z0-9_])\s*=\s*(?=[0-9])", "=", text)
