"""From a job to all that training needs: data, models, optimisers, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.compile.module import NodeError, PlanModule, seeded
from studio.compile.plan import Plan, Ref, Step
from studio.data.batches import Batches
from studio.data.fields import Dataset, Field
from studio.data.sources import SOURCES, load
from studio.graph.model import BLOCK, MODEL
from studio.observe.boundary import plane_of
from studio.observe.frames import FieldInfo
from studio.observe.looks.made import Made
from studio.observe.looks.subject import TRAIN, VALIDATION, Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer
from studio.observe.quiet import undisturbed
from studio.observe.showing import EXAMPLES, Showing
from studio.observe.whole import Whole
from studio.train import fit, starting, supervised
from studio.train.config import TrainConfig
from studio.train.job import Job
from studio.train.judging import judging
from studio.train.lesson import TrainingLesson
from studio.train.loop import Training
from studio.train.metrics import Meters
from studio.train.numerics import Numerics, arranged
from studio.train.readout import Answer, Readout, fits, readout
from studio.train.sinks import Sink, sinks
from studio.train.steering import Steering, frozen_nodes
from studio.train.writer import writing_of

VALIDATION_FACTOR = 2
"""Times the batch size. Validation keeps no gradients, so that more examples at once take no more
memory than training does; still more leave the caches of a processor, which is slower."""
LOOKED_AT = 256
"""Examples of the validation split that a view can choose from, where what the model is given
must be worked out."""


@dataclass(frozen=True, slots=True)
class Places:
    """How nodes are named for the user: those of the model as in its own graph.

    Those of a training graph that the user drew have a ``/`` before them.
    """

    call: str
    """Node of the call of the model; empty where a drawn graph calls only others."""
    is_drawn: bool

    def of(self, node: str) -> str:
        """The name of a node of the training graph; empty where the user has no such node."""
        first, _, rest = node.partition("/")
        if first == self.call and rest:
            return rest
        return f"/{node}" if self.is_drawn else ""

    @contextmanager
    def told(self) -> Iterator[None]:
        """Name the node at which a step fails."""
        try:
            yield
        except NodeError as error:
            error.node = self.of(error.node)
            raise


@dataclass(slots=True)
class Assembly:
    """A run, ready to begin."""

    training: Training
    module: PlanModule
    """The model: what is looked at, and what weights are kept of."""
    observer: Observer
    device: torch.device
    config: TrainConfig
    fields: tuple[FieldInfo, ...]
    description: dict[str, Any]
    """Of the data, for the run's record."""
    overwrites: bool
    places: Places
    steering: Steering

    @property
    def sinks(self) -> tuple[Sink, ...]:
        return self.training.sinks

    @property
    def others(self) -> dict[str, nn.Module]:
        """The further models that the training graph calls, by the names of their first calls."""
        module = self.training.module
        found: dict[str, nn.Module] = {}
        for step in module.plan.steps:
            layer = module.layer(step.node) if step.bodies else None
            if layer is None or layer is self.module or layer in found.values():
                continue
            if layer.state_dict():
                found[step.called] = layer
        return found

    @property
    def rates(self) -> dict[str, float]:
        """The learning rates, by the names under which they are shown."""
        return {name_of_rate(sink, self.sinks): sink.rate for sink in self.sinks}

    @property
    def rate(self) -> float:
        """The learning rate of the first optimiser."""
        return self.sinks[0].rate


def name_of_rate(sink: Sink, every: Sequence[Sink]) -> str:
    """What the learning rate of an optimiser is called among others."""
    return "lr" if len(every) == 1 else f"lr_{sink.name}"


