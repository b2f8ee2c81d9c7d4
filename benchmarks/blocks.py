"""Blocks against the same layers in one flat graph, side by side in one run.

    QT_QPA_PLATFORM=offscreen python benchmarks/blocks.py [--rounds 9] [--json]

"open" reads the text of a file, makes the document, analyses it, and shows it on a canvas: a
project whose 50 blocks stand one inside the other, and the same 50 layers in one graph. "add" puts
the 1,000th node into a graph: of the model, and of a block that is looked at. As in the window, the
analysis has a thread of its own; counted is what the window's thread does until shapes and canvas
are up to date. "enter" shows the inside of a block of 1,000 layers and "leave" goes back, against
making a canvas of 1,000 layers. Times are medians, in milliseconds of the thread, with the
quartiles.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import thread_time

from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.graph import fileio
from studio.graph.edits import RemoveNodes
from studio.graph.model import BLOCK, Graph, Node, Project, Wire
from studio.ui.canvas.view import CanvasView
from studio.ui.theme import Theme
from studio.value import Value

DEEP = 50
LARGE = 1_000
PARAMS: dict[str, dict[str, Value]] = {
    "input": {"shape": ("N", 8)},
    "torch.nn.Linear": {"out_features": 8},
}
Times = list[float]


def row(graph: Graph, kinds: list[str], first: str = "x", last: str = "y") -> None:
    """An input, nodes of these kinds one after the other, and an output."""
    names = [first, *(f"layer_{at}" for at in range(len(kinds))), last]
    for at, kind in enumerate(("input", *kinds, "output")):
        params = PARAMS.get(kind, {})
        place = at % 32 * 200.0, at // 32 * 120.0
        graph.put_node(Node(f"n{at + 1}", kind, names[at], params, *place))
        if at:
            before = kinds[at - 2] if at > 1 else "input"
            output = "y" if before.startswith(BLOCK) else "output"
            port = "x" if kind.startswith(BLOCK) else "input"
            graph.put_wire(Wire(f"n{at}", output, f"n{at + 1}", port))


def nested() -> Project:
    """Fifty blocks, each of a layer and the next block."""
    project = Project("nested")
    for depth in range(DEEP, 0, -1):
        inner = [f"{BLOCK}block_{depth + 1}"] if depth < DEEP else []
        project.graphs[f"block_{depth}"] = graph = Graph()
        row(graph, ["torch.nn.Linear", *inner])
    row(project.model, [f"{BLOCK}block_1"])
    return project


def flat() -> Project:
    """The same layers in one graph."""
    project = Project("flat")
    row(project.model, ["torch.nn.Linear"] * DEEP)
    return project


def large(count: int, in_block: bool) -> Project:
    """So many nodes in the model, or in a block that the model holds."""
    project = Project("large")
    graph = project.model
    if in_block:
        graph = project.graphs["whole"] = Graph()
        row(project.model, [f"{BLOCK}whole"])
    row(graph, ["torch.nn.Linear", "torch.nn.ReLU"] * ((count - 2) // 2))
    return project


def timed(task: Callable[[], object], rounds: int, after: Callable[[], object]) -> Times:
    task()
    after()
    times = []
    for _ in range(rounds):
        start = thread_time()
        task()
        times.append((thread_time() - start) * 1000)
        after()
    return quantiles(times, n=4)


def opening(project: Project, folder: Path, theme: Theme, rounds: int) -> Times:
    path = folder / f"{project.name}.plexus"
    fileio.save(project, path)
    session = Session()
    view = CanvasView(session, theme)
    view.show()

    def show() -> None:
        session.open(path)
        QApplication.processEvents()
        assert session.analysis is not None
        assert session.analysis.ok

    found = timed(show, rounds, session.new)
    view.close_canvas()
    session.close()
    return found


def adding(in_block: bool, theme: Theme, rounds: int) -> Times:
    """The 1,000th node, with shapes and the canvas up to date."""
    session = Session(background=True)
    view = CanvasView(session, theme)
    view.resize(1400, 900)
    view.show()
    session.document.project.graphs.update(large(LARGE - 1, in_block).graphs)
    session.analyse_now()
    if in_block:
        session.enter("n2")
    else:
        view.canvas.rebuild()
    view.reset_zoom()
    graph = session.scope.graph
    size = len(session.graph)
    added: list[str] = []

    def add() -> None:
        node = session.add("torch.nn.Linear", -400.0, -400.0)
        assert node is not None
        added.append(node)
        settle(session)

    def take_away() -> None:
        session.do(RemoveNodes((added.pop(),), graph))
        settle(session)
        assert len(session.graph) == size

    found = timed(add, rounds, take_away)
    view.close_canvas()
    session.close()
    return found


def settle(session: Session) -> None:
    """Draw, wait for the analysis without doing anything, and draw what it found."""
    QApplication.processEvents()
    while session.stale:
        session._analyst.wait(60)
        session.poll()
    QApplication.processEvents()


def going(theme: Theme, rounds: int) -> dict[str, Times]:
    """Into a block of 1,000 nodes and out again, and a canvas of 1,000 nodes made anew."""
    session = Session()
    session.document.project.graphs.update(large(LARGE, True).graphs)
    session.analyse_now()
    view = CanvasView(session, theme)
    view.resize(1400, 900)
    view.show()
    QApplication.processEvents()

    def enter() -> None:
        session.enter("n2")
        QApplication.processEvents()

    def leave() -> None:
        session.leave()
        QApplication.processEvents()

    found = {"enter": timed(enter, rounds, leave)}
    enter()
    found["leave"] = timed(leave, rounds, enter)

    def make() -> None:
        view.canvas.rebuild()
        QApplication.processEvents()

    found["make"] = timed(make, rounds, QApplication.processEvents)
    view.close_canvas()
    session.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme, rounds = Theme("dark"), options.rounds
    with TemporaryDirectory() as folder:
        os.environ["PLEXUS_HOME"] = folder
        results = {
            "open, flat": opening(flat(), Path(folder), theme, rounds),
            f"open, {DEEP} nested": opening(nested(), Path(folder), theme, rounds),
            "add, to the model": adding(False, theme, rounds),
            "add, to a block": adding(True, theme, rounds),
            **going(theme, rounds),
        }
    app.processEvents()
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for name, (low, middle, high) in results.items():
        print(f"{name:20} {middle:8.2f} ms  ({low:.2f} to {high:.2f})")
    nest, plain = results[f"open, {DEEP} nested"][1], results["open, flat"][1]
    print(f"{DEEP} nested blocks open in {nest / plain:.2f} of the time of the flat graph")
    inside, outside = results["add, to a block"][1], results["add, to the model"][1]
    print(f"a node is added to a block in {inside / outside:.2f} of the time of one to the model")


if __name__ == "__main__":
    main()
