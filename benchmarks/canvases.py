"""The canvas beside other node editors for Qt, and beside a bare scene, in one run.

    pip install NodeGraphQt qtpynodeeditor setuptools
    QT_QPA_PLATFORM=offscreen python benchmarks/canvases.py [--nodes 1000] [--rounds 3] [--json]

Each draws the same graph, a row of nodes in lines of 32 that are wired one to the next, in a view
of one size, in a process of its own; the editors take turns. "create" is the time until the nodes
and wires are there, "pan" and "drag" are a step with the repaint that follows, "whole" is a repaint
of all of it, fitted into the view. Milliseconds of the thread, the median of the rounds. What is
not installed is left out. A bare scene has a rectangle with a title for a node and a curve for a
wire: no ports, shapes, costs, or anything to edit with.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any, ClassVar

ROOT = Path(__file__).resolve().parent.parent
ROW, ACROSS, DOWN = 32, 260.0, 160.0
SIZE = (1400, 900)
STEPS = 30
NEEDED = {"NodeGraphQt": "NodeGraphQt", "qtpynodeeditor": "qtpynodeeditor"}
"""What has to be installed for an editor."""

Made = tuple[Any, Callable[[int], object]]
"""A view, and what moves a node in its middle by so many pixels."""


def places(count: int) -> list[tuple[float, float]]:
    return [(index % ROW * ACROSS, index // ROW * DOWN) for index in range(count)]


def plexus(count: int) -> Made:
    from studio.app.session import Session
    from studio.graph.model import Node, Project, Wire
    from studio.ui.canvas.view import CanvasView
    from studio.ui.theme import Theme

    project = Project("many")
    for index, (x, y) in enumerate(places(count)):
        kind = "torch.nn.ReLU" if index else "input"
        project.model.put_node(Node(f"n{index}", kind, f"relu{index}", {}, x, y))
    for index in range(1, count):
        project.model.put_wire(Wire(f"n{index - 1}", "output", f"n{index}", "input"))
    session = Session()
    session.document.project.graphs["model"] = project.model
    view = CanvasView(session, Theme("dark"))
    middle = f"n{count // 2}"
    item = view.canvas.node_item(middle)
    assert item is not None
    left, top = item.left, item.top
    return view, lambda step: view.canvas.place([(middle, left + step, top + step)])


def bare_scene(count: int) -> Made:
    from PySide6.QtGui import QPainterPath
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    scene = QGraphicsScene()
    nodes, wires = [], []
    for index, (x, y) in enumerate(places(count)):
        node = scene.addRect(0, 0, 160, 60)
        node.setPos(x, y)
        scene.addSimpleText(f"relu{index}").setParentItem(node)
        nodes.append(node)

    def path(index: int) -> QPainterPath:
        start = nodes[index].pos()
        end = nodes[index + 1].pos()
        found = QPainterPath()
        found.moveTo(start.x() + 160, start.y() + 30)
        found.cubicTo(
            *(start.x() + 220, start.y() + 30, end.x() - 60, end.y() + 30),
            *(end.x(), end.y() + 30),
        )
        return found

    wires += [scene.addPath(path(index)) for index in range(count - 1)]
    view = QGraphicsView(scene)
    scene.setParent(view)
    middle = count // 2
    begin = nodes[middle].pos()

    def move(step: int) -> None:
        nodes[middle].setPos(begin.x() + step, begin.y() + step)
        for index in (middle - 1, middle):
            wires[index].setPath(path(index))

    return view, move


def node_graph_qt(count: int) -> Made:
    from NodeGraphQt import BaseNode, NodeGraph

    class Relu(BaseNode):  # type: ignore[misc]
        __identifier__ = "bench"
        NODE_NAME = "relu"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("input")
            self.add_output("output")

    graph = NodeGraph()
    graph.register_node(Relu)
    nodes = []
    for index, place in enumerate(places(count)):
        made = graph.create_node(
            "bench.Relu", name=f"relu{index}", pos=place, selected=False, push_undo=False
        )
        nodes.append(made)
    for one, two in pairwise(nodes):
        one.output(0).connect_to(two.input(0), push_undo=False)
    middle = nodes[count // 2].view
    left, top = middle.xy_pos

    def move(step: int) -> None:
        middle.xy_pos = [left + step, top + step]

    view = graph.viewer()
    graph.setParent(view)
    return view, move


def qtpynodeeditor(count: int) -> Made:
    import qtpynodeeditor as editor
    from qtpy.QtCore import QPointF

    class Relu(editor.NodeDataModel):  # type: ignore[misc]
        name = "relu"
        num_ports: ClassVar = {"input": 1, "output": 1}
        port_caption_visible = False
        data_type: ClassVar = {
            "input": {0: editor.NodeDataType("tensor", "tensor")},
            "output": {0: editor.NodeDataType("tensor", "tensor")},
        }

        def out_data(self, _port: int) -> None:
            return None

        def set_in_data(self, _data: object, _port: object) -> None:
            pass

        def embedded_widget(self) -> None:
            return None

    registry = editor.DataModelRegistry()
    registry.register_model(Relu)
    scene = editor.FlowScene(registry=registry)
    nodes = []
    for place in places(count):
        made = scene.create_node(Relu)
        made.graphics_object.setPos(QPointF(*place))
        nodes.append(made)
    for one, two in pairwise(nodes):
        scene.create_connection(
            one[editor.PortType.output][0], two[editor.PortType.input][0], check_cycles=False
        )
    middle = nodes[count // 2].graphics_object
    begin = middle.pos()
    view = editor.FlowView(scene)
    return view, lambda step: middle.setPos(begin + QPointF(step, step))


EDITORS: dict[str, Callable[[int], Made]] = {
    "Plexus Studio": plexus,
    "bare QGraphicsScene": bare_scene,
    "NodeGraphQt": node_graph_qt,
    "qtpynodeeditor": qtpynodeeditor,
}


def measure(name: str, count: int) -> dict[str, float]:
    """One editor in this process."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QGraphicsView

    app = QApplication.instance() or QApplication(sys.argv[:1])
    EDITORS[name](1)  # All that is loaded and prepared once.
    begin = thread_time()
    view, move = EDITORS[name](count)
    found = {"create": thread_time() - begin}
    view.resize(*SIZE)
    view.show()
    x, y = places(count)[count // 2]
    QGraphicsView.resetTransform(view)
    QGraphicsView.centerOn(view, x, y)
    app.processEvents()

    def timed(task: Callable[[int], object]) -> float:
        times = []
        for step in range(STEPS):
            start = thread_time()
            task(step)
            app.processEvents()
            times.append(thread_time() - start)
        return median(times)

    def pan(step: int) -> None:
        """As all but the first do it inside."""
        away = 7 if step % 10 < 5 else -7
        shown = QGraphicsView.sceneRect(view).translated(away, away)
        QGraphicsView.setSceneRect(view, shown)

    def pan_own(step: int) -> None:
        view.pan_by(*((7, 7) if step % 10 < 5 else (-7, -7)))

    if hasattr(view, "pan_by"):
        found["pan"] = timed(pan_own)
    else:
        QGraphicsView.setSceneRect(view, x - SIZE[0] / 2, y - SIZE[1] / 2, *SIZE)
        app.processEvents()
        found["pan"] = timed(pan)
    found["drag"] = timed(lambda step: move(4 * step))
    if hasattr(view, "fit_all"):
        view.fit_all()
    else:
        everything = QGraphicsView.scene(view).itemsBoundingRect()
        QGraphicsView.setSceneRect(view, everything)
        QGraphicsView.fitInView(view, everything, Qt.AspectRatioMode.KeepAspectRatio)
    app.processEvents()
    found["whole"] = timed(lambda _step: view.viewport().repaint())
    return {each: 1000 * seconds for each, seconds in found.items()}


def apart(name: str, count: int) -> dict[str, float]:
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_API": "pyside6", **os.environ}
    environment["QT_PREFERRED_BINDING"] = "PySide6"
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    command = [sys.executable, __file__, "--only", name, "--nodes", str(count)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--nodes", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only, options.nodes)), flush=True)
        os._exit(0)  # Some editors do not survive the end of the application.
    names = [
        name
        for name in EDITORS
        if name not in NEEDED or importlib.util.find_spec(NEEDED[name]) is not None
    ]
    rounds = [{name: apart(name, options.nodes) for name in names} for _ in range(options.rounds)]
    results = {
        name: {each: median(one[name][each] for one in rounds) for each in rounds[0][name]}
        for name in names
    }
    if options.json:
        print(json.dumps(results, indent=2))
        return
    heads = ("create", "pan", "drag", "whole")
    print(f"{options.nodes:,} nodes".ljust(22), *(head.rjust(10) for head in heads))
    for name, found in results.items():
        print(name.ljust(22), *(f"{found[head]:10.2f}" for head in heads))


if __name__ == "__main__":
    main()
