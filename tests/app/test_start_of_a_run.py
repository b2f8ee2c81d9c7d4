"""What pressing Train leaves to the run's own thread."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys, tempfile
from pathlib import Path
from studio.app.session import Session
from studio.ui.launch import Warming

session = Session(runs_folder=Path(tempfile.mkdtemp()))
warming = Warming(session)
session.open_example("moons_mlp")
warming.end()
before = set(sys.modules)
session.runs.start()
print(sorted(name for name in set(sys.modules) - before if name.startswith("studio")))
session.runs.stop()
while session.runs.active:
    session.poll()
session.close()
"""


def test_what_a_first_run_needs_is_loaded_beforehand() -> None:
    """Loading it at the press of Train would hold the window up for a third of a second."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    late = done.stdout.splitlines()[-1]
    assert late == "[]"
