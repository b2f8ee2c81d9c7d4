"""Whether a value fits a parameter, and the one form in which values are kept."""

from __future__ import annotations

import math
from collections.abc import Callable
from numbers import Integral, Real
from typing import cast

from studio import labels
from studio.expression import has_expression
from studio.layers.free_axes import trouble_with, wrong_shape
from studio.layers.notation import trouble
from studio.layers.spec import Param
from studio.message import Message
from studio.value import Expression, Value

LARGEST = 2**63 - 1
"""The largest whole number that torch can hold."""
MOST_AXES = 64
"""Axes of a tensor with which all of torch can deal."""
MOST_NUMBERS = 2 * MOST_AXES
"""In a list of whole numbers: two for each axis, as padding has them."""

_SHOWN = 60


def normalise(param: Param, value: object) -> Value:
    """The one form in which a value is kept: tuples, plain numbers, floats where they are meant.

    A tuple of equal numbers stays as the user gave it. Nothing is refused here; see ``check``.
    """
    kept = _kept(param, value)
    if param.exact and type(kept) in (int, float):
        return (kept,) * (param.length or 1)
    return kept


def _kept(param: Param, value: object) -> Value:
    if isinstance(value, list | tuple):
        return tuple(_kept(param, item) for item in value)
    if value is None or isinstance(value, bool | str | Expression):
        return value
    if isinstance(value, Integral):
        whole = int(value)
        real = param.type in ("float", "floats")
        return float(whole) if real and abs(whole) <= LARGEST else whole
    return float(value) if isinstance(value, Real) else cast("Value", value)


