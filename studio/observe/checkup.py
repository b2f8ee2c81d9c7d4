"""What the doctor says of a run: a frame that crosses threads, and what is kept of it. No torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from studio.message import Message
from studio.value import Value

Weight = Literal["error", "warning"]
Test = Literal["", "range", "batch"]
"""Of the learning rate, or on a single batch."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """Something to try, done with one click."""

    title: Message
    edit: Any = None
    """An ``Edit`` of the project, one step of undo; those who draw frames need not know it."""
    live: tuple[tuple[str, str, Value], ...] = ()
    """What a run under way can be told too: node, name and value, as ``Adjust`` has them."""
    test: Test = ""
    """In place of an edit: a test that the click starts."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was seen."""

    rule: str
    """Key of the rule that saw it."""
    message: Message
    advice: Message
    """What to try, in a sentence."""
    node: str = ""
    """Where, as frames name nodes; empty: of the training as a whole."""
    since: int = 0
    """The step at which it began."""
    epoch: float = 0.0
    """Epochs that were done then, as a fraction."""
    until: int | None = None
    """The step at which it was over; ``None`` while it lasts."""
    weight: Weight = "warning"
    treatments: tuple[Treatment, ...] = ()

    @property
    def over(self) -> bool:
        return self.until is not None

    @property
    def key(self) -> tuple[str, str, int]:
        """What no other of the same run has."""
        return self.rule, self.node, self.since

    def ended(self, step: int) -> Diagnosis:
        """The same, over since this step: there is nothing to do about it any more."""
        return replace(self, until=step, treatments=())


@dataclass(frozen=True, slots=True)
class Checkup:
    """All that was seen of a run so far, the newest first; a later one says it all again."""

    step: int
    diagnoses: tuple[Diagnosis, ...] = ()
    quiet: tuple[str, ...] = ()
    """Rules that the project does not want to hear."""

    @property
    def present(self) -> tuple[Diagnosis, ...]:
        """What is not over."""
        return tuple(each for each in self.diagnoses if not each.over)


def record(diagnosis: Diagnosis) -> dict[str, Any]:
    """As a file has it: the sentences and where they are from; what a click does is not kept."""
    return {
        "rule": diagnosis.rule,
        "node": diagnosis.node,
        "since": diagnosis.since,
        "epoch": round(diagnosis.epoch, 4),
        "until": diagnosis.until,
        "weight": diagnosis.weight,
        "sees": _packed(diagnosis.message),
        "try": _packed(diagnosis.advice),
    }


def recorded(entry: Mapping[str, Any]) -> Diagnosis:
    """What ``record`` wrote. Raises an error of Python's own for anything else."""
    weight: Weight = "error" if entry["weight"] == "error" else "warning"
    until = entry["until"]
    return Diagnosis(
        str(entry["rule"]),
        _unpacked(entry["sees"]),
        _unpacked(entry["try"]),
        str(entry["node"]),
        int(entry["since"]),
        float(entry["epoch"]),
        None if until is None else int(until),
        weight,
    )


def _packed(message: Message) -> list[Any]:
    values = {
        name: _packed(value) if isinstance(value, Message) else _plain(value)
        for name, value in message.values.items()
    }
    return [message.template, values]


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | str) else str(value)


def _unpacked(entry: Any) -> Message:
    template, values = entry
    found = {
        str(name): _unpacked(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return Message(str(template), **found)
