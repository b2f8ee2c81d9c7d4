"""What a source of examples is, as data, and what its reader hands over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from studio.layers.spec import Param
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.data.fields import Array, Field

Normalise: TypeAlias = Literal["none", "unit", "standard"]
"""``none``: as read. ``unit``: to 0..1. ``standard``: mean 0 and deviation 1. See ``scaling``."""

Params: TypeAlias = Mapping[str, Value]
"""Every parameter of a source and the general ones, checked, by name."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What a reader read: one array a field, raw, before splitting and scaling.

    Labels are int64 indices into their field's classes. Inputs are in any number type.
    """

    name: str
    fields: tuple[Field, ...]
    arrays: Mapping[str, Array]
    validation: Mapping[str, Array] | None = None
    """The validation split, where the source has one of its own."""
    normalise: Normalise = "none"
    full_scale: float | None = None
    """The raw value that means 1.0 (255 for bytes); ``None``: the inputs have no fixed range."""
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A few examples of many, of all classes, and how many there are."""

    examples: Examples
    count: int
    validation: int | None = None
    """How many there are for validation beside, where the source has its own."""
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By field: how many of all but these there are of each class."""


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A kind of source. A path is a ``text`` parameter whose unit is ``file`` or ``folder``."""

    key: str
    title: str
    summary: str
    params: tuple[Param, ...]
    load: Callable[[Params], Examples]
    shape: tuple[int, ...] | None = None
    """Of one example's input, where all settings and files give the same."""
    package: str = ""
    """The distribution that brings it and its version; empty for those of the program."""
    glimpse: Callable[[Params], Glimpse] | None = None
    """A quick look, for a source whose examples take long to read, such as many files."""


PIXELS = Param(
    "normalise",
    "choice",
    "unit",
    "unit: pixels from 0 to 1. standard: mean 0 and deviation 1 for each channel, measured on the "
    "training split. none: pixels as they are stored.",
    choices=("unit", "standard", "none"),
)
"""The normalisation of sources that only hold images."""
