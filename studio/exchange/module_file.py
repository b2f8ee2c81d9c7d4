"""The model as a Python file that needs nothing but torch."""

from __future__ import annotations

import os
from pathlib import Path

from studio.compile import source
from studio.compile.plan import Plan


def write(plan: Plan, path: Path) -> None:
    """Write the model's class to a file, in one piece. Raises ``OSError``."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_text(source.write(plan).text, encoding="utf-8")
    draft.replace(path)
