"""Training graphs that are wrong, each in one way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drawing import Drawing
from faulty import Draw, Fault

from studio.graph.edits import SetFlags
from studio.graph.model import MODEL, MUTE, TRAINING, Graph

Rest = Callable[[Drawing, str, str], None]
"""The rest of a training graph, given the nodes of the call of the model and of the labels."""


def model(draw: Drawing) -> None:
    """Two numbers to three classes."""
    draw.within = MODEL
    draw.chain(
        draw.add("input", "points", shape=("N", 2)),
        draw.add("Linear", "fc", out_features=3),
        draw.add("output", "scores"),
    )


def step(rest: Rest, *, label: tuple[Any, ...] = ("N",), dtype: str = "int64") -> Draw:
    """A training graph that calls the model and has labels; ``rest`` draws what follows."""

    def draw(d: Drawing) -> None:
        model(d)
        d.project.graphs[TRAINING] = Graph()
        d.within = TRAINING
        call = d.add("block:model", "model")
        d.wire(d.add("input", "points", shape=("N", 2)), call)
        rest(d, call, d.add("input", "label", shape=label, dtype=dtype))

    return draw


def loss(d: Drawing, call: str, label: str, kind: str = "CrossEntropyLoss", **params: Any) -> str:
    made = d.add(kind, "loss", **params)
    d.wire(call, f"{made}.input")
    d.wire(label, f"{made}.target")
    return made


def adam(d: Drawing, source: str, name: str = "adam", **params: Any) -> str:
    made = d.add("torch.optim.Adam", name, **params)
    d.wire(source, f"{made}.loss")
    return made


def _no_optimiser(d: Drawing, call: str, label: str) -> None:
    loss(d, call, label)


def _two_losses_alone(d: Drawing, call: str, label: str) -> None:
    loss(d, call, label)
    loss(d, call, label)


def _muted(d: Drawing, call: str, label: str) -> None:
    node = adam(d, loss(d, call, label))
    d.do(SetFlags(node, frozenset({MUTE}), TRAINING))


def _several_numbers(d: Drawing, call: str, label: str) -> None:
    adam(d, loss(d, call, label, reduction="none"))


def _whole_numbers(d: Drawing, call: str, label: str) -> None:
    best = d.add("torch.argmax", "best", dim=1)
    d.wire(call, best)
    adam(d, best)
    loss(d, call, label)


def _detached(d: Drawing, call: str, label: str) -> None:
    cut = d.add("torch.Tensor.detach", "cut")
    d.wire(call, cut)
    adam(d, loss(d, cut, label))


def _detached_of_one(d: Drawing, call: str, label: str) -> None:
    cut = d.add("torch.Tensor.detach", "cut")
    d.wire(call, cut)
    adam(d, loss(d, cut, label), of="model")


def _nothing_to_move(d: Drawing, _call: str, _label: str) -> None:
    mean = d.add("torch.mean", "mean", dim=None)
    d.wire(d.add("input", "weight", shape=("N", 2)), mean)
    adam(d, mean)


def _unknown_model(d: Drawing, call: str, label: str) -> None:
    adam(d, loss(d, call, label), of="generator")


def _beyond(d: Drawing, call: str, label: str) -> None:
    other = d.add("Linear", "other", out_features=1)
    d.wire(d.add("input", "more", shape=("N", 2)), other)
    mean = d.add("torch.mean", "mean", dim=None)
    d.chain(other, mean)
    adam(d, mean, "slow")
    adam(d, loss(d, call, label), of="model, other")


def _two_losses(d: Drawing, call: str, label: str) -> None:
    adam(d, loss(d, call, label))
    loss(d, call, label)


def _unwired(d: Drawing, call: str, label: str) -> None:
    loss(d, call, label)
    d.add("torch.optim.Adam", "adam")


def _usual(d: Drawing, call: str, label: str) -> None:
    adam(d, loss(d, call, label))


def _frozen(d: Drawing, call: str, label: str) -> None:
    adam(d, loss(d, call, label), groups="model frozen")


def _penalty_on_labels(d: Drawing, call: str, label: str) -> None:
    penalty, total = d.add("L1Penalty", "penalty"), d.add("Add", "total")
    d.wire(call, penalty)
    d.wire(label, penalty)
    d.wire(loss(d, call, label), total)
    d.wire(penalty, total)
    adam(d, total)


FAULTS = (
    Fault("no optimiser", step(_no_optimiser)),
    Fault("no optimiser behind two losses", step(_two_losses_alone)),
    Fault("an optimiser without a loss", step(_unwired)),
    Fault("every optimiser muted", step(_muted)),
    Fault("a loss of several numbers", step(_several_numbers)),
    Fault("a loss of whole numbers", step(_whole_numbers)),
    Fault("no way for gradients", step(_detached)),
    Fault("no way for gradients to one model", step(_detached_of_one)),
    Fault("no parameters at all", step(_nothing_to_move), unfixable=True),
    Fault("an optimiser of a model that is not called", step(_unknown_model)),
    Fault("an optimiser of a model beyond its loss", step(_beyond)),
    Fault("a loss that nobody makes small", step(_two_losses)),
    Fault("an optimiser of what is frozen", step(_frozen)),
    Fault("a penalty on what has no weights", step(_penalty_on_labels)),
    Fault("labels that are no whole numbers", step(_usual, dtype="float32")),
    Fault("labels with an axis too many", step(_usual, label=("N", 1))),
)
