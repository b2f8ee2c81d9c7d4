"""The settings of training: what a form shows, and their checked values. No torch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Final, Self

from studio.layers.builtin.optimisers import STEERING
from studio.layers.check import check, normalise
from studio.layers.spec import Param
from studio.layers.versions import knows
from studio.message import UserError
from studio.train import choices, stopping
from studio.value import Value

PREFIX = "train."
OF_SETTINGS: Final = (
    "clip_norm",
    "clip_value",
    "max_norm",
    "groups",
    "average",
    "average_decay",
    "average_from",
)
"""What an optimiser in a training graph can be told that settings can say too."""
_GROUPS = ("loss", "optimizer", "schedule")


class ConfigError(UserError):
    """A setting of training that cannot be used."""


_EPOCHS = Param("epochs", "int", 10, "How often all examples are gone through.", minimum=1)
_BATCH = Param("batch_size", "int", 64, "Examples in one step.", minimum=1)
_LOSS = Param(
    "loss",
    "choice",
    choices.AUTO,
    "What is made small. auto: CrossEntropyLoss for class labels, MSELoss for numbers.",
    choices=(choices.AUTO, *choices.LOSSES),
)
_CLASS_WEIGHTS = Param(
    "class_weights",
    "floats",
    None,
    "By how much the loss of each class counts, in their order, such as 1, 5 where the second "
    "is rare. For CrossEntropyLoss, and BCEWithLogitsLoss of two classes. None: all alike.",
    minimum=1e-9,
    optional=True,
    exact=True,
)
_OPTIMIZER = Param(
    "optimizer",
    "choice",
    "Adam",
    "How the parameters follow their gradients.",
    choices=tuple(title for title, spec in choices.OPTIMISERS.items() if knows(spec.since)),
)
_MOMENTUM = Param(
    "momentum",
    "float",
    0.0,
    "How much of the last step goes into the next one. Not for every optimiser.",
    minimum=0,
    maximum=1,
)
_SCHEDULE = Param(
    "schedule",
    "choice",
    choices.NONE,
    "How the learning rate changes on the way.",
    choices=(choices.NONE, *choices.SCHEDULES),
)
_WARM_UP = Param(
    "warm_up",
    "int",
    0,
    "For how many steps the learning rate grows from nearly nothing to its beginning.",
    minimum=0,
    unit="steps",
)
_STEERING = (
    Param(
        "accumulate",
        "int",
        1,
        "How many batches' gradients are added up for one update.",
        minimum=1,
        unit="batches",
    ),
    *(param for param in STEERING if param.name in OF_SETTINGS),
)
_METRICS = Param(
    "metrics",
    "text",
    "",
    "Metrics of torchmetrics that are worked out on the validation examples of each epoch, such as "
    "MulticlassF1Score, MulticlassAUROC.",
)
_START_FROM = Param(
    "start_from",
    "text",
    "",
    "Start from weights: a file that the model's weights start with, such as the checkpoint of a "
    "run, .safetensors or .pt, seen from the project's folder. Empty: they start as the layers "
    "say.",
    unit="file",
)
_FILM = Param(
    "film",
    "bool",
    True,
    "Whether the run keeps its weights at up to 48 moments, more of them at the start, so that "
    "it can be looked at there again.",
)
_RUN: tuple[Param, ...] = (
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
        "precision",
        "choice",
        "float32",
        "In what numbers layers compute. tf32: products are rounded, on NVIDIA cards. bfloat16, "
        "float16: half the memory for values, and faster where the processor knows them; "
        "parameters stay float32, and small gradients in float16 are scaled up.",
        choices=("float32", "tf32", "bfloat16", "float16"),
    ),
    Param(
        "channels_last",
        "bool",
        False,
        "Whether the channels of images and volumes lie side by side in memory, which makes most "
        "convolutions faster.",
    ),
    Param(
        "compile",
        "bool",
        False,
        "Whether torch.compile compiles the step. The first step takes a minute or so; it needs "
        "a C++ compiler.",
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


def params(settings: Mapping[str, Value]) -> tuple[Param, ...]:
    """The settings that there are, given what some of them choose."""
    names = (settings.get(PREFIX + name) for name in ("loss", "optimizer", "schedule"))
    return _params(*(name if isinstance(name, str) else "" for name in names))


@cache
def _params(loss_name: str, optimiser_name: str, schedule_name: str) -> tuple[Param, ...]:
    loss = choices.chosen(choices.LOSSES, loss_name)
    optimiser = choices.chosen(choices.OPTIMISERS, optimiser_name) or choices.OPTIMISERS["Adam"]
    schedule = choices.chosen(choices.SCHEDULES, schedule_name)
    moving = tuple(choices.of_optimiser(optimiser))
    bare = sorted(
        (param for param in moving if param.name in choices.BARE),
        key=lambda param: choices.BARE.index(param.name),
    )
    if not any(param.name == "momentum" for param in bare):
        bare.append(_MOMENTUM)  # It stays while another optimiser is tried.
    return (
        _EPOCHS,
        _BATCH,
        _LOSS,
        *(choices.of_loss(loss) if loss else ()),
        _CLASS_WEIGHTS,
        _OPTIMIZER,
        *bare,
        *(param for param in moving if param.name not in choices.BARE),
        _SCHEDULE,
        *(choices.of_schedule(schedule) if schedule else ()),
        _WARM_UP,
        *_STEERING,
        _METRICS,
        _START_FROM,
        *stopping.PARAMS,
        _FILM,
        *_RUN,
    )


PARAMS: Final = params({})
"""The settings that there are while nothing is chosen."""


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """Checked settings of one run."""

    epochs: int = 10
    batch_size: int = 64
    loss: str = choices.AUTO
    class_weights: tuple[float, ...] | None = None
    optimizer: str = "Adam"
    lr: float = 1e-3
    weight_decay: float = 0.0
    momentum: float = 0.0
    schedule: str = choices.NONE
    warm_up: int = 0
    accumulate: int = 1
    clip_norm: float | None = None
    clip_value: float | None = None
    max_norm: float | None = None
    groups: str = ""
    average: str = choices.NONE
    average_decay: float = 0.999
    average_from: int = 0
    metrics: str = ""
    start_from: str = ""
    stop_early: int = 0
    monitor: str = stopping.AUTO
    better: str = stopping.AUTO
    min_delta: float = 0.0
    max_minutes: float = 0.0
    max_steps: int = 0
    checkpoint_every: float = 0.0
    keep_every: float = 0.0
    keep_most: int = 5
    film: bool = True
    seed: int = 0
    device: str = "auto"
    threads: int = 0
    precision: str = "float32"
    channels_last: bool = False
    compile: bool = False
    run_in: str = "thread"
    loss_settings: Mapping[str, Value] = field(default_factory=dict)
    """What the settings say of the loss's own parameters, by their names."""
    optimizer_settings: Mapping[str, Value] = field(default_factory=dict)
    schedule_settings: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def from_settings(cls, settings: Mapping[str, Value]) -> Self:
        """Read the flat keys ``train.<name>``; others are left alone. Raises ``ConfigError``."""
        given: dict[str, Any] = {}
        grouped: dict[str, dict[str, Value]] = {name: {} for name in _GROUPS}
        for param in params(settings):
            key = PREFIX + param.name
            group, dot, name = param.name.partition(".")
            if key not in settings:
                if param.name in choices.BARE:
                    given[param.name] = param.default
                continue
            value = normalise(param, settings[key])
            if wrong := check(replace(param, name=key), value):
                raise ConfigError(wrong.template, **wrong.values)
            if dot:
                grouped[group][name] = value
            else:
                given[param.name] = value
        choices.metrics(str(given.get("metrics", "")))
        given |= {f"{name}_settings": values for name, values in grouped.items()}
        return cls(**given)

    def as_dict(self) -> dict[str, Value]:
        """Flat, as settings are: ``optimizer.betas``."""
        flat: dict[str, Value] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            group, of_group, _ = each.name.rpartition("_settings")
            if of_group:
                flat |= {f"{group}.{name}": found for name, found in value.items()}
            else:
                flat[each.name] = value
        return flat

    def thread_count(self) -> int:
        """The threads to use: the same in the window and on the command line."""
        return self.threads or max(1, cores() - 1)


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
