"""Torch's refusals in words that a student understands, with what would mend them."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt, prod

from studio.compile import mend
from studio.compile.explain_images import IMAGE_RULES
from studio.compile.explain_sequences import SEQUENCE_RULES
from studio.compile.refusal import Case, Explained
from studio.compile.tensors import TensorSpec, show_shape
from studio.message import Message


def explain(case: Case) -> Explained:
    """A sentence and fixes for a refusal; torch's own first line where nothing better is known."""
    for rule in RULES if case.inputs else ():
        if (found := rule(case)) is not None:
            return found
    reason = case.error.partition("\n")[0]
    if not case.inputs:
        return Message(
            "{kind} cannot be made: {reason}", kind=case.step.spec.title, reason=reason
        ), ()
    shapes = ", ".join(str(spec) for specs in case.inputs.values() for spec in specs)
    return Message(
        "{kind} cannot take {shapes}: {reason}",
        kind=case.step.spec.title,
        shapes=shapes,
        reason=reason,
    ), ()


def _pinned(case: Case) -> Explained | None:
    for param, value in case.derived.items():
        pinned = case.node.params.get(param, value)
        if pinned != value:
            return Message(
                "{param} is set to {pinned}, but {source} brings {found}.",
                param=param,
                pinned=pinned,
                source=case.source.name,
                found=value,
            ), (mend.unpin(case.node, param, value),)
    return None


def _dtype(case: Case) -> Explained | None:
    spec = case.step.spec
    whole = case.first.dtype.startswith(("int", "uint", "bool"))
    if not whole or not case.speaks_of_types():
        return None
    is_input = case.source.kind == "input"
    fixes = (mend.set_param(case.source, "dtype", "float32"),) if is_input else ()
    return Message(
        "{kind} wants {wanted}; {source} gives {found}.",
        kind=spec.title,
        wanted=Message("real numbers (float32)"),
        source=case.source.name,
        found=case.first.dtype,
    ), fixes


def _rank(case: Case) -> Explained | None:
    axes = case.axes()
    wanted = str(axes).count("×") + 1
    rank = len(case.first.shape)
    if axes is None or rank == wanted:
        return None
    if case.step.spec.title == "BatchNorm1d" and rank == 2:
        return None
    message = Message(
        "{kind} wants {axes}; {source} gives {found}.",
        kind=case.step.spec.title,
        axes=axes,
        source=case.source.name,
        found=str(case.first),
    )
    if wanted == 2 + 1 and rank > wanted and case.step.spec.title == "BatchNorm1d":
        return message, (mend.insert_flatten(case.graph, case.wires[0]),)
    shape = _image_shape(case.first.shape, wanted)
    if shape is None:
        return message, ()
    return message, (mend.insert_reshape(case.graph, case.wires[0], shape, show_shape(shape)),)


def _image_shape(shape: tuple[int | str, ...], rank: int) -> tuple[int | str, ...] | None:
    """A shape of ``rank`` axes that holds the same values: add a channel, or make a square."""
    if len(shape) < 2 or shape[0] != "N":
        return None
    sizes = [n for n in shape[1:] if isinstance(n, int)]
    if len(sizes) == rank - 2:
        return ("N", 1, *sizes)
    if len(sizes) == 1 and rank == 4:
        side = isqrt(sizes[0])
        if side * side == sizes[0]:
            return ("N", 1, side, side)
    return None


def _join(case: Case) -> Explained | None:
    if case.step.spec.title not in ("Add", "Multiply"):
        return None
    (specs,) = case.inputs.values()
    other = next((n for n, spec in enumerate(specs) if not _broadcasts(specs[0], spec)), None)
    if other is None:
        return None
    wires = case.wires
    message = Message(
        "{kind} needs equal shapes: {first} gives {one}, {second} gives {two}.",
        kind=case.step.spec.title,
        first=case.source.name,
        one=str(specs[0]),
        second=case.graph.node(wires[other].source).name,
        two=str(specs[other]),
    )
    one, two = specs[0].shape, specs[other].shape
    if len(one) == len(two) == 4 and one[2:] == two[2:] and isinstance(one[1], int):
        fix = mend.insert(
            case.graph,
            wires[other],
            "torch.nn.Conv2d",
            "projection",
            Message("Insert a 1 × 1 Conv2d that gives {channels} channels", channels=one[1]),
            params={"out_channels": one[1], "kernel_size": 1},
        )
        return message, (fix,)
    return message, ()


def _broadcasts(one: TensorSpec, two: TensorSpec) -> bool:
    pairs = zip(reversed(one.shape), reversed(two.shape), strict=False)
    return all(a == b or 1 in (a, b) for a, b in pairs)


def _concatenate(case: Case) -> Explained | None:
    if case.step.spec.title != "Concatenate":
        return None
    (specs,) = case.inputs.values()
    wires = case.wires
    shapes = ", ".join(
        f"{case.graph.node(wire.source).name} {spec}"
        for wire, spec in zip(wires, specs, strict=True)
    )
    return Message(
        "Concatenate joins along axis {dim}, so all other axes must be equal: {shapes}.",
        dim=case.step.settings["dim"],
        shapes=shapes,
    ), ()


def _reshape(case: Case) -> Explained | None:
    if case.step.spec.title != "Reshape":
        return None
    shape = case.step.settings["shape"]
    assert isinstance(shape, tuple)
    return Message(
        "{source} gives {found}, which is {count} values a sample; they do not fit {shape}.",
        source=case.source.name,
        found=str(case.first),
        count=prod(case.first.sizes(1)),
        shape=" × ".join(map(str, shape)),
    ), (mend.set_param(case.node, "shape", ("N", -1)),)


def _divides(case: Case) -> Explained | None:
    pairs = (
        ("groups", "in_channels"),
        ("groups", "out_channels"),
        ("num_groups", "num_channels"),
        ("num_heads", "embed_dim"),
        ("nhead", "d_model"),
    )
    for part, whole in pairs:
        parts, total = case.step.settings.get(part), case.step.settings.get(whole)
        if isinstance(parts, int) and isinstance(total, int) and parts > 0 and total % parts:
            best = next(n for n in range(min(parts, total), 0, -1) if total % n == 0)
            return Message(
                "{whole} ({total}) must be divisible by {part} ({parts}).",
                whole=whole,
                total=total,
                part=part,
                parts=parts,
            ), (mend.set_param(case.node, part, best),)
    return None


RULES: tuple[Callable[[Case], Explained | None], ...] = (
    _divides,
    _rank,
    *SEQUENCE_RULES,
    _dtype,
    _pinned,
    *IMAGE_RULES,
    _join,
    _concatenate,
    _reshape,
)
