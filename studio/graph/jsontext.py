"""JSON that can be trusted: text to plain values and back, or an error that names the place.

Reading refuses what Python's reader lets through or dies of: doubled keys, NaN and infinities,
numbers too large to hold, nesting without end, halves of characters.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from studio.expression import ExpressionError
from studio.expression import parse as parse_expression
from studio.graph.rules import MAX_DEPTH, MAX_INT, printable
from studio.message import Message, UserError
from studio.value import Expression, Value

MAX_NESTING = 2 * MAX_DEPTH
EXPRESSION = "="
"""The one key of an object that stands for an expression: ``{"=": "channels * 2"}``."""
_MAX_INT_DIGITS = len(str(MAX_INT)) + 1


class FileError(UserError):
    """A file that cannot be read or written. Says which, where in it, why, and what to do."""


class _Refused:
    """Stands in parsed JSON for something that cannot be kept."""

    def __init__(self, why: Message) -> None:
        self.why = why


class Cursor:
    """A JSON value together with its place in the file."""

    __slots__ = ("_above", "_step", "file", "value")

    def __init__(
        self, value: Any, file: str | Message, above: Cursor | None = None, step: str | int = "$"
    ) -> None:
        self.value = value
        self.file = file
        self._above = above
        self._step = step

    @property
    def path(self) -> str:
        """Where this is: ``$.graphs.model.nodes[3]``. Made only when a sentence needs it."""
        if self._above is None:
            return str(self._step)
        step = self._step
        return self._above.path + (f".{step}" if isinstance(step, str) else f"[{step}]")

    def fail(self, why: Message) -> NoReturn:
        """Refuse the file because of this value."""
        raise FileError(
            "{file} cannot be opened. At {path}: {why} "
            "Repair that line, or open an older copy of the file.",
            file=self.file,
            path=self.path,
            why=why,
        )

    def expected(self, what: Message) -> NoReturn:
        self.fail(Message("expected {what}, found {found}.", what=what, found=shown(self.value)))

    def members(self) -> dict[str, Any]:
        """The value as an object."""
        if not isinstance(self.value, dict):
            self.expected(Message("an object in braces"))
        return self.value

    def items(self) -> Iterator[Cursor]:
        """The places of the elements of an array."""
        if not isinstance(self.value, list):
            self.expected(Message("a list in brackets"))
        for number, item in enumerate(self.value):
            yield Cursor(item, self.file, self, number)

    def get(self, key: str) -> Cursor | None:
        """The place of a member of this object, if it is there."""
        members = self.value if type(self.value) is dict else self.members()
        return Cursor(members[key], self.file, self, key) if key in members else None

    def need(self, key: str) -> Cursor:
        """The place of a member that must be there."""
        found = self.get(key)
        if found is None:
            self.fail(Message('the field "{key}" is missing.', key=key))
        return found

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.expected(Message("a text in quotes"))
        return self.value

    def filled(self) -> str:
        """A text that is not empty."""
        if not self.text():
            self.expected(Message("a text that is not empty"))
        return self.text()

    def number(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.expected(Message("a number"))
        return float(self.value)

    def setting(self, expressions: bool = False, depth: int = 0) -> Value:
        """A value of a parameter or setting: arrays become tuples.

        Objects are refused, or where ``expressions`` may stand they are read as such.
        """
        value = self.value
        if isinstance(value, list):
            if depth >= MAX_DEPTH:
                self.fail(Message("the lists are nested too deeply."))
            return tuple(item.setting(expressions, depth + 1) for item in self.items())
        if isinstance(value, dict):
            if expressions and value.keys() == {EXPRESSION}:
                return self._expression()
            self.expected(Message("a number, a text, true, false, null, or a list of these"))
        checked: Value = value
        return checked

    def settings(self, expressions: bool = False) -> dict[str, Value]:
        """An object whose members are values of parameters or settings."""
        values: dict[str, Value] = {}
        for key, value in self.members().items():
            plain = value is None or isinstance(value, bool | int | float | str)
            values[key] = (
                value if plain else Cursor(value, self.file, self, key).setting(expressions)
            )
        return values

    def _expression(self) -> Expression:
        at = self.need(EXPRESSION)
        try:
            parse_expression(at.text())
        except ExpressionError as error:
            at.fail(error.message)
        return Expression(at.text())


def parse(text: str, file: str | Message) -> Cursor:
    """The JSON value in a text. Raises :class:`FileError`."""
    reader = _Reader()
    try:
        value = json.loads(
            text,
            parse_int=reader.whole,
            parse_float=reader.real,
            parse_constant=reader.constant,
            object_pairs_hook=reader.members,
        )
    except json.JSONDecodeError as error:
        raise FileError(
            "{file} is not a project: at {path}, line {line}, column {column}, it is not legal "
            "JSON ({why}). Repair that line, or open an older copy of the file.",
            file=file,
            path="$",
            line=error.lineno,
            column=error.colno,
            why=error.msg,
        ) from error
    except RecursionError:
        value = reader.refuse(Message("the values are nested too deeply."))
    root = Cursor(value, file)
    # Most files are fine, and then no path to any place in them need be made.
    if reader.refused or _may_hold_halves(text) or _is_deep(value):
        _check(value, [], root)
    return root


class _Reader:
    """The hooks of Python's JSON reader."""

    def __init__(self) -> None:
        self.refused = False

    def refuse(self, why: Message) -> _Refused:
        self.refused = True
        return _Refused(why)

    def whole(self, text: str) -> int | _Refused:
        if len(text) <= _MAX_INT_DIGITS and abs(number := int(text)) < MAX_INT:
            return number
        return self.refuse(Message("whole numbers stay below 2 to the power of 64."))

    def real(self, text: str) -> float | _Refused:
        number = float(text)
        if math.isfinite(number):
            return number
        return self.refuse(Message("the number is too large."))

    def constant(self, text: str) -> _Refused:
        return self.refuse(Message("expected a finite number, found {found}.", found=text))

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Refused:
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if members.pop(key, members) is members)
        return self.refuse(Message('the field "{key}" is there twice.', key=printable(twice)))


def _may_hold_halves(text: str) -> bool:
    return "\\u" in text or printable(text) != text


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_NESTING + 1):
        level = [item for item in level if type(item) in (dict, list)]
        if not level:
            return False
        groups = [item.values() if type(item) is dict else item for item in level]
        level = [item for group in groups for item in group]
    return True


def _plain(value: object) -> dict[str, str]:
    """The JSON of what Python's encoder does not know."""
    if isinstance(value, Expression):
        return {EXPRESSION: value.text}
    raise TypeError(f"no file can hold a {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, default=_plain)


def compact(value: Any) -> str:
    """The value as JSON on one line, with sorted keys."""
    return _ENCODER.encode(value)


def shown(value: Any) -> str:
    """A value, short enough for a sentence."""
    text = compact(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _check(value: Any, path: list[str], root: Cursor) -> None:
    if isinstance(value, str):
        if not value.isascii() and printable(value) != value:
            _fail(root, path, Message("the text holds half a character."))
    elif isinstance(value, _Refused):
        _fail(root, path, value.why)
    elif isinstance(value, list | dict):
        if len(path) >= MAX_NESTING:
            _fail(root, path, Message("the values are nested too deeply."))
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in members:
            path.append(f".{printable(key)}" if isinstance(key, str) else f"[{key}]")
            if isinstance(key, str):
                _check(key, path, root)
            _check(item, path, root)
            path.pop()


def _fail(root: Cursor, path: list[str], why: Message) -> NoReturn:
    Cursor(None, root.file, None, "$" + "".join(path)).fail(why)
