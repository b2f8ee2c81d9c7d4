"""Brings a training to where a checkpoint was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from torch import Tensor, nn

from studio.compile.keys import by_layer
from studio.compile.module import PlanModule
from studio.graph.model import Project
from studio.observe.quiet import set_random_states
from studio.train import checkpoint, renewing
from studio.train.agreement import disagreement
from studio.train.assembly import Assembly
from studio.train.config import TrainConfig
from studio.train.growth.growing import Grown, grow, take_over
from studio.train.job import Job
from studio.train.loop import Training
from studio.train.problems import TrainingError
from studio.train.renewing import Renewed
from studio.train.store import RunFolder

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Where a training goes on from."""

    state: dict[str, Any]
    """The checkpoint."""
    grown: Grown | None = None
    """How the model became another one, if it did."""
    renewed: list[Renewed] = field(default_factory=list)
    """The numbers of optimisers that the project has otherwise."""


def take_up(
    source: RunFolder, name: str, project: Project, parts: Assembly, before: Job | None = None
) -> TakenUp:
    """Bring training to where the checkpoint of this name was made.

    Args:
        source: whose checkpoint it is.
        name: of the checkpoint.
        project: what is trained now.
        parts: of the training.
        before: what ``source`` trained, where the model was another.

    Numbers of optimisers that the project has otherwise now are those of the project; ``renewed``
    names them.

    Raises ``TrainingError`` where the project would make it another run.
    """
    _check_agreement(source, project, parts.config)
    state = checkpoint.load_state(source, name)
    training = parts.training
    grown = None
    older = {}
    if not parts.places.is_drawn:
        older = renewing.begun_by_settings(source.info()["config"])
    made = [renewing.fresh(sink) for sink in training.sinks]
    if before is not None and "moved" in state:
        _check_sinks(source, state, parts, only_kinds=True)
        grown = grow(state, before, parts)
        take_over(grown, state, parts)
    else:
        weights = as_now(training.module, state["weights"])
        _load(training.module, weights, source)
        _check_sinks(source, state, parts)
        pairs = zip(training.sinks, state["sinks"], _before(state, training), strict=True)
        for (sink, known, old), now in zip(pairs, moved(training), strict=True):
            sink.take_up(known, old, now)
    renewing.check_courses(training, state.get("courses", ()), source.path.name)
    renewed: list[Renewed] = []
    for sink, known, own in zip(training.sinks, state["sinks"], made, strict=True):
        renewed += renewing.renew(sink, known.get("begun", older), own, source.path.name)
    parts.steering.take_up(state.get("adjusted", ()), changed=grown is not None)
    training.step, training.epoch = state["step"], state["epoch"]
    training.position, training.order = state["position"], state["order"]
    set_random_states(parts.device, state["random"])
    return TakenUp(state, grown, renewed)


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


def _check_agreement(source: RunFolder, project: Project, config: TrainConfig) -> None:
    """Refuse to go on with a run under settings that would make it another one."""
    info = source.info()["config"]
    message = disagreement(source.path.name, source.project(), project, info, config)
    if message is not None:
        raise TrainingError(message.template, "", **message.values)


def _check_sinks(
    source: RunFolder, state: Mapping[str, Any], parts: Assembly, *, only_kinds: bool = False
) -> None:
    """Refuse to give an optimiser or a schedule what another kind remembered.

    With ``only_kinds`` there may be other parameters in the groups of an optimiser.
    """

    def outline(optimizer: Mapping[str, Any]) -> list[int]:
        sizes = _sizes(optimizer)
        return [0] * len(sizes) if only_kinds else sizes

    now = [(sink.kinds, outline(sink.optimizer.state_dict())) for sink in parts.sinks]
    before = [
        (known.get("kinds", kinds), outline(known["optimizer"]))
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
