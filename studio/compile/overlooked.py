"""What torch refuses where it computes, but lets pass on the ``meta`` device."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from studio.compile.plan import Step
from studio.compile.tensors import TensorSpec
from studio.value import Value

OVER_AN_AXIS: Final = frozenset({"Softmax", "LogSoftmax", "Softmin"})


def refuse(step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]) -> None:
    """Raise what torch would raise in a run."""
    if step.spec.title in OVER_AN_AXIS:
        dim, rank = step.settings["dim"], len(inputs["input"][0].shape)
        if isinstance(dim, int) and not -max(rank, 1) <= dim < max(rank, 1):
            raise IndexError("Dimension out of range")
    if step.spec.cost == "transposed":
        _output_padding(step.settings)


def _output_padding(settings: Mapping[str, Value]) -> None:
    added = _numbers(settings["output_padding"])
    stride, dilation = _numbers(settings["stride"]), _numbers(settings["dilation"])
    both = zip(_as_long(stride, dilation), _as_long(dilation, stride), strict=True)
    most = [max(pair) for pair in both]
    pairs = zip(_as_long(added, most), _as_long(most, added), strict=True)
    if settings.get("output_size") is None and any(size >= limit for size, limit in pairs):
        raise ValueError("output padding must be smaller than either stride or dilation")


def _numbers(value: Value) -> list[int]:
    numbers = value if isinstance(value, tuple) else (value,)
    return [number for number in numbers if isinstance(number, int)]


def _as_long(numbers: list[int], other: list[int]) -> list[int]:
    """One number alone stands for as many as the other has."""
    return numbers * len(other) if len(numbers) == 1 < len(other) else numbers
