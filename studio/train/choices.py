"""What the settings of training can choose from: losses, optimisers and schedules. No torch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from studio.layers.builtin import loss, loss_classes, loss_regions, optimisers, schedules
from studio.layers.builtin import metrics as metrics_of_torch
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec, Param
from studio.message import UserError
from studio.value import Value

AUTO: Final = "auto"
NONE: Final = "none"
BARE: Final = ("lr", "weight_decay", "momentum")
"""Parameters of optimisers that settings speak of by these names alone: ``train.lr``."""

OF_CLASSES: Final = ("CrossEntropyLoss", "NLLLoss", "MultiMarginLoss", "FocalLoss", "DiceLoss")
"""Losses whose target is a class index."""
OF_TWO: Final = ("BCEWithLogitsLoss", "BCELoss", "BinaryFocalLoss", "BinaryDiceLoss")
"""Losses of one output an example, held against the second of two classes, or numbers 0 to 1."""
OF_NUMBERS: Final = (
    "MSELoss",
    "L1Loss",
    "SmoothL1Loss",
    "HuberLoss",
    "PoissonNLLLoss",
    "KLDivLoss",
    "SoftMarginLoss",
    "MultiLabelSoftMarginLoss",
    "MultiLabelMarginLoss",
)


def _by_title(*modules: object) -> Mapping[str, LayerSpec]:
    catalogue = Catalogue()
    for module in modules:
        module.register(catalogue)  # type: ignore[attr-defined]
    return {spec.title: spec for spec in catalogue}


_LOSSES = _by_title(loss, loss_classes, loss_regions)
LOSSES: Final = {name: _LOSSES[name] for name in (*OF_CLASSES, *OF_TWO, *OF_NUMBERS)}
OPTIMISERS: Final = _by_title(optimisers)
SCHEDULES: Final = {title: spec for title, spec in _by_title(schedules).items() if not spec.inputs}


METRICS: Final = _by_title(metrics_of_torch)


def metrics(names: str) -> list[LayerSpec]:
    """The kinds of these metrics, with commas between them. Raises ``UserError``."""
    found: list[LayerSpec] = []
    for name in filter(None, (name.strip() for name in names.split(","))):
        spec = METRICS.get(name)
        if spec is None:
            near = get_close_matches(name, METRICS, n=4, cutoff=0.4) or list(METRICS)[:4]
            raise UserError(
                "There is no metric {name} for train.metrics. Near to it are: {near}.",
                name=name,
                near=", ".join(near),
            )
        found.append(spec)
    return found


def metric_name(spec: LayerSpec) -> str:
    """What a metric is called that settings choose: ``multiclass_f1_score``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", spec.title).lower()


def chosen(kinds: Mapping[str, LayerSpec], name: object) -> LayerSpec | None:
    """The kind of this name; ``None`` for ``auto`` and ``none``."""
    return kinds.get(name) if isinstance(name, str) else None


def of_optimiser(spec: LayerSpec) -> Iterator[Param]:
    """Its parameters, as settings have them: ``lr``, ``optimizer.betas``."""
    for param in spec.params:
        if param.silent:
            continue
        yield param if param.name in BARE else replace(param, name=f"optimizer.{param.name}")


def of_schedule(spec: LayerSpec) -> Iterator[Param]:
    """Its parameters, as settings have them: ``schedule.T_max``."""
    return (replace(param, name=f"schedule.{param.name}") for param in spec.params)


def of_loss(spec: LayerSpec) -> Iterator[Param]:
    """Its parameters, as settings have them: ``loss.label_smoothing``."""
    # A training needs one number, which is the mean.
    named = (param for param in spec.params if param.name != "reduction")
    return (replace(param, name=f"loss.{param.name}") for param in named)


def taken(params: Iterator[Param], prefix: str, given: Mapping[str, Value]) -> dict[str, Value]:
    """What settings give for parameters that are named with a prefix, by the kind's own names."""
    return {
        param.name.removeprefix(prefix): given[param.name]
        for param in params
        if param.name in given and param.name.startswith(prefix)
    }
