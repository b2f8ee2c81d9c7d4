"""What the command line and the library tell: problems as sentences, a run's last numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from studio.compile.problems import Problem
from studio.graph.model import Graph

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis


def place(problem: Problem, graph: Graph) -> str:
    """The name of the node that a problem is at; empty where the whole graph is meant."""
    return graph.node(problem.node).name if problem.node else ""


def sentences(analysis: Analysis, graph: Graph) -> list[str]:
    """Every problem with its node and its severity."""
    found = []
    for problem in analysis.problems:
        where = place(problem, graph)
        text = f"{where}: {problem.message}" if where else str(problem.message)
        found.append(f"{problem.severity}: {text}")
    return found


def final_numbers(final: Mapping[str, float]) -> dict[str, float]:
    """The last epoch's numbers; ``train_loss`` is the mean of all its steps."""
    return {name.removeprefix("epoch_"): value for name, value in final.items()}
