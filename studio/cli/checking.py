"""``plexus check``: shapes, costs and problems of a model."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from studio.app.reports import place, sentences
from studio.app.session import Session
from studio.cli.opening import opened
from studio.cli.table import grouped, table
from studio.graph.model import Graph

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis


def check(arguments: argparse.Namespace) -> int:
    session = opened(arguments.file, arguments.allow_code)
    analysis, graph = session.analyse_now(), session.document.project.model
    if arguments.json:
        print(json.dumps(as_data(analysis, graph), indent=1))
    else:
        print(as_text(analysis, graph, session))
    return 0 if analysis.ok else 1


def as_data(analysis: Analysis, graph: Graph) -> dict[str, Any]:
    """The analysis as JSON has it."""
    nodes = [(graph.node(node_id), analysis.nodes.get(node_id)) for node_id in graph.order()]
    return {
        "nodes": [
            {
                "name": node.name,
                "kind": node.kind,
                "outputs": {
                    port: list(spec.shape)
                    for port, spec in (facts.outputs if facts else {}).items()
                },
                "parameters": facts.cost.parameters if facts else 0,
                "multiply_adds": facts.cost.multiply_adds if facts else 0,
            }
            for node, facts in nodes
        ],
        "total": {
            "parameters": analysis.total.parameters,
            "multiply_adds": analysis.total.multiply_adds,
            "activation_bytes": analysis.total.activation_bytes,
        },
        "problems": [
            {
                "node": place(problem, graph),
                "severity": problem.severity,
                "message": str(problem.message),
                "fix": str(problem.fixes[0].title) if problem.fixes else None,
            }
            for problem in analysis.problems
        ],
    }


def as_text(analysis: Analysis, graph: Graph, session: Session) -> str:
    """The analysis as a person reads it."""
    rows = []
    for node_id in graph.order():
        node, facts = graph.node(node_id), analysis.nodes.get(node_id)
        spec = session.kinds.find(node.kind)
        shapes = ", ".join(str(output) for output in facts.outputs.values()) if facts else ""
        cost = facts.cost if facts else None
        rows.append(
            (
                node.name,
                spec.title if spec else node.kind,
                shapes,
                grouped(cost.parameters) if cost and cost.parameters else "",
                grouped(cost.multiply_adds) if cost and cost.multiply_adds else "",
            )
        )
    total = analysis.total
    lines = [table(("node", "kind", "output", "parameters", "multiply-adds"), rows, right=(3, 4))]
    lines.append(
        f"\n{grouped(total.parameters)} parameters, {grouped(total.multiply_adds)} multiply-adds "
        f"and {grouped(total.activation_bytes)} bytes of activations for one sample"
    )
    for problem, sentence in zip(analysis.problems, sentences(analysis, graph), strict=True):
        lines.append(sentence)
        lines += [f"  fix: {fix.title}" for fix in problem.fixes]
    if not analysis.problems:
        lines.append("no problems")
    return "\n".join(lines)
