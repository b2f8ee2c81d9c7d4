"""The training graph that the settings of supervised learning mean. No torch: it can be shown.

Where data and model do not come together yet, there is as much of it as can be drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from studio.compile.card_sizes import CardSizes
from studio.compile.kinds import START_FROM, ProjectKinds
from studio.compile.plan import Plan
from studio.data.fields import Field, inputs_of, targets_of
from studio.graph.layout import arrange
from studio.graph.model import BLOCK, INPUT, MODEL, Graph, Node, Wire
from studio.layers.spec import LayerSpec
from studio.train import choices, wishes
from studio.train.config import OF_SETTINGS, TrainConfig
from studio.value import Value

OPTIM = "torch.optim."
SCHEDULES = "torch.optim.lr_scheduler."
CALL = MODEL
"""What the call of the model is called."""


class _Drawing:
    """A graph that grows."""

    def __init__(self) -> None:
        self.graph = Graph()

    def add(self, kind: str, name: str, params: Mapping[str, Value]) -> str:
        node_id = self.graph.fresh_id()
        name = self.graph.fresh_name(name)
        self.graph.put_node(Node(node_id, kind, name, dict(params)))
        return node_id

    def wire(self, source: str, output: str, target: str, port: str) -> None:
        self.graph.put_wire(Wire(source, output, target, port))


def meant(config: TrainConfig, plan: Plan, fields: tuple[Field, ...], kinds: ProjectKinds) -> Graph:
    """The training graph that settings mean for a model and the fields of its data, laid out.

    Without one target, or one output to hold against it, it ends at the call of the model.
    """
    pairs = wishes.match(plan.inputs, inputs_of(fields)) or ()
    inputs, targets = [field for _, field in pairs], targets_of(fields)
    if len(targets) != 1 or len(plan.outputs) != 1 or not pairs:
        draw = _Drawing()
        _call(draw, plan, _fields(draw, (*inputs, *targets))[: len(inputs)], config)
        return _laid_out(draw.graph, kinds)
    loss = wishes.loss_for(config.loss, targets[0])
    graph = training_graph(config, plan, inputs, targets[0], loss=loss, kinds=kinds)
    return _laid_out(graph, kinds)


def _laid_out(graph: Graph, kinds: ProjectKinds) -> Graph:
    """The same with its nodes in their places."""
    cards = CardSizes(kinds, graph)
    for node_id, x, y in arrange(graph, cards.size, cards.ends):
        graph.put_node(replace(graph.node(node_id), x=x, y=y))
    return graph


def training_graph(
    config: TrainConfig,
    plan: Plan,
    inputs: Sequence[Field],
    target: Field,
    *,
    loss: str,
    kinds: ProjectKinds,
) -> Graph:
    """One step of supervised learning, as these settings have it. No node has a place yet.

    Args:
        config: the settings.
        plan: of the model.
        inputs: the fields that its inputs are given, in their order.
        target: the field that its output is held against.
        loss: the class in ``torch.nn`` that does so.
        kinds: of the project.
    """
    optimiser = kinds.find(OPTIM + config.optimizer)
    assert optimiser is not None
    draw = _Drawing()
    fields = _fields(draw, (*inputs, target))
    call = _call(draw, plan, fields[:-1], config)
    label = fields[-1]
    held = label
    if loss in choices.OF_TWO and target.kind == "label":
        held = draw.add("torch.Tensor.to", "as_number", {"dtype": "float32"})
        draw.wire(label, "output", held, "input")
        if _has_columns(plan):
            shape = {"shape": ("N", 1)}
            upright = draw.add("torch.reshape", "as_column", shape)
            draw.wire(held, "output", upright, "input")
            held = upright
    kind = choices.LOSSES[loss].key
    step_loss = draw.add(kind, "loss", _loss_params(config, loss, target))
    draw.wire(call, plan.outputs[0].called, step_loss, "input")
    draw.wire(held, "output", step_loss, "target")
    end = _end(draw, config, optimiser)
    draw.wire(step_loss, "output", end, "loss")
    for metric in choices.metrics(config.metrics):
        sizes = _sizes(metric, target)
        name = choices.metric_name(metric)
        node = draw.add(metric.key, name, sizes)
        draw.wire(call, plan.outputs[0].called, node, "preds")
        draw.wire(held if loss in choices.OF_TWO else label, "output", node, "target")
    return draw.graph


def _sizes(metric: LayerSpec, target: Field) -> dict[str, Value]:
    """How many classes or labels a metric is told that there are."""
    if metric.param("num_classes") is not None:
        return {"num_classes": len(target.classes) or 2}
    if metric.param("num_labels") is not None:
        return {"num_labels": target.shape[0] if target.shape else 2}
    return {}


def moving(config: TrainConfig, kinds: ProjectKinds) -> Graph:
    """The optimiser and its schedule alone, as these settings have them; not to be looked at."""
    optimiser = kinds.find(OPTIM + config.optimizer)
    assert optimiser is not None
    draw = _Drawing()
    _end(draw, config, optimiser)
    return draw.graph


def _end(draw: _Drawing, config: TrainConfig, spec: LayerSpec) -> str:
    """The optimiser with its schedule, if it has one."""
    end = draw.add(spec.key, "optimizer", _optimiser_params(config, spec))
    if (schedule := _schedule(draw, config)) is not None:
        draw.wire(schedule, "schedule", end, "schedule")
    return end


def _fields(draw: _Drawing, fields: Sequence[Field]) -> list[str]:
    return [draw.add(INPUT, _name(field), _entry(field)) for field in fields]


def _call(draw: _Drawing, plan: Plan, fields: Sequence[str], config: TrainConfig) -> str:
    """The call of the model, which is given these."""
    start: dict[str, Value] = {START_FROM: config.start_from} if config.start_from else {}
    call = draw.add(BLOCK + MODEL, CALL, start)
    for step, source in zip(plan.inputs, fields, strict=False):
        draw.wire(source, "output", call, step.called)
    return call


def _has_columns(plan: Plan) -> bool:
    """Whether the model gives N × 1, and not N."""
    step = wishes.before_output(plan)
    (ref,) = plan.outputs[0].inputs["input"]
    return step.shapes is None or "×" in step.shapes.get(ref.port, "×")


def _schedule(draw: _Drawing, config: TrainConfig) -> str | None:
    """The node of the schedule that the optimiser has, if it has one."""
    after: str | None = None
    if config.schedule != choices.NONE:
        kind = choices.SCHEDULES[config.schedule].key
        after = draw.add(kind, "schedule", config.schedule_settings)
    if not config.warm_up:
        return after
    warming: dict[str, Value] = {"start_factor": 0.01, "total_iters": config.warm_up}
    before = draw.add(f"{SCHEDULES}LinearLR", "warm_up", warming)
    if after is None:
        return before
    milestones: dict[str, Value] = {"milestones": (config.warm_up,)}
    both = draw.add(f"{SCHEDULES}SequentialLR", "schedules", milestones)
    draw.wire(before, "schedule", both, "schedules.0")
    draw.wire(after, "schedule", both, "schedules.1")
    return both


def _optimiser_params(config: TrainConfig, spec: LayerSpec) -> dict[str, Value]:
    """Those of its settings that differ from its own defaults."""
    values: dict[str, Value] = {
        **{name: getattr(config, name) for name in (*choices.BARE, "accumulate", *OF_SETTINGS)},
        **config.optimizer_settings,
    }
    return {
        name: value
        for name, value in values.items()
        if (param := spec.param(name)) is not None and value != param.default
    }


def _loss_params(config: TrainConfig, loss: str, target: Field) -> Mapping[str, Value]:
    """Its settings, and the weights of its classes where they are not all alike."""
    weights = config.class_weights
    if weights is None or target.kind != "label":
        return config.loss_settings
    if loss == "CrossEntropyLoss":
        return {"weight": weights, **config.loss_settings}
    if loss == "BCEWithLogitsLoss" and len(weights) == 2:
        return {"pos_weight": weights[1] / weights[0], **config.loss_settings}
    return config.loss_settings


def entry_of(field: Field) -> tuple[str, dict[str, Value]]:
    """The name and the parameters of an input that is given a field."""
    return _name(field), _entry(field)


def _entry(field: Field) -> dict[str, Value]:
    return {"shape": ("N", *field.shape), "dtype": field.dtype}


def _name(field: Field) -> str:
    return field.name if field.name.isidentifier() else "field"
