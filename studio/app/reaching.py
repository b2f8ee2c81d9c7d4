"""Where a node of the document is in a run: the ways by which orders name it."""

from __future__ import annotations

from collections.abc import Iterator

from studio.compile.plan import Plan
from studio.graph.model import BLOCK, MODEL, TRAINING
from studio.train.job import Job


def ways(job: Job, graph: str, node: str) -> tuple[str, ...]:
    """All places of a node of a graph in a run: one for each instance of its block."""
    if job.training is None:
        return tuple(_ways(job.plan, MODEL, graph, node))
    return tuple(f"/{way}" for way in _ways(job.training, TRAINING, graph, node))


def _ways(plan: Plan, name: str, graph: str, node: str) -> Iterator[str]:
    for step in plan.steps:
        if name == graph and step.node == node:
            yield node
        if step.bodies and not step.layer:
            inner = step.spec.key.removeprefix(BLOCK)
            yield from (f"{step.node}/{way}" for way in _ways(step.bodies[0], inner, graph, node))
