"""From the press of Train to the first step, and the stalls of the window while torch is loaded.

    QT_QPA_PLATFORM=offscreen python benchmarks/begin.py [--rounds 3]

Each round is a window of its own with the digits example, once with runs in a thread and once with
runs in a process. A gap is the time between two ticks of a 4 ms timer of the Qt thread in the first
seconds, in which torch is loaded behind the window; the press comes when all is loaded.
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
from typing import TYPE_CHECKING, Any

from studio.graph.edits import SetSetting

if TYPE_CHECKING:
    from studio.ui.window import MainWindow

TICK_MS = 4
LOADING_S, READY_S = 8.0, 6.0
"""Until all is loaded, and until a process stands ready."""
KINDS = ("thread", "process")
TARGET_S, GAP_TARGET_S = 0.3, 0.2


def measure(kind: str) -> dict[str, float]:
    from PySide6.QtCore import QTimer

    from studio.ui import launch

    found: dict[str, float] = {}

    def begin(window: MainWindow) -> None:
        session, gaps, last = window.session, [0.0], [0.0]
        window.complete()
        session.open_example("digits_cnn")
        ticking = QTimer(window)
        ticking.setInterval(TICK_MS)

        def tick() -> None:
            now = time.perf_counter()
            gaps.append(now - last[0] if last[0] else 0.0)
            last[0] = now

        def loaded() -> None:
            ticking.stop()
            found["gap_s"] = max(gaps)
            session.do(SetSetting("train.run_in", kind))
            QTimer.singleShot(int(READY_S * 1000), window, press)

        def press() -> None:
            began = time.perf_counter()
            session.runs.start()
            found["held_s"] = time.perf_counter() - began
            look(began)

        def look(began: float) -> None:
            run = session.runs.current
            if run is not None and run.progress.step:
                found["first_step_s"] = time.perf_counter() - began
                window.close_now()
            else:
                QTimer.singleShot(TICK_MS, window, lambda: look(began))

        ticking.timeout.connect(tick)
        ticking.start()
        QTimer.singleShot(int(LOADING_S * 1000), window, loaded)

    launch.run(painted=begin)
    return found


def apart(kind: str) -> dict[str, Any]:
    """One measurement in a fresh process."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PLEXUS_HOME": home}
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        command = [sys.executable, __file__, "--only", kind]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only)))
        return
    gaps: list[float] = []
    for kind in KINDS:
        rounds = [apart(kind) for _ in range(options.rounds)]
        gaps += [one["gap_s"] for one in rounds]
        first, held = (
            statistics.median(one[what] for one in rounds) for what in ("first_step_s", "held_s")
        )
        worst = max(one["first_step_s"] for one in rounds)
        print(
            f"{kind:8} first step after {first:.2f} s (at worst {worst:.2f}) [{TARGET_S}]; "
            f"the press holds the window for {held * 1000:.0f} ms"
        )
    print(
        f"longest gap while torch is loaded: {max(gaps) * 1000:.0f} ms [{GAP_TARGET_S * 1000:.0f}]"
    )


if __name__ == "__main__":
    main()
