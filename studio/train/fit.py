"""Whether a model and a data set fit together; if not, where and what to do."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.compile.module import PlanModule
from studio.compile.plan import Plan
from studio.data.fields import Dataset, Field
from studio.observe.quiet import undisturbed
from studio.train import wishes
from studio.train.criterion import Criterion
from studio.train.problems import TrainingError
from studio.train.step_wishes import about_fields


def match_inputs(plan: Plan, dataset: Dataset) -> tuple[Field, ...]:
    """The data field for each input of the model that there is one for."""
    for objection in wishes.about_inputs(plan, dataset.inputs, dataset.name):
        raise TrainingError.of(objection)
    pairs = wishes.match(plan.inputs, dataset.inputs)
    assert pairs is not None
    return tuple(field for _, field in pairs)


def match_fields(plan: Plan, dataset: Dataset) -> tuple[Field, ...]:
    """The data field for each input of a training graph: the one of its name.

    Raises ``TrainingError``.
    """
    for objection in about_fields(plan, dataset.fields, dataset.name):
        raise TrainingError.of(objection)
    by_name = {field.name: field for field in dataset.fields}
    return tuple(by_name[step.called] for step in plan.inputs)


def check_output(
    module: PlanModule, inputs: tuple[Tensor, ...], criterion: Criterion, dataset: Dataset
) -> None:
    """Run two examples through the model and hold its output against the target.

    Raises ``TrainingError``, or ``NodeError`` where a layer fails.
    """
    plan = module.plan
    _refuse(wishes.about_outputs(plan))
    if not any(parameter.requires_grad for parameter in module.parameters()):
        _refuse(wishes.nothing_to_train())
    with undisturbed(module), torch.no_grad():
        output = module(*(values.clone() for values in inputs))
    source = wishes.before_output(plan)
    shape: wishes.Shape = ("N", *output.shape[1:])
    if output.shape[0] != len(inputs[0]):
        shape = tuple(output.shape)
    dtype = str(output.dtype).removeprefix("torch.")
    _refuse(
        wishes.about_output(criterion.name, criterion.target, dataset.name, source, shape)
        or wishes.about_numbers(source, dtype)
    )
    if criterion.name == "BCELoss" and (output.min() < 0 or output.max() > 1):
        raise TrainingError(
            "BCELoss wants outputs from 0 to 1, but {name} gives others. Insert Sigmoid after it, "
            "or set train.loss to BCEWithLogitsLoss.",
            node=source.node,
            name=source.called,
        )


def _refuse(objection: wishes.Objection | None) -> None:
    if objection is not None:
        raise TrainingError.of(objection)


def overwrites(plan: Plan) -> bool:
    """Whether a layer works in place, and so might overwrite the data it is given."""
    return any(
        step.settings.get("inplace") is True or any(overwrites(body) for body in step.bodies)
        for step in plan.steps
    )
