"""Checks that several readers need, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from studio.data.errors import DataError
from studio.data.fields import Array
from studio.data.spec import Params
from studio.message import Message

LARGEST = float(np.finfo(np.float32).max)


def file(params: Params, name: str, what: Message) -> Path:
    """The existing file that a parameter names; ``what`` describes it, as in "a CSV file"."""
    path = _chosen(params, name, what)
    if path.is_dir():
        raise DataError('"{path}" is a folder; {what} was expected.', path=path, what=what)
    if not path.is_file():
        raise DataError(
            'There is no file "{path}"; {what} was expected there. Check the path in '
            '"data.{name}".',
            path=path,
            what=what,
            name=name,
        )
    return path


def folder(params: Params, name: str, what: Message) -> Path:
    """The existing folder that a parameter names; ``what`` as in "a folder of pictures"."""
    path = _chosen(params, name, what)
    if path.is_file():
        raise DataError('"{path}" is a file; {what} was expected.', path=path, what=what)
    if not path.is_dir():
        raise DataError(
            'There is no folder "{path}"; {what} was expected there. Check the path in '
            '"data.{name}".',
            path=path,
            what=what,
            name=name,
        )
    return path


def _chosen(params: Params, name: str, what: Message) -> Path:
    text = params[name]
    if not isinstance(text, str) or not text.strip():
        raise DataError(
            'No data chosen yet: set "data.{name}" to the path of {what}.', name=name, what=what
        )
    return Path(text)


def unusable(values: Array) -> tuple[int, ...] | None:
    """The index of the first element that float32 cannot hold: NaN, infinite, or too large."""
    if values.dtype.kind != "f":
        return None
    wrong = ~np.isfinite(values)
    if values.dtype.itemsize > 4:
        wrong |= np.abs(values) > LARGEST
    if not wrong.any():
        return None
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), wrong.shape))


def two_classes(source: Path, classes: Sequence[str]) -> None:
    """Raise unless there are at least two classes to tell apart."""
    if len(classes) < 2:
        raise DataError(
            'All examples in "{source}" are of one class, "{name}"; learning to tell classes '
            "apart takes at least two. Add examples of another class.",
            source=source,
            name=classes[0] if classes else "",
        )


def no_new_classes(
    labels: Sequence[str], classes: Sequence[str], place: Callable[[int], Message]
) -> None:
    """Raise where the validation split has a class that training does not have."""
    known = set(classes)
    for index, label in enumerate(labels):
        if label not in known:
            raise DataError(
                '{place} is of class "{label}", which the training examples do not have. They '
                "have: {classes}. Add training examples of this class, or remove it.",
                place=place(index),
                label=label,
                classes=listed(classes),
            )


def listed(names: Sequence[str], most: int = 8) -> Message | str:
    """A few names for a sentence: ``a, b, c and 5 more``."""
    if not names:
        return Message("nothing")
    if len(names) <= most:
        return ", ".join(names)
    return Message(
        "{names} and {count} more", names=", ".join(names[:most]), count=len(names) - most
    )
