"""Measures what one step moves, where a look wants to know; no other step is slower for it."""

from __future__ import annotations

from collections import deque
from math import lcm
from statistics import median
from time import perf_counter

import torch

from studio.observe.looks.stride import Stride
from studio.train.assembly import Assembly
from studio.train.lookout import Lookout
from studio.train.loop import Event

LONGEST = 64
"""Batches; an optimiser that moves its parameters more rarely may be found not to have moved."""
REMEMBERED = 9
"""Steps whose median time is that of a step: a single one may have been held up."""


class Strides:
    """Keeps a copy of the parameters from before a step until after it."""

    def __init__(self, parts: Assembly, lookout: Lookout) -> None:
        self._parts = parts
        self._lookout = lookout
        self._stride: Stride | None = None
        self._tried = False
        self._epoch = 0
        self._began: float | None = None
        self._times: deque[float] = deque(maxlen=REMEMBERED)

    @property
    def under_way(self) -> bool:
        return self._stride is not None

    def is_awaited(self, event: Event) -> bool:
        """Whether a look that is due waits for a step; the copy for it is made now."""
        if not self._lookout.awaits_step:
            return False
        if self._tried:
            self._tried = False
            return False
        if event is not Event.CHECK:
            self.begin()
        return True

    def begin(self) -> None:
        """Keep what the next step will move, if that is wanted."""
        if self._stride is not None or not self._lookout.follows_step:
            return
        began, training = perf_counter(), self._parts.training
        moving = {id(one): one for sink in training.sinks for one in sink.moving}
        batches = lcm(*(sink.every * sink.accumulate for sink in training.sinks))
        self._stride = Stride(list(moving.values()), training.step, min(batches, LONGEST))
        self._epoch, self._began = training.epoch, None
        self._lookout.charge(self._now() - began)

    def set_off(self) -> None:
        """The step begins: what is done between two steps is over."""
        if self._stride is not None and self._began is None:
            self._began = self._now()

    def end(self) -> None:
        """Measure it, if that step is done; after a later one it is too late."""
        stride, step = self._stride, self._parts.training.step
        if stride is None or step < stride.ends:
            return
        began = self._now()
        self._stride, self._tried = None, True
        if step == stride.ends:
            same = self._epoch == self._parts.training.epoch  # Else it holds a validation.
            if same and self._began is not None:
                self._times.append((began - self._began) / stride.batches)
            stride.seconds = median(self._times) if self._times else None
            stride.end()
            self._parts.observer.stride = stride
        self._lookout.charge(perf_counter() - began)

    def _now(self) -> float:
        """The time, once the device has done what it was told."""
        if self._parts.device.type == "cuda":
            torch.cuda.synchronize(self._parts.device)
        return perf_counter()
