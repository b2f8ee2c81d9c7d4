"""What may be asked of a run while it runs: small messages, heeded between two steps."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from studio.observe.frames import Watch


@dataclass(frozen=True, slots=True)
class Pause:
    """Halt after the step under way."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class StepOnce:
    """Take one step, then halt."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the run, keeping a checkpoint."""


@dataclass(frozen=True, slots=True)
class SetRate:
    """Use this learning rate from the next step on."""

    rate: float
    of: str = ""
    """The name of the optimiser; without one, the first."""


@dataclass(frozen=True, slots=True)
class Look:
    """Probe what is on screen now."""

    watch: Watch


Order: TypeAlias = Pause | Resume | StepOnce | Stop | SetRate | Look


class Inbox:
    """Orders for a run, from any thread. Asking whether one waits costs next to nothing."""

    def __init__(self) -> None:
        self._orders: deque[Order] = deque()
        self._arrived = threading.Event()
        self.closed = False
        """Whether nobody will ask any more."""

    def put(self, order: Order) -> None:
        self._orders.append(order)
        self._arrived.set()

    def close(self) -> None:
        """The last order: stop, and wait for no more."""
        self.closed = True
        self.put(Stop())

    def __bool__(self) -> bool:
        return bool(self._orders)

    def take(self) -> Order | None:
        """The oldest order, or ``None``."""
        try:
            return self._orders.popleft()
        except IndexError:
            return None

    def wait(self, timeout_s: float | None = None) -> Order | None:
        """The oldest order; waits for one. ``None`` after the timeout."""
        while True:
            self._arrived.clear()
            if (order := self.take()) is not None:
                return order
            if not self._arrived.wait(timeout_s):
                return None
