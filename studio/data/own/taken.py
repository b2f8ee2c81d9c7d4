"""What an example of the user's own becomes, and in words what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.scale import Scale
from studio.message import Message


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers as the data set has them, of the shape of one example."""

    values: Array
    done: Message
    """What was done: grey, resized to 28 × 28 …"""


def scaled(raw: Array, field: Field, done: Sequence[Message]) -> Taken:
    """Numbers as they would be read, scaled as the data set scales its own."""
    scale = field.scale or Scale()
    if field.dtype != "float32":
        return Taken(np.ascontiguousarray(raw, np.dtype(field.dtype)), told(done))
    values = scale.applied(raw[np.newaxis])[0]
    if scale.shift is not None:
        done = [*done, Message("scaled as the training split is")]
    elif scale.spread is not None:
        done = [*done, Message("scaled to 0–1")]
    return Taken(np.ascontiguousarray(values), told(done))


def told(done: Sequence[Message]) -> Message:
    """Several things that were done, in one sentence without an end."""
    if not done:
        return Message("taken as it is")
    found = done[0]
    for more in done[1:]:
        found = Message("{first}, {then}", first=found, then=more)
    return found


def sizes(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape)) or "1"


def refuse(name: str, found: Message, field: Field, what: Message) -> DataError:
    """What was found, and what the field wants instead."""
    return DataError(
        '"{name}" is {found}, but "{field}" wants {what}. Choose another one.',
        name=name,
        found=found,
        field=field.name,
        what=what,
    )


def wanted(field: Field) -> Message:
    """What a field takes, in words."""
    if field.kind == "text":
        return Message("a text")
    if takes_pictures(field):
        return Message("a picture of {sizes}", sizes=sizes(field.shape))
    return Message("{sizes} numbers", sizes=sizes(field.shape))


def takes_pictures(field: Field) -> bool:
    """Whether an example of it is a picture of one or three colours."""
    return len(field.shape) == 3 and field.shape[0] in (1, 3) and field.dtype == "float32"
