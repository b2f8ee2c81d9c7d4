"""From a job to all that training needs: data, model, optimiser, checked against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from studio.compile.module import PlanModule, seeded
from studio.data.batches import Batches
from studio.data.fields import Dataset
from studio.data.sources import SOURCES, load
from studio.observe.boundary import Plane
from studio.observe.frames import FieldInfo
from studio.observe.probes import Observer, Samples
from studio.train import criterion as criteria
from studio.train.config import TrainConfig
from studio.train.criterion import Criterion
from studio.train.fit import check_output, match_inputs, overwrites
from studio.train.job import Job
from studio.train.loop import Training, optimiser

VALIDATION_FACTOR = 4
"""Validation keeps no gradients, so more examples at once take no more memory."""


@dataclass(slots=True)
class Assembly:
    """A run, ready to begin."""

    training: Training
    module: PlanModule
    observer: Observer
    device: torch.device
    config: TrainConfig
    fields: tuple[FieldInfo, ...]
    description: dict[str, Any]
    """Of the data, for the run's record."""
    overwrites: bool

    @property
    def rate(self) -> float:
        """The learning rate."""
        rate: float = self.training.optimizer.param_groups[0]["lr"]
        return rate

    @rate.setter
    def rate(self, rate: float) -> None:
        for group in self.training.optimizer.param_groups:
            group["lr"] = rate


def assemble(job: Job, config: TrainConfig, device: torch.device) -> Assembly:
    """Load, build and check. Raises a ``UserError`` that says what does not fit."""
    dataset = load(job.project.settings, job.base, job.sources or SOURCES)
    criterion = criteria.choose(config.loss, dataset)
    inputs = [field.name for field in match_inputs(job.plan, dataset)]
    names = [*inputs, criterion.target.name]
    torch.manual_seed(config.seed)
    module = seeded(job.plan, config.seed).to(device)
    generator = torch.Generator().manual_seed(config.seed)
    train = Batches(
        dataset, "train", names, config.batch_size, device, generator=generator, shuffle=True
    )
    validation = Batches(
        dataset, "validation", names, config.batch_size * VALIDATION_FACTOR, device
    )
    check_output(module, tuple(values[:2] for values in train.tensors[:-1]), criterion, dataset)
    training = Training(
        module,
        optimizer=optimiser(config, module),
        criterion=criterion,
        train=train,
        validation=validation,
        generator=generator,
        epochs=config.epochs,
    )
    return Assembly(
        training,
        module,
        Observer(module, _samples(train, validation, criterion)),
        device,
        config,
        tuple(FieldInfo(f.name, f.shape, f.kind, f.classes) for f in dataset.fields),
        _description(dataset),
        overwrites(job.plan),
    )


def _samples(train: Batches, validation: Batches, criterion: Criterion) -> Samples:
    *inputs, target = validation.tensors
    is_label = criterion.target.kind == "label"
    *given, labels = train.tensors
    plane = None
    if len(given) == 1 and given[0].shape[1:] == (2,) and given[0].is_floating_point():
        plane = Plane(given[0], labels if is_label else None)
    return Samples(tuple(inputs), target if is_label else None, criterion.scoring, plane)


def _description(dataset: Dataset) -> dict[str, Any]:
    return {
        "name": dataset.name,
        "note": str(dataset.note or ""),
        "train": dataset.train_size,
        "validation": dataset.validation_size,
        "fields": [
            {"name": f.name, "shape": f.shape, "dtype": f.dtype, "classes": f.classes}
            for f in dataset.fields
        ],
    }
