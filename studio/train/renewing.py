"""Numbers of optimisers that the project has otherwise now than when a run began.

Going on takes those of the project: what was not changed stays as the checkpoint has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch.optim import lr_scheduler

from studio.compile.ownership import schedule_of
from studio.compile.plan import Plan, Step
from studio.layers.spec import Param
from studio.train.loop import Training
from studio.train.problems import TrainingError
from studio.train.sinks import Sink
from studio.train.tuning import ONLY_AT_FIRST, keep_for, scale_rates
from studio.value import Value

NUMBERS = frozenset({"int", "float", "floats", "bool"})
OF_THE_LOOP = frozenset({"clip_norm", "clip_value", "max_norm", "times", "every", "average_decay",
                         "average_from"})  # fmt: skip
"""What the loop heeds itself: it has the project's value from the start."""
STAYING = frozenset({"accumulate"})
"""What a run cannot go on with otherwise: gradients may have been added up."""
GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Renewed:
    """A number that is another one from here on."""

    sink: Sink
    name: str
    old: Value
    new: Value


def begun(sink: Sink) -> dict[str, Value]:
    """The numbers with which an optimiser began, for its checkpoints."""
    settings = sink.begun
    found = {param.name: settings[param.name] for param in _numbers(sink)}
    return {**found, GROUPS: settings.get(GROUPS, "")}


def begun_by_settings(config: Mapping[str, Any]) -> dict[str, Value]:
    """The same as the settings of an older run have them."""
    own = {key.removeprefix("optimizer."): value for key, value in config.items()}
    return {name: tuple(v) if isinstance(v, list) else v for name, v in own.items()}


def fresh(sink: Sink) -> list[dict[str, Any]]:
    """The numbers of each group of parameters, as they are made from the project."""
    return [
        {name: value for name, value in group.items() if name != "params"}
        for group in sink.optimizer.param_groups
    ]


def renew(
    sink: Sink, before: Mapping[str, Value], made: Sequence[Mapping[str, Any]], run: str
) -> list[Renewed]:
    """Give an optimiser that was taken up the numbers that have changed since it began.

    Args:
        sink: the optimiser, as the checkpoint has it.
        before: what it began with; what is not there has not changed.
        made: what ``fresh`` gave before it was taken up.
        run: name of the run that is gone on with.

    Raises ``TrainingError`` where a number only counts at the beginning.
    """
    settings = sink.step.settings
    names = [param.name for param in _numbers(sink)]
    changed = [n for n in names if n in before and _plain(before[n]) != _plain(settings[n])]
    for name in changed:
        if name in STAYING or (name not in OF_THE_LOOP and _is_first(sink, name)):
            raise TrainingError(
                "The run {run} cannot be gone on with: {name} of {optimiser} was {old} and is now "
                "{new}, and only counts at the beginning. Set it back, or start a new run.",
                run=run,
                name=name,
                optimiser=sink.name,
                old=before[name],
                new=settings[name],
            )
        _give(sink, name, made)
    found = [Renewed(sink, name, before[name], settings[name]) for name in changed]
    if GROUPS in before and before[GROUPS] != settings.get(GROUPS, ""):
        for name in {key for group in made for key in group} & set(names):
            if name not in changed:
                _give(sink, name, made)
        found.append(Renewed(sink, GROUPS, before[GROUPS], settings[GROUPS]))
    return found


def courses(training: Training) -> list[list[Any]]:
    """By what the schedules go, for checkpoints: kinds and settings of each."""
    plan = training.module.plan
    return [_course(plan, schedule_of(plan.steps, sink.step)) for sink in training.sinks]


def check_courses(training: Training, before: Sequence[Sequence[Any]], run: str) -> None:
    """Refuse to go on with a schedule whose course would be another one."""
    for sink, old, new in zip(training.sinks, before, courses(training), strict=False):
        if _plain(old) != _plain(new):
            raise TrainingError(
                "The run {run} cannot be gone on with: the schedule of {optimiser} has other "
                "numbers now, so that its course would be another. Set them back, or start a new "
                "run.",
                run=run,
                optimiser=sink.name,
            )


def _course(plan: Plan, step: Step | None) -> list[Any]:
    if step is None:
        return []
    inner = [plan.step(ref.node) for refs in step.inputs.values() for ref in refs]
    return [step.spec.key, dict(step.settings), [_course(plan, each) for each in inner]]


def _numbers(sink: Sink) -> list[Param]:
    spec = sink.step.spec
    return [p for p in spec.params if p.type in NUMBERS and p.name in sink.begun
            and p.name != "order"]  # fmt: skip


def _is_first(sink: Sink, name: str) -> bool:
    return name in ONLY_AT_FIRST or name not in sink.optimizer.param_groups[0]


def _give(sink: Sink, name: str, made: Sequence[Mapping[str, Any]]) -> None:
    """Put a number of the project in place of the checkpoint's, in each group its own."""
    if name in OF_THE_LOOP:
        return
    groups = sink.optimizer.param_groups
    cycled = getattr(sink.schedule, "cycle_momentum", False) and name in ("momentum", "betas")
    if name == "lr" and sink.schedule is not None and not _waits(sink.schedule):
        bases = _bases(sink.schedule)
        rates = [group.get("initial_lr", group["lr"]) for group in made]
        factors = [rate / base if base else 1.0 for rate, base in zip(rates, bases, strict=True)]
        scale_rates(sink.schedule, factors)
        return
    for group, own in zip(groups, made, strict=True):
        if name in own and not cycled:
            group[name] = own[name]
    keep_for(sink, name)


def _waits(schedule: Any) -> bool:
    return isinstance(schedule, lr_scheduler.ReduceLROnPlateau)


def _bases(schedule: Any) -> list[float]:
    """The rates from which it counts."""
    inner = getattr(schedule, "_schedulers", None)
    return _bases(inner[0]) if inner else list(schedule.base_lrs)


def _plain(value: Any) -> Any:
    """For comparison: a tuple that went through a file may have become a list."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value
