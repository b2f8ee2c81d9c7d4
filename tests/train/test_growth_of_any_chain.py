"""Whatever is widened or inserted in whatever chain: what the network gives stays."""

from __future__ import annotations

from typing import Any

import torch
from drawing import Drawing
from hypothesis import given, settings
from hypothesis import strategies as st
from running import plan_of, straight

from studio.compile.module import seeded
from studio.compile.plan import Plan, Ref
from studio.train.growth.effect import Models, effect
from studio.train.growth.growing import carry
from studio.train.growth.pairing import pairing

Layer = tuple[str, dict[str, Any]]

PLAIN: tuple[Layer, ...] = (
    ("ReLU", {}),
    ("Tanh", {}),
    ("Sigmoid", {}),
    ("Dropout", {}),
    ("ReLU", {"inplace": True}),
)
OF_ROWS: tuple[Layer, ...] = (*PLAIN, ("BatchNorm1d", {}))
OF_IMAGES: tuple[Layer, ...] = (
    *PLAIN,
    ("BatchNorm2d", {}),
    ("MaxPool2d", {"kernel_size": 2, "stride": 1}),
    ("AvgPool2d", {"kernel_size": 2, "stride": 1}),
)
Part = tuple[int, int, bool, Layer]
"""The width of a layer, by how much it grows, whether one is put behind it, and what follows."""


def parts(between: tuple[Layer, ...]) -> st.SearchStrategy[list[Part]]:
    part = st.tuples(st.integers(1, 6), st.integers(0, 5), st.booleans(), st.sampled_from(between))
    return st.lists(part, min_size=1, max_size=4)


def rows(chosen: list[Part], *, grown: bool) -> Drawing:
    layers: list[Layer] = []
    for number, (width, more, deeper, after) in enumerate(chosen):
        size = width + more * grown
        layers.append(("Linear", {"name": f"hidden{number}", "out_features": size}))
        if deeper and grown:
            layers.append(("Linear", {"name": f"new{number}", "out_features": size}))
        layers.append((after[0], {"name": f"after{number}", **after[1]}))
    layers.append(("Linear", {"name": "head", "out_features": 3}))
    return straight(*layers, shape=("N", 5))


def images(chosen: list[Part], *, grown: bool) -> Drawing:
    layers: list[Layer] = []
    kernel = {"kernel_size": 3, "padding": 1}
    for number, (width, more, deeper, after) in enumerate(chosen):
        size = width + more * grown
        layers.append(("Conv2d", {"name": f"conv{number}", "out_channels": size, **kernel}))
        if deeper and grown:
            layers.append(("Conv2d", {"name": f"new{number}", "out_channels": size, **kernel}))
        layers.append((after[0], {"name": f"after{number}", **after[1]}))
    layers.append(("Flatten", {}))
    layers.append(("Linear", {"name": "head", "out_features": 3}))
    return straight(*layers, shape=("N", 2, 7, 7))


def holds(before: Drawing, now: Drawing, *shape: int) -> None:
    old, new = seeded(plan_of(before), 1), seeded(plan_of(now), 2)
    for layer in old.modules():
        if isinstance(layer, torch.nn.BatchNorm1d | torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(layer.running_mean, -1, 1)
            torch.nn.init.uniform_(layer.running_var, 0.5, 2)
    found = pairing(old.plan, new.plan)
    models = Models(old, new, given_by(old.plan), given_by(new.plan))
    x = torch.randn(8, *shape, generator=torch.Generator().manual_seed(3))
    _, layouts = carry(models, found, [x[:2]])
    told = effect(models, [x], found, layouts)
    assert told.is_unchanged, told


def given_by(plan: Plan) -> list[Ref]:
    return [step.inputs["input"][0] for step in plan.outputs]


@given(parts(OF_ROWS))
@settings(max_examples=40, deadline=None)
def test_rows_of_numbers(chosen: list[Part]) -> None:
    holds(rows(chosen, grown=False), rows(chosen, grown=True), 5)


@given(parts(OF_IMAGES))
@settings(max_examples=30, deadline=None)
def test_images(chosen: list[Part]) -> None:
    holds(images(chosen, grown=False), images(chosen, grown=True), 2, 7, 7)
