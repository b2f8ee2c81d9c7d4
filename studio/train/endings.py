"""The last activation of a model against the loss and the target. No torch."""

from __future__ import annotations

from studio.compile import mend
from studio.compile.lint import sorts
from studio.compile.lint.losses import SIGMOID
from studio.compile.problems import Fix, Problem
from studio.data.fields import Field
from studio.graph.model import Node
from studio.message import Message
from studio.train.bench import Bench
from studio.train.remedies import choose_loss

BOUNDS = {
    "torch.nn.Sigmoid": (0.0, 1.0),
    "torch.nn.Hardsigmoid": (0.0, 1.0),
    "torch.nn.Softmax": (0.0, 1.0),
    "torch.nn.Tanh": (-1.0, 1.0),
    "torch.nn.Softsign": (-1.0, 1.0),
    "torch.nn.Hardtanh": (-1.0, 1.0),
    "torch.nn.ReLU": (0.0, float("inf")),
    "torch.nn.ReLU6": (0.0, 6.0),
    "torch.nn.Softplus": (0.0, float("inf")),
}
"""By activation: between what all that it gives lies."""


def ending(bench: Bench, loss: str, target: Field) -> Problem | None:
    """What there is to say of what a model ends in, for the one output that it has."""
    output = bench.plan.outputs[0]
    step = bench.before(output)
    while step is not None and step.spec.key in sorts.PASSING:
        step = bench.before(step)
    if step is None:
        return None
    node = bench.graph.node(step.node)
    key = step.spec.key
    if loss == "CrossEntropyLoss" and key in sorts.SOFTMAX | sorts.CUTTING:
        return _squashed(bench, node, key, loss)
    if loss == "BCEWithLogitsLoss" and key in sorts.CUTTING | sorts.SOFTMAX:
        others = (choose_loss("BCELoss"),) if key in SIGMOID else ()
        return _squashed(bench, node, key, loss, *others)
    if loss == "BCELoss" and key in sorts.SCORING:
        return _scores(bench, node)
    return _out_of_reach(bench, node, key, target) if loss == "MSELoss" else None


def _squashed(bench: Bench, node: Node, key: str, loss: str, *others: Fix) -> Problem:
    message = (
        Message(
            "{loss} takes scores and makes probabilities of them itself; {name} does so before "
            "it, so the model learns slowly and never is sure.",
            loss=loss,
            name=node.name,
        )
        if key in sorts.SOFTMAX | SIGMOID
        else Message(
            "{loss} takes scores of any sign, but {name} lets none below 0 through, so nothing "
            "can be called unlikely.",
            loss=loss,
            name=node.name,
        )
    )
    lint = "last-activation"
    return Problem(node.id, "warning", message, (*_out(bench, node), *others), lint=lint)


def _scores(bench: Bench, node: Node) -> Problem:
    message = Message(
        "BCELoss takes probabilities from 0 to 1, but {name} gives numbers of any size, so "
        "training would fail.",
        name=node.name,
    )
    wire = bench.graph.incoming(bench.plan.outputs[0].node)[0]
    title = Message("Insert Sigmoid")
    insert = mend.insert(bench.graph, wire, "torch.nn.Sigmoid", "sigmoid", title)
    return Problem(node.id, "warning", message, (choose_loss("BCEWithLogitsLoss"), insert))


def _out_of_reach(bench: Bench, node: Node, key: str, target: Field) -> Problem | None:
    """Targets that the last activation can never give."""
    bounds, limits = BOUNDS.get(key), bench.digest.ranges.get(target.name)
    if bounds is None or limits is None:
        return None
    if bounds[0] <= limits[0] and limits[1] <= bounds[1]:
        return None
    message = Message(
        "{name} gives numbers from {least} to {most} only, but the target {field} of {data} goes "
        "from {low} to {high}.",
        name=node.name,
        least=f"{bounds[0]:g}",
        most=f"{bounds[1]:g}",
        field=target.name,
        data=bench.digest.name,
        low=f"{limits[0]:g}",
        high=f"{limits[1]:g}",
    )
    return Problem(node.id, "warning", message, _out(bench, node), lint="last-activation")


def _out(bench: Bench, node: Node) -> tuple[Fix, ...]:
    graph = bench.graph
    shared = node.reuses or any(other.reuses == node.id for other in graph)
    if shared or len(graph.incoming(node.id)) != 1:
        return ()
    return (mend.take_out(graph, node, Message("Take out {name}", name=node.name)),)
