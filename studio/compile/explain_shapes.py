"""Refusals of layers that rearrange, pick or split, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import prod

from studio.compile.refusal import Case, Explained
from studio.compile.tensors import BATCH
from studio.compile.trying import NOTHING, Fixes, setting
from studio.message import Message
from studio.value import Value


def reshape(case: Case) -> Explained | None:
    """Another number of values."""
    if case.kind not in ("Reshape", "View") or "times itself" in case.error:
        return None
    shape = case.step.settings["shape"]
    assert isinstance(shape, tuple)
    return Message(
        "{source} gives {found}, which is {count} values a sample; they do not fit {shape}.",
        source=case.source.name,
        found=str(case.first),
        count=prod(case.first.sizes(1)),
        shape=" × ".join(map(str, shape)),
    ), _first(setting(case, shape=fits) for fits in _left_open(shape))


def _first(tries: Iterator[Fixes]) -> Fixes:
    return next((fixes for fixes in tries if fixes), NOTHING)


def _left_open(shape: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    """Shapes with one axis that follows from the others."""
    closed = tuple(1 if axis == -1 else axis for axis in shape)
    for place in reversed(range(1, len(closed))):
        yield (*closed[:place], -1, *closed[place + 1 :])
    yield (BATCH, -1)


def unflatten(case: Case) -> Explained | None:
    """An axis that is not the product of what it is split into."""
    if case.kind != "Unflatten":
        return None
    dim, sizes = case.step.settings["dim"], case.step.settings["unflattened_size"]
    axis = _axis(case, dim)
    if axis is None or not isinstance(sizes, tuple):
        return None
    return Message(
        "Axis {dim} of {found} is {size} long, which is not the product of {sizes}.",
        dim=dim,
        found=str(case.first),
        size=axis,
        sizes=" × ".join(map(str, sizes)),
    ), _first(
        setting(case, unflattened_size=(*sizes[:place], -1, *sizes[place + 1 :]))
        for place in reversed(range(len(sizes)))
    )


def _axis(case: Case, dim: Value) -> int | str | None:
    shape = case.first.shape
    return shape[dim] if isinstance(dim, int) and -len(shape) <= dim < len(shape) else None


ORDERS = {2: (0, 1), 3: (0, 2, 1), 4: (0, 3, 1, 2), 5: (0, 4, 1, 2, 3)}
"""For each number of axes: the last becomes axis 1."""


def as_many(case: Case) -> Explained | None:
    """Parameters with a number for each axis, and another number of axes."""
    rank = len(case.first.shape)
    name = {"Permute": "dims", "Expand": "size", "Repeat": "repeats"}.get(case.kind, "")
    value = case.step.settings.get(name)
    if not isinstance(value, tuple) or (len(value) == rank and case.kind != "Expand"):
        return None
    message = Message(
        "{name} has {count} numbers, but {source} gives {found}, which has {rank} axes.",
        name=name,
        count=len(value),
        source=case.source.name,
        found=str(case.first),
        rank=rank,
    )
    if case.kind == "Permute":
        return message, setting(case, dims=ORDERS[rank]) if rank in ORDERS else NOTHING
    if case.kind == "Repeat":
        return message, setting(case, repeats=(*[1] * (rank - len(value)), *value))
    if len(value) < rank:
        wider = (*[-1] * (rank - len(value)), *value), (-1,) * rank
        return message, _first(setting(case, size=size) for size in wider)
    return _expand(case, value)


def _expand(case: Case, size: tuple[Value, ...]) -> Explained:
    return Message(
        "Expand repeats axes of 1 only, so {found} of {source} does not become {size}.",
        found=str(case.first),
        source=case.source.name,
        size=" × ".join(map(str, size)),
    ), _first(
        setting(case, size=fits)
        for fits in (
            tuple(_kept(case, size, place) for place in range(len(size))),
            (-1,) * len(case.first.shape),
        )
    )


def _kept(case: Case, size: tuple[Value, ...], place: int) -> Value:
    """The size of an axis, or -1 where it is not 1 and stays as it is."""
    axis = place - (len(size) - len(case.first.shape))
    return size[place] if axis < 0 or case.first.shape[axis] == 1 else -1


REACHES = {"Select": "index", "Narrow": "length", "TopK": "k", "Windows": "size"}
"""The parameter that reaches beyond the end of an axis."""


def beyond(case: Case) -> Explained | None:
    """More than an axis holds."""
    name = REACHES.get(case.kind, "")
    dim = case.step.settings.get("dim", case.step.settings.get("dimension"))
    size = _axis(case, dim)
    value = case.step.settings.get(name)
    if size is None or not isinstance(value, int):
        return None
    message = Message(
        "{name} is {value}, but axis {dim} of {found} is only {size} long.",
        name=name,
        value=value,
        dim=dim,
        found=str(case.first),
        size=size,
    )
    if case.kind == "Select":
        return message, setting(case, index=-1)
    start = case.step.settings.get("start", 0)
    room = size - start if isinstance(size, int) and isinstance(start, int) else size
    if not isinstance(room, int):
        return message, NOTHING
    if room < 1:
        return message, setting(case, start=0, length=min(value, room + start)) if (
            isinstance(start, int)
        ) else NOTHING
    return message, setting(case, **{name: room})


def sections(case: Case) -> Explained | None:
    """Pieces that are not the whole."""
    pieces = case.step.settings.get("split_size_or_sections")
    size = _axis(case, case.step.settings.get("dim"))
    if case.kind != "Split" or not isinstance(pieces, tuple) or not isinstance(size, int):
        return None
    numbers = [n for n in pieces if isinstance(n, int)]
    message = Message(
        "The pieces {pieces} make {sum} together, but axis {dim} of {found} is {size} long.",
        pieces=" + ".join(map(str, numbers)),
        sum=sum(numbers),
        dim=case.step.settings["dim"],
        found=str(case.first),
        size=size,
    )
    rest = size - sum(numbers[:-1])
    fits = (*numbers[:-1], rest)
    return message, setting(case, split_size_or_sections=fits) if rest > 0 else NOTHING


def halves(case: Case) -> Explained | None:
    """An axis that cannot be halved."""
    if case.kind != "GLU":
        return None
    dim = case.step.settings["dim"]
    message = Message(
        "GLU halves axis {dim}, which must be even; {source} gives {found}.",
        dim=dim,
        source=case.source.name,
        found=str(case.first),
    )
    return message, _first(
        setting(case, dim=axis) for axis in range(1, len(case.first.shape)) if axis != dim
    )


def padded(case: Case) -> Explained | None:
    """Padding for more axes than there are."""
    pad, rank = case.step.settings.get("pad"), len(case.first.shape)
    if case.kind != "Pad" or not isinstance(pad, tuple) or "adding" not in case.error:
        return None
    message = Message(
        "pad has {count} numbers, two for each axis from the last; {source} gives {found}, which "
        "has too few or too many axes for that in the mode {mode}.",
        count=len(pad),
        source=case.source.name,
        found=str(case.first),
        mode=case.step.settings["mode"],
    )
    lengths = [2 * axes for axes in range(max(1, rank - 2), rank) if 2 * axes != len(pad)]
    return message, _first(setting(case, pad=(*pad, *[0] * 8)[:length]) for length in lengths)


def slopes(case: Case) -> Explained | None:
    """A slope for each channel, of another number of channels."""
    count = case.step.settings.get("num_parameters")
    if case.kind != "PReLU" or not isinstance(count, int) or len(case.first.shape) < 1:
        return None
    channels = _axis(case, 1)
    message = Message(
        "PReLU has {count} slopes, one or as many as there are channels; {source} gives {found}.",
        count=count,
        source=case.source.name,
        found=str(case.first),
    )
    per_channel = setting(case, num_parameters=channels) if isinstance(channels, int) else NOTHING
    return message, (*per_channel, *setting(case, num_parameters=1))


def equation(case: Case) -> Explained | None:
    """Letters for other axes than there are."""
    if case.kind != "Einsum":
        return None
    shapes = ", ".join(f"{one.source.name} {one.spec}" for one in case.arrivals)
    return Message(
        "The equation {equation} does not fit what comes in: {shapes}. It needs a letter for each "
        "axis, and the same size wherever a letter stands.",
        equation=case.step.settings["equation"],
        shapes=shapes,
    ), NOTHING


SHAPE_RULES: tuple[Callable[[Case], Explained | None], ...] = (
    reshape,
    unflatten,
    as_many,
    beyond,
    sections,
    halves,
    padded,
    slopes,
    equation,
)
