"""Layers that keep the shape: what is concluded of other sizes is what torch says of them."""

from __future__ import annotations

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile import execution, numbertypes
from studio.compile.analysis import Analyser
from studio.compile.calls import construct
from studio.compile.facts import Analysis
from studio.compile.shapes import ShapeCache
from studio.graph.edits import SetParam

KEYS = [spec.key for spec in STANDARD if spec.keeps_shape]
SHAPES = [
    ("N",),
    ("N", 6),
    ("N", 8),
    ("N", 1),
    ("N", 6, 5),
    (7, "N", 6),
    ("N", 6, 5, 5),
    ("N", 8, 1, 1),
    ("2N", 6, 9, 4),
    ("N", 6, 5, 5, 5),
    ("N", 6, 2, 3, 4, 5),
]


def told(analysis: Analysis, node: str) -> object:
    facts = analysis.nodes[node]
    return dict(facts.outputs), facts.cost, [str(problem.message) for problem in analysis.problems]


@pytest.mark.filterwarnings("ignore:Mismatch dtype between input and weight")  # RMSNorm
@pytest.mark.filterwarnings("ignore:dropout.d")
@pytest.mark.parametrize("dtype", ["float32", "int64"])
@pytest.mark.parametrize("key", KEYS)
def test_a_conclusion_is_what_torch_says(key: str, dtype: str) -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=SHAPES[0], dtype=dtype)
    layer = draw.add(key, "layer")
    draw.chain(source, layer, draw.add("output", "y"))
    concluding = Analyser(STANDARD)
    for shape in SHAPES:
        draw.do(SetParam(source, "shape", shape))
        found = concluding.analyse(draw.project)
        asked = Analyser(STANDARD).analyse(draw.project)
        assert told(found, layer) == told(asked, layer), shape


@pytest.mark.parametrize("key", [key for key in KEYS if STANDARD.find(key).derived])
def test_a_pinned_size_that_does_not_fit_is_refused_at_every_shape(key: str) -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 6, 6, 6), dtype="float32")
    rule = draw.catalogue.find(key).derived[0]
    layer = draw.add(key, "layer")
    draw.chain(source, layer, draw.add("output", "y"))
    analyser = Analyser(STANDARD)
    for size in (6, 5, 6, 7):
        draw.do(SetParam(layer, rule.param, (size,) if rule.as_tuple else size))
        found = analyser.analyse(draw.project)
        fits = Analyser(STANDARD).analyse(draw.project)
        assert found.ok == fits.ok
        assert told(found, layer) == told(fits, layer)


@pytest.mark.parametrize("key", [spec.key for spec in STANDARD if spec.shapeless])
@pytest.mark.parametrize("shape", [("N", 6), ("N", 6, 8), ("N", 6, 8, 8), ("N", 6, 8, 8, 8)])
def test_what_has_no_say_in_shapes_counts_only_for_weights(
    key: str, shape: tuple[int | str, ...]
) -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=shape, dtype="float32")
    layer = draw.add(key, "layer")
    draw.chain(layer, draw.add("output", "y"))
    spec = draw.catalogue.find(key)
    for port in spec.inputs:
        if not port.optional:
            draw.wire(source, f"{layer}.{port.name}")
    for name in spec.shapeless:
        analyser = Analyser(STANDARD)
        weights = set()
        for value in (True, False):
            draw.do(SetParam(layer, name, value))
            found = analyser.analyse(draw.project)
            assert told(found, layer) == told(Analyser(STANDARD).analyse(draw.project), layer)
            weights.add(found.total.parameters)
        assert len(weights) == 2 or not found.ok


def test_types_are_tried_once_for_all_sizes_and_refused_at_every_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[object] = []
    real = numbertypes.try_types
    monkeypatch.setattr(
        numbertypes, "try_types", lambda *at, **more: (tried.append(at), real(*at, **more))
    )
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 6), dtype="int64")
    table = draw.add("Embedding", "table", num_embeddings=9, embedding_dim=4)
    draw.chain(source, table, draw.add("output", "y"))
    analyser = Analyser(STANDARD)
    for length in (6, 7, 8):
        draw.do(SetParam(source, "shape", ("N", length)))
        draw.do(SetParam(table, "embedding_dim", length))
        assert analyser.analyse(draw.project).ok
    assert len(tried) == 1
    for length in (6, 7):
        draw.do(SetParam(source, "dtype", "bool"))
        draw.do(SetParam(source, "shape", ("N", length)))
        assert not analyser.analyse(draw.project).ok


