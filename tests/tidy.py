"""Whether Python that the program writes is as this repository has its own."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

HOUSE = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
LINT = HOUSE["tool"]["ruff"]["lint"]
CHECK = (
    "check",
    "--select",
    ",".join(LINT["select"]),
    "--ignore",
    ",".join([*LINT["ignore"], "N812"]),  # One writes F for torch.nn.functional.
    "--config",
    f"lint.pydocstyle.convention = '{LINT['pydocstyle']['convention']}'",
    "--target-version",
    "py311",
)
"""The rules of this repository, in the width that the formatter has by default."""
FORMAT = ("format", "--diff")


def assert_clean(*texts: str, commands: tuple[tuple[str, ...], ...] = (CHECK, FORMAT)) -> None:
    """What ``ruff check`` and ``ruff format`` would leave as it is."""
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"net{number}.py").write_text(text, encoding="utf-8")
        for command in commands:
            done = subprocess.run(
                [sys.executable, "-m", "ruff", *command, "--isolated", folder],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
