"""What a training does, as facts that a script is written from."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from studio.compile.calls import target_of
from studio.compile.module import PlanModule
from studio.compile.ownership import optimisers, owned, reached, schedule_of
from studio.compile.plan import Plan, Step
from studio.compile.retuning import owners
from studio.data.batches import Batches
from studio.data.fields import Dataset, Field
from studio.data.sources import SOURCES, load
from studio.exchange.asked import Asked
from studio.train import fit, starting, supervised
from studio.train import optimisers as making
from studio.train.config import TrainConfig
from studio.train.groups import parted
from studio.train.keeper import measure_of
from studio.train.metrics import Meters
from studio.train.numerics import FORMATS, Numerics
from studio.train.readout import Readout, fits, readout
from studio.train.sinks import refuse
from studio.train.steering import frozen_nodes, nothing_left
from studio.train.stopping import Measure


@dataclass(frozen=True, slots=True)
class Piece:
    """A layer whose parameters are all meant, or a single tensor."""

    path: str
    """In the module of the step."""
    is_tensor: bool


@dataclass(frozen=True, slots=True)
class Start:
    """A block whose weights start from what a file holds."""

    piece: Piece
    weights: Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Part:
    """Some parameters, and what an optimiser does otherwise with them."""

    pieces: tuple[Piece, ...]
    options: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class End:
    """One optimiser."""

    step: Step
    parts: tuple[Part, ...]
    """What it moves."""
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
    frozen: tuple[Piece, ...]
    """What nothing moves."""
    idle: tuple[Piece, ...]
    """Layers that the user froze on the canvas; they stay as in use."""
    resting: tuple[str, ...]
    """Models that are always as in use."""
    models: tuple[str, ...]
    """Models with anything to learn, by their names in the step."""
    readout: Readout
    metrics: tuple[Step, ...]
    """Of torchmetrics, that validation works out."""
    measure: Measure
    """What makes an epoch better than another."""
    shown: tuple[Step, ...]
    """Outputs that are no numbers."""
    pictures: frozenset[int]
    """How many axes images have, or volumes, or the weights that are for them."""
    left_out: tuple[str, ...]
    """What the program does beside training, and a script does not."""
    differentiates: bool
    """Whether a loss is worked out by gradients."""
    starts: tuple[Start, ...] = ()
    """Blocks that do not start with what their layers draw; inner ones later."""


def recipe(asked: Asked) -> Recipe:
    """Look at what a training would do. Raises a ``UserError`` where it could not."""
    config = TrainConfig.from_settings(asked.project.settings)
    if config.device in ("cpu", "mps"):
        Numerics.of(replace(config, compile=False), torch.device(config.device))
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
    layers = _idle(module, frozen_nodes(asked.project, plan, is_drawn=usual is None))
    still = {id(one) for layer in layers.values() for one in layer.parameters()}
    ends, moved = _ends(module, len(examples), config, still)
    names = {id(part): name for name, part in module.named_modules()}
    begun = starting.starts(module, asked.base)
    learning = {step.keeper: step for step in plan.steps if _has_parameters(module, step)}
    frozen = cover(module, set(map(id, module.parameters())) - moved)
    resting = {piece.path for piece in frozen}
    constants = {**asked.plan.constants, **plan.constants}
    told, shown = _readout(
        module,
        [values[:2] for values in examples.tensors],
        binary=usual is not None and usual.criterion.target.kind == "label",
    )
    # Made for what torchmetrics says of wrong settings, and of which numbers more is better.
    meters = Meters(plan, torch.device("cpu"))
    return Recipe(
        plan=replace(plan, constants=constants),
        config=config,
        dataset=dataset,
        fields=fields,
        ends=ends,
        steps=making.by_node(plan.steps),
        frozen=frozen,
        idle=tuple(Piece(name, is_tensor=False) for name in layers),
        resting=tuple(name for name, step in learning.items() if step.bodies and name in resting),
        models=tuple(name for name, step in learning.items() if step.bodies),
        readout=told,
        metrics=tuple(step for step in plan.steps if step.spec.construct == "metric"),
        measure=measure_of(config, told, meters),
        shown=shown,
        pictures=frozenset(FORMATS)
        & {each.dim() for each in (*module.parameters(), *module.buffers(), *examples.tensors)},
        left_out=tuple(_left_out(config, fields)),
        differentiates=any(step.spec.differentiates for step in plan.steps),
        starts=tuple(
            Start(Piece(names[id(each.layer)], is_tensor=False), each.weights) for each in begun
        ),
    )


def _ends(
    module: PlanModule, batches: int, config: TrainConfig, still: set[int]
) -> tuple[tuple[End, ...], set[int]]:
    """All optimisers, and what they move by its ids; ``still``: what the user froze."""
    plan = module.plan
    steps = making.by_node(plan.steps)
    divided = {
        step.node: parted(module, step, _once(module, owned(plan.steps, step)))
        for step in optimisers(plan)
    }
    everything = {id(one) for part in divided.values() for one in part.moved}
    found: list[End] = []
    for step in optimisers(plan):
        mine = divided[step.node]
        refuse(step, mine.moved, config.precision)
        if all(id(one) in still for one in mine.moved):
            raise nothing_left(step.called)
        (loss,) = step.inputs["loss"]
        reach = set(map(id, _once(module, reached(plan.steps, loss)))) & everything
        # Made for what torch says of wrong settings; on no device there is nothing fused. It
        # writes into its groups.
        copies = [dict(group) for group in mine.groups]
        optimizer = making.optimiser(step, copies, fused=False)
        counts, length = "step", 0
        if (wired := schedule_of(plan.steps, step)) is not None:
            counts = making.counts(wired, steps)
            timing = [step.settings[name] for name in ("times", "every", "accumulate")]
            times, every, accumulate = (int(str(value)) for value in timing)
            updates = batches * times // (every * accumulate) * config.epochs
            length = config.epochs if counts == "epoch" else updates
            making.schedule(wired, steps, optimizer, length)
        takes = inspect.signature(target_of(step.spec)).parameters
        fused = "fused" in takes and making.may_fuse(module)
        alone = reach == set(map(id, mine.moved))
        parts = tuple(_part(module, step, group) for group in mine.groups)
        found.append(End(step, parts, alone, wired, counts, length, fused))
    return tuple(found), everything


def _idle(module: PlanModule, paths: Sequence[str]) -> dict[str, nn.Module]:
    """The layers of nodes that are frozen, by their names in the module."""
    names = {id(part): name for name, part in module.named_modules()}
    return {
        names[id(layer)]: layer
        for path in sorted(paths)
        for owner, step in owners(module, path)
        if (layer := owner.layer(step.node)) is not None
    }


def _part(module: PlanModule, step: Step, group: Mapping[str, object]) -> Part:
    members = group["params"]
    assert isinstance(members, list)
    once = dict.fromkeys(each.keeper for each in owned(module.plan.steps, step))
    pieces = cover(module, set(map(id, members)), tuple(once))
    options = {name: value for name, value in group.items() if isinstance(value, float)}
    return Part(pieces, options)


def cover(module: nn.Module, wanted: set[int], names: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The largest layers, and tensors, that these parameters are all of.

    Args:
        module: what they are in.
        wanted: their ids.
        names: layers and tensors of the module to look at, in this order; without, all.
    """
    own = dict(module.named_parameters(recurse=False))
    inner = dict(module.named_children())
    found: list[Piece] = []
    for name in names or (*own, *inner):
        if name in own:
            found += [Piece(name, is_tensor=True)] if id(own[name]) in wanted else []
            continue
        has = set(map(id, inner[name].parameters()))
        if has and has <= wanted:
            found.append(Piece(name, is_tensor=False))
        elif has & wanted:
            within = cover(inner[name], wanted)
            found += [replace(piece, path=f"{name}.{piece.path}") for piece in within]
    return tuple(found)


