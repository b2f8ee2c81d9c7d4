"""The canvas at 100, 1,000 and 10,000 nodes: create, pan, drag, repaint, memory, idle.

    QT_QPA_PLATFORM=offscreen python benchmarks/canvas.py [--nodes 1000 ...]
        [--wires STYLE] [--json]

Times are medians over rounds, in milliseconds of the thread, with the quartiles. A pan includes the
repaint that follows; a step of a drag is taken without and with it. "window" repaints the view at
full size, "whole" the whole graph. Memory is what Python allocates for a node with its wires.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tracemalloc
from collections.abc import Callable
from statistics import quantiles
from time import thread_time
from typing import Any, get_args

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.session import Session
from studio.app.settings import WireStyle
from studio.graph.model import Node, Project, Wire
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.view import CanvasView
from studio.ui.theme import Theme

ROW = 32
KINDS = ("torch.nn.Conv2d", "torch.nn.BatchNorm2d", "torch.nn.ReLU", "Add")
TARGETS = {
    1_000: {"create": 60, "pan": 5, "drag": 1, "whole": 10},
    10_000: {"create": 600, "pan": 5, "drag": 3, "whole": 16},
}


def project(count: int) -> Project:
    """Blocks of convolution, normalisation, activation and a sum with what came before."""
    found = Project("large")
    graph = found.model
    for index in range(count):
        kind = KINDS[index % 4] if index else "input"
        x, y = index % ROW * 200.0, index // ROW * 120.0
        graph.put_node(Node(f"n{index}", kind, f"layer_{index}", {}, x, y))
    for index in range(1, count):
        entry = "input.0" if index % 4 == 3 else "input"
        graph.put_wire(Wire(f"n{index - 1}", "output", f"n{index}", entry))
        if index % 4 == 3 and index > 4:
            graph.put_wire(Wire(f"n{index - 4}", "output", f"n{index}", "input.1"))
    return found


class Paints(CanvasView):
    """Counts how often it is painted."""

    count = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.count += 1
        super().paintEvent(event)


def timed(task: Callable[[int], object], rounds: int) -> list[float]:
    task(0)
    times = []
    for number in range(1, rounds + 1):
        start = thread_time()
        task(number)
        times.append((thread_time() - start) * 1000)
    return quantiles(times, n=4)


def create(session: Session, theme: Theme, count: int) -> dict[str, Any]:
    """Time to make the scene, and what Python allocates for it."""
    scenes: list[CanvasScene] = []
    found: dict[str, Any] = {}
    rounds = 3 if count > 5000 else 7
    found["create"] = timed(lambda _round: scenes.append(CanvasScene(session, theme)), rounds)
    for scene in scenes:
        scene.close()
    scenes.clear()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    scene = CanvasScene(session, theme)
    found["bytes_per_node"] = round((tracemalloc.get_traced_memory()[0] - before) / count)
    tracemalloc.stop()
    scene.close()
    return found


def move_about(view: Paints, node: str, rounds: int) -> dict[str, list[float]]:
    """Pan, and drag a node, at full size."""
    view.reset_zoom()
    view.center_on(node)
    QApplication.processEvents()
    found: dict[str, list[float]] = {}

    def pan(number: int) -> None:
        view.pan_by(*((7, 5) if number % 20 < 10 else (-7, -5)))
        QApplication.processEvents()

    found["pan"] = timed(pan, rounds)
    view.center_on(node)
    QApplication.processEvents()
    item = view.canvas.node_item(node)
    assert item is not None
    start = view.mapFromScene(item.rect.center())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(20, 20))
    at = QPointF(start)

    def drag(number: int) -> None:
        place = at + QPointF(4 * (number % 30), 4 * (number % 20))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(view.viewport().mapToGlobal(place.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)

    found["drag"] = timed(drag, rounds)

    def drag_painted(number: int) -> None:
        drag(number)
        QApplication.processEvents()

    found["drag, painted"] = timed(drag_painted, rounds)
    view.gestures.cancel()
    return found


def measure(count: int, theme: Theme, rounds: int, wires: WireStyle) -> dict[str, Any]:
    session = Session()
    session.settings.wires = wires
    session.document.project.graphs["model"] = project(count).model
    found: dict[str, Any] = {"nodes": count, "wires": len(session.document.project.model.wires())}
    found |= create(session, theme, count)
    view = Paints(session, theme)
    view.resize(1400, 900)
    view.show()
    QApplication.processEvents()
    found |= move_about(view, f"n{count // 2}", rounds)
    found["window"] = timed(lambda _round: view.viewport().repaint(), rounds)
    view.fit_all()
    QApplication.processEvents()
    found["whole"] = timed(lambda _round: view.viewport().repaint(), rounds)
    found["zoom_of_whole"] = round(view.zoom, 3)
    QApplication.processEvents()
    view.count = 0
    for _ in range(20):
        QApplication.processEvents()
    found["idle_repaints"] = view.count
    view.close_canvas()
    view.close()
    session.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--wires", choices=get_args(WireStyle), default="curved")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme = Theme("dark")
    results = [measure(count, theme, options.rounds, options.wires) for count in options.nodes]
    app.processEvents()
    if options.json:
        print(json.dumps(results, indent=2))
        return
    for found in results:
        print(f"{found['nodes']:,} nodes, {found['wires']:,} wires")
        goals = TARGETS.get(found["nodes"], {})
        for name, value in found.items():
            if isinstance(value, list):
                goal = f"   target {goals[name]}" if name in goals else ""
                print(f"  {name:16} {value[1]:8.2f} ms  ({value[0]:.2f} to {value[2]:.2f}){goal}")
        print(f"  {found['bytes_per_node']} bytes a node, {found['idle_repaints']} idle repaints")
        print(f"  the whole graph was painted at {found['zoom_of_whole']} of full size")


if __name__ == "__main__":
    main()
