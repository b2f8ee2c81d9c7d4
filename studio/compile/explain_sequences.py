"""Refusals of embeddings, transformers and losses, in words."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile import mend
from studio.compile.refusal import Case, Explained
from studio.compile.tensors import BATCH, TensorSpec, show_shape
from studio.graph.model import Node, Wire
from studio.message import Message

INDICES = {
    "Embedding": ("input",),
    "EmbeddingBag": ("input", "offsets"),
    "NLLLoss": ("target",),
    "CrossEntropyLoss": ("target",),
    "LinearCrossEntropyLoss": ("target",),
    "AdaptiveLogSoftmaxWithLoss": ("target",),
    "MultiMarginLoss": ("target",),
    "MultiLabelMarginLoss": ("target",),
}
"""The ports of each kind that take indices."""

ONE_EACH = frozenset(INDICES) - {"Embedding", "EmbeddingBag", "MultiLabelMarginLoss"}
"""Losses whose target is one class for each example."""

CAUSAL = {
    "is_causal": ("src_mask", "mask"),
    "src_is_causal": ("src_mask",),
    "tgt_is_causal": ("tgt_mask",),
    "memory_is_causal": ("memory_mask",),
}
"""The masks of which each of these is a hint."""


def _at(case: Case, port: str) -> tuple[Wire, Node, TensorSpec] | None:
    """The wire, its source and the value at a port, if something is wired there."""
    wire = next((wire for wire in case.wires if wire.input == port), None)
    if wire is None or port not in case.inputs:
        return None
    return wire, case.graph.node(wire.source), case.inputs[port][0]


def _is_whole(spec: TensorSpec) -> bool:
    return spec.dtype.startswith(("int", "uint"))


def _other_dtype(case: Case, port: str, dtype: str, wanted: Message) -> Explained | None:
    found = _at(case, port)
    if found is None:
        return None
    _, source, spec = found
    said = {"kind": case.step.spec.title, "source": source.name, "found": spec.dtype}
    message = Message("{kind} wants {wanted}; {source} gives {found}.", wanted=wanted, **said)
    if len(case.step.spec.inputs) > 1:
        message = Message(
            "{kind} wants {wanted} at {port}; {source} gives {found}.",
            wanted=wanted,
            port=port,
            **said,
        )
    return message, (mend.set_param(source, "dtype", dtype),) if source.kind == "input" else ()


def _indices(case: Case) -> Explained | None:
    kind = case.step.spec.title
    for port in INDICES.get(kind, ()):
        found = _at(case, port)
        if found is None or _is_whole(found[2]):
            continue
        spec = found[2]
        if kind == "CrossEntropyLoss" and spec.shape == case.first.shape:
            continue  # a probability for each class
        return _other_dtype(case, port, "int64", Message("whole numbers (int64)"))
    return None


def _numbers(case: Case) -> Explained | None:
    spec = case.step.spec
    if spec.family != "loss" or spec.title in INDICES or "lengths" in case.error:
        return None
    for port in ("input", "target"):
        found = _at(case, port)
        if found is not None and _is_whole(found[2]) and case.speaks_of_types():
            return _other_dtype(case, port, "float32", Message("real numbers (float32)"))
    return None


def _one_class_each(case: Case) -> Explained | None:
    """A column of classes, where a row of them is wanted."""
    found = _at(case, "target")
    if case.step.spec.title not in ONE_EACH or found is None or len(case.first.shape) != 2:
        return None
    wire, source, spec = found
    if spec.shape != (BATCH, 1):
        return None
    return Message(
        "{kind} wants one class for each example, in one axis: N; {source} gives {found}.",
        kind=case.step.spec.title,
        source=source.name,
        found=str(spec),
    ), (mend.insert_reshape(case.graph, wire, (BATCH,), BATCH),)


def _alike(case: Case) -> Explained | None:
    """Values that are compared one by one."""
    found = _at(case, "target")
    spec = case.step.spec
    if spec.family != "loss" or spec.title in INDICES or found is None or len(spec.inputs) != 2:
        return None
    wire, source, target = found
    if target.shape == case.first.shape:
        return None
    message = Message(
        "{kind} compares values one by one, so both shapes must be the same: {first} gives {one}, "
        "{second} gives {two}.",
        kind=spec.title,
        first=case.source.name,
        one=str(case.first),
        second=source.name,
        two=str(target),
    )
    if target.sizes(1) == () or sorted(map(str, _long(target))) != sorted(
        map(str, _long(case.first))
    ):
        return message, ()
    shape = case.first.shape
    return message, (mend.insert_reshape(case.graph, wire, shape, show_shape(shape)),)


def _long(spec: TensorSpec) -> list[int | str]:
    """The axes that hold more than one value."""
    return [axis for axis in spec.shape if axis != 1]


def _width(case: Case) -> Explained | None:
    """A sequence whose steps have other features than the layer."""
    width = case.step.settings.get("d_model")
    for port in ("src", "tgt", "memory") if isinstance(width, int) else ():
        found = _at(case, port)
        if found is not None and found[2].shape[-1:] != (width,):
            return Message(
                "{kind} works with d_model ({width}) features in every step; {source} gives "
                "{found} at {port}.",
                kind=case.step.spec.title,
                width=width,
                source=found[1].name,
                found=str(found[2]),
                port=port,
            ), ()
    return None


def _hint(case: Case) -> Explained | None:
    """A hint on a mask that is not there."""
    for param, masks in CAUSAL.items():
        ports = [mask for mask in masks if case.step.spec.input(mask)]
        if not ports or case.step.settings.get(param) is not True:
            continue
        if not any(port in case.inputs for port in ports):
            return Message(
                "{param} is a hint on {mask}, which is not wired.", param=param, mask=ports[0]
            ), (mend.set_param(case.node, param, False),)
    return None


SEQUENCE_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    _indices,
    _numbers,
    _one_class_each,
    _alike,
    _width,
    _hint,
)
