"""How soon a well-known network stands in the window, and how soon an edit in it has its effect.

    python benchmarks/architectures.py [NAME ...] [--rounds 3] [--json]

"open" is the time from the file to the painted window with all shapes in it, in a process of its
own whose window has been up for a while, as after the start of the program. "edit" is the time
until shapes, problems and costs are up to date after a bias is switched on or off: of a layer of
the model, and of the layer of a block where it takes longest. Neither has happened before, and all
shapes stay. "size" and "width" are the same after an input is larger, and after a variable that all
layers follow is half as large again: all shapes change then. "open" is on the clock, the others are
time of the processor. Milliseconds, the best of the rounds; leave the machine alone meanwhile.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

import studio.api as plexus
from studio.app.examples import EXAMPLES, IMAGES, TEXTS, find
from studio.compile.analysis import Analyser
from studio.graph.edits import Edit, SetParam
from studio.graph.model import MODEL, Node
from studio.graph.variables import SetVariable
from studio.value import Value

if TYPE_CHECKING:
    from studio.ui.window import MainWindow

NAMES = tuple(example.name for group in (IMAGES, TEXTS) for example in group.examples)
WIDTHS = ("width", "growth")
"""Variables that all layers follow, where a network has one of them."""
ROOT = Path(__file__).resolve().parent.parent
WARM_MS = 200
TIMES = 3
"""How often the slowest edit is made again; the best counts, as others use the machine too."""


def opening(name: str) -> dict[str, float]:
    """Milliseconds from a network's file to its picture, in a window that is up."""
    from PySide6.QtCore import QTimer

    from studio.ui import launch

    times: dict[str, float] = {}

    def begin(window: MainWindow) -> None:
        session = window.session
        window.complete()
        session.open_example(EXAMPLES[0].name)
        timer = QTimer(window)
        timer.setInterval(1)

        def ready() -> bool:
            return session.analysis is not None and not session.stale

        def warm() -> None:
            if ready():
                timer.timeout.disconnect(warm)
                QTimer.singleShot(WARM_MS, window, start)

        def start() -> None:
            times["began"] = perf_counter()
            session.open_example(name)
            timer.timeout.connect(watch)

        def watch() -> None:
            if ready():
                timer.stop()
                window.canvas.viewport().repaint()
                times["open"] = (perf_counter() - times.pop("began")) * 1000
                window.close_now()

        timer.timeout.connect(warm)
        timer.start()

    launch.run(painted=begin)
    return times


def edited(name: str) -> dict[str, float]:
    """Milliseconds until everything is up to date again after each kind of edit."""
    project = plexus.load(find(name).path)
    assert Analyser(project.catalogue).analyse(project.document.project).ok
    # As in the window, where the collector leaves out what was there after the start.
    gc.collect()
    gc.freeze()
    times: dict[str, float] = {}
    for kind, edits in edits_of(project).items():
        slowest = max(edits, key=lambda edit: after(project, edit))
        times[kind] = min(after(project, slowest) for _ in range(TIMES))
    return times


def edits_of(project: plexus.Project) -> dict[str, list[Edit]]:
    """The edits of each kind that there are in a network."""
    edits: dict[str, list[Edit]] = {}
    for graph_name, graph in project.document.project.graphs.items():
        where = "edit" if graph_name == MODEL else "edit in a block"
        for node in graph:
            spec = project.kinds.find(node.kind)
            bias = spec.param("bias") if spec else None
            if bias is not None and bias.type == "bool":
                switched = not node.params.get("bias", bias.default)
                edits.setdefault(where, []).append(SetParam(node.id, "bias", switched, graph_name))
    entry = next(node for node in project.graph if node.kind == "input")
    if len(shape := shape_of(project, entry)) > 2:
        sizes = (size + 32 if isinstance(size, int) else size for size in shape[2:])
        edits["size"] = [SetParam(entry.id, "shape", (*shape[:2], *sizes))]
    for variable in project.document.project.variables:
        if variable.name in WIDTHS and isinstance(variable.value, int):
            edits["width"] = [SetVariable(variable.name, variable.value * 3 // 2)]
    return edits


def after(project: plexus.Project, edit: Edit) -> float:
    """One edit, seen by an analyser that knew all before it; then it is taken back."""
    document = project.document
    analyser = Analyser(project.catalogue)
    assert analyser.analyse(document.project).ok
    document.do(edit)
    start = process_time()
    ok = analyser.analyse(document.project).ok
    time = (process_time() - start) * 1000
    document.undo()
    return time if ok else math.nan


def shape_of(project: plexus.Project, entry: Node) -> tuple[Value, ...]:
    spec = project.kinds.find(entry.kind)
    assert spec is not None
    shape = entry.params.get("shape", spec.by_name["shape"].default)
    assert isinstance(shape, tuple)
    return shape


def measure(name: str) -> dict[str, float]:
    """All of one network, in a fresh process for each of its two parts."""
    times: dict[str, float] = {}
    for part in ("window", "analysis"):
        with tempfile.TemporaryDirectory() as home:
            environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PLEXUS_HOME": home}
            environment["PYTHONPATH"] = str(ROOT)
            command = [sys.executable, __file__, "--only", part, name]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            )
        times |= json.loads(done.stdout.splitlines()[-1])
    return times


def shown(time: float | None) -> str:
    return "–".rjust(16) if time is None or math.isnan(time) else f"{time:16.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", metavar="PART", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        part = opening if options.only == "window" else edited
        print(json.dumps(part(options.names[0])))
        return
    results: dict[str, dict[str, Any]] = {}
    heads = ("open", "edit", "edit in a block", "size", "width")
    if not options.json:
        print("network".ljust(16), *(head.rjust(16) for head in heads))
    for name in options.names or NAMES:
        rounds = [measure(name) for _ in range(options.rounds)]
        found = {head: [times[head] for times in rounds if head in times] for head in heads}
        results[name] = {head: min(times) for head, times in found.items() if times}
        if not options.json:
            print(name.ljust(16), *(shown(results[name].get(head)) for head in heads), flush=True)
    if options.json:
        print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
