"""Costs agree with torch's own counter."""

from __future__ import annotations

import pytest
import torch
from drawing import STANDARD, Drawing
from torch.utils.flop_counter import FlopCounterMode

from studio.compile import module
from studio.compile.analysis import Analyser

CASES = [
    ("Linear", {"out_features": 7}, ("N", 12)),
    ("Linear", {"out_features": 7}, ("N", 5, 12)),
    ("Conv1d", {"out_channels": 6, "kernel_size": 3, "stride": 2}, ("N", 4, 20)),
    ("Conv2d", {"out_channels": 6, "kernel_size": (3, 5), "groups": 2}, ("N", 4, 12, 12)),
    ("Conv2d", {"out_channels": 8, "dilation": 2, "padding": 1}, ("N", 4, 12, 12)),
    ("ConvTranspose2d", {"out_channels": 6, "kernel_size": 4, "stride": 2}, ("N", 4, 5, 5)),
]


@pytest.mark.parametrize(("kind", "params", "shape"), CASES)
def test_multiply_adds_are_half_the_floating_point_operations(kind, params, shape):
    draw = Drawing()
    node = draw.add(kind, "layer", **params)
    draw.chain(draw.add("input", "x", shape=shape), node, draw.add("output", "y"))
    analysis = Analyser(STANDARD).analyse(draw.project)
    running = module.seeded(analysis.plan, 0).eval()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        running(torch.rand(1, *shape[1:]))
    assert analysis.nodes[node].cost.multiply_adds * 2 == counter.get_total_flops()
    assert analysis.total.parameters == sum(p.numel() for p in running.parameters())


def test_matrix_products():
    draw = Drawing()
    a, b = draw.add("input", "a", shape=("N", 3, 4)), draw.add("input", "b", shape=("N", 4, 5))
    node = draw.add("MatMul", "product")
    draw.wire(a, f"{node}.input")
    draw.wire(b, f"{node}.other")
    draw.wire(node, draw.add("output", "y"))
    assert Analyser(STANDARD).analyse(draw.project).nodes[node].cost.multiply_adds == 3 * 4 * 5


def test_recurrent_layers_count_every_gate_step_direction_and_layer():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6, 10))
    gru = draw.add("GRU", hidden_size=8, num_layers=2, bidirectional=True, batch_first=True)
    draw.chain(x, gru, draw.add("output", "y"))
    first, second = 3 * 8 * (10 + 8), 3 * 8 * (16 + 8)
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.nodes[gru].cost.multiply_adds == 6 * 2 * (first + second)


def test_attention_counts_projections_and_products():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6, 8))
    node = draw.add("MultiheadAttention", num_heads=2, batch_first=True)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{node}.{port}")
    draw.wire(node, draw.add("output", "y"))
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.nodes[node].cost.multiply_adds == 4 * 6 * 8 * 8 + 2 * 6 * 6 * 8
