"""The answers of some moments of a run, as many as there is room for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from studio.observe.asks.predictions import Predicted

MOST = 48
ROOM = 32 * 2**20
"""Bytes of all of them together."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model answered after a step."""

    step: int
    found: Predicted


class Moments:
    """Kept by step, in whatever order they come; the first and the shown stay."""

    def __init__(self) -> None:
        self._kept: dict[int, Seen] = {}
        self.shown: Seen | None = None
        """What is shown: what came last, or the moment that the user went to."""

    def add(self, step: int, found: Predicted) -> None:
        self.shown = self._kept[step] = Seen(step, found)
        while len(self._kept) > 2 and (len(self._kept) > MOST or self._size > ROOM):
            self._let_go()

    def show(self, seen: Seen | None) -> None:
        """Let one that is known be the one that is shown."""
        if seen is not None:
            self.shown = seen

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(sorted(self._kept))

    def at(self, step: int) -> Seen | None:
        return self._kept.get(step)

    def before(self, step: int) -> Seen | None:
        """The moment before a step."""
        steps = self.steps
        place = bisect_right(steps, step - 1)
        return self._kept[steps[place - 1]] if place else None

    def clear(self) -> None:
        self._kept, self.shown = {}, None

    @property
    def _size(self) -> int:
        return sum(size_of(seen.found) for seen in self._kept.values())

    def _let_go(self) -> None:
        """Of the moment that leaves the smallest gap, as a share of the time until then."""
        steps = self.steps
        inner = [
            (after / max(before, 1), step)
            for before, step, after in zip(steps, steps[1:], steps[2:], strict=False)
            if self.shown is None or step != self.shown.step
        ]
        _, step = min(inner, default=(0.0, steps[0]))
        del self._kept[step]


def size_of(found: Predicted) -> int:
    """Bytes, about."""
    parts = [found.scores, found.right, found.owners, found.examples]
    parts += [each for each in (found.losses, found.counts) if each is not None]
    if found.masks is not None:
        parts += [found.masks.pictures, found.masks.given, found.masks.right]
    return sum(int(part.nbytes) for part in parts)
