"""Random layers on free axes: the formulas hold for what is really computed, at any size."""

from __future__ import annotations

from typing import Any

import torch
from drawing import STANDARD, Drawing
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compile.analysis import Analyser
from studio.compile.axis_text import of
from studio.compile.module import seeded
from studio.graph.edits import RemoveNodes
from studio.labels import BATCH

ANALYSER = Analyser(STANDARD)
"""Remembers what equal layers did, so that many examples are quick."""
Layer = tuple[str, dict[str, Any]]


def layers(kind: str, **params: st.SearchStrategy[Any]) -> st.SearchStrategy[Layer]:
    return st.tuples(st.just(kind), st.fixed_dictionaries(params))


SMALL, STRIDE = st.integers(1, 5), st.integers(1, 4)
IMAGE_LAYERS = st.one_of(
    layers(
        "Conv2d",
        out_channels=st.just(4),
        kernel_size=SMALL,
        stride=STRIDE,
        padding=st.integers(0, 3),
        dilation=st.integers(1, 2),
    ),
    layers("ConvTranspose2d", out_channels=st.just(4), kernel_size=SMALL, stride=STRIDE),
    layers("MaxPool2d", kernel_size=SMALL, stride=STRIDE, ceil_mode=st.booleans()),
    layers("AvgPool2d", kernel_size=SMALL, stride=STRIDE),
    layers("Upsample", scale_factor=st.sampled_from([1.5, 2.0, 3.0])),
    layers("ZeroPad2d", padding=st.tuples(*[st.integers(0, 3)] * 4)),
    layers("ReLU"),
    layers("BatchNorm2d"),
    layers("Permute", dims=st.sampled_from([(0, 1, 3, 2)])),
    layers("Index", index=st.sampled_from([":, :, 1:", ":, :, ::2", "..., 2:-1", "..., ::3"])),
    layers("PixelShuffle", upscale_factor=st.just(2)),
)
SEQUENCE_LAYERS = st.one_of(
    layers("Linear", out_features=st.sampled_from([4, 6])),
    layers("LSTM", hidden_size=st.just(6), batch_first=st.just(True)),
    layers("Permute", dims=st.just((0, 2, 1))),
    layers("Flatten", start_dim=st.integers(0, 1)),
    layers("Conv1d", out_channels=st.just(4), kernel_size=SMALL, stride=STRIDE),
    layers("Softmax", dim=st.just(-1)),
    layers("Mean", dim=st.just(1), keepdim=st.booleans()),
    layers("TransformerEncoder", nhead=st.just(2), num_layers=st.just(1)),
    layers("Index", index=st.sampled_from([":, -1", ":, 1:", ":, ::2"])),
)
FREE = st.sampled_from(["H", "W", "2H", "3W", "4T", "T"])


def executed(draw: Drawing, sizes: dict[str, int], batch: int) -> None:
    """Run the model on real numbers and hold every value against its formula."""
    analysis = ANALYSER.analyse(draw.project)
    plan = analysis.plan
    assert plan is not None
    facts = analysis.nodes
    point = {**sizes, BATCH: batch}
    shapes = {node: facts[node].outputs for node in facts}
    if any(
        of(axis).value(point) < 1
        for outputs in shapes.values()
        for spec in outputs.values()
        for axis in spec.shape
    ):
        return  # Too small an image for so many layers: refused when it is run.
    (entry,) = plan.inputs
    module = seeded(plan, 0).eval()
    ids = [node.id for node in draw.graph if node.kind not in ("input", "output")]
    with torch.no_grad(), module.tapped(ids) as values:
        module(torch.zeros(shapes[entry.node]["output"].at(point)))
    assert bool(values) == bool(ids)
    for (node, port), value in values.items():
        spec = shapes[node][port]
        assert tuple(value.shape) == spec.at(point), (draw.graph.node(node).name, str(spec))


def model(shape: tuple[Any, ...], chosen: list[Layer]) -> Drawing:
    """As many of the layers as can stand one behind the other, some mended by a click."""
    draw = Drawing()
    at = draw.add("input", "x", shape=shape)
    for kind, params in chosen:
        node = draw.add(kind, "", **params)
        draw.wire(at, node)
        analysis = ANALYSER.analyse(draw.project)
        faults = [problem for problem in analysis.problems if problem.node == node]
        faults = [problem for problem in faults if not analysis.nodes[node].outputs]
        if faults and faults[0].fixes and "axes" in str(faults[0].fixes[0].title):
            draw.do(faults[0].fixes[0].edit)
            analysis = ANALYSER.analyse(draw.project)
        if not analysis.nodes[node].outputs:
            draw.do(RemoveNodes((node,)))
            continue
        at = node
    draw.wire(at, draw.add("output", "y"))
    return draw


NIGHTLY = settings.default.max_examples > 100
SOME = settings(
    max_examples=settings.default.max_examples if NIGHTLY else 20,
    derandomize=not NIGHTLY,
    deadline=None,
)
LABELS = st.fixed_dictionaries({name: st.integers(8, 40) for name in ("H", "T", "W")})


@SOME
@given(FREE, FREE, st.lists(IMAGE_LAYERS, min_size=1, max_size=4), LABELS, st.integers(1, 3))
def test_formulas_of_images_hold_for_what_is_computed(height, width, chosen, sizes, batch):
    executed(model(("N", 4, height, width), chosen), sizes, batch)


@SOME
@given(FREE, st.lists(SEQUENCE_LAYERS, min_size=1, max_size=4), LABELS, st.integers(1, 3))
def test_formulas_of_sequences_hold_for_what_is_computed(length, chosen, sizes, batch):
    executed(model(("N", length, 4), chosen), sizes, batch)
