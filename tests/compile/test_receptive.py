"""Receptive fields, held to the gradients of the networks that they are told of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
import torch

import studio.api as plexus
from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.compile.plan import Plan
from studio.compile.receptive import ReceptiveField, receptive_fields

SIZE = 37
SLACK = 4
"""Places: the step that the layer before takes, where a value cannot lie between two of them."""
Layer = tuple[str, dict[str, Any]]


def conv(kernel: int, **params: Any) -> Layer:
    return "torch.nn.Conv2d", {"out_channels": 2, "kernel_size": kernel, **params}


def stack(layers: Iterable[Layer]) -> Plan:
    """Layers one behind the other, on small images."""
    project = plexus.new("net")
    last = project.add("input", shape=("N", 2, SIZE, SIZE), dtype="float32")
    for kind, params in layers:
        layer = project.add(kind, **params)
        project.connect(last, layer)
        last = layer
    project.connect(last, project.add("output"))
    plan = plexus.analyse(project).plan
    assert plan is not None
    return plan


def last_field(plan: Plan) -> ReceptiveField:
    return receptive_fields(plan)[plan.outputs[0].node]


def touched(plan: Plan) -> list[list[int]]:
    """For each row of the output: the rows of the input that it depends on."""
    module = PlanModule(plan).eval()
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.fill_(1.0)
    image = torch.ones(1, 2, SIZE, SIZE, requires_grad=True)
    output = module(image)
    found = []
    for row in range(output.shape[2]):
        (gradient,) = torch.autograd.grad(output[0, :, row].sum(), image, retain_graph=True)
        found.append(gradient[0].abs().sum((0, 2)).nonzero().flatten().tolist())
    return found


WALKS: list[list[Layer]] = [
    [conv(3)],
    [conv(3, padding=1), conv(5, stride=2, padding=2), conv(3, dilation=2)],
    [conv(4, stride=3, padding=1), ("torch.nn.AvgPool2d", {"kernel_size": 2}), conv(2)],
    [conv(3, padding="same"), conv(5, padding="same")],
    [("torch.nn.AvgPool2d", {"kernel_size": 3, "stride": 2, "padding": 1}), conv(1)],
    [("torch.nn.ZeroPad2d", {"padding": (1, 2, 3, 4)}), conv(3)],
    [conv(2, stride=2), ("torch.nn.BatchNorm2d", {}), ("torch.nn.Sigmoid", {}), conv(3)],
    [conv(1, stride=6), ("torch.nn.AdaptiveAvgPool2d", {"output_size": 7}), conv(2)],
]
LARGER: list[list[Layer]] = [
    [("torch.nn.ConvTranspose2d", {"out_channels": 2, "kernel_size": 2, "stride": 2}), conv(3)],
    [conv(3), ("torch.nn.ConvTranspose2d", {"out_channels": 2, "kernel_size": 5, "stride": 3})],
    [conv(2, stride=2), ("torch.nn.Upsample", {"scale_factor": 2.0}), conv(3, padding=1)],
    [conv(2, stride=2), ("torch.nn.Upsample", {"scale_factor": 2.0, "mode": "bilinear"})],
    [conv(1), ("torch.nn.PixelUnshuffle", {"downscale_factor": 37}), conv(1)],
    [conv(1, stride=4), ("torch.nn.AdaptiveAvgPool2d", {"output_size": 3})],
]


@pytest.mark.parametrize("layers", WALKS)
def test_what_is_seen_is_what_gradients_reach(layers: list[Layer]) -> None:
    plan = stack(layers)
    field = last_field(plan)
    (size, _), (stride, _), (offset, _) = field.size, field.stride, field.offset
    assert size is not None
    for row, rows in enumerate(touched(plan)):
        first = floor(offset + row * stride)
        seen = [n for n in range(first, first + size) if 0 <= n < SIZE]
        assert (rows[:1], rows[-1:]) == (seen[:1], seen[-1:])


@pytest.mark.parametrize("layers", LARGER)
def test_where_neighbours_see_differently_much_all_is_within_what_is_told(
    layers: list[Layer],
) -> None:
    plan = stack(layers)
    field = last_field(plan)
    size, stride, offset = field.size[0], field.stride[0], field.offset[0]
    assert size is not None
    widest = 0
    for row, rows in enumerate(touched(plan)):
        widest = max(widest, rows[-1] - rows[0] + 1)
        assert floor(offset + row * stride) - SLACK <= rows[0]
        assert rows[-1] < ceil(offset + row * stride) + size + SLACK
    assert widest <= size <= widest + 1


def test_known_networks() -> None:
    session = Session()
    known = {"resnet18": ("stage4", 435, 32), "resnet50": ("stage4", 427, 32)}
    for name, (node, size, stride) in known.items():
        session.open_example(name)
        plan = session.analyse_now().plan
        assert plan is not None
        found = session.graph.find(node)
        assert found is not None
        field = receptive_fields(plan)[found.id]
        assert (field.size, field.stride) == ((size, size), (Fraction(stride),) * 2)
        assert field.sees_everything
    session.close()


@pytest.mark.parametrize(
    "layer",
    [
        ("torch.nn.AdaptiveAvgPool2d", {"output_size": 1}),
        ("torch.nn.GroupNorm", {"num_groups": 1}),
        ("torch.nn.InstanceNorm2d", {}),
        ("torch.mean", {"dim": (2, 3)}),
    ],
)
def test_some_layers_see_everything(layer: Layer) -> None:
    field = last_field(stack([conv(3), layer]))
    assert field.size == (None, None)
    assert field.extent == (SIZE, SIZE)


def test_linear_sees_everything_once_places_are_joined_and_a_row_before() -> None:
    linear: Layer = ("torch.nn.Linear", {"out_features": 3})
    assert last_field(stack([conv(3), ("torch.nn.Flatten", {}), linear])).size == (None, None)
    assert last_field(stack([conv(3), linear])).size == (3, None)
    moved: Layer = ("torch.permute", {"dims": (0, 2, 3, 1)})
    assert last_field(stack([conv(3), moved, linear])).size == (3, 3)


def test_a_sum_sees_what_its_summands_see() -> None:
    project = plexus.new("net")
    image = project.add("input", shape=("N", 2, SIZE, SIZE), dtype="float32")
    small = project.add("torch.nn.Conv2d", out_channels=2, kernel_size=3, padding=1)
    large = project.add("torch.nn.Conv2d", out_channels=2, kernel_size=7, padding=3)
    total = project.add("Add")
    for layer in (small, large):
        project.connect(image, layer)
        project.connect(layer, total)
    project.connect(total, project.add("output"))
    plan = plexus.analyse(project).plan
    assert plan is not None
    field = receptive_fields(plan)[total.id]
    assert (field.size, field.offset) == ((7, 7), (Fraction(-3), Fraction(-3)))


def test_in_blocks_each_repetition_sees_more() -> None:
    session = Session()
    session.open_example("resnet18")
    plan = session.analyse_now().plan
    assert plan is not None
    fields = receptive_fields(plan)
    stage = session.graph.find("stage1")
    assert stage is not None
    inner = session.document.project.graphs["BasicBlock"]
    last = next(node.id for node in inner if node.kind == "output")
    first, second = fields[f"{stage.id}/{last}"].size[0], fields[f"{stage.id}#1/{last}"].size[0]
    assert first is not None
    assert second is not None
    assert first < second == fields[stage.id].size[0]
    session.close()


def test_rows_of_features_have_none() -> None:
    project = plexus.new("net")
    rows = project.add("input", shape=("N", 8), dtype="float32")
    linear = project.add("torch.nn.Linear", out_features=3)
    project.connect(rows, linear)
    project.connect(linear, project.add("output"))
    plan = plexus.analyse(project).plan
    assert plan is not None
    assert receptive_fields(plan) == {}
