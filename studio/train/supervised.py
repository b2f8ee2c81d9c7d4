"""The training graph that the settings of supervised learning mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.compile.kinds import ProjectKinds
from studio.compile.plan import Plan
from studio.compile.undoubted import plan_of
from studio.data.fields import Dataset, Field
from studio.graph.model import BLOCK, INPUT, MODEL, TRAINING, Graph, Node, Project, Wire
from studio.layers.catalogue import standard
from studio.layers.spec import LayerSpec
from studio.train import criterion as criteria
from studio.train import wishes
from studio.train.config import TrainConfig
from studio.train.criterion import Criterion
from studio.train.fit import match_inputs
from studio.train.problems import TrainingError
from studio.value import Value

OPTIM = "torch.optim."
LOSSES = "torch.nn."
CALL = MODEL
"""What the call of the model is called."""
_GAP_X, _GAP_Y = 240.0, 130.0


class _Drawing:
    """A graph that grows to the right."""

    def __init__(self) -> None:
        self.graph = Graph()

    def add(self, kind: str, name: str, params: Mapping[str, Value], at: tuple[int, float]) -> str:
        node_id = self.graph.fresh_id()
        column, row = at
        x, y = column * _GAP_X, row * _GAP_Y
        name = self.graph.fresh_name(name)
        self.graph.put_node(Node(node_id, kind, name, dict(params), x=x, y=y))
        return node_id

    def wire(self, source: str, output: str, target: str, port: str) -> None:
        self.graph.put_wire(Wire(source, output, target, port))


@dataclass(frozen=True, slots=True)
class Setup:
    """What supervised learning on some data is."""

    plan: Plan
    """Of the training graph."""
    fields: tuple[Field, ...]
    """The fields that its inputs are given, in their order; the target last."""
    criterion: Criterion


def setup(project: Project, plan: Plan, config: TrainConfig, dataset: Dataset) -> Setup:
    """The training that these settings mean for a model of this plan.

    Raises ``TrainingError`` where data, model and loss do not suit each other.
    """
    criterion = criteria.choose(config.loss, dataset)
    inputs = match_inputs(plan, dataset)
    kinds = ProjectKinds(standard(), project)
    if (objection := wishes.about_outputs(plan)) is not None:
        raise TrainingError.of(objection)
    graph = training_graph(config, plan, inputs, criterion.target, loss=criterion.name, kinds=kinds)
    found = plan_of(graph, TRAINING, kinds, {MODEL: plan})
    return Setup(found, (*inputs, criterion.target), criterion)


def training_graph(
    config: TrainConfig,
    plan: Plan,
    inputs: Sequence[Field],
    target: Field,
    *,
    loss: str,
    kinds: ProjectKinds,
) -> Graph:
    """One step of supervised learning, as these settings have it.

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
    model_row = (len(inputs) - 1) / 2
    fields = [
        draw.add(INPUT, _name(field), _entry(field), (0, row)) for row, field in enumerate(inputs)
    ]
    label = draw.add(INPUT, _name(target), _entry(target), (0, len(inputs)))
    call = draw.add(BLOCK + MODEL, CALL, {}, (1, model_row))
    for step, source in zip(plan.inputs, fields, strict=False):
        draw.wire(source, "output", call, step.called)
    held = label
    if loss.startswith("BCE") and target.kind == "label":
        held = draw.add("torch.Tensor.to", "as_number", {"dtype": "float32"}, (1, len(inputs)))
        draw.wire(label, "output", held, "input")
        if _has_columns(plan):
            shape = {"shape": ("N", 1)}
            column = draw.add("torch.reshape", "as_column", shape, (2, float(len(inputs))))
            draw.wire(held, "output", column, "input")
            held = column
    step_loss = draw.add(LOSSES + loss, "loss", {}, (3, model_row))
    draw.wire(call, plan.outputs[0].called, step_loss, "input")
    draw.wire(held, "output", step_loss, "target")
    end = draw.add(optimiser.key, "optimizer", _optimiser_params(config, optimiser), (4, model_row))
    draw.wire(step_loss, "output", end, "loss")
    return draw.graph


def _has_columns(plan: Plan) -> bool:
    """Whether the model gives N × 1, and not N."""
    step = wishes.before_output(plan)
    (ref,) = plan.outputs[0].inputs["input"]
    return step.shapes is None or "×" in step.shapes.get(ref.port, "×")


def _optimiser_params(config: TrainConfig, spec: LayerSpec) -> dict[str, Value]:
    """Those of its settings that the form has."""
    values: dict[str, Value] = {
        "lr": config.lr,
        "weight_decay": config.weight_decay,
        "momentum": config.momentum,
    }
    return {name: value for name, value in values.items() if spec.param(name) is not None}


def _entry(field: Field) -> dict[str, Value]:
    return {"shape": ("N", *field.shape), "dtype": field.dtype}


def _name(field: Field) -> str:
    return field.name if field.name.isidentifier() else "field"
