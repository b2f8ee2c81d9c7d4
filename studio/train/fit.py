"""Whether a model and a data set fit together; if not, where and what to do."""

from __future__ import annotations

import torch
from torch import Tensor

from studio import labels
from studio.compile.module import PlanModule
from studio.compile.plan import Plan, Step, is_optional
from studio.data.fields import Dataset, Field
from studio.message import Message
from studio.observe.quiet import undisturbed
from studio.train.criterion import Criterion
from studio.train.problems import TrainingError


def match_inputs(plan: Plan, dataset: Dataset) -> tuple[Field, ...]:
    """The data field for each input of the model: by name if all names agree, else in order.

    Inputs that may be left out are, where the data has nothing for them.
    """
    steps, fields = plan.inputs, dataset.inputs
    needed = [step for step in steps if not is_optional(step)]
    steps = steps[: max(len(needed), len(fields))]
    if len(steps) != len(fields):
        raise TrainingError(
            "The model has {inputs} inputs ({names}), but an example of {data} has {fields} "
            "({found}). Make them agree, or choose other data.",
            node=steps[-1].node if steps else "",
            inputs=len(steps),
            names=", ".join(step.called for step in steps) or Message("none"),
            data=dataset.name,
            fields=len(fields),
            found=", ".join(field.name for field in fields) or Message("none"),
        )
    by_name = {field.name: field for field in fields}
    if all(step.name in by_name for step in steps):
        fields = tuple(by_name[step.name] for step in steps)
    sizes: dict[str, int] = {}
    for step, field in zip(steps, fields, strict=True):
        _check_input(step, field, dataset, sizes)
    return fields


def _check_input(step: Step, field: Field, dataset: Dataset, sizes: dict[str, int]) -> None:
    """Raise where a field is not what an input expects.

    Args:
        step: the input.
        field: what it would be given.
        dataset: the data that the field is of.
        sizes: what the free axes of the inputs before it came to; those of this one are added.
    """
    shape, dtype = step.settings.get("shape"), step.settings.get("dtype")
    assert isinstance(shape, tuple)
    wants = ("N", *field.shape)
    if not fits(shape, wants, sizes):
        raise TrainingError(
            "The input {name} expects examples of shape {expected}, but the field {field} of "
            "{data} gives {found}. Set the shape of {name} to {found}, or choose other data.",
            node=step.node,
            name=step.called,
            expected=shown(shape),
            field=field.name,
            data=dataset.name,
            found=shown(wants),
        )
    if dtype != field.dtype:
        raise TrainingError(
            "The input {name} expects numbers of type {expected}, but the field {field} of {data} "
            "holds {found}. Set the dtype of {name} to {found}, or choose other data.",
            node=step.node,
            name=step.called,
            expected=dtype,
            field=field.name,
            data=dataset.name,
            found=field.dtype,
        )


def fits(shape: tuple[object, ...], found: tuple[object, ...], sizes: dict[str, int]) -> bool:
    """Whether examples of one shape go into an input of another, whose axes may be free.

    A free axis takes any size that it is a multiple of; ``sizes`` keeps it, for the next.
    """
    if len(shape) != len(found):
        return False
    for axis, size in zip(shape, found, strict=True):
        free = labels.read(axis) if isinstance(axis, str) and axis != size else None
        if free is None or free.label == labels.BATCH or not isinstance(size, int):
            if axis != size:
                return False
        elif size % free.factor or sizes.setdefault(free.label, size // free.factor) != (
            size // free.factor
        ):
            return False
    return True


def check_output(
    module: PlanModule, inputs: tuple[Tensor, ...], criterion: Criterion, dataset: Dataset
) -> None:
    """Run two examples through the model and hold its output against the target.

    Raises ``TrainingError``, or ``NodeError`` where a layer fails.
    """
    plan = module.plan
    if len(plan.outputs) != 1:
        raise TrainingError(
            "Training needs a model with one output, but this one has {count} ({names}). Remove "
            "the others.",
            node=plan.outputs[-1].node if plan.outputs else "",
            count=len(plan.outputs),
            names=", ".join(step.called for step in plan.outputs) or Message("none"),
        )
    if not any(parameter.requires_grad for parameter in module.parameters()):
        raise TrainingError(
            "The model has no parameters, so there is nothing to train. Add a layer that has "
            "some, such as Linear."
        )
    with undisturbed(module), torch.no_grad():
        output = module(*(values.clone() for values in inputs))
    shape = ("N", *output.shape[1:])
    field, count = criterion.target, len(criterion.target.classes)
    wants: list[tuple[object, ...]]
    if criterion.scoring.reading == "classes":
        wants = [("N", count)]
    elif criterion.scoring.reading == "numbers":
        wants = [("N", *field.shape)]
    else:
        wants = [("N", 1), ("N",)]
    source = _before_output(plan)
    if output.shape[0] != len(inputs[0]) or shape not in wants:
        raise TrainingError(
            "{loss} with the target {field} of {data} wants an output of shape {expected}{why}, "
            "but {name} gives {found}. Change the last layers so that they give {expected}.",
            node=source.node,
            loss=criterion.name,
            field=field.name,
            data=dataset.name,
            expected=shown(wants[0]),
            why=Message(" (one for each of {count} classes)", count=count)
            if len(wants) == 1 and count
            else "",
            name=source.called,
            found=shown(tuple(output.shape) if output.shape[0] != len(inputs[0]) else shape),
        )
    if not output.is_floating_point():
        raise TrainingError(
            "A loss wants an output of real numbers, but {name} gives {found}.",
            node=source.node,
            name=source.called,
            found=str(output.dtype).removeprefix("torch."),
        )
    if criterion.name == "BCELoss" and (output.min() < 0 or output.max() > 1):
        raise TrainingError(
            "BCELoss wants outputs from 0 to 1, but {name} gives others. Insert Sigmoid after it, "
            "or set train.loss to BCEWithLogitsLoss.",
            node=source.node,
            name=source.called,
        )


def _before_output(plan: Plan) -> Step:
    """The step whose value the model returns."""
    output = plan.outputs[0]
    (reference,) = output.inputs["input"]
    return plan.step(reference.node) or output


def overwrites(plan: Plan) -> bool:
    """Whether a layer works in place, and so might overwrite the data it is given."""
    return any(
        step.settings.get("inplace") is True or any(overwrites(body) for body in step.bodies)
        for step in plan.steps
    )


def shown(shape: tuple[object, ...]) -> str:
    """A shape as people write it."""
    return " × ".join(str(size) for size in shape)
