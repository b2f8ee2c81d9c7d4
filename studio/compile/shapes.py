"""Shapes by running the real operator on torch's ``meta`` device, where nothing is computed.

N and other free axes are found again in what comes out; see ``studio.compile.any_batch`` and
``studio.compile.free_shapes``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from torch import nn

from studio.compile import custom, numbertypes, overlooked, trial, unchanged, weighing
from studio.compile.any_batch import (
    LEAST_PROBES,
    PROBE,
    SHORT_PROBES,
    merge,
    run_somehow,
    run_twice,
    sized,
)
from studio.compile.calls import tensor
from studio.compile.costs import NO_COST, Cost, multiply_adds
from studio.compile.demands import Demand
from studio.compile.devices import left_behind
from studio.compile.entries import entry_spec
from studio.compile.execution import META, Inputs, Outlines, TooLargeError, dtype_of, outline, run
from studio.compile.few import lessened
from studio.compile.free_shapes import FreeShapes, is_free
from studio.compile.given import TENSORS
from studio.compile.plan import Step
from studio.compile.tensors import BATCH, TensorSpec
from studio.compile.treating import added
from studio.layers.treatments import TENSOR
from studio.message import Message

FAILURES: tuple[type[BaseException], ...] = (
    RuntimeError,
    ValueError,
    TypeError,
    IndexError,
    AssertionError,
    ArithmeticError,
    AttributeError,
    ImportError,
)
"""What torch's layers raise, and a plugin's whose target is not there; the user's own Python may
raise whatever there is."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What one layer does with inputs of given shapes."""

    outputs: Mapping[str, TensorSpec] = field(default_factory=dict)
    cost: Cost = NO_COST
    error: str = ""
    """What torch said, if it refused."""
    told: Message | None = None
    """What there is to say instead of that, if it was the user's own Python that failed."""
    demand: Demand | None = None
    """What would have to hold of free axes for it not to refuse, if they are to blame."""
    warnings: tuple[Message, ...] = ()
    """What is amiss with the user's own Python that works."""


class ShapeCache:
    """Results by (kind, settings, input specs), so that equal layers are asked once."""

    LIMIT = 20_000

    def __init__(self) -> None:
        self._known: dict[object, Inferred] = {}
        self._dtypes: dict[object, str] = {}
        """By question about a layer that keeps the shape: the dtype of what it gives."""
        self._shapes: dict[object, dict[str, tuple[int, ...]]] = {}
        """Of the weights of layers by kind and settings, where they are asked for."""
        self._weights: dict[object, Cost] = {}
        """Of layers that need not be asked, by kind and settings."""
        self._alike: dict[object, Inferred] = {}
        """Of layers that worked, by all but what has no say in shapes."""
        self._accepted: set[object] = set()
        """Questions about types that were answered with yes."""
        self._outlines = Outlines()

    def infer(self, step: Step, inputs: Inputs) -> Inferred:
        key = (step.spec.key, step.spec.code, tuple(step.settings.items()), tuple(inputs.items()))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self.LIMIT:
                self._known.clear()
                self._weights.clear()
                self._shapes.clear()
                self._alike.clear()
            known = self._unchanged(step, inputs) or self._like_another(step, inputs)
            self._known[key] = known
        return known

    def _like_another(self, step: Step, inputs: Inputs) -> Inferred:
        """What torch says, or what it said where it was no other shape."""
        asked = unchanged.without_shapeless(step, inputs)
        known = self._alike.get(asked) if asked is not None else None
        if known is not None:
            weights = self._weights_of(step)
            return Inferred(
                known.outputs, known.cost.with_weights(weights), warnings=known.warnings
            )
        found = infer(step, inputs, self._accepted, self._outlines)
        if asked is not None and not found.error:
            self._alike[asked] = found
        return found

    def _unchanged(
        self, step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]
    ) -> Inferred | None:
        """Of a layer that keeps the shape, once torch has said so of another size."""
        asked = unchanged.question(step, inputs)
        if asked is None:
            return None
        ((given,),) = inputs.values()
        if asked not in self._dtypes:
            found = infer(step, inputs, self._accepted, self._outlines)
            (gives,) = found.outputs.values() or (None,)
            if gives is not None and gives.shape == given.shape:
                self._dtypes[asked] = gives.dtype
            return found
        try:
            weights = self._weights_of(step)
        except FAILURES:
            return None  # It cannot be made, whatever comes in: asking will say why.
        dtype = self._dtypes[asked]
        spec = given if given.dtype == dtype else replace(given, dtype=dtype)
        cost = Cost(activation_bytes=spec.bytes_per_sample).with_weights(weights)
        return Inferred({step.spec.outputs[0].name: spec}, cost)

    def _weights_of(self, step: Step) -> Cost:
        key = (step.spec.key, tuple(step.settings.items()))
        known = self._weights.get(key)
        if known is None:
            # Equal but for their sizes, or for what has no say in shapes, it was made before.
            known = weighing.weights_of(step) or _cost(step, self._outlines.of(step), 0, 0)
            self._weights[key] = known
        return known

    def shapes_of_weights(self, step: Step) -> Mapping[str, tuple[int, ...]]:
        """The shapes of a layer's own weights, by name; that of a tensor under ``TENSOR``."""
        key = (step.spec.key, step.spec.code, tuple(step.settings.items()))
        if key not in self._shapes:
            if step.spec.construct in TENSORS:
                self._shapes[key] = {TENSOR: tuple(tensor(step, device=META).shape)}
            else:
                found = self._outlines.of(step).named_parameters()
                self._shapes[key] = {name: tuple(weight.shape) for name, weight in found}
        return self._shapes[key]


