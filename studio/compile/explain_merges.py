"""Refusals of layers that make one value of several, in words."""

from __future__ import annotations

from collections.abc import Callable

from studio.compile.alike import brought, cropped, interpolated, unpadded
from studio.compile.refusal import Arrival, Case, Explained
from studio.compile.tensors import TensorSpec
from studio.compile.trying import NOTHING, Fixes, changing, inserting, setting
from studio.message import Message

NUMBER_BY_NUMBER = frozenset(
    {
        *("Add", "Multiply", "Subtract", "Divide", "FloorDivide", "Remainder", "Power"),
        *("Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual"),
        *("Maximum", "Minimum", "Atan2", "LogicalAnd", "LogicalOr", "LogicalXor", "Where"),
        *("Lerp", "MaskedFill", "Reparametrise", "PairwiseDistance", "CosineSimilarity"),
    }
)
"""Kinds that put values together number by number, and stretch axes of 1."""


def joined(case: Case) -> Explained | None:
    """Values that are put together number by number."""
    if case.kind not in NUMBER_BY_NUMBER:
        return None
    first, *others = case.arrivals
    other = next((one for one in others if not _broadcasts(first.spec, one.spec)), None)
    if other is None:
        return None
    message = Message(
        "{kind} needs equal shapes: {first} gives {one}, {second} gives {two}.",
        kind=case.kind,
        first=first.source.name,
        one=str(first.spec),
        second=other.source.name,
        two=str(other.spec),
    )
    return message, _made_alike(case, first, other)


def _made_alike(case: Case, first: Arrival, other: Arrival) -> Fixes:
    """Bring the one to the shape of the other, whichever can be."""
    kept = unpadded(case, first) or unpadded(case, other)
    there = brought(case, other, first.spec.shape) or brought(case, first, other.spec.shape)
    return (*kept, *there)


def _broadcasts(one: TensorSpec, two: TensorSpec) -> bool:
    pairs = zip(reversed(one.shape), reversed(two.shape), strict=False)
    return all(a == b or 1 in (a, b) for a, b in pairs)


def concatenate(case: Case) -> Explained | None:
    """Values side by side whose other axes differ."""
    if case.kind != "Concatenate":
        return None
    dim = case.step.settings["dim"]
    message = Message(
        "Concatenate joins along axis {dim}, so all other axes must be equal: {shapes}.",
        dim=dim,
        shapes=_shapes(case),
    )
    ranks = {len(one.spec.shape) for one in case.arrivals}
    if len(ranks) > 1:
        return message, _flattened(case)
    other = [axis for axis in range(1, ranks.pop()) if axis != dim]
    along = next((fixes for axis in other if (fixes := setting(case, dim=axis))), NOTHING)
    return message, (*along, *_same_size(case))


def _shapes(case: Case) -> str:
    return ", ".join(f"{one.source.name} {one.spec}" for one in case.arrivals)


def _flattened(case: Case) -> Fixes:
    """Make a vector of what has more axes than the others."""
    most = max(case.arrivals, key=lambda one: len(one.spec.shape))
    return inserting(case, most, Message("Insert Flatten"), ("torch.nn.Flatten", "flatten", {}))


def _same_size(case: Case) -> Fixes:
    """Maps of different sizes: pad what loses its edge, enlarge the smaller, crop the larger."""
    first, *others = case.arrivals
    for other in others:
        if len(other.spec.shape) not in (3, 4, 5) or other.spec.shape[2:] == first.spec.shape[2:]:
            continue
        pair = sorted((first, other), key=_extent)
        small, large = pair
        wanted = (*small.spec.shape[:2], *large.spec.shape[2:])
        if not all(isinstance(size, int) for size in (*wanted[2:], *small.spec.shape[2:])):
            return NOTHING
        title, row = interpolated(wanted)
        found = [*unpadded(case, small), *inserting(case, small, title, *row)]
        for title, row in cropped(large.spec.shape, small.spec.shape):
            found += inserting(case, large, title, *row)
        return tuple({str(fix.title): fix for fix in found}.values())
    return NOTHING


def _extent(arrival: Arrival) -> int:
    return sum(size for size in arrival.spec.shape[2:] if isinstance(size, int))


def stack(case: Case) -> Explained | None:
    """Values one behind the other that are not alike."""
    if case.kind != "Stack" or len({one.spec.shape for one in case.arrivals}) == 1:
        return None
    first, *others = case.arrivals
    other = next(one for one in others if one.spec.shape != first.spec.shape)
    message = Message("Stack needs equal shapes: {shapes}.", shapes=_shapes(case))
    alike = _made_alike(case, first, other)
    return message, (*alike, *changing(case, "torch.cat"))


PRODUCTS = {"MatMul": ("input", "other"), "Bmm": ("input", "mat2")}


def product(case: Case) -> Explained | None:
    """Matrices that cannot be multiplied."""
    ports = PRODUCTS.get(case.kind, ())
    pair = [case.at(port) for port in ports]
    one, two = pair if len(pair) == 2 else (None, None)
    if one is None or two is None or min(len(one.spec.shape), len(two.spec.shape)) < 2:
        return None
    if one.spec.shape[-1] == two.spec.shape[-2]:
        return None
    message = Message(
        "{kind} needs the last axis of {first} ({one}) as long as the last but one of {second} "
        "({two}).",
        kind=case.kind,
        first=one.source.name,
        one=str(one.spec),
        second=two.source.name,
        two=str(two.spec),
    )
    return message, (*_turned(case, two), *_turned(case, one))


def _turned(case: Case, arrival: Arrival) -> Fixes:
    title = Message("Insert Transpose after {name}", name=arrival.source.name)
    row = ("torch.transpose", "transpose", {"dim0": -2, "dim1": -1})
    return inserting(case, arrival, title, row)


def bilinear(case: Case) -> Explained | None:
    """Two vectors for each place, of which one has more places."""
    if case.kind != "Bilinear":
        return None
    one, two = case.arrivals
    if one.spec.shape[:-1] == two.spec.shape[:-1]:
        return None
    return Message(
        "{kind} needs equal shapes but for the last axis: {first} gives {one}, {second} gives "
        "{two}.",
        kind=case.kind,
        first=one.source.name,
        one=str(one.spec),
        second=two.source.name,
        two=str(two.spec),
    ), NOTHING


MERGE_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    joined,
    concatenate,
    stack,
    product,
    bilinear,
)
