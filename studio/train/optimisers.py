"""Optimisers and schedules as torch makes them, from the steps of a training graph."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch
from torch import nn, optim
from torch.optim import lr_scheduler

from studio.compile.calls import target_of
from studio.compile.given import to_constructor
from studio.compile.plan import Step
from studio.layers.builtin.schedules import WHOLE_RUN
from studio.train.factors import factor
from studio.train.problems import TrainingError
from studio.value import Value


def optimiser(step: Step, groups: list[dict[str, object]], *, fused: bool) -> optim.Optimizer:
    """The optimiser of a step over these groups of parameters, fused where torch has it so.

    Raises ``TrainingError`` where torch refuses the settings or the parameters.
    """
    kind = target_of(step.spec)
    arguments = {given.keyword: given.value for given in to_constructor(step)}
    if fused and "fused" in inspect.signature(kind).parameters:
        arguments["fused"] = True
    try:
        made: optim.Optimizer = kind(groups, **arguments)
    except (ValueError, RuntimeError, TypeError) as error:
        raise refusal(step, error) from error
    return made


def quick_step(optimizer: optim.Optimizer) -> Callable[[], object]:
    """``optimizer.step`` for an optimiser of torch that nothing hooks into.

    It is torch's own step without what torch wraps around it for profilers and for gradients of
    the step itself, which takes a tenth of the time of a tiny network's step.
    """
    plain = inspect.unwrap(type(optimizer).step)
    # A schedule puts a step of its own into the object, to see that it was taken.
    if "step" in vars(optimizer) or optimizer.defaults.get("differentiable"):
        return optimizer.step
    if not type(optimizer).__module__.startswith("torch.optim."):
        return optimizer.step

    def step() -> object:
        before = torch.is_grad_enabled()
        torch._C._set_grad_enabled(False)
        try:
            return plain(optimizer)
        finally:
            torch._C._set_grad_enabled(before)

    return step


def may_fuse(module: nn.Module) -> bool:
    """Whether all gradients are dense, as fused optimisers want them."""
    return not any(getattr(part, "sparse", False) for part in module.modules())


def schedule(
    step: Step,
    steps: Mapping[str, Step],
    optimizer: optim.Optimizer,
    length: int,
    span: range | None = None,
) -> lr_scheduler.LRScheduler:
    """The schedule of a step.

    Args:
        step: of a kind in ``torch.optim.lr_scheduler``.
        steps: those of its plan, by node.
        optimizer: whose learning rate it changes.
        length: of the run, as the schedule counts; what comes before it left out.
        span: the counts at which it is asked; without, to the end of the run.
    """
    span = range(1, length + 1) if span is None else span
    kind = target_of(step.spec)
    settings = {given.keyword: given.value for given in to_constructor(step)}
    inner = [steps[ref.node] for refs in step.inputs.values() for ref in refs]
    arguments: dict[str, Any] = {name: _plain(value) for name, value in settings.items()}
    for name in WHOLE_RUN & arguments.keys():
        if arguments[name] is None:
            arguments[name] = max(1, length)
    for name in arguments:
        if step.spec.by_name[name].notation == "factor":
            arguments[name] = factor(step, name, span)
    try:
        if step.spec.title == "SequentialLR":
            begins = [0, *arguments["milestones"]]
            if len(begins) != len(inner):
                raise TrainingError(
                    "{name} has {count} schedules, so it wants {wanted} milestones between them, "
                    "but it has {found}.",
                    step.node,
                    name=step.called,
                    count=len(inner),
                    wanted=len(inner) - 1,
                    found=len(begins) - 1,
                )
            ends = [min(each, span.stop) for each in (*begins[1:], span.stop)]
            spans = [range(0, end - begin) for begin, end in zip(begins, ends, strict=True)]
            spans[0] = range(span.start, ends[0])
            made = [
                schedule(each, steps, optimizer, length - begin, within)
                for each, begin, within in zip(inner, begins, spans, strict=True)
            ]
            return lr_scheduler.SequentialLR(optimizer, made, **arguments)
        if step.spec.title == "ChainedScheduler":
            several = [schedule(each, steps, optimizer, length, span) for each in inner]
            return lr_scheduler.ChainedScheduler(several, optimizer)
        found: lr_scheduler.LRScheduler = kind(optimizer, **arguments)
    except (ValueError, RuntimeError, TypeError) as error:
        raise refusal(step, error) from error
    return found


def counts(step: Step, steps: Mapping[str, Step]) -> str:
    """What a schedule counts: ``step`` or ``epoch``; one of several, what its first one counts."""
    while inner := [ref for refs in step.inputs.values() for ref in refs]:
        step = steps[inner[0].node]
    return "epoch" if step.spec.title == "ReduceLROnPlateau" else str(step.settings["per"])


def refusal(step: Step, error: Exception) -> TrainingError:
    return TrainingError(
        "{name} ({kind}) cannot be made: {reason}",
        step.node,
        name=step.called,
        kind=step.spec.title,
        reason=str(error).partition("\n")[0],
    )


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def by_node(steps: Iterable[Step]) -> dict[str, Step]:
    return {step.node: step for step in steps}
