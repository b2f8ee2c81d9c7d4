"""MNIST and Fashion-MNIST from a folder of IDX files, plain or compressed with gzip."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.data import checks
from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.readers.bundled import DIGIT_NAMES, FASHION_NAMES
from studio.data.spec import PIXELS, Examples, Normalise, Params, SourceSpec
from studio.layers.spec import Param
from studio.message import Message

Bytes = NDArray[np.uint8]
UNSIGNED_BYTES = 0x08
WHAT = Message("a folder of IDX files, as MNIST and Fashion-MNIST are published in")


def _find(folder: Path, part: str, of: str, axes: int) -> Path | None:
    stems = (f"{part}-{of}-idx{axes}-ubyte", f"{part}-{of}.idx{axes}-ubyte")
    names = (stem + ending for ending in ("", ".gz") for stem in stems)
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _needed(folder: Path, part: str, of: str, axes: int) -> Path:
    found = _find(folder, part, of, axes)
    if found is None:
        present = sorted(path.name for path in folder.iterdir())
        raise DataError(
            'The folder "{folder}" has no file {part}-{of}-idx{axes}-ubyte (or the same with .gz). '
            "It has: {present}. Choose the folder that holds the IDX files.",
            folder=folder,
            part=part,
            of=of,
            axes=axes,
            present=checks.listed(present),
        )
    return found


def read(file: Path, axes: int) -> Bytes:
    """The array of bytes that an IDX file holds.

    Raises:
        DataError: it is not an IDX file of unsigned bytes with this many axes, or is damaged.
    """
    try:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise DataError(
            'The file "{file}" is damaged or not compressed with gzip: {reason}. Get it again.',
            file=file,
            reason=error,
        ) from error
    header = 4 + 4 * axes
    expected = bytes((0, 0, UNSIGNED_BYTES, axes))
    if len(raw) < header or raw[:4] != expected:
        raise DataError(
            '"{file}" is not an IDX file of bytes with {axes} axes: it should begin with '
            "{expected}; it begins with {found}. Get it again.",
            file=file,
            axes=axes,
            expected=expected.hex(" "),
            found=raw[:4].hex(" ") or "nothing",
        )
    shape = tuple(int.from_bytes(raw[at : at + 4], "big") for at in range(4, header, 4))
    size = 1
    for length in shape:
        size *= length
    if len(raw) - header != size:
        raise DataError(
            'The file "{file}" is damaged: its header announces {shape} bytes, which is '
            "{expected}; {found} follow. Get it again.",
            file=file,
            shape=" × ".join(map(str, shape)),
            expected=size,
            found=len(raw) - header,
        )
    return np.frombuffer(raw, np.uint8, offset=header).reshape(shape)


def _pair(folder: Path, part: str) -> tuple[Bytes, Bytes, Path]:
    image_file = _needed(folder, part, "images", 3)
    label_file = _needed(folder, part, "labels", 1)
    images, labels = read(image_file, 3), read(label_file, 1)
    if len(images) != len(labels):
        raise DataError(
            '"{images}" holds {count} images but "{labels}" holds {found} labels; there must be '
            "one for each. Get both again from the same place.",
            images=image_file,
            count=len(images),
            labels=label_file,
            found=len(labels),
        )
    if not images.size:
        raise DataError('The file "{file}" holds no images. Get it again.', file=image_file)
    return images, labels, label_file


def _classes(names: str, folder: Path, labels: Bytes) -> tuple[str, ...]:
    if names == "auto":
        names = "fashion" if "fashion" in str(folder.resolve()).casefold() else "digits"
    if names == "fashion":
        return FASHION_NAMES
    if names == "digits":
        return DIGIT_NAMES
    return tuple(str(number) for number in range(int(labels.max()) + 1))


def _checked(labels: Bytes, classes: tuple[str, ...], file: Path) -> NDArray[np.int64]:
    if labels.max() >= len(classes):
        index = int(np.argmax(labels >= len(classes)))
        raise DataError(
            'Label {index} in "{file}" is {found}; with {count} class names it must be from 0 to '
            '{last}. Set "data.names" to numbers if these are other classes.',
            index=index,
            file=file,
            found=int(labels[index]),
            count=len(classes),
            last=len(classes) - 1,
        )
    return labels.astype(np.int64)


def _load(params: Params) -> Examples:
    folder = checks.folder(params, "folder", WHAT)
    images, labels, label_file = _pair(folder, "train")
    classes = _classes(cast(str, params["names"]), folder, labels)
    arrays: dict[str, Array] = {
        "image": images[:, np.newaxis],
        "label": _checked(labels, classes, label_file),
    }
    checks.two_classes(folder, [classes[label] for label in np.unique(labels)])
    validation: dict[str, Array] | None = None
    if _find(folder, "t10k", "images", 3) or _find(folder, "t10k", "labels", 1):
        test_images, test_labels, test_file = _pair(folder, "t10k")
        if test_images.shape[1:] != images.shape[1:]:
            raise DataError(
                'The t10k images in "{folder}" are {found} pixels large, the training images '
                "{expected}; they must be alike. Get the files again from the same place.",
                folder=folder,
                found=" × ".join(map(str, test_images.shape[1:])),
                expected=" × ".join(map(str, images.shape[1:])),
            )
        validation = {
            "image": test_images[:, np.newaxis],
            "label": _checked(test_labels, classes, test_file),
        }
        note = Message("Read from {folder}. Validation is on its t10k files.", folder=folder)
    else:
        note = Message(
            "Read from {folder}. It has no t10k files: validation is on a share of the training "
            "images.",
            folder=folder,
        )
    is_fashion = classes == FASHION_NAMES
    return Examples(
        "Fashion-MNIST" if is_fashion else "MNIST" if classes == DIGIT_NAMES else folder.name,
        (
            Field("image", (1, *images.shape[1:]), "float32", "image"),
            Field("label", (), "int64", "label", classes),
        ),
        arrays,
        validation,
        normalise=cast(Normalise, params["normalise"]),
        full_scale=255.0,
        note=note,
    )


SPEC = SourceSpec(
    "idx",
    "MNIST or Fashion-MNIST (IDX files)",
    "The whole of MNIST, Fashion-MNIST or a data set in the same form, from a folder of IDX files.",
    (
        Param(
            "folder",
            "text",
            "",
            "The folder with train-images-idx3-ubyte, train-labels-idx1-ubyte and, for validation, "
            "the two t10k files; each plain or with .gz.",
            unit="folder",
        ),
        Param(
            "names",
            "choice",
            "auto",
            "Names of the classes. auto: those of Fashion-MNIST if the folder's path contains "
            "“fashion”, else the digits. numbers: as many as the labels need.",
            choices=("auto", "digits", "fashion", "numbers"),
        ),
        PIXELS,
    ),
    _load,
)
