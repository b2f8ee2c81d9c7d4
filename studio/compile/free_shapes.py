"""What a layer does with inputs that have free axes: its shapes as formulas, or what it demands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import nn

from studio.compile import custom, trial
from studio.compile.axes import Axis
from studio.compile.demands import Change, Demand, Works, enlarged, least_demand
from studio.compile.execution import META, Inputs, dtype_of, outline, refuse_large, run
from studio.compile.fitting import Point, Points
from studio.compile.plan import Step
from studio.compile.probing import SHORT, Labels, Probe, Result, UnknownAxisError, wide
from studio.compile.tensors import TensorSpec
from studio.compile.undecided import Denying, asks_for_values

Failures = tuple[type[BaseException], ...]


def is_free(inputs: Inputs) -> bool:
    """Whether an axis other than the batch is open."""
    return any(spec.labels for specs in inputs.values() for spec in specs)


class FreeShapes:
    """One layer with such inputs.

    Args:
        step: the layer.
        layer: on the ``meta`` device; ``None`` for a function.
        inputs: by port.
        failures: what it may raise when it refuses its inputs.
        walks: whether it walks along an axis step by step, so that few steps must do.
    """

    def __init__(
        self,
        step: Step,
        layer: nn.Module | None,
        inputs: Inputs,
        failures: Failures,
        *,
        walks: bool,
    ) -> None:
        self._step = step
        self._layer = layer
        self._inputs = inputs
        self._failures = failures
        self._walks = walks
        self._custom = custom.is_custom(step.spec)
        self._run: Callable[[Point], Result] = self._on_meta
        self.demand: Demand | None = None
        """After a refusal: what would mend it, where labels are to blame."""
        self.said = ""
        """After a refusal: what torch said, in terms of the labels."""

    def outputs(self) -> dict[str, TensorSpec]:
        """What it gives, by port. Raises what the layer raises, and ``ValueError``."""
        ways = (self._on_meta, self._denying, self._on_cpu)
        for way in (self._tried,) if self._custom else ways:
            self._run = way
            try:
                return self._found()
            except RuntimeError as error:
                if way in (self._tried, self._on_cpu) or not asks_for_values(error):
                    raise
        raise AssertionError("the last way asks for no values")

    def _found(self) -> dict[str, TensorSpec]:
        """Shapes that hold for all sizes, or for all up to the assumed ones."""
        probe = Probe(self._run, self._inputs)
        refused: BaseException | None = None
        ranges = list(self._ranges(probe.labels))
        for points in ranges:
            try:
                found = probe.outputs(points)
                if not (self._walks or self._custom):
                    probe.check(found)
            except self._failures as error:
                if not self._custom and isinstance(error, RuntimeError) and asks_for_values(error):
                    raise
                self.said = self.said or probe.in_labels(str(error))
                refused = refused or error
            else:
                self.said = ""
                self.demand = enlarged(found)
                if self.demand is not None:
                    raise ValueError("an axis would be empty at the assumed sizes")
                return found
        assert refused is not None
        self._blame(probe, ranges, refused)
        raise refused

    def _ranges(self, labels: Labels) -> Iterator[Points]:
        """Where to look: at large sizes; then at small ones, and at those that are assumed."""
        if self._walks or self._run == self._on_cpu:
            yield labels.few()
            return
        if not self._custom:
            yield labels.spread(wide(len(labels.assumed)))
        yield labels.spread(SHORT, grow=False)
        if (near := labels.near()) is not None:
            yield near

    def _blame(self, probe: Probe, ranges: list[Points], refused: BaseException) -> None:
        """Find out what would have to hold of the labels for the layer to work."""
        assumed = probe.labels.assumed
        if isinstance(refused, UnknownAxisError):
            self.demand = Demand(unknown=refused.labels)
            return
        settings = [n for value in self._step.settings.values() for n in _numbers(value)]
        for points in ranges:
            inputs: list[Axis] = list(probe.axes())
            self.demand = least_demand(self._trial(probe, points), inputs, settings, assumed)
            if self.demand is not None:
                return

    def _trial(self, probe: Probe, points: Points) -> Works:
        spots = (*points.first, *points.proof)

        def works(change: Change) -> bool:
            for spot in spots:
                try:
                    probe.ask(change(spot))
                except self._failures:
                    return False
            return True

        return works

    def _on_meta(self, point: Point) -> Result:
        return self._ran(self._layer, point, META)

    def _denying(self, point: Point) -> Result:
        with Denying():  # type: ignore[no-untyped-call]
            return self._ran(self._layer, point, META)

    def _on_cpu(self, point: Point) -> Result:
        cpu = torch.device("cpu")
        if self._layer is not None and any(p.is_meta for p in self._layer.parameters()):
            refuse_large(self._step, self._layer, self._inputs, lambda spec: spec.at(point))
            self._layer = outline(self._step).eval().to_empty(device=cpu)
        return self._ran(self._layer, point, cpu)

    def _tried(self, point: Point) -> Result:
        found, _ = trial.run(self._step, self._layer, self._inputs, lambda spec: spec.at(point))
        return {port: (tuple(value.shape), dtype_of(value)) for port, value in found.items()}

    def _ran(self, layer: nn.Module | None, point: Point, device: torch.device) -> Result:
        found = run(self._step, layer, self._inputs, lambda spec: spec.at(point), device)
        return {port: (tuple(value.shape), dtype_of(value)) for port, value in found.items()}


def _numbers(value: object) -> Iterator[int]:
    """The whole numbers of a setting."""
    if isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value