def _left_out(config: TrainConfig, fields: Iterable[Field]) -> Iterator[str]:
    """What serves the program alone, in words."""
    if config.checkpoint_every or config.keep_every:
        yield "checkpoints by the clock (train.checkpoint_every, train.keep_every)"
    if config.run_in == "process":
        yield "the process of its own (train.run_in)"
    if any(field.kind == "text" for field in fields):
        yield "the text that a language model writes while it learns"


def _has_parameters(module: PlanModule, step: Step) -> bool:
    layer = module.layer(step.node)
    return step.spec.construct == "parameter" or (
        layer is not None and any(True for _ in layer.parameters())
    )


def _once(module: PlanModule, calls: Iterable[Step]) -> list[nn.Parameter]:
    found = (parameter for step in calls for parameter in module.parameters_of(step))
    return list({id(parameter): parameter for parameter in found}.values())


def _readout(
    module: PlanModule, examples: Sequence[Tensor], *, binary: bool
) -> tuple[Readout, tuple[Step, ...]]:
    """What a step tells of itself, by the sizes of its values alone, and what it only shows.

    ``binary``: answers that are one number are right or wrong.
    """
    plan = module.plan
    found = readout(plan, (), answers=True)
    wanted = [step.inputs["input"][0] for step in plan.outputs]
    judged = [] if found.answer is None else [found.answer.given, found.answer.right]
    module.eval()
    values = module.runner([*wanted, *judged])([each.to("meta") for each in examples])
    tensors = [
        (step, value)
        for step, value in zip(plan.outputs, values, strict=False)
        if isinstance(value, Tensor)
    ]
    numbers = [step for step, value in tensors if value.dim() == 0]
    shown = tuple(step for step, value in tensors if value.dim() > 0)
    answer = found.answer
    answers = answer is not None and fits(answer, *values[len(wanted) :])
    if answer is not None and answer.scoring.reading != "classes":
        answers = answers and binary
    return readout(plan, numbers, answers=answers), shown
