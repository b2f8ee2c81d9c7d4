"""Frames on their way from the run to whoever looks. Never blocks, never grows without bound."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Protocol

from studio.observe.asks.ask import Finding
from studio.observe.frames import Activations, Frame, Mark, Refused, Scalars, Shown, Unseen, Weights

SCALARS_KEPT = 2048
"""Of each set of scalar names; beyond, every second, then every fourth … of them waits."""
SERIES_KEPT = 32
"""Sets of scalar names kept apart; what comes beyond shares the last."""
PICTURES_KEPT = 4096


class Outbox(Protocol):
    """What a run needs of a mailbox."""

    def put(self, frame: Frame) -> None: ...


class Series:
    """Scalars of one kind, thinned evenly where nobody fetches them; first and last survive."""

    __slots__ = ("_count", "_kept", "_last", "_limit", "_stride")

    def __init__(self, limit: int = SCALARS_KEPT) -> None:
        self._kept: list[tuple[int, Scalars]] = []
        self._last: tuple[int, Scalars] | None = None
        self._limit = max(2, limit)
        self._stride = 1
        self._count = 0

    def put(self, number: int, frame: Scalars) -> None:
        """Keep it, or keep it only until a later one comes."""
        if self._count % self._stride:
            self._last = (number, frame)
        else:
            self._kept.append((number, frame))
            self._last = None
            if len(self._kept) > self._limit:
                self._last = self._kept[-1]
                self._kept = self._kept[::2]
                self._stride *= 2
                if self._kept[-1] == self._last:
                    self._last = None
        self._count += 1

    def items(self) -> list[tuple[int, Scalars]]:
        """What waits, oldest first, with the numbers it came under."""
        return [*self._kept, self._last] if self._last else list(self._kept)


class Mailbox:
    """One writer (the run), one reader (the window), any threads.

    A picture replaces the one that waits for the same node; scalars are thinned above a cap.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._pictures: dict[Hashable, tuple[int, Frame]] = {}
        self._series: dict[Hashable, Series] = {}

    def put(self, frame: Frame) -> None:
        """Leave a frame. The lock is held for microseconds, by the reader too."""
        with self._lock:
            self._number += 1
            if isinstance(frame, Scalars):
                names = frozenset(frame.values)
                series = self._series.get(names)
                if series is None:
                    crowded = len(self._series) >= SERIES_KEPT
                    series = self._series.setdefault(None if crowded else names, Series())
                series.put(self._number, frame)
                return
            key = _key(frame)
            self._pictures.pop(key, None)
            self._pictures[key] = (self._number, frame)
            if len(self._pictures) > PICTURES_KEPT:
                del self._pictures[next(iter(self._pictures))]

    def drain(self) -> list[Frame]:
        """Take everything that waits, in the order in which it came."""
        with self._lock:
            pictures, self._pictures = self._pictures, {}
            waiting, self._series = self._series, {}
        numbered: list[tuple[int, Frame]] = [*pictures.values()]
        for series in waiting.values():
            numbered.extend(series.items())
        numbered.sort(key=lambda pair: pair[0])
        return [frame for _, frame in numbered]

    def __len__(self) -> int:
        """How many frames wait."""
        with self._lock:
            return len(self._pictures) + sum(len(s.items()) for s in self._series.values())


def _key(frame: Frame) -> tuple[Hashable, ...]:
    """Frames with the same key replace each other."""
    kind = type(frame).__name__
    match frame:
        case Weights():
            return kind, frame.node
        case Activations():
            return kind, frame.node, frame.port
        case Unseen():
            return kind, frame.probe, frame.node
        case Shown():
            return kind, frame.name
        case Finding():
            return kind, frame.ask
        case Mark():
            return kind, str(frame.step), frame.node, frame.name, str(frame.message)
        case Refused():
            return kind, str(frame.message)
        case _:
            return (kind,)
