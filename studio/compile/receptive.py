"""How much of the input one value of a node can see: its receptive field. No torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from studio.compile.kinds import REPEAT
from studio.compile.plan import Plan, Ref, Step
from studio.compile.sight import Shape, Sight, entering, seen

IMAGE: Final = 4
"""Axes of a batch of images: over the last two of them layers walk."""


@dataclass(frozen=True, slots=True)
class ReceptiveField:
    """Along each axis that is walked over, what one value sees of the input.

    One value sees ``size`` places of the input; its neighbour sees those that lie ``stride``
    places on; the first value sees from place ``offset``, which is negative in the padding.
    """

    source: str
    """Id of the input that is seen."""
    size: tuple[int | None, ...]
    """``None``: everything along this axis."""
    stride: tuple[Fraction, ...]
    offset: tuple[Fraction, ...]
    """Of the first value's first place; half places come of upsampling."""
    extent: tuple[int | str, ...]
    """How far the input reaches along each of these axes."""

    @property
    def sees_everything(self) -> bool:
        """Whether one value sees the whole of the input, whatever it looks at."""
        return all(
            size is None or (isinstance(extent, int) and size >= extent)
            for size, extent in zip(self.size, self.extent, strict=True)
        )


def receptive_fields(plan: Plan) -> Mapping[str, ReceptiveField]:
    """The receptive field of each node of which it can be told, by joined ids.

    Layers walk over the axes behind the channels of images and volumes, and of signals where the
    plan has layers for those.
    """
    least = IMAGE - 1 if _has_signals(plan) else IMAGE
    walk = _Walk()
    given: list[Sight | None] = []
    for step in plan.inputs:
        shape = _shape(step, "output")
        axes = tuple(range(2, len(shape))) if len(shape) >= least else ()
        given.append(entering(step.node, shape, axes) if axes else None)
    walk.body(plan, given, "")
    return walk.found


class _Walk:
    """Goes through a plan and those of its blocks."""

    def __init__(self) -> None:
        self.found: dict[str, ReceptiveField] = {}

    def body(self, plan: Plan, given: Sequence[Sight | None], above: str) -> list[Sight | None]:
        """What is seen by what a plan returns, from what is seen by what it is given."""
        values: dict[Ref, Sight | None] = {}
        shapes: dict[Ref, Shape] = {}
        for step, sight in zip(plan.inputs, given, strict=True):
            values[Ref(step.node, "output")] = sight
            self._tell(above + step.node, sight)
        for step in plan.steps:
            for port in step.outputs:
                shapes[Ref(step.node, port.name)] = _shape(step, port.name)
            if step.spec.construct == "input":
                continue
            if step.spec.construct == "block":
                values |= self._block(step, values, above)
                continue
            refs = [ref for entry in step.inputs.values() for ref in entry]
            sights = [sight for ref in refs if (sight := values.get(ref)) is not None]
            sight = seen(step, sights, shapes.get(refs[0], ())) if refs else None
            for port in step.outputs:
                values[Ref(step.node, port.name)] = sight
            self._tell(above + step.node, sight)
        return [values.get(step.inputs["input"][0]) for step in plan.outputs]

    def _block(
        self, step: Step, values: Mapping[Ref, Sight | None], above: str
    ) -> dict[Ref, Sight | None]:
        repeat, body = step.settings.get(REPEAT, 1), step.bodies[0]
        ports = [each.called for each in body.inputs]
        given = [
            values.get(step.inputs[port][0]) if port in step.inputs else None for port in ports
        ]
        first = step.spec.inputs[0].name if step.spec.inputs else ""
        results: list[Sight | None] = []
        for number in range(repeat if isinstance(repeat, int) else 1):
            again = f"#{number}" if number else ""
            body = step.bodies[min(number, len(step.bodies) - 1)]
            results = self.body(body, given, f"{above}{step.node}{again}/")
            if first in ports and results:
                given[ports.index(first)] = results[0]
        if results:
            self._tell(above + step.node, results[0])
        names = [each.called for each in body.outputs]
        return {Ref(step.node, name): each for name, each in zip(names, results, strict=True)}

    def _tell(self, path: str, sight: Sight | None) -> None:
        if sight is not None:
            self.found[path] = ReceptiveField(
                sight.source, sight.size, sight.stride, sight.offset, sight.extent
            )


def _has_signals(plan: Plan) -> bool:
    """Whether a plan has layers that walk over one axis."""
    return any(
        (step.spec.family in ("convolution", "pooling") and step.spec.title.endswith("1d"))
        or any(map(_has_signals, step.bodies))
        for step in plan.steps
    )


def _shape(step: Step, port: str) -> Shape:
    words = (step.shapes or {}).get(port, "")
    parts = words.split(" × ") if words and words not in ("none", "scalar") else []
    return tuple(int(part) if part.isdecimal() else part for part in parts)
