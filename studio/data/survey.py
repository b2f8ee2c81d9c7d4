"""A look at all of a data set, or at as much of it as one waits for: what is in it, and what twice.

numpy only; made in a thread, before any training.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from studio.data import twins
from studio.data.fields import TARGETS, Array

MOST = 20_000
"""Examples of a split that are looked at; of a larger one, so many that are spread evenly."""
MOST_NUMBERS = 16_000_000
"""Of one split, likewise."""
SLICE = 512
"""Examples between two looks at whether the survey is still wanted."""
SLICE_NUMBERS = 2**20
"""Numbers, likewise: large examples are taken fewer at a time."""
CHANNELS = 64
"""Columns or channels that are told apart; of more, only all together."""

Tell = Callable[[int, int], None]
"""Given how many examples were looked at, and how many there are to look at."""


class FieldLike(Protocol):
    """What must be known of a field."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def shape(self) -> tuple[int, ...]: ...
    @property
    def classes(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers of a field, or of one of its columns or channels."""

    low: float
    high: float
    mean: float
    std: float
    missing: int = 0
    """How many are NaN or infinite; the rest is of those that are not."""

    @property
    def largest(self) -> float:
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class FieldSurvey:
    """One field of the examples to train on."""

    name: str
    kind: str
    whole: Range
    channels: tuple[Range, ...] = ()
    """Of a vector: its columns; of pictures and the like: their channels. Empty where there is
    one, or there are too many."""

    @property
    def is_target(self) -> bool:
        return self.kind in TARGETS


@dataclass(frozen=True, slots=True)
class SplitSurvey:
    """One split."""

    examples: int
    examined: int
    """How many of them were looked at."""
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By label: how many examples there are of each class, of all examples."""
    repeated: int = 0
    """Examined examples whose inputs an examined one before them has too."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a data set."""

    fields: tuple[FieldSurvey, ...]
    train: SplitSurvey
    validation: SplitSurvey
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By label: the names of its classes."""
    shared: int = 0
    """Examined validation examples whose inputs an examined training example has too."""
    contrary: int = 0
    """Those of them whose label is another one there."""
    numbers: int = 0
    """In the inputs of one example: of few numbers, twins are no wonder."""

    @property
    def sampled(self) -> bool:
        """Whether only a part was looked at."""
        splits = (self.train, self.validation)
        return any(split.examined < split.examples for split in splits)

    def field(self, name: str) -> FieldSurvey | None:
        return next((each for each in self.fields if each.name == name), None)


class GivenUpError(Exception):
    """Nobody wants the survey any more."""


def survey(
    fields: Sequence[FieldLike],
    train: Mapping[str, Array],
    validation: Mapping[str, Array],
    *,
    most: int = MOST,
    tell: Tell | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Survey:
    """Look at both splits.

    Args:
        fields: of an example.
        train: an array for each field, examples first.
        validation: the same of the validation split.
        most: examples of a split to look at.
        tell: is told how far it is.
        cancelled: whether to give up, asked every few hundred examples.

    Raises ``GivenUpError`` where it was cancelled.
    """
    inputs = [each for each in fields if each.kind not in TARGETS]
    labels = [each for each in fields if each.kind == "label"]
    places = {id(split): _places(split, most) for split in (train, validation)}
    total = sum(map(len, places.values()))
    done = 0

    def going() -> Iterator[int]:
        nonlocal done
        while True:
            if cancelled():
                raise GivenUpError
            if tell is not None:
                tell(min(done, total), total)
            yield done
            done += SLICE

    steps = going()
    marks = {
        id(split): _marks(split, inputs, places[id(split)], steps) for split in (train, validation)
    }
    ranges = tuple(_field(each, train[each.name], places[id(train)], cancelled) for each in fields)
    known = {mark: at for at, mark in reversed(list(enumerate(marks[id(train)])))}
    shared, contrary = 0, 0
    for at, mark in enumerate(marks[id(validation)]):
        if (twin := known.get(mark)) is None:
            continue
        shared += 1
        contrary += any(
            train[each.name][places[id(train)][twin]]
            != validation[each.name][places[id(validation)][at]]
            for each in labels
        )
    if tell is not None:
        tell(total, total)
    return Survey(
        ranges,
        _split(train, labels, marks[id(train)]),
        _split(validation, labels, marks[id(validation)]),
        {each.name: each.classes for each in labels},
        shared,
        contrary,
        sum(int(np.prod(each.shape)) for each in inputs),
    )


def _count(split: Mapping[str, Array]) -> int:
    return len(next(iter(split.values()), ()))


def _places(split: Mapping[str, Array], most: int) -> Array:
    """Which examples are looked at: all, or some that are spread evenly."""
    count = _count(split)
    size = sum(array[:1].size for array in split.values())
    wanted = min(count, most, max(1, MOST_NUMBERS // max(1, size)))
    return np.arange(wanted, dtype=np.int64) * count // max(1, wanted)


def _marks(
    split: Mapping[str, Array], inputs: Sequence[FieldLike], places: Array, steps: Iterator[int]
) -> list[bytes]:
    """What tells each of the chosen examples from others; see ``twins.marks``."""
    found: list[bytes] = []
    for start in range(0, len(places), SLICE):
        next(steps)
        part = places[start : start + SLICE]
        found += twins.marks([split[each.name][part] for each in inputs])
    return found


def _split(
    split: Mapping[str, Array], labels: Sequence[FieldLike], marks: list[bytes]
) -> SplitSurvey:
    counts = {
        each.name: tuple(np.bincount(split[each.name], minlength=len(each.classes)).tolist())
        for each in labels
    }
    return SplitSurvey(_count(split), len(marks), counts, len(marks) - len(set(marks)))


def _field(
    each: FieldLike, values: Array, places: Array, cancelled: Callable[[], bool]
) -> FieldSurvey:
    """Measured in slices, so that a large field is never there twice."""
    channels = each.shape[0] if each.shape else 1
    tallies = [_Tally() for _ in range(channels if 1 < channels <= CHANNELS else 1)]
    size = min(SLICE, max(1, SLICE_NUMBERS // max(1, values[:1].size)))
    for start in range(0, len(places), size):
        if cancelled():
            raise GivenUpError
        part = np.asarray(values[places[start : start + size]])
        part = part.reshape(len(part), channels, -1)
        if len(tallies) == 1:
            tallies[0].take(part)
            continue
        for at, tally in enumerate(tallies):
            tally.take(part[:, at])
    ranges = tuple(tally.range for tally in tallies)
    return FieldSurvey(each.name, each.kind, _together(ranges, tallies), ranges[1:] and ranges)


class _Tally:
    """Sums of the numbers that came so far."""

    __slots__ = ("count", "high", "low", "missing", "squares", "total")

    def __init__(self) -> None:
        self.low, self.high = np.inf, -np.inf
        self.total = self.squares = 0.0
        self.count = self.missing = 0

    def take(self, values: Array) -> None:
        numbers = values.astype(np.float64).ravel()
        good = numbers[np.isfinite(numbers)]
        self.missing += numbers.size - good.size
        if not good.size:
            return
        # Chan's way to join two sets: sums of squares alone would lose all digits far from 0.
        mean, count = float(good.mean()), int(good.size)
        apart = mean - (self.total / self.count if self.count else mean)
        both = self.count + count
        self.squares += float(((good - mean) ** 2).sum()) + apart**2 * self.count * count / both
        self.total += mean * count
        self.count = both
        self.low, self.high = min(self.low, float(good.min())), max(self.high, float(good.max()))

    @property
    def range(self) -> Range:
        if not self.count:
            return Range(0.0, 0.0, 0.0, 0.0, self.missing)
        std = float(np.sqrt(self.squares / self.count))
        return Range(self.low, self.high, self.total / self.count, std, self.missing)


def _together(ranges: Sequence[Range], tallies: Sequence[_Tally]) -> Range:
    """The range of all channels as one."""
    known = [(r, t) for r, t in zip(ranges, tallies, strict=True) if t.count]
    missing = sum(each.missing for each in ranges)
    if not known:
        return Range(0.0, 0.0, 0.0, 0.0, missing)
    count = sum(t.count for _, t in known)
    mean = sum(t.total for _, t in known) / count
    spread = sum(t.squares + t.count * (r.mean - mean) ** 2 for r, t in known)
    return Range(
        min(r.low for r, _ in known),
        max(r.high for r, _ in known),
        mean,
        float(np.sqrt(spread / count)),
        missing,
    )
