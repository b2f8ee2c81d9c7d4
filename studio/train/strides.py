"""Measures what a step moves and takes, where a look wants to know; no other is slower for it."""

from __future__ import annotations

from collections import deque
from math import lcm
from time import perf_counter

import torch

from studio.observe.looks.stride import Stride
from studio.train.assembly import Assembly
from studio.train.lookout import Lookout
from studio.train.loop import Event

LONGEST = 64
"""Batches; an optimiser that moves its parameters more rarely may be found not to have moved."""
REMEMBERED = 9
"""Stretches of steps whose median time is that of a step: a single one may have been held up."""


class Strides:
    """Keeps a copy of the parameters from before a step until after it."""

    def __init__(self, parts: Assembly, lookout: Lookout) -> None:
        self._parts = parts
        self._lookout = lookout
        self._stride: Stride | None = None
        self._tried = False
        self._start: tuple[int, int, float] | None = None
        """Step, epoch and moment since when one step followed the other."""
        self._stretches: deque[tuple[float, int]] = deque(maxlen=REMEMBERED)
        """Seconds a step, and how many steps."""

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
        self._lookout.charge(self._now() - began)

    def set_off(self) -> None:
        """What is done between steps is over: from now on they follow one another."""
        if self._lookout.follows_step:
            training = self._parts.training
            self._start = training.step, training.epoch, self._now()

    def arrive(self, event: Event) -> None:
        """The last of them is taken: measure how long they took, and what was to be followed."""
        self._end_stretch(event)
        self._end_stride()

    def _end_stretch(self, event: Event) -> None:
        """One that holds a validation is left out."""
        start, self._start = self._start, None
        if start is None or event is not Event.STEP:
            return
        step, epoch, began = start
        training = self._parts.training
        steps = training.step - step
        if steps > 0 and epoch == training.epoch:
            self._stretches.append(((self._now() - began) / steps, steps))

    def _end_stride(self) -> None:
        """Measure it, if that step is done; after a later one it is too late."""
        stride, step = self._stride, self._parts.training.step
        if stride is None or step < stride.ends:
            return
        began = self._now()
        self._stride, self._tried = None, True
        if step == stride.ends:
            stride.seconds = self._seconds()
            stride.end()
            self._parts.observer.stride = stride
        self._lookout.charge(perf_counter() - began)

    def _seconds(self) -> float | None:
        """Of a step: the median of all steps of the last stretches."""
        steps = sum(count for _, count in self._stretches)
        for seconds, count in sorted(self._stretches):
            steps -= 2 * count
            if steps <= 0:
                return seconds
        return None

    def _now(self) -> float:
        """The time, once the device has done what it was told."""
        if self._parts.device.type == "cuda":
            torch.cuda.synchronize(self._parts.device)
        return perf_counter()
