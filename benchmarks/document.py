"""Cost of edits, files and copies of a document: 100 and 1,000 layers, and 50 nested blocks.

    python benchmarks/document.py

Prints the median and the spread (lowest to highest) of each, in milliseconds.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

from studio.compile.kinds import ProjectKinds
from studio.graph.blocks import make_block, unpack
from studio.graph.clipboard import fragment
from studio.graph.document import Document
from studio.graph.edits import AddNode, Batch, Connect, Edit, Move, RemoveNodes, Rename, SetParam
from studio.graph.fileio import dumps, loads
from studio.graph.layout import arrange
from studio.graph.model import BLOCK, MODEL, Node, Project, Wire
from studio.graph.pasting import paste
from studio.graph.ports import Kinds
from studio.layers.catalogue import standard
from studio.message import Message

ROUNDS = 15


def chain_with_skips(count: int) -> Document:
    """A chain of convolutions, every second of them also wired to a sum further on."""
    document = Document(Project("benchmark"), standard())
    params = {"out_channels": 8, "kernel_size": (3, 3)}
    edits = []
    for number in range(1, count + 1):
        kind = "Add" if number % 4 == 0 else "torch.nn.Conv2d"
        edits.append(AddNode(Node(f"n{number}", kind, f"layer{number}", dict(params))))
    for number in range(2, count + 1):
        port = "input.0" if number % 4 == 0 else "input"
        edits.append(Connect(Wire(f"n{number - 1}", "output", f"n{number}", port)))
        if number % 4 == 0:
            edits.append(Connect(Wire(f"n{number - 2}", "output", f"n{number}", "input.1")))
    document.do(Batch(tuple(edits), Message("Build")))
    return document


def measure(what: str, action: Callable[[], object]) -> None:
    times_ms = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times_ms.append(1000 * (time.perf_counter() - start))
    median = statistics.median(times_ms)
    print(f"  {what:32} {median:9.3f}  ({min(times_ms):.3f} to {max(times_ms):.3f})")


def run(count: int) -> None:
    document = chain_with_skips(count)
    numbers = itertools.count(1)
    middle, text = f"n{count // 2}", dumps(document.project)
    skip = Connect(Wire("n1", "output", f"n{count}", "input.9"))
    circle = Connect(Wire(f"n{count}", "output", "n1", "input"))
    print(f"{count} layers, ms: median (lowest to highest)")
    measure("move a layer", lambda: document.do(Move(((middle, next(numbers), 0.0),)), "drag"))
    measure("set a parameter", lambda: document.do(SetParam(middle, "out_channels", next(numbers))))
    measure("connect and undo", lambda: (document.do(skip), document.undo()))
    measure("ask why a circle is refused", lambda: document.refusal(circle))
    measure("copy the project", document.project.copy)
    measure("write the file's text", lambda: dumps(document.project))
    measure("read the file's text", lambda: loads(text))
    measure("arrange", lambda: arrange(document.project.model))
    text_of_all = fragment(document.project, document.kinds, MODEL, document.project.model.ids())
    measure(
        "paste a copy of all and undo", lambda: (_paste_all(document, text_of_all), document.undo())
    )


def nested_blocks(depth: int) -> Document:
    """A block in a block and so on, each beside a chain of twenty layers."""
    project = Project("benchmark")
    document = Document(project, ProjectKinds(standard(), project))
    for level in range(depth):
        nodes = [f"n{number}" for number in range(1, 21)]
        edits: list[Edit] = [AddNode(Node(node, "torch.nn.ReLU", f"layer{node}")) for node in nodes]
        if level:
            edits.append(AddNode(Node("n21", f"{BLOCK}block{level - 1}", "inner")))
            nodes.append("n21")
        for source, target in itertools.pairwise(nodes):
            port = "x" if target == "n21" else "input"
            edits.append(Connect(Wire(source, "output", target, port)))
        document.do(Batch(tuple(edits), Message("Build")))
        document.do(make_block(project, document.kinds, MODEL, nodes, f"block{level}"))
        document.do(RemoveNodes(project.model.ids()))
    document.do(AddNode(Node("n1", f"{BLOCK}block{depth - 1}", "outer")))
    return document


def run_nested(depth: int) -> None:
    document = nested_blocks(depth)
    project, kinds = document.project, document.kinds
    names, text = itertools.cycle(("left", "right")), dumps(project)
    middle = f"block{depth // 2}"
    into_itself = AddNode(Node("n99", f"{BLOCK}block{depth - 1}", "again"), "block0")
    (port,) = (node.id for node in project.graphs[middle] if node.kind == "input")
    print(f"{depth} nested blocks of 20 layers, ms: median (lowest to highest)")
    measure("rename a port of one", lambda: document.do(Rename(port, next(names), middle)))
    measure("ask why a circle is refused", lambda: document.refusal(into_itself))
    measure("copy and paste the outer one", lambda: _paste(project, kinds))
    measure("unpack it and undo", lambda: (_unpack(document), document.undo()))
    measure("write the file's text", lambda: dumps(project))
    measure("read the file's text", lambda: loads(text))


def _paste(project: Project, kinds: Kinds) -> None:
    paste(fragment(project, kinds, MODEL, ("n1",)), project, kinds, (0.0, 0.0))


def _paste_all(document: Document, text: str) -> None:
    document.do(paste(text, document.project, document.kinds, (0.0, 0.0))[0])


def _unpack(document: Document) -> None:
    document.do(unpack(document.project, document.kinds, MODEL, "n1"))


if __name__ == "__main__":
    for layers in (100, 1000):
        run(layers)
    run_nested(50)
