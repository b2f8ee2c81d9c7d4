"""Runs training scripts until each has told enough, and prints what they told as JSON.

    python first_losses.py STEPS SCRIPT …

What is told is that of the steps, and of each epoch that ends before the last of them. It is run
by a fresh interpreter, which knows nothing of the program. What a script has compiled is traced,
but then runs as it stands, since compilers take a minute and may round otherwise.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import torch


class Enough(Exception):  # noqa: N818
    """All that is wanted was told."""


def losses(path: Path, steps: int) -> list[dict[str, float]]:
    """What the first steps of a script tell, and the epochs between them, in order."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told: list[dict[str, float]] = []

    def tell(when: str, numbers: dict[str, float]) -> None:
        told.append(numbers)
        if when == f"step {steps}":
            raise Enough

    module.tell = tell
    with suppress(Enough):
        module.main()
    return told


if __name__ == "__main__":
    torch.compile = partial(torch.compile, backend="eager")
    found = {path: losses(Path(path), int(sys.argv[1])) for path in sys.argv[2:]}
    own = [name for name in sys.modules if name.partition(".")[0] in ("studio", "PySide6", "numpy")]
    print(json.dumps({"losses": found, "loaded": own}))
