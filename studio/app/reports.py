"""What the command line and the library tell: problems as sentences, a run's last numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from studio.compile.problems import Problem
from studio.graph.model import BLOCK, MODEL, TRAINING, Graph, Project

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.observe.checkup import Diagnosis


def place(problem: Problem, project: Project) -> str:
    """The name of the node that a problem is at; empty where the whole graph is meant.

    A node inside blocks is named by the way to it: ``stage1.conv``, ``stages.2.conv``.
    """
    names: list[str] = []
    graph: Graph | None = project.model if problem.path else project.graphs.get(problem.graph)
    for node_id in (*problem.path, problem.node):
        first, _, repetition = node_id.partition("#")
        if graph is None or first not in graph:
            break
        node = graph.node(first)
        names += [node.name, repetition] if repetition else [node.name]
        graph = project.graphs.get(node.kind.removeprefix(BLOCK))
    return ".".join(names)


def sentences(analysis: Analysis, project: Project) -> list[str]:
    """Every problem with its node and its severity."""
    return [sentence(problem, project) for problem in analysis.problems]


def sentence(problem: Problem, project: Project) -> str:
    """A problem with its node and its severity."""
    where = place(problem, project)
    text = f"{where}: {problem.message}" if where else str(problem.message)
    return f"{problem.severity}: {text}"


def seen(diagnosis: Diagnosis, project: Project) -> str:
    """What the doctor saw, with its node and what to try."""
    where = named(diagnosis, project)
    text = f"{where}: {diagnosis.message}" if where else str(diagnosis.message)
    since = f" (since step {diagnosis.since})" if diagnosis.since else ""
    return f"doctor: {text}{since} {diagnosis.advice}"


def told(diagnosis: Diagnosis, project: Project) -> dict[str, str | int | None]:
    """The same for a machine."""
    return {
        "rule": diagnosis.rule,
        "node": named(diagnosis, project),
        "since": diagnosis.since,
        "until": diagnosis.until,
        "message": str(diagnosis.message),
        "try": str(diagnosis.advice),
    }


def named(diagnosis: Diagnosis, project: Project) -> str:
    """The name of a node as frames have it."""
    if not diagnosis.node:
        return ""
    *path, node = diagnosis.node.removeprefix("/").split("/")
    graph = TRAINING if diagnosis.node.startswith("/") else MODEL
    problem = Problem(node, "warning", diagnosis.message, path=tuple(path), graph=graph)
    return place(problem, project)


def final_numbers(final: Mapping[str, float]) -> dict[str, float]:
    """The last epoch's numbers; ``train_loss`` is the mean of all its steps."""
    return {name.removeprefix("epoch_"): value for name, value in final.items()}
