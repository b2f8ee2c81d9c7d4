"""How well a model does, in a few words and as one number."""

from __future__ import annotations

import numpy as np

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import confusion, residuals
from studio.ui.plots import numbers
from studio.ui.text import tr


def figure(found: Predicted) -> tuple[str, float]:
    """What is most told of such answers: its name, and how much it is."""
    if found.task == "labels":
        return tr("accuracy"), float(((found.scores > 0.5) == (found.right > 0)).mean())
    if found.counts is None:
        right, given = found.right.astype(np.float64), found.scores.astype(np.float64)
        return tr("MAE"), residuals.fit(right.ravel(), given.ravel()).mae
    if found.task == "masks":
        return tr("mean IoU"), confusion.mean_iou(found.counts)
    return tr("accuracy"), confusion.accuracy(found.counts)[0]


def score(found: Predicted) -> str:
    """The heading of answers, with an interval where one can be given."""
    name, value = figure(found)
    if found.task == "numbers":
        return f"{name} {numbers.short(value)}"
    if found.task == "masks" and found.counts is not None:
        places = f"{confusion.accuracy(found.counts)[0]:.3f}"
        return tr("mean IoU {iou}, {share} of places right", iou=f"{value:.3f}", share=places)
    if found.task != "classes" or found.counts is None:
        return f"{name} {value:.3f}"
    share, low, high = confusion.accuracy(found.counts)
    return tr(
        "accuracy {share} ({low} – {high})",
        share=f"{share:.3f}",
        low=f"{low:.3f}",
        high=f"{high:.3f}",
    )
