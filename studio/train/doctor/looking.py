"""Looks at the layers of a run for its doctor, at a slow pace of its own."""

from __future__ import annotations

from math import lcm
from time import perf_counter

from studio.message import Message
from studio.observe.asks.ask import Finding
from studio.observe.asks.vitals import NodeVitals, Vitals, VitalsAsk
from studio.observe.frames import Frame, Watch
from studio.observe.looks.stride import Stride
from studio.observe.probes import Observer
from studio.train.doctor.chart import Look, Vital
from studio.train.loop import Training

PACE_S = 1.0
"""Shortest time between two looks."""
SHARE = 0.005
"""Of the time that looking may take, beside what views on screen cost."""
FIRST_STEP = 20
"""Steps before layers are looked at: the first ones are like no others."""
KEPT = 4
LONGEST = 64
"""Batches that an update may be gathered over for its size to be measured."""


class Looking:
    """Looks, and keeps the last few."""

    def __init__(self, observer: Observer, training: Training) -> None:
        self._observer = observer
        self._training = training
        self._stride: Stride | None = None
        self._spent_s = 0.0
        self._due = 0.0
        self.looks: list[Look] = []
        self.trouble: Message | None = None
        """Why layers are looked at no more."""

    @property
    def awaits_step(self) -> bool:
        """Whether the next step is being measured."""
        return self._stride is not None

    def attend(self, step: int, epoch: float, *, amid_check: bool) -> None:
        """Between two steps: look if it is time to, once a step was measured for it."""
        if self.trouble is not None or step < FIRST_STEP:
            return
        began = perf_counter()
        if self._stride is not None:
            if step < self._stride.ends:
                return
            stride, self._stride = self._stride, None
            if step == stride.ends:
                stride.end()
                self._observer.stride = stride
            self._spent_s += perf_counter() - began
            self.look(step, epoch)
            return
        if began >= self._due and not amid_check:
            sinks = self._training.sinks
            batches = lcm(*(sink.every * sink.accumulate for sink in sinks))
            moving = {id(one): one for sink in sinks for one in sink.moving}
            self._stride = Stride(list(moving.values()), step, min(batches, LONGEST))
        self._spent_s += perf_counter() - began

    def conclude(self, step: int, epoch: float) -> None:
        """A last look, where there was but one: rules want two that agree."""
        self._stride = None
        if len(self.looks) == 1 and self.looks[-1].step < step and self.trouble is None:
            self.look(step, epoch)

    def look(self, step: int, epoch: float) -> None:
        """Look now."""
        began = perf_counter()
        try:
            for frame in self._observer.look(Watch(asks=frozenset({VitalsAsk()})), step):
                self.hear(frame, epoch)
        except Exception as error:  # A look that fails is no reason to lose a run.
            self.trouble = Message(
                "The doctor no longer looks at layers: {kind}: {reason}",
                kind=type(error).__name__,
                reason=error,
            )
            return
        now = perf_counter()
        cost, self._spent_s = self._spent_s + now - began, 0.0
        # Twice soon, since rules want two looks that agree; then calmly.
        calm = cost / SHARE if len(self.looks) > 1 else 0.0
        self._due = now + max(PACE_S, calm)

    def hear(self, frame: Frame, epoch: float) -> None:
        """Keep what a look found, be it one that a view has asked for."""
        if not isinstance(frame, Finding) or not isinstance(frame.found, Vitals):
            return
        if self.looks and self.looks[-1].step >= frame.step:
            return
        found = {name: vital(node) for name, node in frame.found.nodes.items()}
        self.looks = [*self.looks[1 - KEPT :], Look(frame.step, epoch, found)]
        self._due = max(self._due, perf_counter() + PACE_S)


def vital(found: NodeVitals) -> Vital:
    """What the rules read of a node."""
    output = found.output
    return Vital(
        found.gradient,
        found.weight,
        found.ratio,
        None if output is None else output.dead_share,
        None if output is None else output.saturated,
        sum(each.size for each in found.parameters),
    )
