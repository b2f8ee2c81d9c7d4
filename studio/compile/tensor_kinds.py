"""What sort of tensor goes along a wire, as far as its shape and dtype tell, or a port expects."""

from __future__ import annotations

from typing import Final, Literal

from studio.compile.tensors import SCHEDULE, TensorSpec
from studio.layers.spec import Family, LayerSpec

TensorKind = Literal["any", "features", "image", "sequence", "index", "mask", "scalar", "schedule"]
"""``any``: nothing is known. ``features``: a number or a row of numbers an example. ``sequence``:
rows of numbers one after the other. ``image``: planes, and volumes too. ``index``: whole numbers.
``mask``: true and false. ``scalar``: one number of the whole batch, such as a loss."""

_WHOLE: Final = frozenset({"int64", "int32", "int16", "int8", "uint8"})
_INDICES: Final = frozenset({"index", "indices", "lengths", "input_lengths", "target_lengths"})
_TOKENS: Final = frozenset({"query", "key", "value"})
_SPATIAL: Final[frozenset[Family]] = frozenset({"convolution", "pooling", "padding"})


def kind_of(tensor: TensorSpec) -> TensorKind:
    """The sort of a tensor.

    >>> kind_of(TensorSpec(("N", 32, 14, 14))), kind_of(TensorSpec(("N", "T"), "int64"))
    ('image', 'index')
    """
    if tensor.dtype == SCHEDULE.dtype:
        return "schedule"
    if tensor.dtype == "none":
        return "any"
    if tensor.dtype == "bool":
        return "mask"
    if tensor.dtype in _WHOLE:
        return "index"
    axes = len(tensor.shape)
    if axes == 0:
        return "scalar"
    if axes <= 2:
        return "features"
    return "sequence" if axes == 3 else "image"


def expected(spec: LayerSpec, side: Literal["input", "output"], end: str) -> TensorKind:
    """The sort that a port takes or gives, as far as its kind of layer says it."""
    port = spec.input(end) if side == "input" else spec.output(end)
    if port is None:
        return "any"
    if port.carries == "schedule":
        return "schedule"
    if side == "output":
        return "scalar" if spec.family == "loss" else "any"
    if "mask" in port.name:
        return "mask"
    if port.name in _INDICES or spec.family == "embedding":
        return "index"
    if spec.construct == "optimiser":
        return "scalar"
    if port.name in _TOKENS and spec.family == "attention":
        return "sequence"
    if port != spec.inputs[0]:
        return "any"
    return _of_first(spec)


def _of_first(spec: LayerSpec) -> TensorKind:
    title = spec.title
    if title.endswith(("2d", "3d")):
        return "image"
    if title.endswith("1d") and spec.family in _SPATIAL:
        return "sequence"
    if spec.family == "recurrent" and not title.endswith("Cell"):
        return "sequence"
    return "any"
