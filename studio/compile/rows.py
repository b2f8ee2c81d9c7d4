"""The values of one setting in all plans that become one class."""

from __future__ import annotations

from studio.graph.model import Variable
from studio.value import Value

Row = tuple[Value, ...]
"""One value for each plan."""


def typed(value: Value) -> object:
    return type(value), value


def key(row: Row) -> tuple[object, ...]:
    return tuple(map(typed, row))


def is_even(row: Row) -> bool:
    """Whether all values are the same."""
    first = row[0]
    return all(value is first or typed(value) == typed(first) for value in row)


_HINTS = {"choice": "str", "text": "str", "shape": "tuple[int, ...]"}


def variable_hint(variable: Variable, usual: Value) -> str:
    hint = _HINTS.get(variable.type, variable.type)
    if variable.type in ("ints", "floats"):
        one = variable.type.removesuffix("s")
        hint = f"{one} | tuple[{one}, ...]"
    return f"{hint} | None" if variable.optional or usual is None else hint


def hint_of(row: Row) -> str:
    """The type of a further argument, by its values."""
    hints = dict.fromkeys(
        "tuple[int, ...]" if isinstance(value, tuple) else type(value).__name__
        for value in row
        if value is not None
    )
    return " | ".join([*hints, "None"] if None in row else hints)
