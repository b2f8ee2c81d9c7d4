"""Projects with blocks, for tests of those that the backward pass computes again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.plan import Plan
from studio.graph.model import BLOCK, MODEL, Graph, Project, Variable
from studio.value import Value


def analysed(project: Project) -> tuple[Analyser, Plan | None]:
    analyser = Analyser(STANDARD, allows=lambda _text: True)
    return analyser, analyser.analyse(project).plan


def plan_of(project: Project) -> Plan | None:
    return analysed(project)[1]


def flagged(project: Project, value: Value = True) -> Project:
    """The same project, in which every use of a block is a checkpoint."""
    other = project.copy()
    for graph in other.graphs.values():
        for node in list(graph):
            if node.kind.startswith(BLOCK):
                graph.put_node(replace(node, params={**node.params, "checkpoint": value}))
    return other


def define(draw: Drawing, name: str, *variables: Variable) -> None:
    draw.project.graphs[name] = Graph()
    draw.project.graphs[name].variables = variables
    draw.within = name


def block(draw: Drawing, name: str, *layers: tuple[str, dict[str, Value]], size: Any = 6) -> None:
    """A block in which these layers follow each other."""
    define(draw, name)
    nodes = [draw.add("input", "x", shape=("N", *size) if isinstance(size, tuple) else ("N", size))]
    nodes += [draw.add(kind, f"layer{n}", **given) for n, (kind, given) in enumerate(layers)]
    draw.chain(*nodes, draw.add("output", "y"))
    draw.within = MODEL


def model(draw: Drawing, *nodes: str, size: Any = 6) -> Project:
    shape = ("N", *size) if isinstance(size, tuple) else ("N", size)
    draw.chain(draw.add("input", "image", shape=shape), *nodes, draw.add("output", "result"))
    return draw.project
