"""Whether a training fits into the memory of a device, told before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.compile.footprint import Parts
from studio.message import Message

Level = Literal["fits", "tight", "too_large", "unknown"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it will fit, and what would help."""

    level: Level
    """``tight``: it should fit, but other programs or the backend may need what is left.
    ``unknown``: the device does not say how much it has."""
    sentence: Message
    parts: Parts
    """What is needed at the worst moment."""
    reserve: int
    """What the backend needs besides."""
    available: int | None
    """Bytes that are free now; ``None`` where the device does not say."""
    device: str
    """``cpu``, ``cuda`` or ``mps``: where ``auto`` leads."""
    largest_batch: int | None = None
    """Of those that fit; 0 where none does, ``None`` where that is not known."""
    advice: tuple[Message, ...] = ()
    """What would help, the best first; nothing where it fits."""

    @property
    def needed(self) -> int:
        return self.parts.total + self.reserve
