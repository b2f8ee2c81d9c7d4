"""The type of every parameter and setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Expression:
    """A value that is to be computed from variables: ``channels * 2``. See ``studio.expression``.

    A file holds it as ``{"=": "channels * 2"}``.
    """

    text: str

    def __str__(self) -> str:
        return self.text


Value: TypeAlias = "bool | int | float | str | Expression | tuple[Value, ...] | None"
"""JSON with lists as tuples, so that it can be hashed, and expressions in place of objects."""
