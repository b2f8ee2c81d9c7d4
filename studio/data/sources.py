"""All sources of examples, and the one call that loads what a project's settings name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.data import balance, options, scaling, splits, twins
from studio.data.errors import DataError
from studio.data.fields import TARGETS, Array, Dataset
from studio.data.readers import bundled, csv_examples, idx, images, npz, text, toy
from studio.data.spec import Examples, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message
from studio.value import Value

__all__ = ["DEFAULT", "GENERAL", "SOURCES", "DataError", "SourceSpec", "find", "load"]

SOURCES: tuple[SourceSpec, ...] = (
    bundled.DIGITS,
    bundled.FASHION_SAMPLE,
    toy.SPEC,
    idx.SPEC,
    images.SPEC,
    csv_examples.SPEC,
    npz.SPEC,
    text.LIBRARY,
    text.FILES,
)

DEFAULT = "digits"
"""The source of a project whose settings name none."""

GENERAL: tuple[Param, ...] = (
    Param(
        "validation",
        "float",
        0.2,
        "The share of the examples kept for validation, where the source has no validation "
        "examples of its own.",
        minimum=0.01,
        maximum=0.99,
    ),
    Param(
        "seed",
        "int",
        0,
        "Fixes which examples are for validation, and the points of a toy set.",
        minimum=0,
        maximum=2**32 - 1,
    ),
    Param(
        "duplicates",
        "choice",
        "keep",
        "What becomes of examples to train on whose inputs are in the validation split too, number "
        "for number: keep them, or drop them when the data is loaded.",
        choices=("keep", "drop"),
    ),
)


def find(key: object, known: Sequence[SourceSpec] = SOURCES) -> SourceSpec | None:
    """The source of this key, if it is known."""
    return next((spec for spec in known if spec.key == key), None)


def is_chosen(settings: Mapping[str, Value], known: Sequence[SourceSpec] = SOURCES) -> bool:
    """Whether the settings name a source, and the file or folder that it reads, if it does."""
    spec = find(settings.get("data.source", DEFAULT), known)
    if spec is None:
        return False
    paths = [param for param in spec.params if param.unit in ("file", "folder")]
    first = paths[:1]  # Further ones may be left out.
    return all(settings.get(f"data.{param.name}", param.default) for param in first)


def load(
    settings: Mapping[str, Value],
    base: Path | None = None,
    known: Sequence[SourceSpec] = SOURCES,
) -> Dataset:
    """Read the data set that the settings name, split and scaled.

    Args:
        settings: a project's flat settings: ``data.source`` and ``data.<parameter>``. Parameters
            of other sources may be among them and are left alone.
        base: the folder that relative paths start from; ``None``: the current one.
        known: the sources that there are, those of plugins among them.

    Raises:
        DataError: a setting or the data cannot be used.
    """
    spec, params = _asked(settings, base, known)
    with _told(spec):
        examples = spec.load(params)
        train, validation = _split(examples, params)
        if params["duplicates"] == "drop":
            inputs = [field.name for field in examples.fields if field.kind not in TARGETS]
            train = twins.apart(train, validation, inputs)
        return _scaled(examples, train, validation)


def glimpse(
    settings: Mapping[str, Value],
    base: Path | None = None,
    known: Sequence[SourceSpec] = SOURCES,
) -> tuple[Dataset, int, int, Mapping[str, tuple[int, ...]]]:
    """A few examples of the data that the settings name, and the sizes of the two splits.

    And by field, how many there are of each class. All examples, where they are read at once.
    Raises ``DataError`` as :func:`load` does.
    """
    spec, params = _asked(settings, base, known)
    if spec.glimpse is None:
        dataset = load(settings, base, known)
        return dataset, dataset.train_size, dataset.validation_size, balance.counts(dataset)
    with _told(spec):
        found = spec.glimpse(params)
        few = dict(found.examples.arrays)
        dataset = _scaled(found.examples, few, dict(few))
    fraction = params["validation"]
    assert isinstance(fraction, float)
    if found.validation is not None:
        return dataset, found.count, found.validation, found.counts
    kept = round(found.count * fraction)
    return dataset, found.count - kept, kept, found.counts


def _asked(
    settings: Mapping[str, Value], base: Path | None, known: Sequence[SourceSpec]
) -> tuple[SourceSpec, dict[str, Value]]:
    """The source that the settings name, and its parameters."""
    key = settings.get("data.source", DEFAULT)
    spec = find(key, known)
    if spec is None:
        raise DataError(
            'There is no data source "{key}". Choose one of: {keys}.',
            key=key,
            keys=", ".join(spec.key for spec in known),
        )
    names = {param.name for spec in known for param in spec.params}
    options.refuse_unknown(settings, names | {param.name for param in GENERAL} | {"source"})
    return spec, options.read(settings, (*GENERAL, *spec.params), base)


@contextmanager
def _told(spec: SourceSpec) -> Iterator[None]:
    """Say in words what the system refuses while a source is read."""
    try:
        yield
    except OSError as error:
        raise DataError(
            '"{file}" cannot be read: {reason}. Check the path and that you may read it.',
            file=error.filename or Message("The data"),
            reason=error.strerror or error,
        ) from error
    except MemoryError as error:
        raise DataError(
            "The data of the source {title} do not fit into memory. Use fewer or smaller examples.",
            title=Message(spec.title),
        ) from error


def _scaled(examples: Examples, train: dict[str, Array], validation: dict[str, Array]) -> Dataset:
    fields = []
    for field in examples.fields:
        scale = None
        if field.dtype == "float32":
            is_input = field.kind not in TARGETS
            how = examples.normalise if is_input else "none"
            scale = scaling.measured(train[field.name], how, examples.full_scale)
            for split in (train, validation):
                split[field.name] = scale.applied(split[field.name])
        fields.append(replace(field, scale=scale))
    return Dataset(examples.name, tuple(fields), train, validation, examples.note)


def _split(examples: Examples, params: Params) -> tuple[dict[str, Array], dict[str, Array]]:
    if examples.validation is not None:
        return dict(examples.arrays), dict(examples.validation)
    fraction, seed = params["validation"], params["seed"]
    if not isinstance(fraction, float) or not isinstance(seed, int):
        raise TypeError((fraction, seed))
    label = next((field.name for field in examples.fields if field.kind == "label"), None)
    if label is None:
        count = len(next(iter(examples.arrays.values())))
        indices = splits.random(count, fraction, seed)
    else:
        indices = splits.stratified(examples.arrays[label].astype(np.int64), fraction, seed)
    train, validation = (
        {name: array[part] for name, array in examples.arrays.items()} for part in indices
    )
    return train, validation
