"""What the arrays of an archive mean: the kind of the inputs, classes or numbers as targets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array, Field, FieldKind
from studio.data.labels import MOST_WHOLE_CLASSES, encode
from studio.data.spec import Params
from studio.message import Message

CHANNELS = (1, 3, 4)
TEXTS = "US"
"""NumPy's letters for arrays of text."""


def _kind(x: Array, wanted: str, name: str, file: Path) -> FieldKind:
    axes = x.ndim - 1
    if wanted == "auto":
        by_axes: dict[int, FieldKind] = {
            0: "vector",
            1: "vector",
            2: "image" if x.dtype == np.uint8 else "sequence",
            3: "image",
        }
        kind = by_axes.get(axes)
    else:
        allowed = {"vector": (0, 1), "sequence": (1, 2), "image": (2, 3)}[wanted]
        kind = cast(FieldKind, wanted) if axes in allowed else None
    if kind is None:
        raise DataError(
            'The array "{name}" in "{file}" has the shape {shape}; examples × features, '
            "examples × time × features, or examples × height × width with or without channels "
            'was expected{of}. Reshape it, or choose another "data.kind".',
            name=name,
            file=file,
            shape=" × ".join(map(str, x.shape)),
            of="" if wanted == "auto" else Message(' for "{kind}"', kind=wanted),
        )
    if kind == "vector" and axes == 1 and x.shape[1] == 2:
        return "points"
    return kind


def _images(x: Array, layout: str, name: str, file: Path) -> Array:
    """As examples × channels × height × width."""
    if x.ndim == 3:
        return x[:, np.newaxis]
    first, last = x.shape[1] in CHANNELS, x.shape[3] in CHANNELS
    if layout == "auto" and first == last:
        raise DataError(
            'It is not plain which axis of "{name}" in "{file}" ({shape}) is the channels. Set '
            '"data.layout" to channels_first or channels_last.',
            name=name,
            file=file,
            shape=" × ".join(map(str, x.shape)),
        )
    is_last = layout == "channels_last" or (layout == "auto" and last)
    return x.transpose(0, 3, 1, 2) if is_last else x


def _shaped(x: Array, kind: FieldKind, layout: str, name: str, file: Path) -> Array:
    if kind == "image":
        return _images(x, layout, name, file)
    return x[:, np.newaxis] if x.ndim == 1 else x


def inputs(
    parts: list[Array], names: list[str], params: Params, file: Path
) -> tuple[Field, list[Array]]:
    kind = _kind(parts[0], cast(str, params["kind"]), names[0], file)
    layout = cast(str, params["layout"])
    for x, name in zip(parts, names, strict=True):
        if x.shape[1:] != parts[0].shape[1:] or x.dtype != parts[0].dtype:
            raise DataError(
                'In "{file}", an example of "{name}" is {found}, but one of "{first}" is '
                "{expected}; they must be alike.",
                file=file,
                name=name,
                found=f"{x.dtype} {list(x.shape[1:])}",
                first=names[0],
                expected=f"{parts[0].dtype} {list(parts[0].shape[1:])}",
            )
    shaped = [_shaped(x, kind, layout, name, file) for x, name in zip(parts, names, strict=True)]
    is_tokens = kind == "sequence" and shaped[0].dtype.kind in "iu"
    if is_tokens:
        shaped = [x.astype(np.int64) for x in shaped]
    field_name = {"image": "image", "points": "points", "sequence": "sequence"}.get(
        kind, "features"
    )
    dtype = "int64" if is_tokens else "float32"
    return Field(field_name, tuple(shaped[0].shape[1:]), dtype, kind), shaped


def _is_labels(y: Array, task: str) -> bool:
    if y.ndim > 2 or (y.ndim == 2 and y.shape[1] > 1):
        return False
    if task != "auto":
        return task == "classification"
    if y.dtype.kind in TEXTS or y.dtype.kind == "b":
        return True
    return y.dtype.kind in "iu" and len(np.unique(y)) <= MOST_WHOLE_CLASSES


def targets(
    parts: list[Array], names: list[str], arrays: Mapping[str, Array], params: Params, file: Path
) -> tuple[Field, list[Array]]:
    task = cast(str, params["task"])
    if not _is_labels(parts[0], task):
        return _measured(parts, names, task, file)
    texts = [[_text(value) for value in y.reshape(-1).tolist()] for y in parts]
    classes, labels = encode(texts[0])
    checks.two_classes(file, classes)
    if len(parts) > 1:
        checks.no_new_classes(texts[1], classes, lambda i: _element(i, names[1], file))
    index = {name: number for number, name in enumerate(classes)}
    encoded = [labels, *(np.array([index[text] for text in part], np.int64) for part in texts[1:])]
    return Field("label", (), "int64", "label", _titles(classes, arrays, file)), encoded


def _element(index: int, name: str, file: Path) -> Message:
    return Message('Element {index} of "{name}" in "{file}"', index=index, name=name, file=file)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _titles(classes: tuple[str, ...], arrays: Mapping[str, Array], file: Path) -> tuple[str, ...]:
    """The names in the optional array ``class_names``, for labels that count from 0."""
    given = arrays.get("class_names")
    if given is None:
        return classes
    titles = tuple(_text(value) for value in given.reshape(-1).tolist())
    numbers = [int(name) if name.isdecimal() else -1 for name in classes]
    if min(numbers) < 0 or max(numbers) >= len(titles):
        raise DataError(
            '"{file}" names {count} classes in "class_names", but its labels are {classes}; whole '
            "numbers from 0 to {last} were expected. Correct the labels or remove class_names.",
            file=file,
            count=len(titles),
            classes=checks.listed(classes),
            last=len(titles) - 1,
        )
    return tuple(titles[number] for number in numbers)


def _measured(
    parts: list[Array], names: list[str], task: str, file: Path
) -> tuple[Field, list[Array]]:
    for y, name in zip(parts, names, strict=True):
        problem = None
        if y.dtype.kind in TEXTS:
            problem = Message("text, where numbers were expected")
        elif task == "classification":
            problem = Message("more than one value for each example, where one label was expected")
        elif y.shape[1:] != parts[0].shape[1:]:
            problem = Message("another shape than the training targets")
        if problem:
            raise DataError(
                'The array "{name}" in "{file}" ({shape}) has {problem}. Correct it, or choose '
                'another "data.task".',
                name=name,
                file=file,
                shape=" × ".join(map(str, y.shape)),
                problem=problem,
            )
    shaped = [y[:, np.newaxis] if y.ndim == 1 else y for y in parts]
    shape = tuple(shaped[0].shape[1:])
    return Field("target", shape, "float32", "number" if shape == (1,) else "numbers"), shaped
