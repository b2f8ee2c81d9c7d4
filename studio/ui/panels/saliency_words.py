"""What is said of a map: whose score, by which method, at what cost, and what a check means."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from studio.observe.asks.saliency import Randomisation, SaliencyFound
from studio.observe.asks.saliency_methods import Method
from studio.ui.panels.tokens import VISIBLE
from studio.ui.plots import numbers
from studio.ui.text import say, tr

MOST_NAMES = 256
"""Of classes or outputs, in a chooser."""
SELDOM_S = 1.0
"""From here on it is said how often a map is renewed."""
ALIKE, OTHER = 0.7, 0.3
"""Correlations of ranks from which on, and up to which, a check is taken to be clear."""


def names_of(found: SaliencyFound, classes: Sequence[str]) -> tuple[str, ...]:
    """What the scores are called, as many as are offered to be chosen."""
    size = found.scores.size
    if found.classes and len(classes) == size:
        return tuple(VISIBLE.get(name, name) for name in classes[:MOST_NAMES])
    return tuple(_name(found, (), index) for index in range(min(size, MOST_NAMES)))


def title(found: SaliencyFound, names: Sequence[str]) -> str:
    """What is explained, and its score."""
    scores = found.scores.ravel()
    score = f"{float(scores[found.target]):.2f}"
    if found.against is None:
        return f"{_name(found, names, found.target)}: {score}"
    return tr(
        "{name} against {other}: {score} and {second}",
        name=_name(found, names, found.target),
        other=_name(found, names, found.against),
        score=score,
        second=f"{float(scores[found.against]):.2f}",
    )


def _name(found: SaliencyFound, names: Sequence[str], index: int) -> str:
    if index < len(names):
        return names[index]
    return str(index) if found.classes else tr("output {index}", index=index)


def about(method: Method, found: SaliencyFound | None, renewed_s: float) -> str:
    """The method in one line, and what it took."""
    parts = [say(method.about)]
    if found is not None:
        if found.summed is not None:
            total, expected = (numbers.short(each) for each in found.summed)
            parts.append(tr("It adds up to {total} of {expected}.", total=total, expected=expected))
        if found.patch > 1:
            parts.append(tr("Patches of {side}.", side=found.patch))
        if found.place is not None:
            parts.append(tr("The score is {place}.", place=say(found.place)))
    if renewed_s >= SELDOM_S and not method.captum:
        parts.append(tr("Renewed every {seconds} s.", seconds=f"{renewed_s:.0f}"))
    return " ".join(parts)


def figure(correlation: float) -> str:
    """A correlation, without a zero that is below zero."""
    return f"{round(correlation, 2) + 0.0:.2f}"


def verdict(last: Randomisation) -> str:
    """What the likeness of a map to that of random weights means."""
    if isnan(last.correlation):
        return tr("One of the two maps is the same everywhere, so they cannot be compared.")
    size = abs(last.correlation)
    if size >= ALIKE:
        meaning = tr(
            "Random weights give nearly the same map: it shows the sample or the architecture, "
            "not what was learned."
        )
    elif size <= OTHER:
        meaning = tr("Random weights give another map: it depends on what was learned.")
    else:
        meaning = tr("Random weights give a map that is partly alike: take it with caution.")
    return tr("Rank correlation {value}.", value=figure(last.correlation)) + " " + meaning
