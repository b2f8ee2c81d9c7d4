"""The memory of one step for whatever batch, from what was seen of it with a few batch sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from studio.compile.footprint import NOTHING, Amount, in_total
from studio.compile.plan import Step
from studio.compile.rehearsal import (
    DENIED,
    FAKED,
    FAKED_DENIED,
    LARGE,
    META,
    META_SMALL,
    PLAIN,
    Bench,
    Form,
    Rehearsal,
    Trace,
    is_of_torch,
)
from studio.compile.shapes import FAILURES

Events: TypeAlias = tuple[tuple[int, int], ...]

_LIKE_A_CPU = ("recurrent", "products")
"""Costs of kinds that have a way of their own on the ``meta`` device."""
_LEARNS_LIKE_A_CPU = (*_LIKE_A_CPU, "attention", "encoder", "decoder")
"""The same while they train; else they have one on a CPU that tells nothing of what it needs."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a storage is to a step."""

    what: Literal["input", "own", "given", "weight", "new"]
    """``given``: the gradient of an output that comes in. ``new``: that of an input."""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """A value that a step gives."""

    port: str
    origin: Origin
    form: Form


@dataclass(frozen=True, slots=True)
class Delta:
    """How much more lives at a moment than at the beginning."""

    more: Amount
    released: frozenset[Origin] = frozenset()
    """What the step has let go of by then: it counts less if nobody else holds it."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What a step does to memory while it is computed."""

    outputs: tuple[Output, ...] = ()
    own: tuple[Amount, ...] = ()
    """New storages of its outputs."""
    moments: tuple[Delta, ...] = ()
    kept: frozenset[Origin] = frozenset()
    """What it needs again in the backward pass of inputs and outputs."""
    extras: Amount = NOTHING
    """What it needs again besides: masks, statistics, inner values."""
    back: tuple[Delta, ...] = ()
    given: tuple[str, ...] = ()
    """The outputs of which it needs a gradient; none: no gradient goes through it."""
    gradients: tuple[tuple[Origin, Amount] | None, ...] = ()
    """Of each input: where its gradient lives, and how large it is if that is new."""


@dataclass(frozen=True, slots=True)
class StepMemory:
    """The memory of one step."""

    parameter_bytes: int
    gradient_bytes: int
    buffer_bytes: int
    largest: int
    """Bytes of the largest parameter."""
    made: Pass


def step_memory(
    step: Step,
    places: Mapping[str, tuple[int | None, ...]],
    forms: Sequence[Form],
    wanted: frozenset[str] | None,
) -> StepMemory:
    """Rehearse a step; see :class:`Rehearsal`. Without ``wanted``: without gradients."""
    rehearsal = Rehearsal(step, places, forms, wanted or frozenset())
    try:
        made = _rehearsed(rehearsal, step, training=wanted is not None)
    except FAILURES:
        if not wanted:
            raise
        # It cannot be differentiated, so that no gradient will come this way.
        still = [replace(form, learns=False) for form in forms]
        return step_memory(step, places, still, frozenset())
    weights, buffers = rehearsal.weights()
    return StepMemory(
        sum(weight.nbytes for weight in weights),
        sum(weight.nbytes for weight in weights if weight.requires_grad),
        sum(buffer.nbytes for buffer in buffers),
        max((weight.nbytes for weight in weights), default=0),
        made,
    )


def _benches(step: Step, *, training: bool) -> tuple[Bench, ...]:
    """Where to try, the best first."""
    spec = step.spec
    if spec.code:
        return (FAKED, PLAIN)
    alike = _LEARNS_LIKE_A_CPU if training else _LIKE_A_CPU
    # What copies the layers it is given cannot do so where tensors are faked.
    if spec.cost in alike and not spec.nested:
        return (FAKED, FAKED_DENIED, META_SMALL, DENIED, PLAIN)
    # What may walk along the batch is given a few examples.
    walks = not is_of_torch(step) or any(param.silent for param in spec.params)
    first = () if walks else (META,)
    return (*first, META_SMALL, DENIED, FAKED, PLAIN)


def _rehearsed(rehearsal: Rehearsal, step: Step, *, training: bool) -> Pass:
    """What comes out on the first bench that will do."""
    failures = (Exception,) if step.spec.code else FAILURES
    benches = _benches(step, training=training)
    for bench in benches:
        try:
            traces: list[Trace] = []
            for batch in bench.batches:
                traces.append(rehearsal.run(bench, batch, training=training))
                found = fit(bench.batches[: len(traces)], traces)
                if found is not None:
                    return found
        except failures:
            # What needs to see values, or a batch of usual size, does on a later one.
            if bench is benches[-1]:
                raise
    raise AssertionError("the last bench fits or raises")


def fit(batches: Sequence[int], traces: Sequence[Trace]) -> Pass | None:
    """One description for all batch sizes, of what was seen with some.

    ``None`` where that does not tell how it grows.
    """
    if len(batches) == 1 and batches[0] != LARGE:
        return None
    return _Fit(batches, traces).run()


