"""When a run ends before its last epoch, and what it keeps on the way. No torch."""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Mapping
from typing import Any, Final

from studio.layers.spec import Param
from studio.message import Message

AUTO: Final = "auto"
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
        "text",
        "auto",
        "Which number of the validation makes an epoch better, and so which is kept as best: any "
        "of its curves, such as val_loss. auto: val_accuracy where answers are right or wrong, "
        "else val_loss; with several losses none.",
    ),
    Param(
        "better",
        "choice",
        "auto",
        "Which of two values of the monitored number is better. auto: the higher of an accuracy, "
        "or of a metric that says so; the lower of anything else.",
        choices=("auto", "higher", "lower"),
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

    def __init__(
        self,
        monitor: str,
        names: Collection[str],
        *,
        rising: Collection[str] = (),
        better: str = "auto",
    ) -> None:
        """Choose what epochs are compared by.

        Args:
            monitor: the setting of that name.
            names: the numbers that a validation gives, without ``val_``.
            rising: those of which more is better, beside the accuracy.
            better: the setting of that name.
        """
        own = monitor.removeprefix("val_")
        if monitor == AUTO:
            own = "accuracy" if "accuracy" in names else "loss"
        self._own = own
        self.rises = own in {"accuracy", *rising} if better == AUTO else better == "higher"
        self.name = f"val_{own}"
        """Whether more is better."""
        self.there = own in names
        """Whether there is anything to compare."""
        self.names = tuple(f"val_{name}" for name in names)
        """What there would be to choose from."""

    def value(self, values: Mapping[str, float]) -> float:
        """Of an epoch's validation; more is better, and what cannot be said is worst."""
        found = values.get(self._own, math.nan)
        if math.isnan(found):
            return -math.inf
        return found if self.rises else -found

    def key(self, values: Mapping[str, float]) -> list[float]:
        """To compare epochs by: where there is one loss it decides between equal ones."""
        loss = values.get("loss", math.inf)
        return [-1.0 if self._own == "loss" and not self.rises else self.value(values), -loss]


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
        if value > (-math.inf if self._mark is None else self._mark) + self._delta:
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
            "by": self._measure.name,
            "mark": self._mark,
            "marked": self._marked,
            "waited": self._waited,
            "step": self._begin[0],
            "seconds": self._begin[1],
        }

    def take_up(self, state: Mapping[str, Any], step: int, seconds: float) -> None:
        """Go on; what was used up is granted anew."""
        if state.get("by", self._measure.name) == self._measure.name:
            self._mark, self._marked = state["mark"], state["marked"]
            self._waited = 0 if state["waited"] >= self._patience else state["waited"]
        begin, second = state["step"], state["seconds"]
        if self._allowed and step >= begin + self._allowed:
            begin = step
        if self._allowed_s and seconds >= second + self._allowed_s:
            second = seconds
        self._begin = (begin, second)


def refusal(measure: Measure, monitor: str, patience: int) -> Message | None:
    """Why epochs cannot be compared as the settings want it, or ``None``."""
    if measure.there or (monitor == AUTO and not patience):
        return None
    names = ", ".join(measure.names) or Message("none")
    if monitor == AUTO:
        return Message(
            "train.stop_early compares epochs, but this training does not say by what: its "
            "validation gives {names}. Set train.monitor to one of them, or train.stop_early to 0.",
            names=names,
        )
    return Message(
        "train.monitor is {name}, but the validation of this training gives no such number: it "
        "gives {names}. Set train.monitor to one of them, or to auto.",
        name=monitor,
        names=names,
    )
