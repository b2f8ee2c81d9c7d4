"""Where each value is kept while a plan runs, and when it may be let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from studio.compile.given import TENSORS
from studio.compile.plan import Ref, Step
from studio.layers.spec import UNCALLED


@dataclass(slots=True)
class Slots:
    """Places in a list of values; one is used again once its value is not needed any more."""

    count: int = 0
    of: dict[Ref, int] = field(default_factory=dict)
    """The place of each value, from the step that gives it to the last that needs it."""
    ended: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """By node id of a step: places to be emptied after it, since it is the last to need them."""


def allot(steps: Sequence[Step], wanted: Sequence[Ref] = ()) -> Slots:
    """Give every value of these steps a place.

    Values that are ``wanted``, or that a step takes which is not called, are kept. What a step
    gives stands, if it can, where a value stood that this step is the last to need: then nothing
    has to be emptied.
    """
    waiting = Counter(ref for step in steps for refs in step.inputs.values() for ref in set(refs))
    waiting.update(wanted)
    slots = Slots()
    free: list[int] = []
    early = [step for step in steps if step.spec.construct in ("input", *TENSORS)]
    for step in early:
        for ref in _given(step):
            slots.of[ref] = _fresh(slots)
    for step in steps:
        if step.spec.construct in (*UNCALLED, *TENSORS):
            continue
        ending: list[int] = []
        for refs in step.inputs.values():
            for ref in dict.fromkeys(refs):
                waiting[ref] -= 1
                if not waiting[ref]:
                    ending.append(slots.of[ref])
        unused: list[int] = []
        for ref in _given(step):
            place = ending.pop(0) if ending else free.pop() if free else _fresh(slots)
            slots.of[ref] = place
            if not waiting[ref]:
                unused.append(place)
        if ended := (*ending, *unused):
            slots.ended[step.node] = ended
            free += ended
    return slots


def _given(step: Step) -> list[Ref]:
    return [Ref(step.node, port.name) for port in step.outputs]


def _fresh(slots: Slots) -> int:
    slots.count += 1
    return slots.count - 1
