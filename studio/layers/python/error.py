"""What is wrong with the user's own Python, and in which of its lines."""

from __future__ import annotations

from studio.message import UserError


class CodeError(UserError):
    """Python that is no layer. The template begins with ``Line {line}:``."""

    def __init__(self, template: str, /, *, line: int, **values: object) -> None:
        super().__init__(template, line=line, **values)
        self.line = line
        """Counted from 1."""
