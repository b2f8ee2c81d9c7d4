"""Values as text: what a user types in a field or on the command line, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Collection

from studio import labels
from studio.layers.check import check
from studio.layers.formula import MARKED, written
from studio.layers.spec import Param
from studio.message import UserError
from studio.value import Expression, Value

_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})
_LISTS = frozenset({"ints", "floats"})
_BRACKETS = {"(": ")", "[": "]"}
_BETWEEN = re.compile(r"\s*[×x*,;]\s*|\s+")


def parse(param: Param, text: str, variables: Collection[str] = ()) -> Value:
    """The value that was typed; ``width * 2`` is an expression where ``width`` is a variable.

    What begins with ``=`` is one in any case.

    Args:
        param: what the value is for.
        text: as it was typed.
        variables: the names that expressions may use.

    Raises:
        UserError: it does not fit, or is an expression that cannot be read.
    """
    value = written(param, text, variables)
    if value is None:
        value = _read(param, text)
    if message := check(param, value):
        raise UserError(message.template, **message.values)
    return value


def format_value(param: Param, value: Value) -> str:
    """The value as it stands in a text field; ``parse`` reads it back."""
    if isinstance(value, Expression):
        return f"={value}" if param.type in MARKED else str(value)
    if isinstance(value, str):
        return f'"{value}"' if param.type == "text" and _needs_quotes(param, value) else value
    if isinstance(value, tuple):
        between = " × " if param.type in _LISTS and param.length is not None else ", "
        items = between.join(format_item(param, item) for item in value)
        return f"({items})" if not value else f"{items}," if len(value) == 1 else items
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def format_item(param: Param, value: Value) -> str:
    """One place of a tuple, as it stands in a text field."""
    return str(value) if isinstance(value, Expression) else format_value(param, value)


def _read(param: Param, text: str) -> Value:
    """What the text says, as far as it can be told; what cannot stays text."""
    if param.type == "text":
        if param.optional and text.strip().casefold() == "none":
            return None
        quoted = len(text) >= 2 and text[0] == text[-1] == '"'
        return text[1:-1] if quoted else text
    text = text.strip()
    for choice in param.choices:
        if choice.casefold() == text.casefold():
            return choice
    if text.casefold() == "none":
        return None
    match param.type:
        case "bool":
            word = text.casefold()
            return True if word in _YES else False if word in _NO else text
        case "float":
            return _read_float(text)
        case "ints" | "floats" | "shape":
            return _read_list(param, text)
    return _read_int(text)


def _read_int(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:
        return text


def _read_float(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _read_list(param: Param, text: str) -> Value:
    text = labels.tidy(text) if param.labels else text
    inner, closing = text, _BRACKETS.get(text[:1])
    if closing and text.endswith(closing):
        inner = text[1:-1].strip()
        if not inner:
            return ()
    one = not inner.endswith(",")
    words = _BETWEEN.split(inner if one else inner[:-1].rstrip())
    items = tuple(_read_item(param, word) for word in words)
    if any(isinstance(item, str) and not _is_axis(param, item) for item in items):
        return text
    lone = one and len(items) == 1 and inner == text and param.type in _LISTS
    return items[0] if lone else items


def _is_axis(param: Param, word: str) -> bool:
    return word == labels.BATCH or (param.labels and labels.read(word) is not None)


def _read_item(param: Param, word: str) -> float | str | None:
    if word.casefold() == "none":
        return None
    if param.type == "floats":
        return _read_float(word)
    return "N" if word.casefold() == "n" else _read_int(word)


def _needs_quotes(param: Param, text: str) -> bool:
    """Whether text would be read as something else if it stood alone."""
    quoted = len(text) >= 2 and text[0] == text[-1] == '"'
    return quoted or (param.optional and text.strip().casefold() == "none")
