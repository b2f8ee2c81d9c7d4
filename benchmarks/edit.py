"""How long after an edit the shapes, costs, problems and the Python are up to date.

    python benchmarks/edit.py [--rounds 15]

For chains of 100 and 1,000 layers, in milliseconds, with the ratio to a first, cold analysis:
an edit below which all shapes stay, an edit below which all shapes change, and writing the source.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter

from studio.compile import source
from studio.compile.analysis import Analyser
from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, SetParam
from studio.graph.model import Node, Project, Wire
from studio.layers.catalogue import standard

CATALOGUE = standard()


def chain(layers: int) -> Document:
    """Input, then convolutions and activations in turn, all of different widths, then output."""
    document = Document(Project(), CATALOGUE)
    document.do(AddNode(Node("n1", "input", "image", {"shape": ("N", 3, 32, 32)})))
    for n in range(2, layers + 2):
        kind = "torch.nn.ReLU" if n % 2 else "torch.nn.Conv2d"
        params = {} if n % 2 else {"out_channels": 8 + n % 61, "padding": 1}
        document.do(AddNode(Node(f"n{n}", kind, f"layer{n}", params)))
        document.do(Connect(Wire(f"n{n - 1}", "output", f"n{n}", "input")))
    document.do(AddNode(Node("out", "output", "result")))
    document.do(Connect(Wire(f"n{layers + 1}", "output", "out", "input")))
    return document


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def measure(layers: int, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {
        "first analysis": [],
        "edit, shapes stay": [],
        "edit, all shapes change": [],
        "writing the Python": [],
    }
    document = chain(layers)
    project = document.project
    Analyser(CATALOGUE).analyse(project)  # loads torch
    sizes = iter(range(40, 40 + 4 * rounds, 2))
    for n in range(rounds):
        analyser = Analyser(CATALOGUE)
        times["first analysis"].append(milliseconds(lambda a=analyser: a.analyse(project)))

        def stays(analyser: Analyser = analyser, n: int = n) -> None:
            document.do(SetParam("n4", "bias", n % 2 == 1))
            analyser.analyse(project)

        times["edit, shapes stay"].append(milliseconds(stays))

        def changes(analyser: Analyser = analyser) -> None:
            size = next(sizes)
            document.do(SetParam("n1", "shape", ("N", 3, size, size)))
            analyser.analyse(project)

        times["edit, all shapes change"].append(milliseconds(changes))
        plan = analyser.analyse(project).plan
        assert plan is not None
        times["writing the Python"].append(milliseconds(lambda p=plan: source.write(p)))
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    for layers in (100, 1000):
        times = measure(layers, rounds)
        cold = median(times["first analysis"])
        print(f"{layers} layers, {rounds} rounds      median ms (min – max)   : cold")
        for what, values in times.items():
            spread = f"({min(values):.1f} – {max(values):.1f})"
            print(f"  {what:26} {median(values):8.1f}  {spread:18} {median(values) / cold:6.2f}")


if __name__ == "__main__":
    main()
