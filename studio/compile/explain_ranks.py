"""Refusals of the number of axes, in words: a vector for an image, an image for a sequence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isqrt

from studio.compile import mend
from studio.compile.mend import New
from studio.compile.refusal import Arrival, Case, Explained
from studio.compile.tensors import BATCH, show_shape
from studio.compile.trying import NOTHING, Fixes, changing, inserting, mends, setting
from studio.compile.wanted import BY_BATCH, BY_STEPS, WANTED
from studio.graph.model import Node
from studio.message import Message
from studio.value import Value

SPATIAL = ("kernel_size", "stride", "padding", "dilation", "output_size", "output_padding")
"""Parameters that may hold a number for each axis of an image."""


def ranks(case: Case) -> Explained | None:
    """Too many axes, or too few."""
    axes = case.axes()
    if axes is not None:
        return _by_name(case, axes)
    for arrival in case.arrivals:
        wanted = WANTED.get(case.kind, {}).get(arrival.port)
        if wanted is None or len(arrival.spec.shape) == wanted[0]:
            continue
        rank, words = wanted
        if words is BY_STEPS and case.step.settings.get("batch_first") is True:
            words = BY_BATCH
        return _said(case, arrival, words), _rearranged(case, arrival, rank)
    return None


def _by_name(case: Case, axes: Message) -> Explained | None:
    """Kinds that say in their name how many axes they want."""
    wanted = axes.template.count("×") + 1
    arrival = case.arrivals[0]
    rank = len(arrival.spec.shape)
    if BATCH in arrival.spec.shape[1:]:
        return _said(case, arrival, axes), _batch_first(case, arrival)
    if rank == wanted or (case.kind == "BatchNorm1d" and rank == 2):
        return None
    fixes = (*_of_this_rank(case, rank), *_rearranged(case, arrival, wanted))
    return _said(case, arrival, axes), fixes


def _batch_first(case: Case, arrival: Arrival) -> Fixes:
    """Bring the batch to the front, and the last axis, which are the channels, behind it."""
    rank, batch = len(arrival.spec.shape), arrival.spec.shape.index(BATCH)
    rest = [axis for axis in range(rank) if axis != batch]
    for order in ((batch, rest[-1], *rest[:-1]), (batch, *rest)):
        title = Message("Insert Permute: the batch comes first")
        row = ("torch.permute", "permute", {"dims": order})
        if fixes := inserting(case, arrival, title, row):
            return fixes
    return NOTHING


def _said(case: Case, arrival: Arrival, axes: Message) -> Message:
    said = {"kind": case.kind, "source": arrival.source.name, "found": str(arrival.spec)}
    if len(case.step.spec.inputs) == 1:
        return Message("{kind} wants {axes}; {source} gives {found}.", axes=axes, **said)
    return Message(
        "{kind} wants {axes} at {port}; {source} gives {found}.",
        axes=axes,
        port=arrival.port,
        **said,
    )


def _of_this_rank(case: Case, rank: int) -> Fixes:
    """The same layer for as many axes as there are: Conv1d for a signal, Conv2d for an image."""
    stem = case.step.spec.key[:-2]
    dimensions = max(1, rank - 2)
    fits = {
        name: _of_length(value, dimensions) if name in SPATIAL else value
        for name, value in case.node.params.items()
    }
    if case.node.reuses:
        return NOTHING
    return changing(case, f"{stem}{dimensions}d", **fits)


def _of_length(value: Value, length: int) -> Value:
    """As many numbers, where there are several."""
    if not isinstance(value, tuple):
        return value
    return (*value, *([value[-1]] * length))[:length] if value else value


def _rearranged(case: Case, arrival: Arrival, rank: int) -> Fixes:
    """The first of a few ways to bring the same numbers in so many axes that mends."""
    if not arrival.spec.shape or arrival.spec.shape.count(BATCH) != 1:
        return NOTHING
    without = _without(case, arrival)
    if without:
        return without
    for title, row in _ways(arrival, rank):
        fixes = inserting(case, arrival, title, *row, **_steps_after_batch(case, arrival, rank))
        if fixes:
            return fixes
    return NOTHING


def _steps_after_batch(case: Case, arrival: Arrival, rank: int) -> dict[str, Value]:
    leads = arrival.spec.shape[0] == BATCH
    late = case.step.settings.get("batch_first") is False
    return {"batch_first": True} if rank == 3 and leads and late else {}


def _ways(arrival: Arrival, rank: int) -> Iterator[tuple[Message, list[New]]]:
    """Layers that bring so many axes, and what to call that, the likeliest first."""
    shape = arrival.spec.shape
    if rank >= 4 and (fuller := image_shape(shape, rank)) is not None:
        title = Message("Insert Reshape to {shape}", shape=show_shape(fuller))
        yield title, [("torch.reshape", "reshape", {"shape": fuller})]
    if len(shape) == rank + 1 and shape[1] == 1:
        yield Message("Insert Squeeze"), [("torch.squeeze", "squeeze", {"dim": 1})]
    if len(shape) >= 4 and rank == 3:
        yield (
            Message("Insert Flatten and Transpose: each place of the image is a step"),
            [
                ("torch.nn.Flatten", "flatten", {"start_dim": 2}),
                ("torch.transpose", "transpose", {"dim0": 1, "dim1": 2}),
            ],
        )
    if len(shape) == 3 and rank == 2:
        yield last_step(shape)
    if len(shape) > 2 and rank == 2:
        yield Message("Insert Flatten"), [("torch.nn.Flatten", "flatten", {})]
    if len(shape) > 3 and rank == 3:
        yield Message("Insert Flatten"), [("torch.nn.Flatten", "flatten", {"start_dim": 2})]
    if len(shape) == 2 and rank == 3 and arrival.spec.dtype.startswith("int"):
        yield Message("Insert Embedding"), [("torch.nn.Embedding", "embedding", {})]
    elif len(shape) == 2 and rank == 3:
        yield (
            Message("Insert Unsqueeze: each number is a step"),
            [("torch.unsqueeze", "unsqueeze", {"dim": 2})],
        )
        yield Message("Insert Unsqueeze"), [("torch.unsqueeze", "unsqueeze", {"dim": 1})]


def last_step(shape: tuple[int | str, ...]) -> tuple[Message, list[New]]:
    """What remains of a sequence is what is known at its end."""
    dim = 1 if shape[0] == BATCH else 0
    params: dict[str, Value] = {"dim": dim, "index": -1}
    return Message("Insert Select: the last step alone"), [("torch.select", "last", params)]


def image_shape(shape: tuple[int | str, ...], rank: int) -> tuple[int | str, ...] | None:
    """A shape of ``rank`` axes that holds the same values: add a channel, or make a square."""
    if len(shape) < 2 or shape[0] != BATCH:
        return None
    sizes = [n for n in shape[1:] if isinstance(n, int)]
    if len(sizes) == rank - 2:
        return (BATCH, 1, *sizes)
    if len(sizes) == 1 and rank == 4:
        side = isqrt(sizes[0])
        if side * side == sizes[0]:
            return (BATCH, 1, side, side)
    return None


def _without(case: Case, arrival: Arrival) -> Fixes:
    """Take a Flatten away that comes too early."""
    graph, flatten = case.graph, arrival.source
    before = graph.incoming(flatten.id)
    if flatten.kind != "torch.nn.Flatten" or len(before) != 1:
        return NOTHING
    if [wire.target for wire in graph.outgoing(flatten.id)] != [case.node.id]:
        return NOTHING
    entering = case.bench.value(before[0])
    if entering is None or not mends(case, inputs={arrival.port: (entering,)}):
        return NOTHING
    title = Message("Take out {name}", name=flatten.name)
    return (mend.take_out(graph, flatten, title),)


def dims(case: Case) -> Explained | None:
    """An axis that is not there."""
    if not any(words in case.error for words in OUT_OF_RANGE):
        return None
    arrival = case.arrivals[0]
    rank = len(arrival.spec.shape)
    for name in DIMS:
        value = case.step.settings.get(name)
        numbers = value if isinstance(value, tuple) else (value,)
        if all(not isinstance(n, int) or -rank <= n < rank for n in numbers):
            continue
        message = Message(
            "{name} is {value}, but {source} gives {found}, which has no such axis: they are 0 "
            "to {last}.",
            name=name,
            value=mend.shown(value),
            source=arrival.source.name,
            found=str(arrival.spec),
            last=max(0, rank - 1),
        )
        last: Value = -1
        if isinstance(value, tuple):
            last = tuple(dict.fromkeys(min(n, rank - 1) for n in value if isinstance(n, int)))
        return message, setting(case, **{name: last}) or _useless(case)
    return None


OUT_OF_RANGE = ("out of range", "cannot be applied to a 0-dim", "has no dimensions", "Halving")

DIMS = (
    "dim",
    "dims",
    "dim0",
    "dim1",
    "dim2",
    "start_dim",
    "end_dim",
    "dimension",
    "source",
    "destination",
)
"""Parameters that name an axis."""


def with_axis(case: Case) -> Fixes:
    """Bring an axis of features to a layer that reads off one how many there are."""
    arrival = case.arrivals[0]
    shape = arrival.spec.shape
    if shape == (BATCH,):
        row: New = ("torch.unsqueeze", "unsqueeze", {"dim": 1})
        return inserting(case, arrival, Message("Insert Unsqueeze"), row)
    if BATCH in shape[1:]:
        return _batch_first(case, arrival)
    return NOTHING


def _useless(case: Case) -> Fixes:
    """Take the layer away where it would do nothing: a Flatten of what is flat."""
    node: Node = case.node
    if case.kind not in ("Flatten", "Squeeze") or node.reuses:
        return NOTHING
    return (mend.take_out(case.graph, node, Message("Take out {name}", name=node.name)),)


RANK_RULES: tuple[Callable[[Case], Explained | None], ...] = (ranks, dims)
