"""Arrays from a NumPy archive: one of inputs, one of targets."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array
from studio.data.readers import npz_fields
from studio.data.spec import Examples, Normalise, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

NUMBERS = "buif"
TEXTS = npz_fields.TEXTS


UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    MemoryError,
    RuntimeError,  # zipfile's own for what is encrypted or packed in a way it does not know
    zipfile.BadZipFile,
    zlib.error,
)
"""What numpy and zipfile raise for an archive that is damaged or foreign."""


def read(file: Path) -> dict[str, Array]:
    """All arrays of an archive; nothing in it is ever run.

    Raises:
        DataError: it is not such an archive, is damaged, or holds Python objects.
    """
    try:
        with file.open("rb") as stream:
            loaded = np.load(stream, allow_pickle=False)
            if isinstance(loaded, np.lib.npyio.NpzFile):
                return {name: _member(loaded, name, file) for name in loaded.files}
    except UNREADABLE as error:
        raise DataError(
            '"{file}" is not a NumPy archive (.npz), or is damaged: {reason}. Save it again with '
            "numpy.savez(file, x=inputs, y=targets).",
            file=file,
            reason=error,
        ) from error
    raise DataError(
        '"{file}" is a single array (.npy); an archive of two or more was expected. Save it with '
        "numpy.savez(file, x=inputs, y=targets).",
        file=file,
    )


def _member(archive: np.lib.npyio.NpzFile, name: str, file: Path) -> Array:
    try:
        array = archive[name]
    except UNREADABLE as error:
        raise DataError(
            'The array "{name}" in "{file}" cannot be read: {reason}. Save it again as numbers; '
            "arrays of Python objects are never opened, as they can run code.",
            name=name,
            file=file,
            reason=error,
        ) from error
    if not isinstance(array, np.ndarray):
        raise DataError(
            '"{name}" in "{file}" is not an array. Save arrays only.', name=name, file=file
        )
    return array


def _names(params: Params, arrays: Mapping[str, Array], file: Path) -> tuple[list[str], list[str]]:
    """The names of inputs and targets, for training and, where the file has them, validation."""
    found = []
    for setting in ("inputs_array", "target_array"):
        stem = cast(str, params[setting])
        tests = (f"{stem}_validation", f"{stem}_val", f"{stem}_test")
        if stem in arrays:
            found.append([stem])
        elif f"{stem}_train" in arrays:
            second = next((name for name in tests if name in arrays), None)
            found.append([f"{stem}_train", *([second] if second else [])])
        else:
            raise DataError(
                '"{file}" has no array "{stem}" (nor "{stem}_train"). Its arrays are: {names}. '
                'Choose one of them in "data.{setting}".',
                file=file,
                stem=stem,
                names=checks.listed(list(arrays)),
                setting=setting,
            )
    inputs, targets = found
    if len(inputs) != len(targets):
        raise DataError(
            '"{file}" has the arrays {found}, but inputs and targets must both be split, or '
            "neither. Add the missing array.",
            file=file,
            found=checks.listed([*inputs, *targets]),
        )
    return inputs, targets


def _check(arrays: Mapping[str, Array], name: str, kinds: str, file: Path) -> Array:
    array = arrays[name]
    if array.dtype.kind not in kinds:
        raise DataError(
            'The array "{name}" in "{file}" has the type {dtype}; {expected} were expected. '
            "Convert it before saving.",
            name=name,
            file=file,
            dtype=array.dtype,
            expected=Message("numbers or text") if TEXTS in kinds else Message("numbers"),
        )
    if not array.ndim or not array.size:
        raise DataError(
            'The array "{name}" in "{file}" is empty or a single value (shape {shape}); its '
            "first axis should count the examples.",
            name=name,
            file=file,
            shape=array.shape,
        )
    if (index := checks.unusable(array)) is not None:
        raise DataError(
            'The array "{name}" in "{file}" has {value} at index {index}; a finite number was '
            "expected. Correct it or leave the example out.",
            name=name,
            file=file,
            value=array[index],
            index=list(index),
        )
    return array


def _pair(arrays: Mapping[str, Array], inputs: str, target: str, file: Path) -> tuple[Array, Array]:
    x = _check(arrays, inputs, NUMBERS, file)
    y = _check(arrays, target, NUMBERS + TEXTS, file)
    if len(x) != len(y):
        raise DataError(
            'In "{file}", "{inputs}" has {count} examples but "{target}" has {found}; there must '
            "be one target for each. Save them again with equal lengths.",
            file=file,
            inputs=inputs,
            count=len(x),
            target=target,
            found=len(y),
        )
    return x, y


def _load(params: Params) -> Examples:
    file = checks.file(params, "file", Message("a NumPy archive (.npz)"))
    arrays = read(file)
    inputs, targets = _names(params, arrays, file)
    pairs = [_pair(arrays, x, y, file) for x, y in zip(inputs, targets, strict=True)]
    is_bytes = pairs[0][0].dtype == np.uint8
    input_field, xs = npz_fields.inputs([x for x, _ in pairs], inputs, params, file)
    target_field, ys = npz_fields.targets([y for _, y in pairs], targets, arrays, params, file)
    splits: list[dict[str, Array]] = [
        {input_field.name: x, target_field.name: y} for x, y in zip(xs, ys, strict=True)
    ]
    how = cast(str, params["normalise"])
    if how == "auto":
        how = "unit" if is_bytes and input_field.kind == "image" else "none"
    return Examples(
        file.stem,
        (input_field, target_field),
        splits[0],
        splits[1] if len(splits) > 1 else None,
        normalise=cast(Normalise, how),
        full_scale=255.0 if is_bytes else None,
        note=Message(
            "Arrays {names} of {file}.", names=checks.listed([*inputs, *targets]), file=file
        ),
    )


SPEC = SourceSpec(
    "npz",
    "Arrays (NPZ)",
    "Your own arrays, saved with numpy.savez(file, x=inputs, y=targets).",
    (
        Param("file", "text", "", "The archive (.npz).", unit="file"),
        Param(
            "inputs_array",
            "text",
            "x",
            "The array of inputs, its first axis counting the examples. If the file has "
            "x_train and x_test (or x_val, x_validation) instead of x, these are the split.",
        ),
        Param(
            "target_array",
            "text",
            "y",
            "The array of targets: whole numbers or texts for classes, or measured numbers.",
        ),
        Param(
            "kind",
            "choice",
            "auto",
            "What the inputs are. auto: two axes are vectors, three are grey images if bytes and "
            "sequences if not, four are images.",
            choices=("auto", "vector", "sequence", "image"),
        ),
        Param(
            "layout",
            "choice",
            "auto",
            "Images with channels: whether the channels are the second axis or the last. auto: "
            "whichever has 1, 3 or 4 of them.",
            choices=("auto", "channels_first", "channels_last"),
        ),
        Param(
            "task",
            "choice",
            "auto",
            "What the target is. classification: one label an example. regression: numbers. auto: "
            "labels if text or at most 20 different whole numbers.",
            choices=("auto", "classification", "regression"),
        ),
        Param(
            "normalise",
            "choice",
            "auto",
            "unit: from 0 to 1 (bytes are divided by 255, else by the training split's range). "
            "standard: mean 0 and deviation 1 over the training split, for each column or "
            "channel. none: as stored. auto: unit for images in bytes, else none.",
            choices=("auto", "none", "unit", "standard"),
        ),
    ),
    _load,
)
