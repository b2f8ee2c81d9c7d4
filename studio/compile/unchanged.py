"""What torch need not be asked again, since something like it was asked before."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec


def question(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> Hashable:
    """What torch's answer depends on, of a layer that hands on the shape it is given.

    ``None`` where that is the very shape, or it is no such layer.

    The sizes that parameters are derived from are left out where both agree, since torch then has
    nothing to refuse.
    """
    spec = step.spec
    if not spec.keeps_shape or len(inputs) != 1:
        return None
    ((given, *more),) = inputs.values()
    if more or not given.dtype.startswith(("float", "bfloat")) or 0 in given.shape:
        return None
    sized = set()
    for rule in spec.derived:
        if not -len(given.shape) <= rule.axis < len(given.shape):
            return None
        size = given.shape[rule.axis]
        if step.settings.get(rule.param) != ((size,) if rule.as_tuple else size):
            return None
        sized.add(rule.param)
    others = tuple((name, value) for name, value in step.settings.items() if name not in sized)
    return spec.key, spec.code, others, given.dtype, len(given.shape)


def without_shapeless(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> Hashable:
    """All that shapes and multiplications depend on; ``None`` where that is all there is."""
    spec = step.spec
    if not spec.shapeless:
        return None
    settings = tuple(pair for pair in step.settings.items() if pair[0] not in spec.shapeless)
    return spec.key, spec.code, settings, tuple(inputs.items())
