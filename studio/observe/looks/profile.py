"""Goes through a step of training and takes the time of each part, without moving anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Final

import torch
from torch import Tensor

from studio.message import UserError
from studio.observe.asks.profile import NodeProfile, Profile, ProfileAsk
from studio.observe.looks import bottleneck
from studio.observe.looks.lesson import Lesson, Loss
from studio.observe.looks.places import places
from studio.observe.looks.stopwatch import Record, Stopwatch, weighing, with_blocks
from studio.observe.looks.subject import Subject
from studio.observe.quiet import random_states, set_random_states

BUDGET_S: Final = 0.1
"""As long as passes may take before no more are made."""
MOST, LEAST = 3, 1
"""Passes."""


def look(ask: ProfileAsk, subject: Subject) -> Profile:
    """Where the time of a step goes. Raises ``UserError`` where there is no step to go through."""
    lesson = subject.lesson
    if lesson is None:
        raise UserError("There is no training here whose steps could be timed.")
    device = next(lesson.module.parameters()).device
    ways = [place.way for place in places(lesson.module)]
    with as_in_training(lesson, device):
        losses = lesson.losses()
        first = Record(device)
        began = first.now()
        batch = lesson.batch()
        with weighing(first, _addresses(lesson, batch)):
            _pass(first, lesson, losses, batch, ways)
        # The first pass is slower than the others, so that it is not counted.
        count = max(LEAST, min(MOST, int(BUDGET_S / max(first.now() - began, 1e-6))))
        data_s = _median(_timed_batches(lesson, first, count))
        records, whole = [], []
        for _ in range(count):
            records.append(Record(device))
            _pass(records[-1], lesson, losses, lesson.batch(), ways)
            if device.type == "cuda":
                # To wait for a card after each layer takes longer than the layers.
                whole.append(_plain(first, losses, lesson.batch()))
            else:
                forward_s, backward_s = records[-1].forward, records[-1].backward
                whole.append((sum(forward_s.values()), sum(backward_s.values())))
    own = {
        way: NodeProfile(
            _median(record.forward[way] for record in records),
            _median(record.backward[way] for record in records),
            first.kept[way],
        )
        for way in ways
    }
    forward = with_blocks({way: one.forward_s for way, one in own.items()})
    backward = with_blocks({way: one.backward_s for way, one in own.items()})
    kept = with_blocks({way: one.kept_bytes for way, one in own.items()})
    nodes, around = {}, [0.0, 0.0, 0]
    for way in ways:
        found = NodeProfile(forward[way], backward[way], int(kept[way]))
        if name := lesson.name(way):
            nodes[name] = found
        else:
            one = own[way]
            around = [a + b for a, b in zip(around, _parts(one), strict=True)]
    stride = subject.stride
    step_s = stride.seconds if stride is not None else None
    parameters = list(lesson.module.parameters())
    profile = Profile(
        nodes,
        NodeProfile(around[0], around[1], int(around[2])),
        sum(one.seconds for one in own.values()),
        sum(one.kept_bytes for one in own.values()),
        len(batch[0]),
        count,
        _median(pair[0] for pair in whole),
        _median(pair[1] for pair in whole),
        data_s,
        step_s,
        sum(one.nbytes for one in parameters),
        sum(one.nbytes for one in parameters if one.requires_grad),
        sum(one.nbytes for one in lesson.remembered()),
        lesson.data_bytes(),
        device.type,
        bottleneck.UNKNOWN,
        lesson.compiled,
    )
    return bottleneck.told(profile, lesson)


@contextmanager
def as_in_training(lesson: Lesson, device: torch.device) -> Iterator[None]:
    """Within this scope layers train; then they are as they were, whatever they counted.

    Running statistics, gradients, modes and random states are put back.
    """
    module = lesson.module
    modes = [(part, part.training) for part in module.modules()]
    buffers = [(one, one.clone()) for one in module.buffers()]
    gradients = [(one, one.grad) for one in module.parameters()]
    states = random_states(device)
    try:
        lesson.begin()
        with torch.enable_grad():
            yield
    finally:
        for parameter, gradient in gradients:
            parameter.grad = gradient
        with torch.no_grad():
            for buffer, before in buffers:
                buffer.copy_(before)
        for part, training in modes:
            part.training = training
        set_random_states(device, states)


def _pass(
    record: Record,
    lesson: Lesson,
    losses: Sequence[Loss],
    batch: Sequence[Tensor],
    ways: Sequence[str],
) -> None:
    """Forward and backward, taken apart."""
    watch = Stopwatch(frozenset(ways), {}, record=record)
    for loss in losses:
        _clear(lesson)
        with lesson.module.tapped_by(watch):
            record.begin()
            found = loss.run(batch)
        _back(found, loss)
        record.ended()


def _plain(record: Record, losses: Sequence[Loss], batch: Sequence[Tensor]) -> tuple[float, float]:
    """Forward and backward as a step does them."""
    forward = backward = 0.0
    for loss in losses:
        began = record.now()
        found = loss.run(batch)
        middle = record.now()
        _back(found, loss)
        forward, backward = forward + middle - began, backward + record.now() - middle
    return forward, backward


def _back(found: Tensor, loss: Loss) -> None:
    found.backward(inputs=loss.inputs)  # type: ignore[no-untyped-call]


def _clear(lesson: Lesson) -> None:
    for parameter in lesson.module.parameters():
        parameter.grad = None


def _timed_batches(lesson: Lesson, record: Record, count: int) -> Iterator[float]:
    for _ in range(count):
        began = record.now()
        lesson.batch()
        yield record.now() - began


def _addresses(lesson: Lesson, batch: Sequence[Tensor]) -> set[int]:
    held = [*lesson.module.parameters(), *lesson.module.buffers(), *batch]
    return {one.untyped_storage().data_ptr() for one in held}


def _median(times: Iterable[float]) -> float:
    return median(list(times) or [0.0])


def _parts(one: NodeProfile) -> tuple[float, float, int]:
    return one.forward_s, one.backward_s, one.kept_bytes
