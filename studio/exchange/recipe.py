"""What a training does, as facts that a script is written from."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from studio.compile.calls import target_of
from studio.compile.module import PlanModule
from studio.compile.ownership import optimisers, owned, reached, schedule_of
from studio.compile.plan import Plan, Step
from studio.data.batches import Batches
from studio.data.fields import Dataset, Field
from studio.data.sources import SOURCES, load
from studio.exchange.asked import Asked
from studio.train import fit, supervised
from studio.train import optimisers as making
from studio.train.config import TrainConfig
from studio.train.problems import TrainingError
from studio.train.readout import Readout, fits, readout


@dataclass(frozen=True, slots=True)
class End:
    """One optimiser."""

    step: Step
    moved: tuple[str, ...]
    """The layers and tensors that it moves, by their names in the step."""
    alone: bool
    """Whether its loss reaches no parameters but those."""
    schedule: Step | None
    counts: str
    """What the schedule counts: ``step`` or ``epoch``."""
    length: int
    """Of the run, as the schedule counts."""
    fused: bool

    def number(self, name: str) -> int:
        value = self.step.settings[name]
        assert isinstance(value, int)
        return value


@dataclass(frozen=True, slots=True)
class Recipe:
    """A training as it will be."""

    plan: Plan
    """Of the step."""
    config: TrainConfig
    dataset: Dataset
    fields: tuple[Field, ...]
    """Those that the inputs of the plan are given, in their order."""
    ends: tuple[End, ...]
    steps: Mapping[str, Step]
    """All steps by their nodes."""
    frozen: tuple[str, ...]
    """Layers and tensors that nothing moves."""
    resting: tuple[str, ...]
    """Models that are always as in use."""
    models: tuple[str, ...]
    """Models with anything to learn, by their names in the step."""
    readout: Readout
    differentiates: bool
    """Whether a loss is worked out by gradients."""


def recipe(asked: Asked) -> Recipe:
    """Look at what a training would do. Raises a ``UserError`` where it could not."""
    config = TrainConfig.from_settings(asked.project.settings)
    _refuse_numerics(config)
    dataset = load(asked.project.settings, asked.base, asked.sources or SOURCES)
    usual = (
        supervised.setup(asked.project, asked.plan, config, dataset)
        if asked.training is None
        else None
    )
    plan = asked.training or (usual.plan if usual else asked.plan)
    fields = fit.match_fields(plan, dataset) if usual is None else usual.fields
    # On no device: nothing is drawn, so that a run under way keeps its random numbers.
    with torch.device("meta"):
        module = PlanModule(plan)
    examples = Batches(dataset, "train", [field.name for field in fields], config.batch_size)
    ends = _ends(module, len(examples), config.epochs)
    moved = {name for end in ends for name in end.moved}
    kept = {step.keeper: step for step in plan.steps if _has_parameters(module, step)}
    frozen = tuple(name for name in kept if name not in moved)
    constants = {**asked.plan.constants, **plan.constants}
    return Recipe(
        plan=replace(plan, constants=constants),
        config=config,
        dataset=dataset,
        fields=fields,
        ends=ends,
        steps=making.by_node(plan.steps),
        frozen=frozen,
        resting=tuple(name for name in frozen if kept[name].bodies),
        models=tuple(name for name, step in kept.items() if step.bodies),
        readout=_readout(
            module,
            [values[:2] for values in examples.tensors],
            binary=usual is not None and usual.criterion.target.kind == "label",
        ),
        differentiates=any(step.spec.differentiates for step in plan.steps),
    )


def _ends(module: PlanModule, batches: int, epochs: int) -> tuple[End, ...]:
    plan = module.plan
    steps = making.by_node(plan.steps)
    moved = {step.node: owned(plan.steps, step) for step in optimisers(plan)}
    everything = {step.keeper for calls in moved.values() for step in calls}
    found: list[End] = []
    for step in optimisers(plan):
        _refuse(step)
        learning = [each for each in moved[step.node] if _has_parameters(module, each)]
        names = [each.keeper for each in learning]
        (loss,) = step.inputs["loss"]
        reach = {
            each.keeper
            for each in reached(plan.steps, loss)
            if each.keeper in everything and _has_parameters(module, each)
        }
        parameters = _once(module, learning)
        # Made for what torch says of wrong settings; on no device there is nothing fused.
        optimizer = making.optimiser(step, [{"params": parameters}], fused=False)
        counts, length = "step", 0
        if (wired := schedule_of(plan.steps, step)) is not None:
            counts = making.counts(wired, steps)
            timing = [step.settings[name] for name in ("times", "every", "accumulate")]
            times, every, accumulate = (int(str(value)) for value in timing)
            updates = batches * times // (every * accumulate) * epochs
            length = epochs if counts == "epoch" else updates
            making.schedule(wired, steps, optimizer, length)
        takes = inspect.signature(target_of(step.spec)).parameters
        fused = "fused" in takes and making.may_fuse(module)
        alone = reach == set(names)
        found.append(End(step, tuple(names), alone, wired, counts, length, fused))
    return tuple(found)


def _refuse_numerics(config: TrainConfig) -> None:
    for name, usual in (("precision", "float32"), ("channels_last", False), ("compile", False)):
        if getattr(config, name) != usual:
            raise TrainingError(
                "A training script cannot do what train.{name} asks for. Leave that setting as it "
                "is by default, or train in the program.",
                name=name,
            )


def _refuse(step: Step) -> None:
    """Say what a script cannot do yet. Raises ``TrainingError``."""
    for name, usual in (("max_norm", None), ("groups", ""), ("average", "none")):
        if step.settings.get(name, usual) != usual:
            raise TrainingError(
                "A training script cannot do what {name} of {optimiser} asks for. Leave that "
                "setting as it is by default, or train in the program.",
                step.node,
                name=name,
                optimiser=step.called,
            )


def _has_parameters(module: PlanModule, step: Step) -> bool:
    layer = module.layer(step.node)
    return step.spec.construct == "parameter" or (
        layer is not None and any(True for _ in layer.parameters())
    )


def _once(module: PlanModule, calls: Iterable[Step]) -> list[nn.Parameter]:
    found = (parameter for step in calls for parameter in module.parameters_of(step))
    return list({id(parameter): parameter for parameter in found}.values())


def _readout(module: PlanModule, examples: Sequence[Tensor], *, binary: bool) -> Readout:
    """What a step tells of itself, by the sizes of its values alone.

    ``binary``: answers that are one number are right or wrong.
    """
    plan = module.plan
    found = readout(plan, (), answers=True)
    wanted = [step.inputs["input"][0] for step in plan.outputs]
    judged = [] if found.answer is None else [found.answer.given, found.answer.right]
    module.eval()
    values = module.runner([*wanted, *judged])([each.to("meta") for each in examples])
    numbers = [
        step
        for step, value in zip(plan.outputs, values, strict=False)
        if isinstance(value, Tensor) and value.dim() == 0
    ]
    answer = found.answer
    answers = answer is not None and fits(answer, *values[len(wanted) :])
    if answer is not None and answer.scoring.reading != "classes":
        answers = answers and binary
    return readout(plan, numbers, answers=answers)
