"""``plexus check``: shapes, costs and problems of a model."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studio.app.reports import place, sentence
from studio.app.session import Session
from studio.cli.costing import Costs, measured
from studio.cli.opening import opened
from studio.cli.table import grouped, table
from studio.compile.problems import Problem
from studio.graph.model import BYPASS, MUTE, Node, Project

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis, NodeFacts


def check(arguments: argparse.Namespace) -> int:
    session = opened(arguments.file, arguments.allow_code)
    analysis, project = session.analyse_now(), session.document.project
    session.advising.begin()
    costs = measured(session, analysis, arguments.batch, arguments.device)
    if arguments.json:
        print(json.dumps(as_data(analysis, project, session.problems, costs), indent=1))
    else:
        print(as_text(analysis, project, session, costs))
    training = session.training
    return 0 if analysis.ok and (training is None or training.ok) else 1


@dataclass(frozen=True, slots=True)
class _Row:
    """A node of the model, or of a block in it."""

    name: str
    """By the way to it: ``stage1.conv``."""
    path: str
    """The same by ids."""
    depth: int
    node: Node
    facts: NodeFacts | None


def _rows(
    analysis: Analysis, project: Project, above: str = "", way: str = "", depth: int = 0
) -> Iterator[_Row]:
    """All nodes in the order in which they run; those of a block, once, behind the block."""
    graph = project.graphs[analysis.graph]
    for node_id in graph.order():
        node, facts = graph.node(node_id), analysis.nodes.get(node_id)
        name, path = above + node.name, way + node_id
        yield _Row(name, path, depth, node, facts)
        if facts and facts.inside:
            yield from _rows(facts.inside[0], project, f"{name}.", f"{path}/", depth + 1)


def as_data(
    analysis: Analysis, project: Project, problems: Sequence[Problem], costs: Costs
) -> dict[str, Any]:
    """The analysis, and all that is wrong, as JSON has it."""
    return {
        "nodes": [
            {
                "name": row.name,
                "kind": row.node.kind,
                "outputs": {
                    port: list(spec.shape)
                    for port, spec in (row.facts.outputs if row.facts else {}).items()
                },
                "parameters": row.facts.cost.parameters if row.facts else 0,
                "multiply_adds": row.facts.cost.multiply_adds if row.facts else 0,
                **costs.of_node(row.path),
            }
            for row in _rows(analysis, project)
        ],
        "total": {
            "parameters": analysis.total.parameters,
            "multiply_adds": analysis.total.multiply_adds,
            "activation_bytes": analysis.total.activation_bytes,
            "buffers": analysis.total.buffers,
            "parameter_bytes": analysis.total.parameter_bytes,
            "buffer_bytes": analysis.total.buffer_bytes,
            **costs.in_total(),
        },
        "fit": costs.fit(),
        "problems": [
            {
                "node": place(problem, project),
                "severity": problem.severity,
                "message": str(problem.message),
                "fix": str(problem.fixes[0].title) if problem.fixes else None,
                "lint": problem.lint or None,
            }
            for problem in problems
        ],
    }


def as_text(analysis: Analysis, project: Project, session: Session, costs: Costs) -> str:
    """The analysis as a person reads it."""
    rows = []
    for row in _rows(analysis, project):
        node, facts = row.node, row.facts
        spec = session.kinds.find(node.kind)
        shapes = ", ".join(str(output) for output in facts.outputs.values()) if facts else ""
        cost = facts.cost if facts else None
        rows.append(
            (
                "  " * row.depth + node.name,
                _kind(spec.title if spec else node.kind, node, facts),
                shapes,
                grouped(cost.parameters) if cost and cost.parameters else "",
                grouped(cost.multiply_adds) if cost and cost.multiply_adds else "",
                grouped(kept) if (kept := costs.kept(row.path)) else "",
            )
        )
    total = analysis.total
    heads = ("node", "kind", "output", "parameters", "multiply-adds", "kept bytes")
    lines = [table(heads, rows, right=(3, 4, 5))]
    lines.append(
        f"\n{grouped(total.parameters)} parameters, {grouped(total.multiply_adds)} multiply-adds "
        f"and {grouped(total.activation_bytes)} bytes of activations for one sample"
    )
    lines += costs.sentences()
    for problem in session.problems:
        lines.append(sentence(problem, project))
        lines += [f"  fix: {fix.title}" for fix in problem.fixes]
    if not session.problems:
        lines.append("no problems")
    return "\n".join(lines)


def _kind(title: str, node: Node, facts: NodeFacts | None) -> str:
    """What the node is, how often it runs, and whether it is left out."""
    repeat = len(facts.inside) if facts else 0
    left_out = sorted(node.flags & {BYPASS, MUTE})
    marks = [f"× {repeat}"] if repeat > 1 else []
    marks += ["again"] if node.reuses else []
    return " ".join([title, *marks, *(f"({mark})" for mark in left_out)])
