"""Expressions as they are typed into a field: ``width * 2``, ``=mode``, ``N, width, 8``."""

from __future__ import annotations

import re
from collections.abc import Collection

from studio import labels
from studio.expression import ExpressionError, evaluate, names, parse
from studio.layers.spec import Param
from studio.value import Expression, Value

PLAIN = frozenset({"text", "choice"})
"""Types whose values are words: there an expression always begins with ``=``."""
MARKED = PLAIN | {"shape"}
"""Types that show the ``=`` of an expression, which would else be read as something shorter."""
_LISTS = frozenset({"ints", "floats", "shape"})
_NAME = re.compile(r"[^\W\d]\w*")
_OPENING, _CLOSING = "([", ")]"


def written(param: Param, text: str, variables: Collection[str]) -> Value:
    """The expression that was typed, or a tuple with some; ``None`` where it is plain text.

    Arithmetic without a variable gives its number, where one number is asked for.

    Raises:
        ExpressionError: it is meant as one, but cannot be read or speaks of unknown variables.
    """
    meant = text.lstrip().startswith("=")
    body = text.strip().removeprefix("=").strip()
    if not meant and (param.type in PLAIN or not _speaks(body, variables)):
        return _number(body) if param.type in ("int", "float") else None
    if not body:
        raise ExpressionError("Behind the = stands an expression such as channels * 2.")
    if param.type not in _LISTS:
        return _checked(body, variables)
    open_ended = body.endswith(",")
    parts = _parts(_bare(body.removesuffix(",") if open_ended else body))
    if len(parts) == 1 and not open_ended and (meant or param.type != "shape"):
        return _checked(body, variables)
    return tuple(_item(param, part, variables) for part in parts)


def _speaks(text: str, variables: Collection[str]) -> bool:
    return any(name in variables for name in _NAME.findall(text))


def _number(text: str) -> Value:
    """What arithmetic with plain numbers gives; ``None`` where it is none, or just a number."""
    if not any(sign in text for sign in "+-*/%("):
        return None
    try:
        if names(Expression(text)):
            return None
        float(text)
    except ExpressionError:
        return None
    except ValueError:
        return evaluate(text, {})
    return None


def _checked(text: str, variables: Collection[str]) -> Expression:
    found = Expression(text)
    parse(text)
    for name in sorted(names(found) - set(variables)):
        raise ExpressionError(
            'There is no variable "{name}". Known are: {known}.',
            name=name,
            known=", ".join(sorted(variables)) or "none",
        )
    return found


def _item(param: Param, text: str, variables: Collection[str]) -> Value:
    """One place of a tuple: a number, ``N``, ``none``, a free axis, or an expression."""
    if text.casefold() == "n" and text not in variables:
        return "N"
    if text.casefold() == "none":
        return None
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    axis = labels.tidy(text)
    if param.labels and text not in variables and labels.read(axis) is not None:
        return axis
    return _checked(text, variables)


def _bare(text: str) -> str:
    """Without the brackets around the whole."""
    if text[:1] not in _OPENING or not text:
        return text
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if depth == 0:
            return text[1:-1].strip() if at == len(text) - 1 else text
    return text


def _parts(text: str) -> list[str]:
    """What stands between commas, semicolons and ×, those inside of brackets left alone."""
    found, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter in ",;×" and depth == 0:
            found.append(text[start:at].strip())
            start = at + 1
    return [*found, text[start:].strip()]
