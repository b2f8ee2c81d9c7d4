"""Numbers that nobody meant: what a layer does with them is known soon, or it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from drawing import STANDARD, Drawing
from meter import Meter

from studio.compile.analysis import Analyser, Analysis

MILLION = 1_000_000
Shape = tuple[int | str, ...]


def looked_at(draw: Drawing) -> Analysis:
    with Meter():
        return Analyser(STANDARD).analyse(draw.project)


def alone(kind: str, params: Mapping[str, Any], **ports: Shape) -> tuple[Drawing, str]:
    """One layer with an input at each of these ports, and an output at its first."""
    draw = Drawing()
    node = draw.add(kind, "layer", **params)
    for port, shape in ports.items():
        whole = port in ("targets", "input_lengths", "target_lengths")
        dtype = "int64" if whole else "float32"
        draw.wire(draw.add("input", port, shape=shape, dtype=dtype), f"{node}.{port}")
    draw.wire(node, draw.add("output", "y"))
    return draw, node


def refused(draw: Drawing, node: str) -> str:
    (problem,) = looked_at(draw).problems
    assert problem.severity == "error"
    assert problem.node == node
    return str(problem.message)


@pytest.mark.parametrize("batch", ["N", "T"])
def test_features_that_torch_makes_one_by_one_are_not_all_made(batch: str) -> None:
    shapes: dict[str, Shape] = {"input1": ("N", batch, 3), "input2": ("N", batch, 5)}
    if batch == "N":
        shapes = {port: ("N", shape[-1]) for port, shape in shapes.items()}
    draw, node = alone("Bilinear", {"out_features": MILLION}, **shapes)
    facts = looked_at(draw).nodes[node]
    assert facts.outputs["output"].shape == (*shapes["input1"][:-1], MILLION)
    assert facts.cost.parameters == MILLION * (3 * 5 + 1)
    few, same = alone("Bilinear", {"out_features": 4}, **shapes)
    by_hand = looked_at(few).nodes[same].cost
    assert facts.cost.multiply_adds == by_hand.multiply_adds * MILLION // 4


@pytest.mark.parametrize(
    ("shape", "gives"),
    [
        ((MILLION, 8), (MILLION, 64)),
        ((MILLION, "N", 8), (MILLION, "N", 64)),
        ((MILLION, "T", 8), (MILLION, "T", 64)),
    ],
)
def test_a_million_steps_are_not_walked(shape: Shape, gives: Shape) -> None:
    draw, node = alone("LSTM", {}, input=shape)
    outputs = looked_at(draw).nodes[node].outputs
    assert outputs["output"].shape == gives
    assert outputs["h_n"].shape == (1, *gives[1:])


def test_a_million_steps_of_different_lengths_are_not_walked() -> None:
    draw, node = alone("GRU", {"batch_first": True}, input=("N", MILLION, 8))
    lengths = draw.add("input", "lengths", shape=("N",), dtype="int64")
    draw.wire(lengths, f"{node}.lengths")
    found = looked_at(draw)
    assert not found.problems
    assert found.nodes[node].outputs["output"].shape == ("N", MILLION, 64)


@pytest.mark.parametrize("states", [False, True])
def test_a_tall_stack_over_a_whole_batch_is_known_by_two_layers(states: bool) -> None:
    tall, ports = {"num_layers": 100, "bidirectional": True}, {"input": ("N", "T", 8)}
    if states:
        ports |= {"h_0": (200, "T", 64), "c_0": (200, "T", 64)}
    draw, node = alone("LSTM", tall, **ports)
    facts = looked_at(draw).nodes[node]
    assert facts.outputs["output"].shape == ("N", "T", 128)
    assert facts.outputs["h_n"].shape == facts.outputs["c_n"].shape == (200, "T", 64)
    other, same = alone("LSTM", {**tall, "num_layers": 99}, input=("N", "T", 8))
    less = looked_at(other).nodes[same].cost.parameters
    assert facts.cost.parameters - less == 2 * 4 * 64 * (128 + 64 + 2)


@pytest.mark.parametrize(
    ("kind", "param", "most"),
    [
        ("LSTM", "num_layers", 100),
        ("TransformerEncoder", "num_layers", 256),
        ("Transformer", "num_decoder_layers", 256),
    ],
)
def test_layers_are_not_stacked_without_end(kind: str, param: str, most: int) -> None:
    spec = next(spec for spec in STANDARD if spec.title == kind)
    ports = {port.name: (6, "N", 8) for port in spec.inputs if not port.optional}
    draw, node = alone(kind, {param: MILLION}, **ports)
    said = f"{param} must be between 1 and {most}, but it is {MILLION}."
    assert refused(draw, node) == said


CTC: dict[str, Shape] = {
    "log_probs": (12, "N", 6),
    "targets": ("N", 4),
    "input_lengths": ("N",),
    "target_lengths": ("N",),
}


@pytest.mark.parametrize(
    ("port", "shape"),
    [
        ("log_probs", (12, "1000000T", 6)),
        ("log_probs", (10**9, "N", 6)),
        ("targets", ("1000000T", 40)),
        ("targets", (10**9, 4)),
        ("input_lengths", (10**9,)),
    ],
)
def test_what_must_be_tried_with_numbers_has_no_giant_inputs(port: str, shape: Shape) -> None:
    draw, node = alone("CTCLoss", {}, **{**CTC, port: shape})
    said = refused(draw, node)
    assert said.startswith("CTCLoss decides by the numbers that come in what it does")
    assert f"and {port} has too many of them" in said
    assert said.endswith("Make it smaller.")


def test_long_speech_is_tried_on_few_examples() -> None:
    draw, node = alone("CTCLoss", {}, **{**CTC, "log_probs": (2000, "N", 5000)})
    found = looked_at(draw)
    assert not found.problems
    assert found.nodes[node].outputs["output"].shape == ()
