"""What a rule is, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studio.message import Message
from studio.observe.checkup import Treatment, Weight
from studio.train.doctor.chart import Chart


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule sees now."""

    message: Message
    treatments: tuple[Treatment, ...] = ()
    node: str = ""
    since: tuple[int, float] | None = None
    """Step and epoch at which it began, where the rule knows; else when it was first seen."""
    weight: Weight = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One illness. What stands here in words is the page of the guide about it, too."""

    key: str
    title: Message
    sees: Message
    """What it looks at, with its thresholds."""
    why: Message
    """Why that is bad."""
    helps: Message
    """What to try; said with each finding."""
    source: str
    """Where the thresholds are from."""
    look: Callable[[Chart], Iterable[Seen]]
