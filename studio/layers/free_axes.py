"""Free axes in the shape of an input: whether a text may be one, and what to say if not."""

from __future__ import annotations

from studio import labels
from studio.layers.spec import Param
from studio.message import Message


def trouble_with(param: Param, text: str, found: str | Message) -> Message | None:
    """Whether a text in a shape is a free axis, and may stand there."""
    axis = labels.read(text)
    if axis is None or not param.labels:
        return wrong_shape(param, found)
    if axis.label == labels.BATCH and axis.size is not None:
        return Message(
            "N in {param} is the size of the batch, which is chosen for each training; write N "
            "alone.",
            param=param.name,
        )
    if max(axis.factor, axis.size or 0) > labels.LARGEST:
        return Message(
            "An axis in {param} has a size of {limit} at most, but it is {found}.",
            param=param.name,
            limit=labels.LARGEST,
            found=found,
        )
    if axis.size is not None and axis.size % axis.factor:
        return Message(
            "{axis} in {param} is a multiple of {factor}, but {size} is none. Take {near}.",
            param=param.name,
            axis=axis.axis,
            factor=axis.factor,
            size=axis.size,
            near=axis.factor * max(1, round(axis.size / axis.factor)),
        )
    return None


def wrong_shape(param: Param, found: str | Message) -> Message:
    """What kind of shape is expected."""
    if param.labels:
        return Message(
            "{param} must be a list of sizes such as N, 1, 28, 28, or with names in capitals for "
            "sizes that are open, such as N, T, 64, but it is {found}.",
            param=param.name,
            found=found,
        )
    return Message(
        "{param} must be a list of sizes such as N, 1, 28, 28, but it is {found}.",
        param=param.name,
        found=found,
    )
