"""An example of the user's own from a file, by what its name ends in."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Field
from studio.data.own import numbers, pictures
from studio.data.own.taken import Taken, refuse, takes_pictures, wanted
from studio.data.readers.images import ENDINGS
from studio.message import Message

LARGEST = 64 * 2**20
"""Bytes; of a text or an array for a single example."""


def read(file: Path, field: Field) -> Taken:
    """What the file holds, as an example of a field. Raises ``DataError``, ``OSError``."""
    suffix = file.suffix.casefold()
    if suffix in ENDINGS:
        if not takes_pictures(field):
            raise refuse(file.name, Message("a picture"), field, wanted(field))
        return pictures.from_file(file, field)
    if file.stat().st_size > LARGEST:
        raise DataError(
            '"{file}" has more than {limit} megabytes, which is too much for one example. Choose '
            "a smaller one.",
            file=file.name,
            limit=LARGEST // 2**20,
        )
    if suffix == ".npy":
        return numbers.from_array(_array(file), field, file.name)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            '"{file}" is neither a picture, an array (.npy) nor a text in UTF-8, but "{field}" '
            "wants {what}. Choose another one.",
            file=file.name,
            field=field.name,
            what=wanted(field),
        ) from error
    return numbers.from_words(text, field, file.name)


def _array(file: Path) -> np.ndarray:
    unread = DataError(
        '"{file}" is no array of numbers that NumPy can read. Save it with numpy.save.',
        file=file.name,
    )
    try:
        found = np.load(file, allow_pickle=False)
    except (ValueError, EOFError) as error:
        raise unread from error
    if not isinstance(found, np.ndarray):
        found.close()
        raise unread
    return found
