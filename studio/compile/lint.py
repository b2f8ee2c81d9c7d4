"""What torch accepts but the user probably did not mean."""

from __future__ import annotations

from collections.abc import Mapping

from studio.compile import mend
from studio.compile.plan import Step
from studio.compile.problems import Problem
from studio.compile.tensors import BATCH, TensorSpec
from studio.graph.model import Graph, Node
from studio.message import Message


def lint(
    graph: Graph, node: Node, step: Step, inputs: Mapping[str, tuple[TensorSpec, ...]]
) -> list[Problem]:
    """Warnings for one layer that works as it stands."""
    if not inputs:
        return []
    first = next(iter(inputs.values()))[0]
    found: list[Problem] = []
    if step.spec.title == "Linear" and len(first.shape) >= 4:
        message = Message(
            "Linear works on the last axis alone and wants a flat vector; it gets {shape}.",
            shape=str(first),
        )
        wire = graph.incoming(node.id)[0]
        found.append(Problem(node.id, "warning", message, (mend.insert_flatten(graph, wire),)))
    batch_first = step.settings.get("batch_first")
    if batch_first is False and len(first.shape) == 3 and first.shape[0] == BATCH:
        message = Message(
            "{kind} reads axis 0 as time, but axis 0 of {shape} is the batch.",
            kind=step.spec.title,
            shape=str(first),
        )
        fix = mend.set_param(node, "batch_first", True)
        found.append(Problem(node.id, "warning", message, (fix,)))
    return found
