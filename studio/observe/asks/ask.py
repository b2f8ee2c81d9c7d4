"""What every view asks in: an ``Ask`` goes to the run, a ``Finding`` with it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from studio.message import Message


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to be found out of a model. Subclasses hold plain values.

    Equal asks have one finding; a newer one replaces an older one that waits.
    """

    follows_step: ClassVar[bool] = False
    """Whether the look must know what the last step moved, which a run measures for it. Such a
    finding cannot be worked out again, so a run keeps the last with each of its moments: it must
    be small."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out. Arrays in it are numpy's, and read-only."""


@dataclass(frozen=True, slots=True)
class Missing(Found):
    """Why it cannot be found out."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """The frame that replies to an ask."""

    ask: Ask
    step: int
    found: Found
