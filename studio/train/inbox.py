"""What may be asked of a run while it runs: small messages, heeded between two steps."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import Final, TypeAlias

from studio.observe.frames import Watch
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Pause:
    """Halt after the step under way."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class StepOnce:
    """Take one step, then halt."""

    inspected: bool = False
    """Whether to tell all values of the step."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the run, keeping a checkpoint."""


FROZEN: Final = "frozen"
"""What ``Adjust`` names that lets the weights of a node stay as they are."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Use another value from the next step on."""

    node: str
    """A node of the model: ``n5``, in a block ``n3/n5``; one of a drawn training graph ``/n7``.
    Empty: the settings of training."""
    name: str
    """A parameter of the node, or ``frozen``. Of the settings: as after ``train.``; ``lr_slow`` is
    the learning rate of the optimiser ``slow`` among several."""
    value: Value


@dataclass(frozen=True, slots=True)
class Look:
    """Probe what is on screen now."""

    watch: Watch


Order: TypeAlias = Pause | Resume | StepOnce | Stop | Adjust | Look


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
