"""The loss of a run: which one, whether the target suits it, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import torch.nn.functional as F  # noqa: N812 - PyTorch's own custom
from torch import Tensor

from studio.data.fields import Dataset, Field
from studio.observe.metrics import Reading, Scoring
from studio.train import wishes
from studio.train.problems import TrainingError

Loss: TypeAlias = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A loss by its name in ``torch.nn``, ready to be called on outputs and targets."""

    name: str
    target: Field
    loss: Loss
    """Mean over the batch."""
    scoring: Scoring


def choose(wanted: str, dataset: Dataset) -> Criterion:
    """The criterion of a setting for this data. Raises ``TrainingError`` where they do not suit."""
    targets = dataset.targets
    _refuse(wishes.about_targets(targets, dataset.name))
    target = targets[0]
    name = wishes.loss_for(wanted, target)
    _refuse(wishes.about_loss(name, target, dataset.name, _limits(name, target, dataset)))
    match name:
        case "CrossEntropyLoss":
            return Criterion(name, target, F.cross_entropy, Scoring("classes"))
        case "MSELoss":
            return Criterion(name, target, F.mse_loss, Scoring("numbers"))
        case "BCEWithLogitsLoss":
            return _binary(name, target, F.binary_cross_entropy_with_logits, "logit")
        case _:
            return _binary(name, target, F.binary_cross_entropy, "probability")


def _binary(name: str, target: Field, loss: Loss, reading: Reading) -> Criterion:
    if target.kind != "label":
        return Criterion(name, target, loss, Scoring("numbers"))

    def on_labels(outputs: Tensor, labels: Tensor) -> Tensor:
        return loss(outputs, labels.to(outputs.dtype).view_as(outputs))

    return Criterion(name, target, on_labels, Scoring(reading))


def _limits(name: str, target: Field, dataset: Dataset) -> tuple[float, float] | None:
    """The least and the greatest number of a target, where the loss must know them."""
    if target.kind == "label" or not name.startswith("BCE"):
        return None
    splits = [split[target.name] for split in (dataset.train, dataset.validation)]
    return min(float(s.min()) for s in splits), max(float(s.max()) for s in splits)


def _refuse(objection: wishes.Objection | None) -> None:
    if objection is not None:
        raise TrainingError.of(objection)
