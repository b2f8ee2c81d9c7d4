"""Where the user has been: back and forward over jumps, as in a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from studio.app.scope import Scope
from studio.graph.signal import Signal

MOST = 100
"""Places that are remembered on either side."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user was: kept with each step of the history."""

    scope: Scope
    selection: tuple[str, ...]
    view: object
    """How the screen showed it."""


class Trail:
    """Two stacks of places. What is between two jumps, such as a pan, is no place of its own."""

    def __init__(self, here: Callable[[], Place], stands: Callable[[Place], bool]) -> None:
        self.changed: Signal[None] = Signal()
        """There may be another way back or forward than before."""
        self._here = here
        self._stands = stands
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def note(self, place: Place | None = None) -> None:
        """The user is about to jump from here, or jumped from that place."""
        place = place or self._here()
        self._ahead.clear()
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-MOST]
        self.changed.emit(None)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return any(map(self._stands, self._behind))

    @property
    def can_go_on(self) -> bool:
        """Whether there is a place to go forward to again."""
        return any(map(self._stands, self._ahead))

    def back(self) -> Place | None:
        """The place that the last jump began at, which is now behind no more."""
        return self._cross(self._behind, self._ahead)

    def on(self) -> Place | None:
        """The place that one came back from."""
        return self._cross(self._ahead, self._behind)

    def rename(self, renames: Mapping[str, str]) -> None:
        """Blocks that are looked at by themselves have other names."""
        for places in (self._behind, self._ahead):
            for at, place in enumerate(places):
                root = renames.get(place.scope.root)
                if root is not None:
                    places[at] = replace(place, scope=replace(place.scope, root=root))

    def forget(self) -> None:
        """Another document is open."""
        self._behind.clear()
        self._ahead.clear()
        self.changed.emit(None)

    def _goal(self, places: list[Place]) -> int | None:
        here = self._here()
        for at in range(len(places) - 1, -1, -1):
            if places[at] != here and self._stands(places[at]):
                return at
        return None

    def _cross(self, places: list[Place], others: list[Place]) -> Place | None:
        at = self._goal(places)
        if at is None:
            here = self._here()
            places[:] = [place for place in places if place != here]
            return None
        found = places[at]
        del places[at:]
        others.append(self._here())
        return found
