"""The loss of a run: which one, whether the target suits it, and how it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import torch.nn.functional as F  # noqa: N812 - PyTorch's own custom
from torch import Tensor

from studio.data.fields import Dataset, Field
from studio.message import Message
from studio.observe.metrics import Reading, Scoring
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
    if len(targets) != 1:
        raise TrainingError(
            "Training needs data with one target field, but {data} has {count} ({names}). "
            "Choose other data, or leave fields out in the data settings.",
            data=dataset.name,
            count=len(targets),
            names=", ".join(field.name for field in targets) or Message("none"),
        )
    target = targets[0]
    is_label = target.kind == "label"
    name = ("CrossEntropyLoss" if is_label else "MSELoss") if wanted == "auto" else wanted
    _check_kind(name, target, dataset)
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


def _check_kind(name: str, target: Field, dataset: Dataset) -> None:
    classes = len(target.classes)
    if name == "CrossEntropyLoss" and target.kind != "label":
        raise TrainingError(
            "CrossEntropyLoss wants class labels, but the target {field} of {data} holds numbers. "
            "Set train.loss to MSELoss, or choose data with labels.",
            field=target.name,
            data=dataset.name,
        )
    if name == "MSELoss" and target.kind == "label":
        raise TrainingError(
            "MSELoss wants numbers, but the target {field} of {data} holds class labels: the "
            "distance from class 1 to class 3 means nothing. Set train.loss to CrossEntropyLoss "
            "and let the model give {classes} outputs, one for each class.",
            field=target.name,
            data=dataset.name,
            classes=classes,
        )
    if not name.startswith("BCE"):
        return
    if target.kind == "label" and classes != 2:
        raise TrainingError(
            "{loss} tells two classes apart, but the target {field} of {data} has {classes}. "
            "Set train.loss to CrossEntropyLoss.",
            loss=name,
            field=target.name,
            data=dataset.name,
            classes=classes,
        )
    if target.kind != "label":
        for split in (dataset.train, dataset.validation):
            low, high = float(split[target.name].min()), float(split[target.name].max())
            if low < 0 or high > 1:
                raise TrainingError(
                    "{loss} wants targets from 0 to 1, but the target {field} of {data} goes from "
                    "{low} to {high}. Set train.loss to MSELoss.",
                    loss=name,
                    field=target.name,
                    data=dataset.name,
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