def check(param: Param, value: object) -> Message | None:
    """A sentence that says why the value does not fit; ``None`` where it does.

    What an expression gives is not known here, so one fits everywhere.
    """
    if has_expression(cast("Value", value)):
        return None
    if value is None:
        return None if param.optional else _wrong_type(param, value)
    match param.type:
        case "bool":
            fits = isinstance(value, bool)
        case "text":
            if isinstance(value, str):
                return trouble(param.notation, value, param.name)
            fits = False
        case "choice":
            fits = isinstance(value, str) and value in param.choices
        case "int":
            return _wrong_type(param, value) if not _is_whole(value) else _bounds(param, value)
        case "float":
            if isinstance(value, str) and value in param.choices:
                return None
            return _wrong_type(param, value) if not _is_number(value) else _bounds(param, value)
        case "ints":
            return _numbers(param, value, _is_whole)
        case "floats":
            return _numbers(param, value, _is_number)
        case "shape":
            return _shape(param, value)
    return None if fits else _wrong_type(param, value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return _is_whole(value)


def _bounds(param: Param, number: object, given: object = None) -> Message | None:
    """Whether a number, or each number of the value that was given, lies within the bounds."""
    low, high = param.minimum, param.maximum
    size = cast("float", number)
    if (low is None or size >= low) and (high is None or size <= high):
        return None
    found = _found(number if given is None else given)
    if low is not None and high is not None:
        return Message(
            "{param} must be between {minimum} and {maximum}, but it is {found}.",
            param=param.name,
            minimum=_plain(low),
            maximum=_plain(high),
            found=found,
        )
    if low is not None:
        return Message(
            "{param} must be at least {minimum}, but it is {found}.",
            param=param.name,
            minimum=_plain(low),
            found=found,
        )
    return Message(
        "{param} must be at most {maximum}, but it is {found}.",
        param=param.name,
        maximum=_plain(cast("float", high)),
        found=found,
    )


def _numbers(param: Param, value: object, is_fitting: Callable[[object], bool]) -> Message | None:
    if isinstance(value, str) and value in param.choices:
        return None
    items = value if isinstance(value, tuple) else (value,)
    if not items and param.default == ():
        return None
    if param.type == "ints" and len(items) > MOST_NUMBERS:
        return _too_many(param, len(items), MOST_NUMBERS)
    if not items or not all(is_fitting(item) or (item is None and param.gaps) for item in items):
        return _wrong_type(param, value)
    if isinstance(value, tuple) and param.length not in (None, len(value)):
        return _wrong_type(param, value)
    wrong = (_bounds(param, item, value) for item in items if item is not None)
    return next((message for message in wrong if message), None)


def _shape(param: Param, value: object) -> Message | None:
    if not isinstance(value, tuple):
        return _wrong_type(param, value)
    if len(value) > MOST_AXES:
        return _too_many(param, len(value), MOST_AXES)
    for item in value:
        if isinstance(item, str) and item != labels.BATCH:
            if trouble_found := trouble_with(param, item, _found(value)):
                return trouble_found
        elif not _is_whole(item) and item != labels.BATCH:
            return _wrong_type(param, value)
    if "N" in value and not param.batch:
        return Message(
            "{param} is the same for every batch, so it cannot hold N, but it is {found}.",
            param=param.name,
            found=_found(value),
        )
    if (param.minimum or 0) < 0 and not param.gaps and value.count(-1) > 1:
        return Message(
            "{param} can have one axis of size -1 at most, but it is {found}.",
            param=param.name,
            found=_found(value),
        )
    wrong = (_bounds(param, size, value) for size in value if not isinstance(size, str))
    return next((message for message in wrong if message), None)


def _too_many(param: Param, found: int, limit: int) -> Message:
    return Message(
        "{param} has {limit} numbers at most, but it has {found}.",
        param=param.name,
        limit=limit,
        found=found,
    )


def _wrong_type(param: Param, value: object) -> Message:
    """What kind of value is expected."""
    name, found = param.name, _found(value)
    match param.type:
        case "bool":
            return Message(
                "{param} must be true or false, but it is {found}.", param=name, found=found
            )
        case "int":
            return Message(
                "{param} must be a whole number, but it is {found}.", param=name, found=found
            )
        case "float":
            return Message("{param} must be a number, but it is {found}.", param=name, found=found)
        case "text":
            return Message("{param} must be text, but it is {found}.", param=name, found=found)
        case "choice":
            return Message(
                "{param} must be one of {choices}, but it is {found}.",
                param=name,
                choices=", ".join(param.choices),
                found=found,
            )
        case "shape":
            return wrong_shape(param, found)
        case "floats":
            return _wrong_floats(param, found)
        case "ints":
            return _wrong_ints(param, found)


def _wrong_ints(param: Param, found: str | Message) -> Message:
    choices = ", ".join(param.choices)
    if param.length is None:
        return Message(
            "{param} must be whole numbers such as 0, 2, 1, but it is {found}.",
            param=param.name,
            found=found,
        )
    if param.length == 1:
        if choices:
            return Message(
                "{param} must be a whole number or one of {choices}, but it is {found}.",
                param=param.name,
                choices=choices,
                found=found,
            )
        return Message(
            "{param} must be a whole number, but it is {found}.", param=param.name, found=found
        )
    example = " × ".join(["3"] * param.length)
    if choices:
        return Message(
            "{param} must be one whole number, {length} of them such as {example}, or one of "
            "{choices}, but it is {found}.",
            param=param.name,
            length=param.length,
            example=example,
            choices=choices,
            found=found,
        )
    return Message(
        "{param} must be one whole number or {length} of them such as {example}, but it is "
        "{found}.",
        param=param.name,
        length=param.length,
        example=example,
        found=found,
    )


def _wrong_floats(param: Param, found: str | Message) -> Message:
    if param.length is None:
        return Message(
            "{param} must be numbers such as 0.5, 1, but it is {found}.",
            param=param.name,
            found=found,
        )
    if param.length == 1:
        return Message(
            "{param} must be a number, but it is {found}.", param=param.name, found=found
        )
    return Message(
        "{param} must be one number or {length} of them such as {example}, but it is {found}.",
        param=param.name,
        length=param.length,
        example=" × ".join(["0.5"] * param.length),
        found=found,
    )


def _found(value: object) -> str | Message:
    """What was given, in a few words; text stands in quotes."""
    if isinstance(value, int) and abs(value) > LARGEST:
        return Message("a number of {bits} bits", bits=value.bit_length())
    if isinstance(value, str):
        shown = f'"{value}"'
    elif value is None:
        shown = "none"
    elif isinstance(value, tuple):
        shown = f"({', '.join(str(_found(item)) for item in value)})"
    else:
        shown = _plain(value)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _plain(number: object) -> str:
    """``1`` for ``1.0`` too, and no thousand digits."""
    if isinstance(number, bool):
        return str(number).lower()
    if isinstance(number, float) and number.is_integer():
        return str(int(number)) if abs(number) < 1e15 else str(number)
    return str(number)
