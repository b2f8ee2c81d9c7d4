"""Advice where some classes are rare: losses in which they count more. No torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from studio.compile.problems import Fix, Problem
from studio.data import balance
from studio.data.fields import Field
from studio.graph.edits import SetParam, SetSetting
from studio.graph.model import INPUT, TRAINING, Graph, Node
from studio.message import Message
from studio.train import wishes
from studio.train.bench import Bench
from studio.value import Value

MUCH: Final = 5.0
"""So many times as many examples of a class are many more."""
WEIGHED = frozenset(
    {"torch.nn.CrossEntropyLoss", "torch.nn.NLLLoss", "torch.nn.MultiMarginLoss", "FocalLoss"}
)
"""Losses with a weight for each class."""
LINT: Final = "uneven-classes"


def in_settings(bench: Bench, loss: str, target: Field) -> Problem | None:
    """Of a training by settings."""
    if TRAINING in bench.project.graphs or loss not in wishes.WEIGHING:
        return None
    message = _told(bench, target)
    if message is None or bench.config.class_weights is not None:
        return None
    weights = balance.class_weights(bench.digest.counts[target.name])
    fix = Fix(_title(), SetSetting("train.class_weights", weights))
    return Problem("", "warning", message, (fix,), lint=LINT)


def in_training_graph(bench: Bench) -> Iterator[Problem]:
    """Of the losses that the user drew, whose target is a field of the data."""
    graph = bench.project.graphs.get(TRAINING)
    for node in graph or ():
        if graph is None or node.kind not in WEIGHED or node.params.get("weight") is not None:
            continue
        target = _target(bench, graph, node)
        message = None if target is None else _told(bench, target)
        if target is not None and message is not None:
            weights = balance.class_weights(bench.digest.counts[target.name])
            fix = Fix(_title(), SetParam(node.id, "weight", weights, TRAINING))
            yield Problem(node.id, "warning", message, (fix,), graph=TRAINING, lint=LINT)


def weights_for(kind: str, param: str, labels: Sequence[tuple[int, ...]]) -> Value:
    """What a parameter of a loss would be; none where it is no weight of classes.

    Args:
        kind: of the loss.
        param: its name.
        labels: for each label of the data, how many examples each class has.
    """
    if len(labels) != 1:
        return None
    weights = balance.class_weights(labels[0])
    if kind in WEIGHED and param == "weight":
        return weights
    if (kind, param, len(weights)) == ("torch.nn.BCEWithLogitsLoss", "pos_weight", 2):
        return (balance.rounded(weights[1] / weights[0]),)
    return None


def _target(bench: Bench, graph: Graph, node: Node) -> Field | None:
    """The field whose classes a loss is given, if they come straight from the data."""
    wire = graph.wire_into(node.id, "target")
    source = None if wire is None else graph.node(wire.source)
    if source is None or source.kind != INPUT:
        return None
    return next((field for field in bench.digest.targets if field.name == source.name), None)


def _told(bench: Bench, target: Field) -> Message | None:
    counts = bench.digest.counts.get(target.name, ())
    if target.kind != "label" or balance.unevenness(counts) < MUCH:
        return None
    there = [(count, name) for count, name in zip(counts, target.classes, strict=True) if count]
    (fewest, rare), (most, usual) = min(there), max(there)
    return Message(
        "The class {usual} of {field} has {most} examples and {rare} has {fewest}, so that a model "
        "does well by hardly ever foreseeing the rare one. Weights let rare classes count more.",
        usual=usual,
        field=target.name,
        most=most,
        rare=rare,
        fewest=fewest,
    )


def _title() -> Message:
    return Message("Weigh the classes by how rare they are")
