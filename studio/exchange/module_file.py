"""The model as a Python file that needs nothing but torch."""

from __future__ import annotations

from pathlib import Path

from studio.compile.plan import Plan
from studio.graph import atomic


def text(plan: Plan) -> str:
    """The Python of a model."""
    from studio.compile import source  # Only here: the window is painted before it is needed.

    return source.write(plan).text


def write(plan: Plan, path: Path) -> None:
    """Write the model's class to a file, in one piece. Raises ``OSError``."""
    atomic.write(path, text(plan).encode())
