"""How many errors and warnings there are, in the words that every place has for it."""

from __future__ import annotations

from collections.abc import Sequence

from studio.compile.problems import Problem
from studio.ui.text import tr


def tally(problems: Sequence[Problem]) -> str:
    """``1 error, 2 warnings``; nothing where there are none."""
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [_errors(errors)] if errors else []
    if warnings := len(problems) - errors:
        parts.append(_warnings(warnings))
    return ", ".join(parts)


def _errors(count: int) -> str:
    return tr("1 error") if count == 1 else tr("{count} errors", count=count)


def _warnings(count: int) -> str:
    return tr("1 warning") if count == 1 else tr("{count} warnings", count=count)
