"""The settings of training: what a form shows, and their checked values. No torch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from studio.layers.check import check, normalise
from studio.layers.spec import Param
from studio.message import UserError
from studio.value import Value

PREFIX = "train."


class ConfigError(UserError):
    """A setting of training that cannot be used."""


PARAMS: tuple[Param, ...] = (
    Param("epochs", "int", 10, "How often all examples are gone through.", minimum=1),
    Param("batch_size", "int", 64, "Examples in one step.", minimum=1),
    Param(
        "loss",
        "choice",
        "auto",
        "What is made small. auto: CrossEntropyLoss for class labels, MSELoss for numbers.",
        choices=("auto", "CrossEntropyLoss", "MSELoss", "BCEWithLogitsLoss", "BCELoss"),
    ),
    Param(
        "class_weights",
        "floats",
        None,
        "By how much the loss of each class counts, in their order, such as 1, 5 where the second "
        "is rare. For CrossEntropyLoss, and BCEWithLogitsLoss of two classes. None: all alike.",
        minimum=1e-9,
        optional=True,
        exact=True,
    ),
    Param(
        "optimizer",
        "choice",
        "Adam",
        "How the parameters follow their gradients.",
        choices=("SGD", "Adam", "AdamW"),
    ),
    Param("lr", "float", 1e-3, "Learning rate: the size of a step.", minimum=0),
    Param(
        "weight_decay",
        "float",
        0.0,
        "Pull of all parameters towards zero.",
        minimum=0,
    ),
    Param(
        "momentum",
        "float",
        0.0,
        "How much of the last step goes into the next one. For SGD only.",
        minimum=0,
        maximum=1,
    ),
    Param(
        "seed",
        "int",
        0,
        "The same seed gives the same initial weights, order of examples and dropout.",
        minimum=0,
        maximum=2**63 - 1,
    ),
    Param(
        "device",
        "choice",
        "auto",
        "Where to compute. auto: a GPU where there is one.",
        choices=("auto", "cpu", "cuda", "mps"),
    ),
    Param(
        "threads",
        "int",
        0,
        "Processor threads. 0: one less than there are cores, so that the window stays fluid.",
        minimum=0,
        maximum=1024,
    ),
    Param(
        "run_in",
        "choice",
        "thread",
        "thread: in the program itself. process: in a process of its own, whose crash costs the "
        "window nothing.",
        choices=("thread", "process"),
    ),
)


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """Checked settings of one run."""

    epochs: int = 10
    batch_size: int = 64
    loss: str = "auto"
    class_weights: tuple[float, ...] | None = None
    optimizer: str = "Adam"
    lr: float = 1e-3
    weight_decay: float = 0.0
    momentum: float = 0.0
    seed: int = 0
    device: str = "auto"
    threads: int = 0
    run_in: str = "thread"

    @classmethod
    def from_settings(cls, settings: Mapping[str, Value]) -> Self:
        """Read the flat keys ``train.<name>``; others are left alone. Raises ``ConfigError``."""
        given: dict[str, Any] = {}
        for param in PARAMS:
            key = PREFIX + param.name
            if key not in settings:
                continue
            value = normalise(param, settings[key])
            if wrong := check(replace(param, name=key), value):
                raise ConfigError(wrong.template, **wrong.values)
            given[param.name] = value
        return cls(**given)

    def as_dict(self) -> dict[str, Value]:
        return asdict(self)

    def thread_count(self) -> int:
        """The threads to use: the same in the window and on the command line."""
        return self.threads or max(1, cores() - 1)


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
