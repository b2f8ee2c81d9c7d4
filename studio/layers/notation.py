"""Small notations in text parameters: an index ``:, 0, 2:5``, einsum's equation, a factor."""

from __future__ import annotations

import re
from types import EllipsisType
from typing import TypeAlias

from studio.expression import ExpressionError, names, parse
from studio.message import Message, UserError
from studio.value import Expression

Entry: TypeAlias = "int | slice[int | None, int | None, int | None] | EllipsisType | None"
"""What may stand for one axis of an index."""

LONGEST = 60
"""Characters of an index or an equation."""
LARGEST = 2**31
COUNT = "epoch"
"""What a factor is a function of, in torch's own word."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,10}")
_TERM = r"[A-Za-z]*(\.\.\.)?[A-Za-z]*"
_EQUATION = re.compile(rf"{_TERM}(,{_TERM})*(->{_TERM})?")


class NotationError(UserError):
    """A text that is not in its notation."""


def index(text: str) -> tuple[Entry, ...]:
    """What stands between the brackets of ``x[…]``, an entry an axis.

    >>> index(":, 0, 2:5")
    (slice(None, None, None), 0, slice(2, 5, None))

    Raises:
        NotationError: an entry is no number, no range, no ``...`` and no ``None``.
    """
    inner = text.strip()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1].strip()
    words = [word.strip() for word in inner.removesuffix(",").split(",")]
    entries = tuple(_entry(word, text) for word in words)
    if entries.count(...) > 1:
        raise NotationError('The index "{text}" has more than one "...".', text=text)
    if len(text) > LONGEST:
        raise NotationError(
            "The index is {found} characters long; {most} are the most.",
            found=len(text),
            most=LONGEST,
        )
    return entries


def index_text(text: str) -> str:
    """The index as one writes it: ``:, 0, 2:5``."""
    return ", ".join(_shown(entry) for entry in index(text))


def equation(text: str) -> str:
    """The equation of ``torch.einsum`` as one writes it: ``bij,bjk->bik``.

    Raises:
        NotationError: it is not letters with commas between and an arrow before the result.
    """
    plain = "".join(text.split())
    if not _EQUATION.fullmatch(plain) or len(plain) > LONGEST:
        raise NotationError(
            'An equation has a letter for each axis, such as "bij,bjk->bik", but it is "{text}".',
            text=text[:LONGEST],
        )
    left, arrow, right = plain.partition("->")
    unknown = sorted(set(right) - set(left))
    doubled = [letter for letter in right if letter != "." and right.count(letter) > 1]
    if arrow and (unknown or doubled):
        raise NotationError(
            'The result of the equation "{text}" must have letters of its operands, each once; '
            "look at {letter}.",
            text=text,
            letter=(unknown or doubled)[0],
        )
    return plain


def check_factor(text: str, param: str) -> None:
    """Refuse what is no expression of ``epoch`` alone, such as ``0.95 ** epoch``.

    Raises:
        NotationError: it cannot be read, or speaks of something else.
    """
    try:
        parse(text)
        unknown = sorted(names(Expression(text)) - {COUNT})
    except ExpressionError as error:
        raise NotationError(
            "{param} is an expression such as 0.95 ** epoch. {reason}",
            param=param,
            reason=error.message,
        ) from error
    if unknown:
        raise NotationError(
            "{param} may speak of epoch alone, which counts steps or epochs, but "
            '"{text}" speaks of {name}. Write a number in its place.',
            param=param,
            text=text,
            name=unknown[0],
        )


def trouble(notation: str, text: str, param: str = "") -> Message | None:
    """A sentence that says why a text is not in its notation; ``None`` where it is."""
    try:
        if notation == "index":
            index(text)
        elif notation == "equation":
            equation(text)
        elif notation == "factor":
            check_factor(text, param)
    except NotationError as error:
        return error.message
    return None


def _entry(word: str, text: str) -> Entry:
    if word == "...":
        return ...
    if word == "None":
        return None
    parts = [part.strip() for part in word.split(":")]
    if len(parts) == 1 and _NUMBER.fullmatch(word) and abs(int(word)) <= LARGEST:
        return int(word)
    if 1 < len(parts) <= 3 and all(not part or _NUMBER.fullmatch(part) for part in parts):
        start, stop, step = (*(int(part) if part else None for part in parts), None)[:3]
        if step is None or step > 0:
            return slice(start, stop, step)
        raise NotationError(
            'The step of a range must be at least 1, but the index is "{text}". Flip turns '
            "an axis round.",
            text=text,
        )
    raise NotationError(
        'An index has a number, a range such as 2:5, "...", or None for each axis, with commas '
        'between, but it is "{text}".',
        text=text,
    )


def _shown(entry: Entry) -> str:
    if entry is ...:
        return "..."
    if not isinstance(entry, slice):
        return str(entry)
    start, stop, step = (
        "" if part is None else str(part) for part in (entry.start, entry.stop, entry.step)
    )
    return f"{start}:{stop}:{step}" if step else f"{start}:{stop}"