def assemble(job: Job, config: TrainConfig, device: torch.device) -> Assembly:
    """Load, build and check. Raises a ``UserError`` that says what does not fit."""
    dataset = load(job.project.settings, job.base, job.sources or SOURCES)
    usual = (
        None
        if job.training is not None
        else supervised.setup(job.project, job.plan, config, dataset)
    )
    plan = usual.plan if usual is not None else job.training
    assert plan is not None
    fields = fit.match_fields(plan, dataset) if usual is None else usual.fields
    names = [field.name for field in fields]
    own_numbers.seed(config.seed)
    numerics = Numerics.of(config, device)
    module = seeded(plan, config.seed).to(device)
    call = model_call(plan)
    own = call.node if call.spec.key == BLOCK + MODEL else ""
    places = Places(own, is_drawn=usual is None)
    if job.resume_from is None:  # Else all weights come from a checkpoint.
        starting.start(module, job.base, places.of)
    numerics.arrange(module)
    generator = torch.Generator().manual_seed(config.seed)
    arrange = arranged if config.channels_last else None
    train = Batches(
        dataset,
        "train",
        names,
        config.batch_size,
        device,
        generator=generator,
        shuffle=True,
        arrange=arrange,
    )
    validation = Batches(
        dataset, "validation", names, config.batch_size * VALIDATION_FACTOR, device, arrange=arrange
    )
    model = module.layer(call.node)
    assert isinstance(model, PlanModule)
    examples = [values[:2] for values in train.tensors]
    if usual is not None:
        fit.check_output(model, tuple(examples[:-1]), usual.criterion, dataset)
    with places.told():
        told = _tried(module, examples, dataset, numerics)
    meters = Meters(plan, device)
    noted = {step.node: told.noted(step.node) for step in plan.steps}
    differentiates = any(step.spec.differentiates for step in plan.steps)
    training = Training(
        module,
        sinks=sinks(module, noted, len(train), config.epochs, numerics),
        readout=told,
        train=train,
        validation=validation,
        generator=generator,
        epochs=config.epochs,
        frozen=_frozen(module),
        differentiates=differentiates,
        numerics=numerics,
        meters=meters if meters.refs else None,
    )
    return Assembly(
        training,
        model,
        Observer(
            model,
            _samples(training, call, dataset, differentiates),
            _showing(training, differentiates),
            writing_of(training, call, dataset),
            None if usual is not None else _whole(training, places, dataset),
            lesson=TrainingLesson(training, numerics, places.of),
        ),
        device,
        config,
        tuple(map(_info, dataset.fields)),
        _description(dataset),
        fit.overwrites(plan),
        places,
        Steering(training, own, frozen_nodes(job.project, plan, is_drawn=usual is None)),
    )


def _info(field: Field) -> FieldInfo:
    known = (field.name, field.shape, field.kind, field.classes, field.dtype, field.scale)
    return FieldInfo(*known, columns=field.columns)


def model_call(plan: Plan) -> Step:
    """The call of the model, or else of the first block, in a training graph."""
    calls = [step for step in plan.steps if step.bodies]
    return next((step for step in calls if step.spec.key == BLOCK + MODEL), calls[0])


def _frozen(module: PlanModule) -> list[nn.Module]:
    """Models none of whose parameters move, though they have some."""
    found: list[nn.Module] = []
    for step in module.plan.steps:
        layer = module.layer(step.node) if step.bodies else None
        parameters = list(layer.parameters()) if layer is not None else []
        if layer is not None and parameters and not any(p.requires_grad for p in parameters):
            found.append(layer)
    return found


def _tried(
    module: PlanModule, examples: list[Tensor], dataset: Dataset, numerics: Numerics
) -> Readout:
    """What a step tells, found by two examples. Raises ``NodeError`` where a layer fails."""
    plan = module.plan
    wanted = [step.inputs["input"][0] for step in plan.outputs]
    found = readout(plan, (), answers=True)
    judged: list[Ref] = [] if found.answer is None else [found.answer.given, found.answer.right]
    losses = [number.ref for number in found.numbers]
    with undisturbed(module):
        run = numerics.cast(module.runner([*wanted, *judged, *losses]))
        values = run([each.clone() for each in examples])
    numbers = [
        step
        for step, value in zip(plan.outputs, values, strict=False)
        if isinstance(value, Tensor) and value.dim() == 0
    ]
    pair = values[len(wanted) : len(wanted) + len(judged)]
    answer = found.answer
    answers = answer is not None and fits(answer, *pair)
    if answer is not None and answer.scoring.reading != "classes":
        # Two numbers from 0 to 1 can be held against each other without being right or wrong.
        answers = answers and _labels(plan, answer, dataset) is not None
    return readout(plan, numbers, answers=answers)


