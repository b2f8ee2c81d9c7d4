"""What data, model and loss want of each other: told before training, and refused by it.

No torch: what the model gives is known by its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from studio import labels
from studio.compile.plan import Plan, Step, is_optional
from studio.data.fields import Field
from studio.message import Message
from studio.train.choices import OF_CLASSES, OF_NUMBERS, OF_TWO

Subject = Literal[
    "inputs",
    "shape",
    "dtype",
    "targets",
    "loss",
    "weights",
    "outputs",
    "learning",
    "output",
    "numbers",
]
"""What does not fit."""

Shape = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why training could not begin."""

    subject: Subject
    message: Message
    node: str = ""
    """Id of the node it concerns; empty: none."""
    field: Field | None = None
    """The field of the data it concerns."""
    wanted: Shape = ()
    """The shape that would fit."""


def match(steps: Sequence[Step], fields: Sequence[Field]) -> tuple[tuple[Step, Field], ...] | None:
    """The data field for each input of a model: by name if all names agree, else in order.

    Inputs that may be left out are, where the data has nothing for them. ``None`` where the
    numbers differ.
    """
    needed = [step for step in steps if not is_optional(step)]
    steps = steps[: max(len(needed), len(fields))]
    if len(steps) != len(fields):
        return None
    by_name = {field.name: field for field in fields}
    if all(step.name in by_name for step in steps):
        fields = [by_name[step.name] for step in steps]
    return tuple(zip(steps, fields, strict=True))


def about_inputs(plan: Plan, fields: Sequence[Field], data: str) -> list[Objection]:
    """What the inputs of a model have against the fields of the data of this name."""
    steps = plan.inputs
    pairs = match(steps, fields)
    if pairs is None:
        needed = [step for step in steps if not is_optional(step)]
        steps = steps[: max(len(needed), len(fields))]
        message = Message(
            "The model has {inputs} inputs ({names}), but an example of {data} has {fields} "
            "({found}). Make them agree, or choose other data.",
            inputs=len(steps),
            names=", ".join(step.called for step in steps) or Message("none"),
            data=data,
            fields=len(fields),
            found=", ".join(field.name for field in fields) or Message("none"),
        )
        return [Objection("inputs", message, steps[-1].node if steps else "")]
    sizes: dict[str, int] = {}
    found = [about_input(step, field, data, sizes) for step, field in pairs]
    return [objection for objection in found if objection is not None]


def about_input(step: Step, field: Field, data: str, sizes: dict[str, int]) -> Objection | None:
    """What one input has against the field that it is given.

    ``sizes``: what the free axes of the inputs before it came to; those of this one are added.
    """
    shape, dtype = step.settings.get("shape"), step.settings.get("dtype")
    assert isinstance(shape, tuple)
    wants: Shape = ("N", *field.shape)
    if not fits(shape, wants, sizes):
        message = Message(
            "The input {name} expects examples of shape {expected}, but the field {field} of "
            "{data} gives {found}. Set the shape of {name} to {found}, or choose other data.",
            name=step.called,
            expected=shown(shape),
            field=field.name,
            data=data,
            found=shown(wants),
        )
        return Objection("shape", message, step.node, field, wants)
    if dtype != field.dtype:
        message = Message(
            "The input {name} expects numbers of type {expected}, but the field {field} of {data} "
            "holds {found}. Set the dtype of {name} to {found}, or choose other data.",
            name=step.called,
            expected=dtype,
            field=field.name,
            data=data,
            found=field.dtype,
        )
        return Objection("dtype", message, step.node, field)
    return None


def fits(shape: Sequence[object], found: Sequence[object], sizes: dict[str, int]) -> bool:
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


def loss_for(wanted: str, target: Field) -> str:
    """The loss that a setting means for a target."""
    if wanted != "auto":
        return wanted
    return "CrossEntropyLoss" if target.kind in ("label", "labels") else "MSELoss"


def about_targets(targets: Sequence[Field], data: str) -> Objection | None:
    if len(targets) == 1:
        return None
    message = Message(
        "Training needs data with one target field, but {data} has {count} ({names}). "
        "Choose other data, or leave fields out in the data settings.",
        data=data,
        count=len(targets),
        names=", ".join(field.name for field in targets) or Message("none"),
    )
    return Objection("targets", message)


WEIGHING = frozenset({"CrossEntropyLoss", "BCEWithLogitsLoss"})
"""Losses that the weights of classes in the settings are for."""


def about_weights(
    name: str, weights: Sequence[float] | None, target: Field, data: str
) -> Objection | None:
    """Weights of other classes than there are."""
    if weights is None or name not in WEIGHING or target.kind != "label":
        return None
    if len(weights) == len(target.classes):
        return None
    message = Message(
        "train.class_weights has {count} numbers, but the target {field} of {data} has {classes} "
        "classes. Set as many numbers, or none.",
        count=len(weights),
        field=target.name,
        data=data,
        classes=len(target.classes),
    )
    return Objection("weights", message, field=target)


