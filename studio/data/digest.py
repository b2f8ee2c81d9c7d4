"""What is worth knowing of a data set once its examples are put away: fields, sizes, ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from studio.data import balance, sources
from studio.data.fields import Dataset, Field, inputs_of, targets_of
from studio.data.spec import SourceSpec
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Digest:
    """A data set without its examples."""

    name: str
    fields: tuple[Field, ...]
    train_size: int
    validation_size: int
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """By field: its least and its greatest number, over both splits."""
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    """By label: how many examples there are of each class, or how many of all by which to tell."""

    @property
    def inputs(self) -> tuple[Field, ...]:
        return inputs_of(self.fields)

    @property
    def targets(self) -> tuple[Field, ...]:
        return targets_of(self.fields)


def digest(
    dataset: Dataset,
    train_size: int = 0,
    validation_size: int = 0,
    counts: Mapping[str, tuple[int, ...]] | None = None,
) -> Digest:
    """What is worth knowing of a data set; its sizes where it is only a part of the examples."""
    splits = (dataset.train, dataset.validation)
    ranges = {
        each.name: (
            min(float(split[each.name].min()) for split in splits),
            max(float(split[each.name].max()) for split in splits),
        )
        for each in dataset.fields
        if all(split[each.name].size for split in splits)
    }
    return Digest(
        dataset.name,
        dataset.fields,
        train_size or dataset.train_size,
        validation_size or dataset.validation_size,
        ranges,
        balance.counts(dataset) if counts is None else counts,
    )


def read(
    settings: Mapping[str, Value],
    base: Path | None = None,
    known: Sequence[SourceSpec] = sources.SOURCES,
) -> Digest:
    """Of the data that a project's settings name. Raises ``DataError`` as loading them would."""
    return digest(*sources.glimpse(settings, base, known))
