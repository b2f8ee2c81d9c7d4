"""What looks are given: a model, and the examples that it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from studio.compile.module import PlanModule
from studio.observe.asks.example import TRAIN, VALIDATION, Example, Own
from studio.observe.boundary import Plane
from studio.observe.looks.lesson import Lesson
from studio.observe.looks.stride import Stride
from studio.observe.metrics import Reading, Scoring

__all__ = ["TRAIN", "VALIDATION", "Examples", "Given", "Samples", "Subject"]

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Examples:
    """A split, as the model is given it, on the model's device. Tensors must not be changed."""

    inputs: tuple[Tensor, ...]
    """One tensor an input of the model, examples first."""
    labels: Tensor | None = None
    """True classes, if the target is one of classes."""
    targets: Tensor | None = None
    """What the answers are held against, classes or not, if that is data."""
    whole: int = 0
    """How many the split has, where these are not all of them."""

    def __len__(self) -> int:
        return len(self.inputs[0])

    def nearest(self, index: int) -> int:
        """A number that exists: the nearest to the one asked for."""
        return min(max(index, 0), len(self) - 1)

    def example(self, index: int) -> tuple[Tensor, ...]:
        """A batch of one, as a copy: an in-place activation must not change the data."""
        return tuple(values[index : index + 1].clone() for values in self.inputs)

    def label(self, index: int) -> int | None:
        return None if self.labels is None else int(self.labels[index])


@dataclass(slots=True)
class Pace:
    """How many examples a model answers in the time that a look may take, as far as is known."""

    examples: int = 0


@dataclass(frozen=True, slots=True)
class Judge:
    """How a run judges the model's answers, one by one."""

    reading: Reading
    output: int
    """Which of the model's outputs is judged."""
    name: str
    """Of the loss."""
    loss: nn.Module | None = None
    """The loss itself, where it is a layer."""
    pace: Pace = field(default_factory=Pace, compare=False)


class Source(Protocol):
    """Makes what a model is given of what the data have."""

    def fits(self, own: Own) -> bool:
        """Whether something can be made of a sample of the user's own."""
        ...

    def given(self, settled: Example) -> tuple[Tensor, ...]:
        """A batch of one."""
        ...


@dataclass(frozen=True, slots=True)
class Samples:
    """What a look may show of the data."""

    splits: Mapping[str, Examples]
    """The validation split, and the training split under ``train``."""
    scoring: Scoring
    plane: Plane | None = field(default=None)
    """For inputs of two numbers."""
    fields: tuple[str, ...] = ()
    """Of the data: the one that each input is given; empty where they are made of several."""
    judge: Judge | None = None
    """Where a loss holds what the model gives against ``Examples.targets``."""
    source: Source | None = None
    """Where other layers make what the model is given."""

    @property
    def validation(self) -> Examples:
        return self.splits[VALIDATION]

    def settled(self, wanted: Example) -> Example:
        """One that exists: the nearest to what is asked for, and the user's own where it fits."""
        split = wanted.split if wanted.split in self.splits else VALIDATION
        own = wanted.own if wanted.own is not None and self.fits(wanted.own) else None
        return Example(self.splits[split].nearest(wanted.index), split, own)

    def fits(self, own: Own) -> bool:
        """Whether the model can be given it."""
        if self.source is not None:
            return self.source.fits(own)
        return self._place(own) is not None

    def given(self, settled: Example) -> tuple[Tensor, ...]:
        """A batch of one, as a copy."""
        if self.source is not None and settled.own is not None:
            return self.source.given(settled)
        values = list(self.splits[settled.split].example(settled.index))
        if (own := settled.own) is not None and (place := self._place(own)) is not None:
            values[place] = torch.tensor(own.values)[None].to(values[place])
        return tuple(values)

    def batch(self, settled: Example, count: int) -> list[Tensor]:
        """An example and those that follow it, from the beginning again after the last one."""
        inputs = self.splits[settled.split].inputs
        places = (torch.arange(count, device=inputs[0].device) + settled.index) % len(inputs[0])
        found = [values[places] for values in inputs]
        for values, first in zip(found, self.given(settled), strict=True):
            values[:1] = first
        return found

    def label(self, settled: Example) -> int | None:
        """The true class, if it is known."""
        return self.splits[settled.split].label(settled.index) if settled.own is None else None

    def _place(self, own: Own) -> int | None:
        """Which input takes what the user gives: that of the field, or one of its shape."""
        inputs = self.validation.inputs
        fit = [n for n, each in enumerate(inputs) if tuple(each.shape[1:]) == own.shape]
        named = [n for n in fit if self.fields[n : n + 1] == (own.field,)]
        return next(iter(named or ([] if self.fields else fit)), None)


@dataclass(frozen=True, slots=True)
class Given:
    """A model, and what it is given."""

    module: PlanModule
    inputs: tuple[Tensor, ...]
    """One tensor an input: the example that is looked at, and others after it."""
    scoring: Scoring
    sample: Example
    label: int | None
    """The true class, if it is known."""
    output: int = 0
    """Which of the model's outputs is its answer."""
    places: tuple[int, ...] = ()
    """The shape of what an answer is held against, where it has several places."""


class Origin(Protocol):
    """The weights with which a run began, as far as it kept them."""

    def step(self) -> int | None:
        """After which step they were kept; ``None`` where none are."""
        ...

    def weights(self, parameters: Mapping[str, Tensor]) -> Mapping[str, Tensor]:
        """What these were then, by the same names, those that are known."""
        ...


class Around(Protocol):
    """A training graph that was drawn around the model."""

    module: PlanModule

    def named(self, told: Mapping[str, Told]) -> dict[str, Told]:
        """What is told of nodes of the module, under their names in frames."""
        ...

    def call(self, node: str, wanted: Example) -> Given:
        """What a model is given that is called. Raises ``UserError`` where none is."""
        ...


@dataclass(frozen=True, slots=True)
class Subject:
    """One model and its examples. A look runs it in ``undisturbed`` and leaves nothing behind."""

    module: PlanModule
    samples: Samples
    whole: Around | None = None
    """The training graph around the model, where that was drawn."""
    stride: Stride | None = None
    """What a step moved, where that was measured."""
    lesson: Lesson | None = None
    """How a step of the training goes, where there is one."""
    origin: Origin | None = None
    """The weights with which the run began, where they are kept."""