def _samples(training: Training, call: Step, dataset: Dataset, differentiates: bool) -> Samples:
    """What the model is given for the examples of each split."""
    module, train = training.module, training.train
    refs = [ref for step in call.bodies[0].inputs for ref in call.inputs.get(step.called, ())]
    answer = training.readout.answer
    scoring = answer.scoring if answer is not None else Scoring("numbers")
    entries = {Ref(s.node, "output"): n for n, s in enumerate(module.plan.inputs)}
    splits = {VALIDATION: training.validation, TRAIN: train}
    judged = judging(module, call)
    judge = None if judged is None else judged.judge
    held = None if judged is None else entries[judged.right]
    labels = _labels(module.plan, answer, dataset)
    place = None if labels is None else train.fields.index(labels)
    if not all(ref in entries for ref in refs):
        data = {
            name: Examples(
                tuple(values[:LOOKED_AT] for values in split.tensors),
                None if place is None else split.tensors[place][:LOOKED_AT],
                None if held is None else split.tensors[held][:LOOKED_AT],
                split.examples,
            )
            for name, split in splits.items()
        }
        whole = Samples(data, Scoring("numbers"), fields=train.fields)
        made = Made(module, refs, whole, differentiates=differentiates)
        return Samples(made, scoring, judge=judge, source=made)
    places = [entries[ref] for ref in refs]
    examples = {
        name: Examples(
            tuple(split.tensors[each] for each in places),
            None if place is None else split.tensors[place],
            None if held is None else split.tensors[held],
        )
        for name, split in splits.items()
    }
    fields = tuple(train.fields[each] for each in places)
    train_split = examples[TRAIN]
    plane = plane_of(train_split.inputs, train_split.labels)
    return Samples(examples, scoring, plane, fields, judge)


def _showing(training: Training, differentiates: bool) -> Showing | None:
    """What the outputs give that are no single number; ``None`` where there is none."""
    module, validation = training.module, training.validation
    numbers = {number.ref for number in training.readout.numbers}
    outputs = [(step.called, step.inputs["input"][0]) for step in module.plan.outputs]
    wanted = {name: ref for name, ref in outputs if ref not in numbers}
    if not wanted:
        return None
    # From the whole split, as its examples may stand in the order of their classes.
    count = min(EXAMPLES, validation.examples)
    chosen = torch.arange(count, device=validation.tensors[0].device) * validation.examples // count
    batch = [values[chosen] for values in validation.tensors]
    return Showing(module, wanted, batch, differentiates=differentiates)


def _whole(training: Training, places: Places, dataset: Dataset) -> Whole:
    """What a drawn training graph can be looked at with, beside its model."""
    module, answer = training.module, training.readout.answer
    splits = {VALIDATION: training.validation, TRAIN: training.train}
    given = {name: Examples(split.tensors) for name, split in splits.items()}
    samples = Samples(given, Scoring("numbers"), fields=training.train.fields)
    answers = {}
    if answer is not None:
        name = _labels(module.plan, answer, dataset)
        place = None if name is None else training.validation.fields.index(name)
        answers[answer.given.node] = answer.scoring, place
    differentiates = any(step.spec.differentiates for step in module.plan.steps)
    return Whole(module, samples, places.of, differentiates=differentiates, answers=answers)


def _labels(plan: Plan, answer: Answer | None, dataset: Dataset) -> str | None:
    """The field of classes that answers are held against."""
    if answer is None:
        return None
    fields: Mapping[str, str] = {field.name: field.kind for field in dataset.fields}
    step = plan.step(answer.right.node)
    while step is not None and step.spec.construct != "input":
        refs = [ref for refs in step.inputs.values() for ref in refs]
        step = plan.step(refs[0].node) if len(refs) == 1 else None
    name = None if step is None else step.called
    return name if name is not None and fields.get(name) == "label" else None


def _description(dataset: Dataset) -> dict[str, Any]:
    return {
        "name": dataset.name,
        "note": str(dataset.note or ""),
        "train": dataset.train_size,
        "validation": dataset.validation_size,
        "fields": [
            {"name": f.name, "shape": f.shape, "dtype": f.dtype, "classes": f.classes}
            for f in dataset.fields
        ],
    }