def test_an_analysis_makes_no_numbers() -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 40))
    table = draw.add("RandomParameter", "table", size=(40, 30))
    product = draw.add("MatMul", "product")
    draw.wire(source, product)
    draw.wire(table, f"{product}.other")
    last = draw.add("Linear", "last", out_features=20)
    draw.chain(product, draw.add("Dropout"), last, draw.add("output", "y"))
    before = torch.get_rng_state()
    assert Analyser(STANDARD).analyse(draw.project).ok
    assert torch.equal(torch.get_rng_state(), before)


def test_torch_is_asked_once_about_all_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = ShapeCache.infer.__globals__["infer"]

    def infer(step, *rest):
        asked.append(step.spec.key)
        return real(step, *rest)

    monkeypatch.setitem(ShapeCache.infer.__globals__, "infer", infer)
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 3, 8, 8))
    draw.chain(source, draw.add("BatchNorm2d"), draw.add("ReLU"), draw.add("output", "y"))
    analyser = Analyser(STANDARD)
    for channels in (3, 4, 5):
        draw.do(SetParam(source, "shape", ("N", channels, 8 * channels, 8)))
        assert analyser.analyse(draw.project).ok
    assert asked.count("torch.nn.BatchNorm2d") == asked.count("torch.nn.ReLU") == 1


def test_equal_layers_are_made_once_for_all_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    real = execution.outline

    def outline(step):
        made.append(step.spec.key)
        return real(step)

    monkeypatch.setattr(execution, "outline", outline)
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 3, 8, 8))
    conv, out = draw.add("Conv2d", out_channels=4, kernel_size=3), draw.add("output", "y")
    draw.chain(source, conv, out)
    analyser = Analyser(STANDARD)
    for size in (8, 9, 10):
        draw.do(SetParam(source, "shape", ("N", 3, size, size)))
        shape = analyser.analyse(draw.project).nodes[conv].outputs["output"].shape
        assert shape == ("N", 4, size - 2, size - 2)
    assert made == ["torch.nn.Conv2d"]
    draw.do(SetParam(conv, "out_channels", 5))
    assert analyser.analyse(draw.project).total.parameters == 3 * 5 * 9 + 5
    assert made == ["torch.nn.Conv2d"] * 2


@pytest.mark.parametrize(
    ("kind", "inputs", "params"),
    [
        ("Linear", ("N", 4), {"out_features": 3}),
        ("Conv2d", ("N", 4, 6, 6), {"out_channels": 3, "kernel_size": 3}),
        ("BatchNorm2d", ("N", 4, 6, 6), {}),
        ("LSTM", ("N", 4, 6), {"hidden_size": 3}),
        ("MultiheadAttention", ("N", 4, 6), {"num_heads": 2}),
    ],
)
def test_an_outline_has_the_weights_of_the_layer(kind: str, inputs, params) -> None:
    draw = Drawing()
    source, layer = draw.add("input", "x", shape=inputs), draw.add(kind, **params)
    draw.chain(source, layer)
    for port in ("key", "value") if kind == "MultiheadAttention" else ():
        draw.wire(source, f"{layer}.{port}")
    draw.wire(layer, draw.add("output", "y"))
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    step = plan.steps[1]
    outlined, real = execution.outline(step), construct(step)
    assert type(outlined).__name__ == type(real).__name__
    assert all(value.is_meta for value in outlined.state_dict().values())
    assert _weights(outlined) == _weights(real)


def _weights(layer: torch.nn.Module) -> dict[str, tuple[torch.Size, torch.dtype]]:
    return {name: (value.shape, value.dtype) for name, value in layer.state_dict().items()}
