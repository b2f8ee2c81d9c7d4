"""Recurrent layers on sequences so long that nobody could wait for all their steps."""

from __future__ import annotations

from typing import Any

import pytest
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser

LONG = 1_000_000


@pytest.mark.parametrize(
    ("kind", "params", "shape", "shown"),
    [
        ("LSTM", {"batch_first": True}, ("N", LONG, 8), f"N × {LONG} × 64"),
        ("GRU", {"bidirectional": True}, (LONG, "N", 8), f"{LONG} × N × 128"),
        ("RNN", {"num_layers": 2}, (LONG, "N", 8), f"{LONG} × N × 64"),
    ],
)
def test_the_shape_is_that_of_all_steps(
    kind: str, params: dict[str, Any], shape: tuple[int | str, ...], shown: str
) -> None:
    draw = Drawing()
    read = draw.add(kind, "read", **params)
    draw.chain(draw.add("input", "x", shape=shape), read, draw.add("output"))
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert not analysis.problems
    assert str(analysis.nodes[read].outputs["output"]) == shown
    short = Drawing()
    few = tuple(6 if axis == LONG else axis for axis in shape)
    again = short.add(kind, "read", **params)
    short.chain(short.add("input", "x", shape=few), again, short.add("output"))
    known = Analyser(STANDARD).analyse(short.project)
    assert (
        analysis.nodes[read].cost.multiply_adds * 6 == known.nodes[again].cost.multiply_adds * LONG
    )
