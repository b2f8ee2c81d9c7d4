"""Measures how all nodes fare: norms with one transfer, outputs by one pass of some examples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.observe.asks.vitals import NodeVitals, ParameterVitals, Vitals, VitalsAsk
from studio.observe.looks import outputs
from studio.observe.looks.counting import counted
from studio.observe.looks.places import places
from studio.observe.looks.profile import as_in_training
from studio.observe.looks.sparse import dense
from studio.observe.looks.subject import Subject


def look(ask: VitalsAsk, subject: Subject) -> Vitals:
    """How every node fares now."""
    given, examples = outputs.look(subject.module, subject.samples.validation)
    with _with_gradients(subject):
        if subject.whole is None:
            nodes = _weighed(subject.module, subject)
        else:
            nodes = subject.whole.named(_weighed(subject.whole.module, subject))
    found = {node: NodeVitals(nodes.get(node, ()), given.get(node)) for node in {**nodes, **given}}
    stride = subject.stride
    return Vitals(
        found,
        examples,
        len(subject.samples.validation),
        stride.ends if stride is not None else None,
        stride.batches if stride is not None else 1,
    )


@contextmanager
def _with_gradients(subject: Subject) -> Iterator[None]:
    """Where no step has left gradients, within this scope there are those of one batch."""
    lesson = subject.lesson
    if lesson is None or any(one.grad is not None for one in lesson.module.parameters()):
        yield
        return
    with as_in_training(lesson, next(lesson.module.parameters()).device):
        batch = lesson.batch()
        for loss in lesson.losses():
            loss.run(batch).backward(inputs=loss.inputs)  # type: ignore[no-untyped-call]
        with torch.no_grad():
            yield


def _weighed(module: PlanModule, subject: Subject) -> dict[str, tuple[ParameterVitals, ...]]:
    """The parameters of all nodes that have some; each is measured once however often it is met."""
    met: dict[Tensor, int] = {}
    named: dict[str, list[tuple[str, Tensor]]] = {}
    for place in places(module):
        for name, parameter in place.parameters():
            met.setdefault(parameter, len(met))
            named.setdefault(place.way, []).append((name, parameter))
    if not met:
        return {}
    gradients = {one: dense(one.grad) for one in met if one.grad is not None}
    values = [one.detach() for one in met]
    norms = torch._foreach_norm([*values, *gradients.values()])
    numbers: list[float] = torch.stack([norm.float() for norm in norms]).tolist()
    slopes = dict(zip(gradients, numbers[len(met) :], strict=True))
    spreads = counted([*values, *gradients.values()])
    spreads_of_slopes = dict(zip(gradients, spreads[len(met) :], strict=True))
    stride = subject.stride
    moves = stride.measured() if stride is not None else []
    told: dict[Tensor, ParameterVitals] = {}
    for one, number in met.items():
        at = stride.place(one) if stride is not None else None
        update, before = moves[at] if at is not None else (None, None)
        told[one] = ParameterVitals(
            "",
            one.numel(),
            numbers[number],
            slopes.get(one),
            update,
            before,
            spreads[number],
            spreads_of_slopes.get(one),
        )
    return {
        node: tuple(_called(name, told[each]) for name, each in held)
        for node, held in named.items()
    }


def _called(name: str, one: ParameterVitals) -> ParameterVitals:
    return ParameterVitals(
        name,
        one.size,
        one.weight,
        one.gradient,
        one.update,
        one.before,
        one.weights,
        one.gradients,
    )
