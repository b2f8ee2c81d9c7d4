"""Settings of an optimiser at work that are changed between two of its steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import torch
from torch import nn
from torch.optim import lr_scheduler

from studio.train import optimisers as making
from studio.train.problems import TrainingError
from studio.train.sinks import Sink
from studio.value import Value

CLIPPING: Final = ("clip_norm", "clip_value", "max_norm")
"""Settings that the loop heeds itself."""
ONLY_AT_FIRST: Final = frozenset({"initial_accumulator_value"})
_KEPT: Final = {
    ("RMSprop", "momentum"): "momentum_buffer",
    ("RMSprop", "centered"): "grad_avg",
    ("Adam", "amsgrad"): "max_exp_avg_sq",
    ("AdamW", "amsgrad"): "max_exp_avg_sq",
}
"""What an optimiser keeps for a parameter only where a setting asks for it from the start."""


def present(sink: Sink, name: str) -> Value:
    """The setting of now: the learning rate as its schedule has it."""
    if name == "lr":
        return sink.rate
    return sink.step.settings[name]


def tune(sink: Sink, name: str, value: Value) -> None:
    """Let an optimiser follow another setting from its next step on.

    A schedule of the learning rate keeps its course, on another height. Raises ``TrainingError``
    where torch does not take the value, or where it only counts at the start.
    """
    step = replace(sink.step, settings={**sink.step.settings, name: value})
    if name in CLIPPING:
        sink.clip(**{name: value})  # type: ignore[arg-type]
        sink.step = step
        return
    groups = sink.optimizer.param_groups
    if name not in groups[0] or name in ONLY_AT_FIRST:
        raise TrainingError(
            "{name} of {optimiser} only counts when an optimiser is made, so it cannot be changed "
            "while training goes on. Change it in the project and start a new run.",
            name=name,
            optimiser=step.called,
        )
    making.optimiser(step, [{"params": [nn.Parameter(torch.zeros(2, 2))]}], fused=False)
    if name == "lr":
        assert isinstance(value, float)
        set_rate(sink, value)
    else:
        _refuse_cycled(sink, name)
        usual = sink.step.settings[name]
        for group in groups:
            if group[name] == usual:  # Some layers have their own.
                group[name] = value
        keep_for(sink, name)
    sink.step = step


def set_rate(sink: Sink, rate: float) -> None:
    """Another learning rate of now; all that a schedule goes by grows with it.

    Layers with rates of their own keep their distance.
    """
    schedule = sink.schedule
    groups = sink.optimizer.param_groups
    usual = sink.rate
    if schedule is None or isinstance(schedule, lr_scheduler.ReduceLROnPlateau):
        for group in groups:
            same = not usual or group["lr"] == usual
            group["lr"] = rate if same else group["lr"] * rate / usual
        return
    if not usual:
        raise TrainingError(
            "The schedule of {name} has brought the learning rate to 0 here, and it cannot be "
            "raised from there. Start a new run with another schedule.",
            name=sink.name,
        )
    scale_rates(schedule, [rate / usual] * len(groups))


def scale_rates(schedule: lr_scheduler.LRScheduler, factors: list[float]) -> None:
    """Multiply the learning rates of groups, and all that a schedule goes by."""
    for group, factor in zip(schedule.optimizer.param_groups, factors, strict=True):
        for name in {"lr", "initial_lr", "max_lr", "min_lr"} & group.keys():
            group[name] *= factor
    _scale(schedule, factors)


def _scale(schedule: Any, factors: list[float]) -> None:
    for name in ("base_lrs", "max_lrs"):
        if hasattr(schedule, name):
            pairs = zip(getattr(schedule, name), factors, strict=True)
            setattr(schedule, name, [rate * factor for rate, factor in pairs])
    for inner in getattr(schedule, "_schedulers", ()):
        _scale(inner, factors)


def _refuse_cycled(sink: Sink, name: str) -> None:
    if name in ("momentum", "betas") and getattr(sink.schedule, "cycle_momentum", False):
        raise TrainingError(
            "The schedule of {optimiser} sets {name} at each step, so it cannot be changed by "
            "hand.",
            optimiser=sink.name,
            name=name,
        )


def keep_for(sink: Sink, name: str) -> None:
    """Let the optimiser keep from now on what it needs with this setting."""
    kept = _KEPT.get((type(sink.optimizer).__name__, name))
    if kept is None:
        return
    for parameter, state in sink.optimizer.state.items():
        if state:
            state.setdefault(kept, torch.zeros_like(parameter))
