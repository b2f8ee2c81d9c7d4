"""What torch refuses for the types of its numbers alone, and only where it is not ``meta``."""

from __future__ import annotations

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser


@pytest.mark.parametrize(
    ("kind", "dtype", "params"),
    [
        ("Linear", "int64", {"out_features": 4}),
        ("Linear", "bool", {"out_features": 4}),
        ("Dropout", "int64", {}),
        ("torch.std", "int64", {"dim": -1}),
        ("torch.frac", "int64", {}),
        ("torch.topk", "bool", {"k": 2}),
    ],
)
def test_numbers_of_another_type_are_refused_before_a_run(kind, dtype, params):
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6), dtype=dtype)
    layer = draw.add(kind, "layer", **params)
    draw.chain(x, layer, draw.add("output", "y"))
    (problem,) = Analyser(STANDARD).analyse(draw.project).problems
    assert (problem.node, problem.severity) == (layer, "error")
    assert f"wants real numbers (float32); x gives {dtype}." in str(problem.message)
    draw.do(problem.fixes[0].edit)
    assert draw.graph.node(x).params["dtype"] == "float32"
    assert Analyser(STANDARD).analyse(draw.project).plan is not None


def test_no_generator_is_asked_to_see_what_types_a_layer_takes():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6), dtype="int64")
    embed = draw.add("Embedding", "embed", num_embeddings=9, embedding_dim=4)
    draw.chain(x, embed, draw.add("Dropout", "drop"), draw.add("output", "y"))
    draw.wire(x, f"{draw.add('torch.rand_like', 'random')}")
    draw.wire(x, draw.add("Dropout", "other"))
    before = torch.get_rng_state()
    assert Analyser(STANDARD).analyse(draw.project).plan is not None
    assert torch.equal(torch.get_rng_state(), before)


def test_a_table_too_large_for_any_memory_is_not_tried():
    draw = Drawing()
    words = draw.add("input", "words", shape=("N", 6), dtype="int64")
    embed = draw.add("Embedding", "embed", num_embeddings=10**9, embedding_dim=10**6)
    draw.chain(words, embed, draw.add("output", "y"))
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.ok
    assert analysis.nodes[embed].outputs["output"].shape == ("N", 6, 10**6)


@pytest.mark.parametrize(
    ("kind", "wired", "said"),
    [
        (
            "IndexSelect",
            {"input": "float32", "index": "float32"},
            "IndexSelect wants whole numbers (int64) at index; index gives float32.",
        ),
        (
            "ReLU",
            {"input": "bool"},
            "ReLU wants real numbers (float32); input gives bool.",
        ),
        (
            "KLDivLoss",
            {"input": "int64", "target": "float32"},
            "KLDivLoss wants real numbers (float32) at input; input gives int64.",
        ),
        (
            "MaskedFill",
            {"input": "int64", "mask": "bool"},
            "MaskedFill wants real numbers (float32) at input; input gives int64.",
        ),
    ],
)
def test_types_that_only_a_run_with_numbers_would_tell_of(kind, wired, said):
    draw = Drawing()
    layer = draw.add(kind, "layer")
    for port, dtype in wired.items():
        shape = (4,) if port == "index" else ("N", 6)
        draw.wire(draw.add("input", port, shape=shape, dtype=dtype), f"{layer}.{port}")
    draw.wire(layer, draw.add("output", "y"))
    (problem,) = [
        found for found in Analyser(STANDARD).analyse(draw.project).problems if not found.lint
    ]
    assert (problem.node, str(problem.message)) == (layer, said)
    draw.do(problem.fixes[0].edit)
    assert Analyser(STANDARD).analyse(draw.project).ok
