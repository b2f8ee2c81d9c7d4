"""How long it takes from the command until the window is painted, beside a bare Qt window.

Each start is a fresh process, bare and full in turn, so that both see the same machine. "Painted"
is the end of the first paint of the window with all its panels; torch is loaded after it.

    python benchmarks/startup.py [--rounds N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
print(time.time())
"""
FULL = """
import sys, time
from studio.ui import launch
launch.run(painted=lambda window: (print(time.time()), window.close_now()))
assert "torch" not in sys.modules, "torch was loaded before the window was painted"
"""


def start(code: str, home: str) -> float:
    """Seconds from the command to the paint that the code reports."""
    root = Path(__file__).resolve().parent.parent
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PLEXUS_HOME": home,
        "PYTHONPATH": str(root),
        "PYTHONPYCACHEPREFIX": str(Path(home) / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[0]) - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bare: list[float] = []
    full: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        start(BARE, home), start(FULL, home)  # The first of each compiles and warms the disk.
        for _ in range(options.rounds):
            bare.append(start(BARE, home))
            full.append(start(FULL, home))
    ratios = [a / b for a, b in zip(full, bare, strict=True)]
    found = {
        "bare_s": statistics.median(bare),
        "window_s": statistics.median(full),
        "window_worst_s": max(full),
        "ratio": statistics.median(ratios),
        "ratio_low": min(ratios),
        "ratio_high": max(ratios),
        "rounds": options.rounds,
    }
    if options.json:
        print(json.dumps(found, indent=1))
        return
    print(f"bare Qt window   {found['bare_s']:.3f} s")
    print(f"Plexus Studio    {found['window_s']:.3f} s, at worst {found['window_worst_s']:.3f} s")
    low, high = found["ratio_low"], found["ratio_high"]
    print(f"ratio            {found['ratio']:.2f} ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