def about_loss(
    name: str, target: Field, data: str, limits: tuple[float, float] | None
) -> Objection | None:
    """What a loss has against the target. ``limits``: its least and greatest number."""
    message = _about_loss(name, target, data, limits)
    return None if message is None else Objection("loss", message, field=target)


def _about_loss(
    name: str, target: Field, data: str, limits: tuple[float, float] | None
) -> Message | None:
    classes, is_label = len(target.classes), target.kind == "label"
    if target.kind == "labels":
        return Message(
            "The target {field} of {data} has a class for each place of an example, which only a "
            "training graph can foresee. Draw one, or begin with the example {example}.",
            field=target.name,
            data=data,
            example="char_lstm",
        )
    if name in OF_CLASSES and not is_label:
        return Message(
            "{loss} wants class labels, but the target {field} of {data} holds numbers. "
            "Set train.loss to MSELoss, or choose data with labels.",
            loss=name,
            field=target.name,
            data=data,
        )
    if name in OF_NUMBERS and is_label:
        return Message(
            "{loss} wants numbers, but the target {field} of {data} holds class labels: the "
            "distance from class 1 to class 3 means nothing. Set train.loss to CrossEntropyLoss "
            "and let the model give {classes} outputs, one for each class.",
            loss=name,
            field=target.name,
            data=data,
            classes=classes,
        )
    if name not in OF_TWO:
        return None
    if is_label and classes != 2:
        return Message(
            "{loss} tells two classes apart, but the target {field} of {data} has {classes}. "
            "Set train.loss to CrossEntropyLoss.",
            loss=name,
            field=target.name,
            data=data,
            classes=classes,
        )
    if not is_label and limits is not None and (limits[0] < 0 or limits[1] > 1):
        return Message(
            "{loss} wants targets from 0 to 1, but the target {field} of {data} goes from "
            "{low} to {high}. Set train.loss to MSELoss.",
            loss=name,
            field=target.name,
            data=data,
            low=f"{limits[0]:g}",
            high=f"{limits[1]:g}",
        )
    return None


def wanted_by(loss: str, target: Field) -> list[Shape]:
    """The shapes of an output that a loss can hold against a target, the best first."""
    if loss in OF_CLASSES:
        return [("N", len(target.classes))]
    if loss in OF_TWO and target.kind == "label":
        return [("N", 1), ("N",)]
    return [("N", *target.shape)]


def about_outputs(plan: Plan) -> Objection | None:
    """A model has one output while it is trained."""
    if len(plan.outputs) == 1:
        return None
    message = Message(
        "Training needs a model with one output, but this one has {count} ({names}). Remove "
        "the others.",
        count=len(plan.outputs),
        names=", ".join(step.called for step in plan.outputs) or Message("none"),
    )
    return Objection("outputs", message, plan.outputs[-1].node if plan.outputs else "")


def nothing_to_train() -> Objection:
    message = Message(
        "The model has no parameters, so there is nothing to train. Add a layer that has "
        "some, such as Linear."
    )
    return Objection("learning", message)


def about_output(
    loss: str, target: Field, data: str, source: Step, found: Shape
) -> Objection | None:
    """What a loss has against the shape that a model's last layer gives."""
    wants = wanted_by(loss, target)
    if found in wants:
        return None
    count = len(target.classes)
    message = Message(
        "{loss} with the target {field} of {data} wants an output of shape {expected}{why}, "
        "but {name} gives {found}. Change the last layers so that they give {expected}.",
        loss=loss,
        field=target.name,
        data=data,
        expected=shown(wants[0]),
        why=Message(" (one for each of {count} classes)", count=count)
        if len(wants) == 1 and count
        else "",
        name=source.called,
        found=shown(found),
    )
    return Objection("output", message, source.node, target, wants[0])


def about_numbers(source: Step, dtype: str) -> Objection | None:
    """A loss needs an output along which a gradient can come back."""
    if dtype.startswith(("float", "bfloat")):
        return None
    message = Message(
        "A loss wants an output of real numbers, but {name} gives {found}.",
        name=source.called,
        found=dtype,
    )
    return Objection("numbers", message, source.node)


def before_output(plan: Plan) -> Step:
    """The step whose value the model returns."""
    output = plan.outputs[0]
    (reference,) = output.inputs["input"]
    return plan.step(reference.node) or output


def shown(shape: Sequence[object]) -> str:
    """A shape as people write it."""
    return " × ".join(str(size) for size in shape)
