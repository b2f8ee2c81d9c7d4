"""What a training graph of one's own wants of the data: told before training, refused by it."""

from __future__ import annotations

from collections.abc import Sequence

from studio.compile.plan import Plan
from studio.data.fields import Field
from studio.message import Message
from studio.train.wishes import Objection, about_input


def about_fields(plan: Plan, fields: Sequence[Field], data: str) -> list[Objection]:
    """What the inputs of a training graph have against the fields of the data of this name."""
    by_name = {field.name: field for field in fields}
    sizes: dict[str, int] = {}
    found: list[Objection | None] = []
    for step in plan.inputs:
        field = by_name.get(step.called)
        if field is None:
            message = Message(
                "The training graph takes {name}, but an example of {data} has no field of that "
                "name. It has: {known}. Rename the input, or choose other data.",
                name=step.called,
                data=data,
                known=", ".join(by_name),
            )
            found.append(Objection("inputs", message, step.node))
        else:
            found.append(about_input(step, field, data, sizes))
    if not found:
        message = Message(
            "The training graph takes nothing from the data. Add an Input with the name of a "
            "field: {known}.",
            known=", ".join(by_name),
        )
        found.append(Objection("inputs", message))
    return [objection for objection in found if objection is not None]