class _Fit:
    def __init__(self, batches: Sequence[int], traces: Sequence[Trace]) -> None:
        alike = len({_structure(trace) for trace in traces}) == 1
        self._batches = batches
        self._traces = traces if alike else [_simplified(trace) for trace in traces]
        self._strange = False

    def run(self) -> Pass | None:
        first = self._traces[0]
        sizes = [
            self._fit([trace.sizes[n] for trace in self._traces]) for n in range(len(first.sizes))
        ]
        own = list(dict.fromkeys(_own(first)))
        origins = {number: Origin("weight") for number in first.weights}
        origins |= {number: Origin("own", at) for at, number in enumerate(own)}
        origins |= {number: Origin("given", at) for at, (_, number) in enumerate(first.given)}
        origins |= {number: Origin("input", at) for at, number in enumerate(first.inputs)}
        extras = [number for number in first.kept if number not in origins]
        found = Pass(
            tuple(self._output(at, origins) for at in range(len(first.outputs))),
            tuple(sizes[number] for number in own),
            _moments(first.events, sizes, {}),
            frozenset(origins[number] for number in first.kept if number in origins),
            in_total(sizes[number] for number in extras),
            _moments(first.back, sizes, origins),
            tuple(port for port, _ in first.given),
            tuple(
                None if each is None else (origins.get(each, Origin("new", each)), sizes[each])
                for each in first.taken
            ),
        )
        return None if self._strange else found

    def _output(self, at: int, origins: Mapping[int, Origin]) -> Output:
        seen = [trace.outputs[at] for trace in self._traces]
        first = seen[0]
        sizes = tuple(self._fit(each) for each in zip(*(one.sizes for one in seen), strict=True))
        strides = tuple(
            self._fit(each) for each in zip(*(one.strides for one in seen), strict=True)
        )
        form = Form(sizes, strides, first.dtype, first.learns)
        return Output(first.port, origins[first.storage], form)

    def _fit(self, found: Sequence[int]) -> Amount:
        """The growth of a number."""
        amount = _growth(self._batches, found)
        if amount is None:
            self._strange = True
            return NOTHING
        return amount


def _growth(batches: Sequence[int], found: Sequence[int]) -> Amount | None:
    """How a number grows with the batch, rounded up where it has steps; ``None``: not so simply."""
    if len(batches) == 1:
        each, fixed = divmod(found[0], LARGE)
        return Amount(fixed, each) if max(each, fixed) < LARGE // 2 else None
    if len(set(found)) == 1:
        return Amount(found[0])
    (n, m), (a, b) = batches[:2], found[:2]
    if len(batches) == 2:
        slope = -((a - b) // (m - n))
        # What is less than nothing for no examples grows faster than they do.
        return Amount(b - slope * m, slope) if b >= slope * m else None
    o, c = batches[2], found[2]
    pair = ((c - b) * (m - n) - (b - a) * (o - m)) // ((o - m) * (m - n) * (o - n))
    slope = -((a - b + pair * (m * m - n * n)) // (m - n))
    return Amount(c - slope * o - pair * o * o, slope, pair)


def _own(trace: Trace) -> Iterable[int]:
    """The storages of outputs that are new."""
    old = {*trace.inputs, *trace.weights}
    return (seen.storage for seen in trace.outputs if seen.storage not in old)


def _structure(trace: Trace) -> object:
    """All but the numbers: what happened in which order."""
    return (
        len(trace.sizes),
        tuple(number for number, _ in trace.events),
        tuple(number for number, _ in trace.back),
        tuple((seen.port, seen.storage, seen.learns) for seen in trace.outputs),
        trace.kept,
        trace.given,
        trace.taken,
    )


def _simplified(trace: Trace) -> Trace:
    """The same with what happens inside put together, as where it loops over the batch."""
    known = [*sorted(trace.weights), *trace.inputs]
    known += [number for number in dict.fromkeys(_own(trace)) if number not in known]
    known += [number for _, number in trace.given if number not in known]
    known += [number for number in trace.taken if number is not None and number not in known]
    place = {number: at for at, number in enumerate(known)}
    rest = [trace.sizes[number] for number in trace.kept if number not in place]
    top, end = _top(trace.events)
    back, _ = _top(trace.back)
    sizes = [trace.sizes[number] for number in known]
    sizes += [sum(rest), top - end, back]
    extras, scratch, behind = range(len(known), len(known) + 3)
    made = [place[number] for number in dict.fromkeys(_own(trace))]
    forward = [(number, sizes[number]) for number in (*made, extras, scratch)]
    kept = {place[number] for number in trace.kept if number in place}
    return replace(
        trace,
        weights=frozenset(range(len(trace.weights))),
        inputs=tuple(place[number] for number in trace.inputs),
        outputs=tuple(replace(seen, storage=place[seen.storage]) for seen in trace.outputs),
        sizes=tuple(sizes),
        events=(*forward, (scratch, -sizes[scratch])),
        kept=frozenset({*kept, extras}),
        back=((behind, back), (behind, -back)),
        given=tuple((port, place[number]) for port, number in trace.given),
        taken=tuple(None if number is None else place[number] for number in trace.taken),
    )


def _top(events: Events) -> tuple[int, int]:
    """The most that is there at once, and what is there in the end."""
    most = total = 0
    for _, change in events:
        total += change
        most = max(most, total)
    return most, total


def _moments(
    events: Events, sizes: Sequence[Amount], origins: Mapping[int, Origin]
) -> tuple[Delta, ...]:
    """The moments that may be the worst, as they grow with the batch."""
    found: list[Delta] = []
    total, released = NOTHING, frozenset[Origin]()
    for number, change in events:
        if change >= 0:
            total += sizes[number]
            found.append(Delta(total, released))
        elif number in origins:
            released |= {origins[number]}
        else:
            total -= sizes[number]
    return worst(found)


def worst(deltas: Iterable[Delta]) -> tuple[Delta, ...]:
    """Those that no other is worse than for every batch."""
    kept: list[Delta] = []
    ordered = sorted(
        dict.fromkeys(deltas),
        key=lambda each: (each.more.pair, each.more.sample, each.more.fixed, -len(each.released)),
        reverse=True,
    )
    for each in ordered:
        if not any(
            one.more.fixed >= each.more.fixed
            and one.more.sample >= each.more.sample
            and one.more.pair >= each.more.pair
            and one.released <= each.released
            for one in kept
        ):
            kept.append(each)
    return tuple(kept)
