"""What the table of costs and the colours of the canvas take of the window's thread.

    QT_QPA_PLATFORM=offscreen python benchmarks/costs.py [--nodes 1000] [--rounds 15]

Milliseconds of the window's thread for each stroke, with the quartiles, for a model of so many
nodes; each has 10 at most. The estimate itself is made in another thread; its time is the last.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from statistics import quantiles
from time import perf_counter, thread_time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.graph.model import Node, Project, Wire
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.fit_chip import FitChip
from studio.ui.heat import HeatMap
from studio.ui.panels.costs import CostsPanel
from studio.ui.theme import Theme

LIMIT_MS = 10
ROW = 32
FALLING, RISING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


def project(count: int) -> Project:
    """A chain of convolutions and activations, in rows."""
    found = Project("large")
    graph = found.model
    for at in range(count):
        kind = "torch.nn.ReLU" if at % 2 else "torch.nn.Conv2d"
        params: dict[str, object] = {} if at % 2 else {"out_channels": 4 + at % 61, "padding": 1}
        if not at:
            kind, params = "input", {"shape": ("N", 3, 32, 32)}
        elif at == count - 1:
            kind, params = "output", {}
        graph.put_node(Node(f"n{at}", kind, f"layer_{at}", params, at % ROW * 200, at // ROW * 120))
    for at in range(1, count):
        graph.put_wire(Wire(f"n{at - 1}", "output", f"n{at}", "input"))
    return found


def timed(work: Callable[[int], object], rounds: int) -> list[float]:
    """Of this thread, with the repaint that follows; the first time does not count."""
    times = []
    for number in range(rounds + 1):
        start = thread_time()
        work(number)
        QApplication.processEvents()
        times.append((thread_time() - start) * 1000)
    return quantiles(times[1:], n=4)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--nodes", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme = Theme("dark")
    session = Session()
    session.document.project.graphs["model"] = project(options.nodes).model
    session.analyse_now()
    frame = CanvasFrame(session, theme)
    frame.resize(1000, 600)
    panel, chip = CostsPanel(session, theme), FitChip(session, theme)
    panel.resize(1000, 360)
    heat = HeatMap(session, frame)
    for widget in (frame, panel):
        widget.show()
    app.processEvents()
    session.analyse_now()
    start = perf_counter()
    session.costing.begin()
    cold = perf_counter() - start
    first = session.costing.estimate
    assert first is not None
    # Estimates as they come from the thread: of the same nodes, and of one node less.
    shorter = [row for row in first.rows if row.path != "n7"]
    strokes: dict[str, list[float]] = {}
    rounds = options.rounds
    panel.model.show_rows((), measured=False)
    costing, model, table = session.costing, panel.model, panel.table
    whole = first.rows

    def show(rows: object) -> None:
        if model.show_rows(rows, measured=True):  # type: ignore[arg-type]
            table.begin_anew()

    strokes["other nodes in the table"] = timed(lambda n: show(shorter if n % 2 else whole), rounds)
    show(whole)
    strokes["other figures in the table"] = timed(lambda _: show(whole), rounds)
    strokes["sort"] = timed(lambda n: model.sort(3, FALLING if n % 2 else RISING), rounds)
    strokes["filter"] = timed(lambda n: table.filter("conv" if n % 2 else ""), rounds)
    table.filter("")
    strokes["select"] = timed(lambda n: session.select((f"n{n * 7 + 1}",)), rounds)
    strokes["colours on and off"] = timed(
        lambda n: costing.colour_by("parameters" if n % 2 else None), rounds
    )
    costing.colour_by("parameters")
    strokes["another measure"] = timed(
        lambda n: costing.colour_by("multiply_adds" if n % 2 else "parameters"), rounds
    )
    strokes["an estimate, in colours"] = timed(lambda _: costing.changed.emit(first), rounds)
    for name, (low, middle, high) in strokes.items():
        mark = "" if middle <= LIMIT_MS else f"   more than {LIMIT_MS}"
        print(f"{name:28} {middle:7.2f} ms  ({low:.2f} to {high:.2f}){mark}")
    print(f"{'the first estimate':28} {cold:7.2f} s in another thread")
    heat.close_down()
    frame.close_down()
    chip.close_down()
    session.close()


if __name__ == "__main__":
    main()