def infer(
    step: Step, inputs: Inputs, accepted: set[object], outlines: Outlines | None = None
) -> Inferred:
    """Output specs and cost of a step; or torch's message.

    Args:
        step: what is run.
        inputs: by wired port.
        accepted: questions about types that need not be asked again; grows.
        outlines: of layers that were made before; grows.
    """
    if step.spec.construct == "input":
        spec = entry_spec(step.settings)
        return Inferred({"output": spec}, Cost(activation_bytes=spec.bytes_per_sample))
    if step.spec.construct == "output":
        return Inferred()
    is_custom = custom.is_custom(step.spec)
    failures = (BaseException,) if is_custom else FAILURES
    free: FreeShapes | None = None
    warnings: tuple[Message, ...] = ()
    try:
        if step.spec.construct in TENSORS:
            return _held(step)
        overlooked.refuse(step, inputs)
        layer, counted = None, 0
        if step.spec.construct == "module":
            layer = (outlines or Outlines()).of(step)
        walks = step.spec.cost == "recurrent" or any(param.silent for param in step.spec.params)
        less = lessened(step, layer, inputs)
        if is_free(less.inputs):
            free = FreeShapes(less.step, less.layer, less.inputs, failures, walks=walks)
            outputs = free.outputs()
        elif is_custom:
            outputs = {}
        elif walks:
            probes = LEAST_PROBES if step.spec.cost == "recurrent" else SHORT_PROBES
            outputs = run_twice(less.step, less.layer, less.inputs, META, probes)
        else:
            outputs = run_somehow(less.step, less.layer, less.inputs)
        outputs = less.restored(outputs)
        if is_custom:
            tried, counted, warnings = _tried(step, layer, inputs)
            outputs = outputs or tried
        work = counted or multiply_adds(step.spec, step.settings, inputs, outputs)
        asked = numbertypes.question(step, inputs)
        if asked is not None and asked not in accepted:
            if is_custom:
                trial.try_types(step, layer, inputs, outputs, work)
            else:
                numbertypes.try_types(
                    lambda layer, batch, device: run(
                        less.step, layer, less.inputs, sized(batch), device
                    ),
                    outline(less.step) if less.layer else None,
                    less.inputs,
                    outputs,
                    work,
                    drops=step.spec.family == "dropout",
                )
            accepted.add(asked)
    except TooLargeError as error:
        return Inferred(error=str(error), told=error.message)
    except failures as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        told = custom.told(step.spec, error) if is_custom else None
        in_labels = free.said if free else ""
        said = in_labels or str(told or error).replace(str(PROBE), BATCH).strip()
        demand = free.demand if free else None
        return Inferred(error=said or type(error).__name__, told=told, demand=demand)
    values = sum(spec.bytes_per_sample for spec in outputs.values())
    return Inferred(outputs, _cost(step, layer, work, values), warnings=warnings)


def _cost(step: Step, layer: nn.Module | None, work: int, values: int) -> Cost:
    if layer is None:
        return Cost(multiply_adds=work, activation_bytes=values)
    weights, held = tuple(layer.parameters()), tuple(layer.buffers())
    cost = Cost(
        sum(tensor.numel() for tensor in weights),
        work,
        values,
        sum(tensor.numel() for tensor in held),
        sum(tensor.nbytes for tensor in weights),
        sum(tensor.nbytes for tensor in held),
    )
    return cost + added(step, layer)


def _tried(
    step: Step, layer: nn.Module | None, inputs: Inputs
) -> tuple[dict[str, TensorSpec], int, tuple[Message, ...]]:
    """What the user's own Python gives, its multiply-adds, and what is amiss with it."""
    (first, less), (second, more) = (
        trial.run(step, layer, inputs, sized(probe)) for probe in SHORT_PROBES
    )
    warnings = left_behind(
        step.spec,
        layer,
        lambda: trial.called(step, layer, inputs, sized(SHORT_PROBES[0]), META),
    )
    outputs = {port: merge(first[port], second[port]) for port in first}
    return outputs, trial.of_one(less, more, SHORT_PROBES), warnings


def _held(step: Step) -> Inferred:
    """Of a tensor that the model keeps: it has the same shape for every batch."""
    value = tensor(step, device=META)
    spec = TensorSpec(tuple(value.shape), dtype_of(value))
    # It is no activation: the model has it before it is given anything.
    if isinstance(value, nn.Parameter):
        cost = Cost(parameters=value.numel(), parameter_bytes=value.nbytes)
    else:
        cost = Cost(buffers=value.numel(), buffer_bytes=value.nbytes)
    return Inferred({"output": spec}, cost)
