"""Numbers and texts of the user's own."""

from __future__ import annotations

import math
import re

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Array, Field
from studio.data.own import pictures
from studio.data.own.taken import Taken, refuse, scaled, sizes, takes_pictures, told, wanted
from studio.data.readers.text import UNKNOWN
from studio.message import Message

SEPARATORS = re.compile(r"[\s,;]+")
BRACKETS = str.maketrans("[](){}", "      ")


def from_array(values: Array, field: Field, name: str) -> Taken:
    """An array, as it would be read from a file of the data. Raises ``DataError``."""
    if values.dtype.kind not in "biuf":
        raise refuse(name, Message("an array of {sort}", sort=values.dtype), field, wanted(field))
    if values.ndim > 1 and values.shape[0] == 1 and values.ndim > len(field.shape):
        values = values[0]
    if takes_pictures(field):
        return _picture(values, field, name)
    if values.shape != field.shape and values.size != math.prod(field.shape):
        found = Message("an array of {sizes}", sizes=sizes(values.shape))
        raise refuse(name, found, field, wanted(field))
    _refuse_unusable(values, field, name)
    return scaled(values.reshape(field.shape), field, [])


def _picture(values: Array, field: Field, name: str) -> Taken:
    """An array as a picture: bytes, numbers from 0 to 1, or what the files of the data hold."""
    if values.ndim == 2:
        values = values[np.newaxis]
    found = Message("an array of {sizes}", sizes=sizes(values.shape))
    if values.ndim != 3:
        raise refuse(name, found, field, wanted(field))
    if values.shape[0] not in (1, 3) and values.shape[2] in (1, 3, 4):
        values = values.transpose(2, 0, 1)
    _refuse_unusable(values, field, name)
    if values.shape == field.shape and values.dtype.kind == "f":
        return scaled(values.astype(np.float32), field, [])
    if values.shape[0] not in (1, 3, 4) or values.size == 0:
        raise refuse(name, found, field, wanted(field))
    top = 255.0 if values.dtype == np.uint8 else max(float(values.max()), 1e-12)
    if values.dtype.kind == "f" and values.max() <= 1:
        top = 1.0
    pixels = np.clip(values.transpose(1, 2, 0) * (255 / top), 0, 255).astype(np.uint8)
    return pictures.from_pixels(np.ascontiguousarray(pixels), field)


def _refuse_unusable(values: Array, field: Field, name: str) -> None:
    if not np.isfinite(values.astype(np.float32)).all():
        raise DataError(
            '"{name}" holds numbers that are infinite or none at all, and "{field}" wants finite '
            "ones. Replace them.",
            name=name,
            field=field.name,
        )


def from_words(text: str, field: Field, name: str) -> Taken:
    """A text, or numbers in one. Raises ``DataError``.

    The numbers of the first line that has as many as are wanted are taken, else all there are.
    """
    if field.kind == "text":
        return from_text(text, field)
    count = math.prod(field.shape)
    rows = [_numbers(line) for line in text.splitlines() if line.strip()]
    fitting = [(place, row) for place, row in enumerate(rows, 1) if row and len(row) == count]
    if fitting:
        place, row = fitting[0]
        done = [] if len(rows) == 1 else [Message("line {line} of {lines}", line=place,
                                                  lines=len(rows))]  # fmt: skip
    else:
        # A heading and other words are left out.
        row = [number for line in rows for number in line or ()]
        done = []
        if not row:
            raise refuse(name, Message("a text without numbers"), field, wanted(field))
    if len(row) != count:
        found = Message("{count} numbers", count=len(row))
        raise refuse(name, found, field, wanted(field))
    values = np.array(row, np.float64).reshape(field.shape)
    _refuse_unusable(values, field, name)
    return scaled(values, field, done)


def _numbers(line: str) -> list[float] | None:
    """The numbers of a line; ``None`` where it has something else."""
    try:
        return [float(word) for word in SEPARATORS.split(line.translate(BRACKETS)) if word]
    except ValueError:
        return None


def from_text(text: str, field: Field) -> Taken:
    """The end of a text, as many characters as one example has."""
    (length,) = field.shape
    done: list[Message] = []
    if len(text) > length:
        text = text[-length:]
        done.append(Message("its last {length} characters", length=length))
    elif len(text) < length:
        text = text.rjust(length)
        done.append(Message("spaces before it, to {length} characters", length=length))
    places = {each: place for place, each in enumerate(field.classes)}
    instead = places.get(UNKNOWN, places.get("?", places.get(" ", 0)))
    unknown = sorted({each for each in text if each not in places})
    if unknown:
        done.append(
            Message(
                "characters that the data lack replaced: {characters}",
                characters=" ".join(unknown[:8]),
            )
        )
    codes = [places.get(each, instead) for each in text]
    return Taken(np.array(codes, np.dtype(field.dtype)), told(done))
