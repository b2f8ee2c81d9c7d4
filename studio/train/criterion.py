"""The loss of a supervised training: which one, and whether the target suits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.data.fields import Dataset, Field
from studio.train import wishes
from studio.train.choices import OF_TWO
from studio.train.problems import TrainingError


@dataclass(frozen=True, slots=True)
class Criterion:
    """A loss by its name in ``torch.nn``, and what outputs are held against."""

    name: str
    target: Field


def choose(wanted: str, dataset: Dataset, weights: Sequence[float] | None = None) -> Criterion:
    """The criterion of a setting for this data. Raises ``TrainingError`` where they do not suit."""
    targets = dataset.targets
    _refuse(wishes.about_targets(targets, dataset.name))
    target = targets[0]
    name = wishes.loss_for(wanted, target)
    _refuse(wishes.about_loss(name, target, dataset.name, _limits(name, target, dataset)))
    _refuse(wishes.about_weights(name, weights, target, dataset.name))
    return Criterion(name, target)


def _limits(name: str, target: Field, dataset: Dataset) -> tuple[float, float] | None:
    """The least and the greatest number of a target, where the loss must know them."""
    if target.kind == "label" or name not in OF_TWO:
        return None
    splits = [split[target.name] for split in (dataset.train, dataset.validation)]
    return min(float(s.min()) for s in splits), max(float(s.max()) for s in splits)


def _refuse(objection: wishes.Objection | None) -> None:
    if objection is not None:
        raise TrainingError.of(objection)
