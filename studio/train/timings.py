"""What was found of how fast a training goes under several settings. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.message import Message
from studio.value import Value

WORTH = 1.02
"""By how much settings must be faster before a change is worth it."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How fast the steps were under some settings."""

    settings: Mapping[str, Value]
    """``train.threads`` and the like: all that are tried, by their names."""
    rate: float = 0.0
    """Steps a second."""
    trouble: Message | None = None
    """Why they could not be measured."""

    @property
    def words(self) -> tuple[Message, ...]:
        """What the settings are, in short."""
        given = self.settings
        threads = given.get("train.threads")
        found = [
            Message("1 thread") if threads == 1 else Message("{threads} threads", threads=threads),
            Message("{precision}", precision=given.get("train.precision")),
        ]
        if given.get("train.channels_last"):
            found.append(Message("channels last"))
        if given.get("train.compile"):
            found.append(Message("compiled"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was measured, in that order; the first are the settings as they were."""

    timings: tuple[Timing, ...]
    complete: bool = True
    """Whether all was measured that was meant to be."""

    @property
    def best(self) -> Timing | None:
        """The fastest; the settings as they were where no others are clearly faster."""
        good = [timing for timing in self.timings if timing.trouble is None]
        if not good:
            return None
        fastest = max(good, key=lambda timing: timing.rate)
        first = self.timings[0]
        if first.trouble is None and fastest.rate < first.rate * WORTH:
            return first
        return fastest

    @property
    def gain(self) -> float:
        """How many times as fast the best is as the settings were; 1 where nothing is known."""
        best, first = self.best, self.timings[0] if self.timings else None
        if best is None or first is None or not first.rate:
            return 1.0
        return best.rate / first.rate


def described(timing: Timing) -> str:
    """The settings of a timing on one line."""
    return ", ".join(str(word) for word in timing.words)


def trouble_or_rate(timing: Timing) -> Message:
    """What came of a timing."""
    if timing.trouble is not None:
        return timing.trouble
    return Message("{rate} steps/s", rate=f"{timing.rate:,.1f}")
