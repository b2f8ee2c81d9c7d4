"""What is known of how examples look, and what is still to be asked for."""

from __future__ import annotations

from collections.abc import Iterable

from studio.observe.asks.predictions import Floats, Picture, Pictured

AT_ONCE = 48
"""Examples that one ask is for."""
MOST = 2048
"""Kept; then all but those that are on the wall are let go."""


class Pictures:
    """Of the examples of one split. They never change, so each is asked for once."""

    def __init__(self) -> None:
        self._known: dict[int, Floats] = {}

    def clear(self) -> None:
        self._known = {}

    def take(self, found: Pictured) -> None:
        """Keep what came, each as channels × rows × columns."""
        for index, value in zip(found.examples, found.values, strict=True):
            self._known[index] = value if value.ndim == 3 else value[None]

    def of(self, examples: Iterable[int]) -> dict[int, Floats]:
        """Those of these examples that are known."""
        found = {index: self._known[index] for index in examples if index in self._known}
        if len(self._known) > MOST:
            self._known = dict(found)
        return found

    def missing(self, split: str, examples: Iterable[int]) -> Picture | None:
        """What to ask for, if any of these examples is not known."""
        wanted = tuple(index for index in examples if index not in self._known)[:AT_ONCE]
        return Picture(split, wanted) if wanted else None
