"""Which examples stand first on the wall: the most wrong, unsure or changed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from studio.observe.asks.predictions import Predicted
from studio.observe.statistics import ranking
from studio.observe.statistics.ranking import Floats, Ints
from studio.ui.panels.predictions_moments import Seen
from studio.ui.panels.predictions_page import Choice, predicted

MOST = 96
Order = Literal["wrong", "unsure", "changed", "split"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Examples in an order, and what puts them in it."""

    rows: Ints
    """Places in ``Predicted.examples``."""
    values: Floats
    total: int
    """How many were chosen from."""


def chosen(found: Predicted, choice: Choice | None) -> Ints:
    """The places of the answers that a choice is of."""
    if choice is None or found.task == "numbers":
        return np.arange(len(found.scores))
    if choice.label is not None:
        right = found.right[:, choice.label] == choice.true
        return np.flatnonzero(right & ((found.scores[:, choice.label] > 0.5) == choice.predicted))
    if found.task == "labels":
        return np.arange(len(found.scores))
    given = predicted(found)
    fits = np.ones(len(given), bool)
    if choice.true is not None:
        fits &= found.right == choice.true
    if choice.predicted is not None:
        fits &= given == choice.predicted
    if choice.wrong:
        fits &= given != found.right
    if choice.sure is not None:
        sure = found.scores.max(1)
        fits &= (sure > choice.sure[0]) & (sure <= choice.sure[1])
    return np.flatnonzero(fits)


def ranked(found: Predicted, before: Seen | None, order: Order, choice: Choice | None) -> Ranked:
    """The first examples in an order, of those with an answer that was chosen."""
    answers = chosen(found, choice)
    rows = np.unique(found.owners[answers])
    unknown = (order == "changed" and before is None) or (
        order == "unsure" and found.task == "numbers"
    )
    if order == "split" or unknown:
        kept = rows[:0] if unknown else rows[:MOST]
        return Ranked(kept, np.zeros(len(kept)), len(rows))
    values = worth(found, before, order)
    if order == "changed" and before is not None:
        known = np.isin(found.examples[rows], before.found.examples)
        rows = rows[known]
    best = ranking.highest(values[rows], MOST)
    return Ranked(rows[best], values[rows[best]], len(rows))


def worth(found: Predicted, before: Seen | None, order: Order) -> Floats:
    """For each example how wrong, unsure or changed it is."""
    count = len(found.examples)
    if order == "changed" and before is not None:
        return _changes(found, before.found)
    if order == "unsure":
        by = ranking.doubt if found.task == "labels" else ranking.entropy
        return _means(by(found.scores.astype(np.float64)), found.owners, count)
    if found.losses is not None:
        return np.asarray(found.losses, np.float64)
    return _means(_wrongness(found), found.owners, count)


def _wrongness(found: Predicted) -> Floats:
    """Where the run's loss says nothing of single examples: what the right class lacks."""
    if found.task in ("labels", "numbers"):
        return np.asarray(np.abs(found.scores - found.right).mean(1), np.float64)
    return np.asarray(1 - found.scores[np.arange(len(found.right)), found.right], np.float64)


def _changes(found: Predicted, before: Predicted) -> Floats:
    """The mean change of the answers of each example that was there before as well."""
    count = len(found.examples)
    if found.scores.shape != before.scores.shape or (found.owners != before.owners).any():
        if found.task not in ("classes", "labels", "numbers"):
            return np.zeros(count)
        places = np.searchsorted(before.examples, found.examples)
        places = np.clip(places, 0, len(before.examples) - 1)
        was = before.scores[places]
    else:
        was = before.scores
    if found.task in ("labels", "numbers"):
        moved = np.abs(found.scores - was).mean(1)
    else:
        moved = ranking.change(was.astype(np.float64), found.scores.astype(np.float64))
    return _means(np.asarray(moved, np.float64), found.owners, count)


def _means(values: Floats, owners: Ints, count: int) -> Floats:
    sums = np.bincount(owners, values, count)
    return np.asarray(sums / np.maximum(np.bincount(owners, minlength=count), 1))
