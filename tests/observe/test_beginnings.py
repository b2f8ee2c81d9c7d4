"""What a layer begins with is seen as it will be, and nothing is drawn from anybody else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from drawing import Drawing

from studio.compile.analysis import Analyser
from studio.compile.module import seeded
from studio.layers.treatments import INITIALISERS, TENSOR
from studio.observe import beginnings
from studio.observe.histogram import histograms

SIZES: dict[str, dict[str, Any]] = {
    "Conv2d": {"out_channels": 4, "kernel_size": 3},
    "ConvTranspose2d": {"out_channels": 4, "kernel_size": 3},
    "Embedding": {"num_embeddings": 9, "embedding_dim": 4},
    "LSTM": {"hidden_size": 4},
    "TransformerEncoderLayer": {"nhead": 2, "dim_feedforward": 8},
}


def step_of(kind: str, shape: Any, params: dict[str, Any]) -> Any:
    draw = Drawing()
    layer = draw.add(kind, "layer", **{**SIZES.get(kind, {"out_features": 4}), **params})
    dtype = {"dtype": "int64"} if kind == "Embedding" else {}
    image = draw.add("input", "x", shape=shape, **dtype)
    draw.chain(image, layer, draw.add("output", "y"))
    plan = Analyser(draw.catalogue).analyse(draw.project).plan
    assert plan is not None
    return plan, plan.step(layer)


CASES: list[tuple[str, Any, dict[str, Any]]] = [
    ("Linear", ("N", 6), {}),
    ("Conv2d", ("N", 2, 8, 8), {}),
    ("ConvTranspose2d", ("N", 2, 8, 8), {}),
    ("Embedding", ("N",), {}),
    ("LSTM", ("N", 3, 4), {"init:weight_hh_l0": "orthogonal_"}),
    ("TransformerEncoderLayer", ("N", 3, 4), {"init:self_attn.in_proj_weight": "normal_"}),
    *(("Linear", ("N", 6), {"init:weight": name}) for name in INITIALISERS if name != "dirac_"),
    ("Linear", ("N", 6), {"parametrization:weight": "weight_norm"}),
    ("Linear", ("N", 6), {"parametrization:weight": "spectral_norm"}),
    ("Linear", ("N", 6), {"parametrization:weight": "orthogonal"}),
]


@pytest.mark.parametrize(("kind", "shape", "params"), CASES, ids=str)
def test_the_values_are_those_of_the_model_of_this_seed(kind, shape, params):
    plan, step = step_of(kind, shape, params)
    before = torch.get_rng_state()
    found = beginnings.beginnings(step, 7)
    assert torch.equal(torch.get_rng_state(), before)
    layer = seeded(plan, 7).layer(step.node)
    assert layer is not None
    layer.eval()
    names = [each.name for each in found]
    theirs = histograms({name: _get(layer, name) for name in names})
    assert names
    for each in found:
        assert each.shape == tuple(_get(layer, each.name).shape)
        assert each.histogram is not None
        assert each.histogram.mean == theirs[each.name].mean
        assert each.histogram.std == theirs[each.name].std
        assert np.array_equal(each.histogram.counts, theirs[each.name].counts)


def _get(layer: Any, name: str) -> torch.Tensor:
    for word in name.split("."):
        layer = getattr(layer, word)
    return layer.detach()


def test_a_tensor_is_seen_too():
    draw = Drawing()
    token = draw.add("RandomParameter", "token", size=(1, 4), **{f"init:{TENSOR}": "ones_"})
    total = draw.add("Add", "total")
    draw.chain(draw.add("input", "x", shape=("N", 4)), total, draw.add("output", "y"))
    draw.wire(token, total)
    plan = Analyser(draw.catalogue).analyse(draw.project).plan
    assert plan is not None
    step = plan.step(token)
    assert step is not None
    (found,) = beginnings.beginnings(step, 0)
    assert (found.name, found.shape) == (TENSOR, (1, 4))
    assert found.histogram is not None
    assert (found.histogram.mean, found.histogram.std) == (1.0, 0.0)


def test_a_layer_that_is_too_large_is_named_but_not_made():
    _, step = step_of("Linear", ("N", 3000), {"out_features": 3000})
    found = beginnings.beginnings(step, 0)
    assert [(each.name, each.shape) for each in found] == [
        ("weight", (3000, 3000)),
        ("bias", (3000,)),
    ]
    assert all(each.histogram is None for each in found)
