"""A long training in the real window with every view open: is its memory flat, and is it fluid?

    QT_QPA_PLATFORM=offscreen python benchmarks/soak.py [--minutes 30] [--example fashion_cnn]

Every view floats beside the window, so that all of them are visible and look at the run at once.
Memory is what the process holds (resident, Linux only), read every ten seconds; the first sixth of
the time is warm-up. A frame gap is the time between two ticks of a 4 ms timer of the Qt thread.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from array import array
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

from studio.graph.edits import SetSetting

if TYPE_CHECKING:
    from studio.ui.window import MainWindow

EVERY_S = 10
TICK_MS = 4
SIZE = (460, 340)
COLUMNS = 6


def resident_mib() -> float:
    """What this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def open_all(window: MainWindow) -> None:
    """Let every panel float, one beside the other."""
    docks = list(window.layout_keeper.docks.values())
    for place, dock in enumerate(docks):
        dock.show()
        dock.setFloating(True)
        dock.resize(*SIZE)
        column, row = place % COLUMNS, place // COLUMNS
        dock.move(QPoint(column * SIZE[0], row * SIZE[1]))


def seen(window: MainWindow) -> list[bool]:
    """Of each panel, whether it shows itself: one that is hidden looks at nothing."""
    docks = window.layout_keeper.docks.values()
    return [dock.panel is not None and dock.panel.isVisible() for dock in docks]


class Soak:
    """Begins a run that would never end, and notes how the window fares."""

    def __init__(self, window: MainWindow, example: str, seconds: float) -> None:
        self.window = window
        self.seconds = seconds
        self.memory: list[float] = []
        self.gaps = [array("f")]
        """A row for each minute, in little room: what is measured here counts as memory too."""
        self._last = 0.0
        self._ticking = QTimer(window)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._noting = QTimer(window)
        self._noting.setInterval(EVERY_S * 1000)
        self._noting.timeout.connect(self._note)
        window.complete()
        session = window.session
        session.open_example(example)
        session.do(SetSetting("train.epochs", 100_000))
        self._start()

    def _start(self) -> None:
        session = self.window.session
        if session.stale or session.analysis is None:
            QTimer.singleShot(100, self.window, self._start)
            return
        facts = session.analysis.nodes
        graph = session.document.project.model
        session.select((next(node.id for node in graph if facts[node.id].cost.parameters),))
        open_all(self.window)
        session.runs.start()
        self._last = time.perf_counter()
        self._ticking.start()
        self._noting.start()
        QTimer.singleShot(int(self.seconds * 1000), self.window, self._end)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps[-1].append(now - self._last)
        self._last = now

    def _note(self) -> None:
        if not self.memory:
            shown = seen(self.window)
            print(f"{sum(shown)} panels of {len(shown)} show themselves", flush=True)
            assert all(shown), "a panel is hidden"
        self.memory.append(resident_mib())
        gaps = sorted(self.gaps[-1])
        run = self.window.session.runs.current
        step = run.progress.step if run is not None else 0
        if len(self.memory) % 6 == 0:
            p99, worst = gaps[int(len(gaps) * 0.99)] * 1000, gaps[-1] * 1000
            print(
                f"{len(self.memory) * EVERY_S / 60:5.1f} min  step {step:>8,}  "
                f"{self.memory[-1]:7.0f} MiB  gaps p99 {p99:.0f} ms, max {worst:.0f} ms",
                flush=True,
            )
            self.gaps.append(array("f"))

    def _end(self) -> None:
        self._ticking.stop()
        self._noting.stop()
        self.window.close_now()

    def report(self) -> None:
        """Say how it was, the warm-up left out."""
        warm = len(self.memory) // 6
        held = self.memory[warm:]
        third = max(1, len(held) // 3)
        first, last = median(held[:third]), median(held[-third:])
        gaps = sorted(gap for minute in self.gaps[len(self.gaps) // 6 :] for gap in minute)
        print(
            f"memory: {first:.0f} MiB in the first third, {last:.0f} in the last "
            f"({last / first - 1:+.1%}) [± 5 %], from {min(held):.0f} to {max(held):.0f}"
        )
        print(
            f"frame gaps: p99 {gaps[int(len(gaps) * 0.99)] * 1000:.0f} ms [20], "
            f"max {gaps[-1] * 1000:.0f} ms [50]"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--example", default="fashion_cnn")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    soaks: list[Soak] = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["PLEXUS_HOME"] = home
        from studio.ui import launch

        seconds = options.minutes * 60
        launch.run(painted=lambda window: soaks.append(Soak(window, options.example, seconds)))
    soaks[0].report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
