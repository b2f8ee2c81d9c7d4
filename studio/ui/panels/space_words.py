"""What points of the Space panel are called and coloured by, and their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.observe.asks.space import SpaceFound
from studio.observe.frames import Floats
from studio.ui.panels.table import Cell, Table
from studio.ui.plots.cloud import ring
from studio.ui.text import tr
from studio.ui.tokens import Tokens

Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Colouring:
    """For each point the place of its colour, and what colours mean."""

    inks: NDArray[np.int64]
    colours: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]


def coloured(
    found: SpaceFound, classes: Sequence[str], tokens: Tokens, *, by_error: bool
) -> Colouring:
    """By class, or by whether the model is right."""
    labels, predicted = found.labels, found.predicted
    colours = ring(tokens)
    if labels is None:
        return Colouring(np.zeros(len(found.points), np.int64), colours[:1], ())
    if not by_error or predicted is None:
        legend = tuple((name, colours[at % len(colours)]) for at, name in enumerate(classes))
        return Colouring(labels, colours, legend)
    inks = (labels != predicted).astype(np.int64)
    wrong = int(inks.sum())
    colours = (tokens.text_3, tokens.error)
    right = tr("right {count}", count=len(inks) - wrong)
    return Colouring(
        inks, colours, ((right, colours[0]), (tr("wrong {count}", count=wrong), colours[1]))
    )


def called(found: SpaceFound, place: int, classes: Sequence[str], *, is_row: bool) -> str:
    """What a point is."""
    index = int(found.examples[place])
    if is_row:
        if index < len(classes) == found.total:
            return tr("row {index}: {name}", index=index, name=repr(classes[index]))
        return tr("row {index}", index=index)
    if found.labels is None:
        return tr("sample {sample}", sample=index)
    true = named(classes, int(found.labels[place]))
    if found.predicted is None or found.predicted[place] == found.labels[place]:
        return tr("sample {index} is {name}", index=index, name=true)
    other = named(classes, int(found.predicted[place]))
    return tr("sample {index} is {name}, taken for {other}", index=index, name=true, other=other)


def of_how_many(found: SpaceFound) -> list[str]:
    """How many points and numbers there are, and how many there would be."""
    count = tr(
        "{shown} of {total} examples", shown=f"{len(found.points):,}", total=f"{found.total:,}"
    )
    if found.used == found.width:
        return [count, tr("{count} numbers", count=f"{found.width:,}")]
    width, used = f"{found.width:,}", f"{found.used:,}"
    return [count, tr("{count} numbers, averaged to {used}", count=width, used=used)]


def as_table(found: SpaceFound, points: Floats, classes: Sequence[str]) -> Table:
    """A row for each point."""
    axes = [f"axis {axis + 1}" for axis in range(points.shape[1])]

    def name(of: Ints | None, place: int) -> str:
        return "" if of is None else named(classes, int(of[place]))

    rows: list[list[Cell]] = [
        [
            index,
            name(found.labels, place),
            name(found.predicted, place),
            *map(float, points[place]),
        ]
        for place, index in enumerate(found.examples.tolist())
    ]
    return Table(["example", "class", "predicted", *axes], rows)


def named(names: Sequence[str], index: int) -> str:
    return names[index] if 0 <= index < len(names) else str(index)
