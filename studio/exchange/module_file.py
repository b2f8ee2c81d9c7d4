"""The model as a Python file that needs nothing but torch."""

from __future__ import annotations

from pathlib import Path

from studio.compile.plan import Plan
from studio.graph import atomic


def write(plan: Plan, path: Path) -> None:
    """Write the model's class to a file, in one piece. Raises ``OSError``."""
    from studio.compile import source  # Only here: the window is painted before it is needed.

    atomic.write(path, source.write(plan).text.encode())
