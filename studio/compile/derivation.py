"""Parameters that are read off the incoming shapes."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile.tensors import TensorSpec
from studio.layers.spec import LayerSpec
from studio.value import Value


def derive(
    spec: LayerSpec,
    given: Mapping[str, Value],
    inputs: Mapping[str, tuple[TensorSpec, ...]],
) -> dict[str, Value]:
    """Parameters read off the incoming shapes; none where the axis is missing or the batch."""
    derived: dict[str, Value] = {}
    for rule in spec.derived:
        if rule.count:
            derived[rule.param] = len(inputs.get(rule.port, ()))
            continue
        shape = inputs[rule.port][0].shape if rule.port in inputs else ()
        size = shape[rule.axis] if -len(shape) <= rule.axis < len(shape) else None
        if not isinstance(size, int):
            continue
        reference = given.get(rule.none_if_equals, derived.get(rule.none_if_equals))
        if rule.none_if_equals and reference == size:
            derived[rule.param] = None
        else:
            derived[rule.param] = (size,) if rule.as_tuple else size
    return derived
