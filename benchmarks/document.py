"""Cost of edits, files and copies of a document with 100 and 1,000 layers.

    python benchmarks/document.py

Prints the median and the spread (lowest to highest) of each, in milliseconds.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

from studio.graph.document import Document
from studio.graph.edits import AddNode, Batch, Connect, Move, SetParam
from studio.graph.fileio import dumps, loads
from studio.graph.layout import arrange
from studio.graph.model import Node, Project, Wire
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


if __name__ == "__main__":
    for layers in (100, 1000):
        run(layers)
