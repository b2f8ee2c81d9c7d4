"""The categories of the palette, in the order in which a network is built, with their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast, get_args

from studio.app.library import LIBRARY
from studio.layers.spec import Family, LayerSpec
from studio.message import Message
from studio.ui.palette.shelf import twin

CATEGORIES: Final[Mapping[str, Message]] = {
    "favourites": Message("Favourites"),
    "recent": Message("Recent"),
    "block": Message("Blocks"),
    "library": Message("Block library"),
    "custom": Message("Custom"),
    "io": Message("Input and output"),
    "convolution": Message("Convolution"),
    "pooling": Message("Pooling"),
    "dense": Message("Dense"),
    "embedding": Message("Embedding"),
    "activation": Message("Activation"),
    "normalisation": Message("Normalisation"),
    "dropout": Message("Dropout"),
    "augmentation": Message("Augmentation"),
    "padding": Message("Padding"),
    "vision": Message("Vision"),
    "recurrent": Message("Recurrent"),
    "attention": Message("Attention"),
    "merge": Message("Merge"),
    "shape": Message("Shape"),
    "index": Message("Slices and indices"),
    "math": Message("Mathematics"),
    "reduction": Message("Reductions"),
    "tensor": Message("Constants and noise"),
    "loss": Message("Loss"),
    "optimiser": Message("Optimisers"),
    "schedule": Message("Schedules"),
    "metric": Message("Metrics"),
}


_TRAINING_FIRST = ("recent", "block", "io", "loss", "optimiser", "schedule", "math", "reduction")
IN_TRAINING: Final = (*_TRAINING_FIRST, *(one for one in CATEGORIES if one not in _TRAINING_FIRST))
"""Their order in a training graph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row of a category."""

    category: str
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind in a category; in the list of what was found, in none."""

    spec: LayerSpec
    category: str = ""


Row = Heading | Entry


def family_of(category: str) -> Family:
    """The family whose emblem stands for a category."""
    if category == "library":
        return "block"
    if category == "recent":
        return "schedule"  # A clock.
    return cast(Family, category) if category in get_args(Family) else "custom"


def category_of(spec: LayerSpec) -> str:
    """Where a kind stands: in its family; blocks of the library apart from the project's."""
    return "library" if spec.key.startswith(LIBRARY) else spec.family


def arrange(
    specs: Sequence[LayerSpec],
    favourites: Sequence[str],
    recent: Sequence[str],
    opened: Collection[str],
    order: Iterable[str] = CATEGORIES,
) -> list[Row]:
    """Rows of all categories that hold anything; the kinds only of those that are open."""
    by_key = {spec.key: spec for spec in specs}
    members: dict[str, list[LayerSpec]] = {category: [] for category in order}
    for category, keys in (("favourites", favourites), ("recent", recent)):
        found = (by_key.get(key) or by_key.get(twin(key)) for key in keys)
        members[category] = [spec for spec in found if spec is not None]
    for spec in specs:
        members.setdefault(category_of(spec), []).append(spec)
    rows: list[Row] = []
    for category, kinds in members.items():
        if kinds:
            is_open = category in opened
            rows.append(Heading(category, len(kinds), is_open))
            rows += [Entry(spec, category) for spec in kinds] if is_open else []
    return rows
