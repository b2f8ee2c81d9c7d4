"""What a data set is made of: named fields and, for each split, one array a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from numpy.typing import NDArray

from studio.data.scale import Scale
from studio.message import Message

Array: TypeAlias = NDArray[Any]
FieldKind = Literal[
    "image", "points", "vector", "sequence", "text", "label", "labels", "number", "numbers"
]
"""``text``: characters, as indices into the classes. ``labels``: a class for each place."""
Split = Literal["train", "validation"]


@dataclass(frozen=True, slots=True)
class Field:
    """One named part of an example, such as its image or its label."""

    name: str
    shape: tuple[int, ...]
    """Shape of one example, without the batch axis; ``()`` for a label, ``(1,)`` for a number."""
    dtype: str
    """As torch says it: ``float32``, ``int64`` …"""
    kind: FieldKind
    classes: tuple[str, ...] = ()
    """Names of the classes, for a label; the characters that there are, for a text."""
    columns: tuple[str, ...] = ()
    """Names of the numbers of a vector, where they have some."""
    scale: Scale | None = field(default=None, compare=False)
    """How its numbers were changed after they were read, once that is known."""


TARGETS: frozenset[FieldKind] = frozenset({"label", "labels", "number", "numbers"})
"""The kinds of fields that are foreseen; all others are what is known."""


def inputs_of(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that a model takes."""
    return tuple(field for field in fields if field.kind not in TARGETS)


def targets_of(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that a model is to foresee."""
    return tuple(field for field in fields if field.kind in TARGETS)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Examples in memory, split into training and validation.

    ``train[name]`` has shape examples × ``field.shape`` and the field's dtype.
    """

    name: str
    fields: tuple[Field, ...]
    train: Mapping[str, Array]
    validation: Mapping[str, Array]
    note: Message | None = None
    """What a user should know: where it comes from, its licence, whether it is a sample."""

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def split(self, name: Split) -> Mapping[str, Array]:
        return self.train if name == "train" else self.validation

    @property
    def inputs(self) -> tuple[Field, ...]:
        return inputs_of(self.fields)

    @property
    def targets(self) -> tuple[Field, ...]:
        return targets_of(self.fields)

    @property
    def train_size(self) -> int:
        return len(next(iter(self.train.values())))

    @property
    def validation_size(self) -> int:
        return len(next(iter(self.validation.values())))
