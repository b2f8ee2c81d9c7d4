"""What looks are given: a model, and the examples that it may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from torch import Tensor

from studio.compile.module import PlanModule
from studio.observe.boundary import Plane
from studio.observe.metrics import Scoring

VALIDATION = "validation"
TRAIN = "train"


@dataclass(frozen=True, slots=True)
class Examples:
    """A split, as the model is given it, on the model's device. Tensors must not be changed."""

    inputs: tuple[Tensor, ...]
    """One tensor an input of the model, examples first."""
    labels: Tensor | None = None
    """True classes, if the target is one of classes."""
    targets: Tensor | None = None
    """What the answers are held against, classes or not, if that is data."""

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


@dataclass(frozen=True, slots=True)
class Samples:
    """What a look may show of the data."""

    splits: Mapping[str, Examples]
    """The validation split, and the training split under ``train``."""
    scoring: Scoring
    plane: Plane | None = field(default=None)
    """For inputs of two numbers."""

    @property
    def validation(self) -> Examples:
        return self.splits[VALIDATION]


@dataclass(frozen=True, slots=True)
class Subject:
    """One model and its examples. A look runs it in ``undisturbed`` and leaves nothing behind."""

    module: PlanModule
    samples: Samples
