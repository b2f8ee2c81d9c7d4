"""When a run ends before its last epoch, and what it keeps on the way. No torch."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

from studio.layers.spec import Param
from studio.message import Message

PARAMS: Final[tuple[Param, ...]] = (
    Param(
        "stop_early",
        "int",
        0,
        "The run ends after so many epochs that were no better than one before. 0: never.",
        minimum=0,
        unit="epochs",
    ),
    Param(
        "monitor",
        "choice",
        "auto",
        "What makes an epoch better. auto: val_accuracy where answers are right or wrong, else "
        "val_loss.",
        choices=("auto", "val_loss", "val_accuracy"),
    ),
    Param(
        "min_delta",
        "float",
        0.0,
        "An epoch that is better by no more than this counts as no better, for stop_early.",
        minimum=0,
    ),
    Param(
        "max_minutes",
        "float",
        0.0,
        "The run ends after so much training; going on gives it as much again. 0: no limit.",
        minimum=0,
        unit="min",
    ),
    Param(
        "max_steps",
        "int",
        0,
        "The run ends after so many steps; going on gives it as many again. 0: no limit.",
        minimum=0,
        unit="steps",
    ),
    Param(
        "checkpoint_every",
        "float",
        0.0,
        "How far checkpoints are apart. 0: 5 s, or more where they would take over 2 % of the "
        "time.",
        minimum=0,
        unit="s",
    ),
    Param(
        "keep_every",
        "float",
        0.0,
        "How often a checkpoint is kept for good, beside the last and the best. 0: never.",
        minimum=0,
        unit="min",
    ),
    Param(
        "keep_most",
        "int",
        5,
        "How many are kept for good; the oldest goes when there is one more.",
        minimum=1,
    ),
)


class Measure:
    """What makes an epoch better than another."""

    def __init__(self, monitor: str, *, has_loss: bool, has_accuracy: bool) -> None:
        self._accuracy = has_accuracy and monitor != "val_loss"
        self.name = "val_accuracy" if self._accuracy else "val_loss"
        self.there = has_accuracy if monitor == "val_accuracy" else self._accuracy or has_loss
        """Whether there is anything to compare."""

    def value(self, values: Mapping[str, float]) -> float:
        """Of an epoch's validation; more is better."""
        found = values[self.name.removeprefix("val_")]
        return found if self._accuracy else -found

    def key(self, values: Mapping[str, float]) -> list[float]:
        """To compare epochs by: the loss decides between equal accuracies."""
        loss = values.get("loss", math.inf)
        return [self.value(values) if self._accuracy else -1.0, -loss]


class Limits:
    """What the settings allow a run, and how much of it is used up.

    All of it counts from the run's begin, or from where it was gone on with after it had ended
    so: a run that is killed and gone on with ends where it would have ended.
    """

    def __init__(
        self,
        measure: Measure,
        *,
        patience: int = 0,
        min_delta: float = 0.0,
        max_minutes: float = 0.0,
        max_steps: int = 0,
    ) -> None:
        """Take the settings of the same names; ``patience`` is ``stop_early``."""
        self._measure = measure
        self._patience = patience
        self._delta = min_delta
        self._allowed_s = 60 * max_minutes
        self._allowed = max_steps
        self._mark: float | None = None
        """The best so far, by more than ``min_delta``."""
        self._marked = 0
        self._waited = 0
        self._begin = (0, 0.0)
        """Step and second from which the limits count."""

    @property
    def last_step(self) -> int:
        """After which the run ends."""
        return self._begin[0] + self._allowed if self._allowed else sys.maxsize

    def epoch_ended(self, epoch: int, values: Mapping[str, float]) -> bool:
        """Count an epoch by its validation; whether the run ends with it."""
        if not self._patience:
            return False
        value = self._measure.value(values)
        if self._mark is None or value > self._mark + self._delta:
            self._mark, self._marked, self._waited = value, epoch, 0
        else:
            self._waited += 1
        return self._waited >= self._patience

    def reached(self, step: int, seconds: float) -> Message | None:
        """Why the run ends here, or ``None``."""
        if self._patience and self._waited >= self._patience:
            return Message(
                "The run ended early: {name} has not got better for {epochs} epochs; the best was "
                "epoch {best}.",
                name=self._measure.name,
                epochs=self._waited,
                best=self._marked,
            )
        if step >= self.last_step:
            return Message(
                "The run ended at step {step}, as train.max_steps says. Going on trains for as "
                "many steps again.",
                step=step,
            )
        if self._allowed_s and seconds - self._begin[1] >= self._allowed_s:
            return Message(
                "The run ended after {minutes} minutes, as train.max_minutes says. Going on "
                "trains for as long again.",
                minutes=f"{self._allowed_s / 60:g}",
            )
        return None

    def state(self) -> dict[str, Any]:
        """What ``take_up`` needs."""
        return {
            "mark": self._mark,
            "marked": self._marked,
            "waited": self._waited,
            "step": self._begin[0],
            "seconds": self._begin[1],
        }

    def take_up(self, state: Mapping[str, Any], step: int, seconds: float) -> None:
        """Go on; what was used up is granted anew."""
        self._mark, self._marked = state["mark"], state["marked"]
        self._waited = 0 if state["waited"] >= self._patience else state["waited"]
        begin, second = state["step"], state["seconds"]
        if self._allowed and step >= begin + self._allowed:
            begin = step
        if self._allowed_s and seconds >= second + self._allowed_s:
            second = seconds
        self._begin = (begin, second)


def refusal(measure: Measure, monitor: str, patience: int, losses: Sequence[str]) -> Message | None:
    """Why epochs cannot be compared as the settings want it, or ``None``."""
    if measure.there or (monitor == "auto" and not patience):
        return None
    return Message(
        "train.{setting} compares epochs by {name}, but this training gives none: its losses are "
        "{losses}. {remedy}",
        setting="stop_early" if patience else "monitor",
        name=measure.name if monitor == "auto" else monitor,
        losses=", ".join(losses),
        remedy=Message("Set train.stop_early to 0.")
        if monitor == "auto"
        else Message("Set train.monitor to auto."),
    )
