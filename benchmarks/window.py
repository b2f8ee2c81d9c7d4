"""Training in the real window beside the same run without one, and how fluid the window stays.

    python benchmarks/window.py [--rounds 5] [--seconds 6]

Each figure comes from a process of its own, the three kinds in turn: no window, a window whose run
is a thread of it, and a window whose run has a process of its own. The window shows its curves,
the weights, activations and saliency of the first layer with weights, and live pictures in every
node. The first seconds of a run, in which the views appear, are left out. Then its speed is taken,
and after that the frame gaps: the time between two ticks of a 4 ms timer of the Qt thread, which
would itself cost a tiny network a twentieth of its speed.
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

from studio.app.session import Session
from studio.graph.edits import SetSetting

if TYPE_CHECKING:
    from studio.ui.window import MainWindow

TARGETS = {"moons_mlp": 0.84, "digits_cnn": None, "fashion_cnn": 0.95, "char_transformer": 0.95}
"""Least share of the command line's speed that a thread of the window is to have, by example."""
PROCESS_TARGET = 0.97
KINDS = ("alone", "thread", "process")
SHOWN = ("curves", "weights", "activations", "saliency")
"""The views that are looked at, torn off so that none is behind another."""
SETTLE_S = 3.0
TICK_MS = 4


def open_endless(session: Session, example: str, run_in: str = "thread") -> None:
    """Open an example that would train for longer than anybody measures."""
    session.open_example(example)
    session.do(SetSetting("train.epochs", 100_000))
    session.do(SetSetting("train.run_in", run_in))


def step_of(session: Session) -> int:
    assert session.runs.current is not None
    return session.runs.current.progress.step


def without_window(example: str, seconds: float) -> dict[str, Any]:
    """The command line's path: the run's thread, and a look every tenth of a second."""
    session = Session()
    open_endless(session, example)
    session.runs.start()
    marks: list[tuple[float, int]] = []
    for pause in (SETTLE_S, seconds):
        end = time.perf_counter() + pause
        while time.perf_counter() < end:
            session.poll()
            time.sleep(0.1)
        marks.append((time.perf_counter(), step_of(session)))
    session.close()
    return {"steps_per_second": rate(marks)}


def in_window(example: str, seconds: float, run_in: str) -> dict[str, Any]:
    from PySide6.QtCore import QTimer

    from studio.ui import launch

    marks: list[tuple[float, int]] = []
    gaps: list[float] = []

    def begin(window: MainWindow) -> None:
        session = window.session
        window.complete()
        docks = window.layout_keeper.docks
        for name in SHOWN:
            docks[name].setFloating(True)
        open_endless(session, example, run_in)
        timer = QTimer(window)
        timer.setInterval(TICK_MS)
        last = [0.0]

        def tick() -> None:
            now = time.perf_counter()
            gaps.append(now - last[0])
            last[0] = now

        def settled() -> None:
            panels = {name: docks[name].panel for name in SHOWN}
            hidden = [name for name, panel in panels.items() if not panel or not panel.isVisible()]
            assert not hidden, hidden
            marks.append((time.perf_counter(), step_of(session)))
            QTimer.singleShot(int(seconds * 1000), window, time_gaps)

        def time_gaps() -> None:
            marks.append((time.perf_counter(), step_of(session)))
            last[0] = time.perf_counter()
            timer.timeout.connect(tick)
            timer.start()
            QTimer.singleShot(int(seconds * 1000), window, done)

        def done() -> None:
            timer.stop()  # Closing waits for the run.
            window.close_now()

        def start() -> None:
            if session.stale or session.analysis is None:
                QTimer.singleShot(100, window, start)
                return
            facts = session.analysis.nodes
            graph = session.document.project.model
            weighty = next(node.id for node in graph if facts[node.id].cost.parameters)
            session.select((weighty,))
            session.runs.start()
            QTimer.singleShot(int(SETTLE_S * 1000), window, settled)

        start()

    launch.run(painted=begin)
    gaps.sort()
    return {
        "steps_per_second": rate(marks),
        "gap_p99_ms": gaps[int(len(gaps) * 0.99)] * 1000,
        "gap_max_ms": gaps[-1] * 1000,
    }


def rate(marks: list[tuple[float, int]]) -> float:
    (began, first), (ended, last) = marks
    return (last - first) / (ended - began)


def apart(kind: str, example: str, seconds: float) -> dict[str, Any]:
    """One measurement in a fresh process."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PLEXUS_HOME": home}
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        command = [sys.executable, __file__, "--only", kind, example, "--seconds", str(seconds)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--examples", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--only", nargs=2, metavar=("KIND", "EXAMPLE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        kind, example = arguments.only
        seconds = arguments.seconds
        alone = kind == "alone"
        found = without_window(example, seconds) if alone else in_window(example, seconds, kind)
        print(json.dumps(found))
        return
    for example in arguments.examples:
        rounds = [
            {kind: apart(kind, example, arguments.seconds) for kind in KINDS}
            for _ in range(arguments.rounds)
        ]
        for kind, target in (("thread", TARGETS[example]), ("process", PROCESS_TARGET)):
            ratios = [
                one[kind]["steps_per_second"] / one["alone"]["steps_per_second"] for one in rounds
            ]
            p99, worst = (
                statistics.median(one[kind][gap] for one in rounds)
                for gap in ("gap_p99_ms", "gap_max_ms")
            )
            share = f"{statistics.median(ratios):.2f}" + (f" [{target}]" if target else "")
            print(
                f"{example:16} window, {kind:7} : command line {share} "
                f"({min(ratios):.2f} to {max(ratios):.2f})   frame gaps p99 {p99:.0f} ms, "
                f"max {worst:.0f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
