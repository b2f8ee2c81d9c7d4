"""Brings a training to where a checkpoint was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from torch import Tensor, nn
from torch.optim import lr_scheduler

from studio.compile.keys import by_layer
from studio.compile.module import PlanModule
from studio.graph.model import Project
from studio.message import Message
from studio.observe.quiet import set_random_states
from studio.train import checkpoint
from studio.train.assembly import Assembly
from studio.train.config import TrainConfig
from studio.train.loop import Training
from studio.train.problems import TrainingError
from studio.train.store import RunFolder
from studio.train.tuning import scale_rates, set_rate

Kept = TypeVar("Kept")
MUST_AGREE = (
    "batch_size",
    "loss",
    "optimizer",
    "momentum",
    "schedule",
    "warm_up",
    "accumulate",
    "seed",
)


def take_up(source: RunFolder, name: str, project: Project, parts: Assembly) -> dict[str, Any]:
    """Bring training to where the checkpoint of this name was made; what else it holds.

    Raises ``TrainingError`` where the project would make it another run.
    """
    _check_agreement(source, project, parts.config)
    state = checkpoint.load_state(source, name)
    training = parts.training
    weights = as_now(training.module, state["weights"])
    _load(training.module, weights, source)
    _check_sinks(source, state, parts)
    pairs = zip(training.sinks, state["sinks"], _before(state, training), strict=True)
    for (sink, known, before), now in zip(pairs, moved(training), strict=True):
        sink.take_up(known, before, now)
    if not parts.places.is_drawn and source.info()["config"]["lr"] != parts.config.lr:
        _change_rate(parts, parts.config.lr)
    parts.steering.take_up(state.get("adjusted", ()))
    training.step, training.epoch = state["step"], state["epoch"]
    training.position, training.order = state["position"], state["order"]
    set_random_states(parts.device, state["random"])
    return state


def moved(training: Training) -> list[list[str]]:
    """The names of the parameters of each optimiser, in its order."""
    names = {id(one): name for name, one in training.module.named_parameters()}
    return [[names[id(one)] for one in sink.parameters] for sink in training.sinks]


def _before(state: Mapping[str, Any], training: Training) -> list[list[str]]:
    """The same as they were when the checkpoint was made, under the names of today."""
    old = as_now(training.module, {name: name for name in state["weights"]})
    if "moved" not in state:  # Checkpoints from before there were groups.
        return [[name for name in old if name in set(now)] for now in moved(training)]
    now = {was: name for name, was in old.items()}
    return [[now[name] for name in names] for names in state["moved"]]


def as_now(module: PlanModule, weights: Mapping[str, Kept]) -> dict[str, Kept]:
    """What was kept of weights, under the names that these have today."""
    return by_layer(module.plan, weights)


def _change_rate(parts: Assembly, rate: float) -> None:
    """Another learning rate than that of the checkpoint; a schedule keeps its course."""
    schedule = parts.sinks[0].schedule
    if schedule is None or isinstance(schedule, lr_scheduler.ReduceLROnPlateau):
        set_rate(parts.sinks[0], rate)
        return
    scale_rates(schedule, [rate / base if base else 1.0 for base in _bases(schedule)])


def _bases(schedule: Any) -> list[float]:
    """The rates from which it counts."""
    inner = getattr(schedule, "_schedulers", None)
    return _bases(inner[0]) if inner else list(schedule.base_lrs)


def _check_agreement(source: RunFolder, project: Project, config: TrainConfig) -> None:
    """Refuse to go on with a run under settings that would make it another one."""
    usual, before, now = TrainConfig().as_dict(), source.info()["config"], config.as_dict()
    pairs = [(f"train.{n}", before.get(n, usual[n]), now[n]) for n in MUST_AGREE]
    theirs, ours = source.project().settings, project.settings
    names = sorted(name for name in {*theirs, *ours} if name.startswith("data."))
    pairs += [(name, theirs.get(name), ours.get(name)) for name in names]
    for name, old, new in pairs:
        if old != new:
            raise TrainingError(
                "The run {run} cannot be gone on with: {setting} was {old} and is now {new}. "
                "Set it back, or start a new run.",
                run=source.path.name,
                setting=name,
                old=Message("not set") if old is None else old,
                new=Message("not set") if new is None else new,
            )


def _check_sinks(source: RunFolder, state: Mapping[str, Any], parts: Assembly) -> None:
    """Refuse to give an optimiser or a schedule what another kind remembered."""
    now = [(sink.kinds, _sizes(sink.optimizer.state_dict())) for sink in parts.sinks]
    before = [
        (known.get("kinds", kinds), _sizes(known["optimizer"]))
        for known, (kinds, _) in zip(state["sinks"], now, strict=False)
    ]
    if len(state["sinks"]) != len(now) or before != now:
        raise TrainingError(
            "The run {run} cannot be gone on with: its optimisers, their groups or their schedules "
            "have changed since. Undo the changes, or start a new run.",
            run=source.path.name,
        )


def _sizes(optimizer: Mapping[str, Any]) -> list[int]:
    return [len(group["params"]) for group in optimizer["param_groups"]]


def _load(module: nn.Module, weights: Mapping[str, Tensor], source: RunFolder) -> None:
    own = module.state_dict()
    differing = sorted(
        name
        for name in {*own, *weights}
        if name not in own or name not in weights or own[name].shape != weights[name].shape
    )
    if differing:
        raise TrainingError(
            "The run {run} cannot be gone on with: the model has changed since ({names}). Undo "
            "the changes, or start a new run.",
            run=source.path.name,
            names=", ".join(differing[:4]) + (" …" if len(differing) > 4 else ""),
        )
    module.load_state_dict(weights)
