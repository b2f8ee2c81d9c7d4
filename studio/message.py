"""A sentence for the user that can still be translated.

Everything below the screen speaks English and knows no Qt. A ``Message`` keeps its template apart
from its values, so that the screen can look the template up in the user's language.
"""

from __future__ import annotations

from collections.abc import Mapping


class Message:
    """A template with named fields and the values that fill them; ``str()`` gives English."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(str(self))


class UserError(Exception):
    """Something the user can put right. Its message names what, where, expected, found, to do."""

    def __init__(self, template: str, /, **values: object) -> None:
        self.message = Message(template, **values)
        super().__init__(str(self.message))
