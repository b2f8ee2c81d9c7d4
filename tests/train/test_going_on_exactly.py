"""A run that ends at any moment and is gone on with is the run that never ended, bit for bit."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import torch
from drawing import Drawing
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from running import OrderAt, numbers, points_network, straight, train
from safetensors.torch import load_file

from studio.graph.model import BLOCK, MODEL, TRAINING, Graph, Node
from studio.train.inbox import Stop
from studio.train.store import RunFolder

EPOCHS, EVENTS = 3, 21
"""An epoch has five steps, one batch of validation and an end."""
SIZE: dict[str, Any] = {
    "data_samples": 50,
    "train_batch_size": 8,
    "train_epochs": EPOCHS,
    "train_lr": 0.02,
}


def noisy() -> Drawing:
    """Draws random numbers in training and in validation alike."""
    return straight(
        ("GaussianNoise", {"std": 0.3}),
        ("Linear", {"out_features": 8}),
        ("Dropout", {"p": 0.4}),
        ("LatentNoise", {}),
        ("Linear", {"out_features": 2}),
    )


def augmented() -> Drawing:
    """Each example is a picture of two dots, turned over at random."""
    return straight(
        ("Unflatten", {"dim": 1, "unflattened_size": (1, 1, 2)}),
        ("RandomHorizontalFlip", {}),
        ("Flatten", {}),
        ("Linear", {"out_features": 2}),
    )


def rivals() -> Drawing:
    """Two optimisers that see each other's loss, at different paces, one with a schedule."""
    draw = straight(("Linear", {"out_features": 8}), ("ReLU", {}), ("Linear", {"out_features": 2}))
    draw.project.graphs["critic"] = Graph()
    draw.within = "critic"
    draw.chain(
        draw.add("input", "x", shape=("N", 2)),
        draw.add("Linear", out_features=8),
        draw.add("Dropout", p=0.2),
        draw.add("Linear", out_features=1),
        draw.add("output", "score"),
    )
    draw.project.graphs[TRAINING] = Graph()
    draw.within = TRAINING
    points = draw.add("input", "points", shape=("N", 2))
    noise = draw.add("torch.randn_like", "noise")
    fake = draw.add(BLOCK + MODEL, "model")
    detached = draw.add("torch.Tensor.detach", "detached")
    false = draw.add(f"{BLOCK}critic", "critic")
    true, again = (draw.add(f"{BLOCK}critic", name) for name in ("true", "again"))
    for node_id in (true, again):
        node = draw.graph.node(node_id)
        draw.graph.put_node(Node(node.id, node.kind, node.name, node.params, reuses=false))
    means = [
        draw.add("torch.mean", f"mean_{name}", dim=None) for name in ("false", "true", "again")
    ]
    worse, better = draw.add("Subtract", "critic_loss"), draw.add("Negate", "generator_loss")
    critic = draw.add("torch.optim.Adam", "critic_adam", of="critic", times=2, lr=0.01)
    maker = draw.add(
        "torch.optim.Adam", "maker_adam", of="model", order=1, every=2, accumulate=3, lr=0.01
    )
    schedule = draw.add("CosineAnnealingLR", "schedule")
    draw.chain(points, noise, fake, detached, false, means[0], worse, critic)
    draw.chain(points, true, means[1])
    draw.wire(means[1], f"{worse}.other")
    draw.chain(fake, again, means[2], better, maker)
    draw.wire(schedule, f"{critic}.schedule")
    return draw


CASES: dict[str, tuple[Any, dict[str, Any]]] = {
    "dropout": (points_network, {}),
    "accumulation": (points_network, {"train_accumulate": 3, "train_clip_norm": 0.5}),
    "a schedule of steps": (points_network, {"train_schedule": "OneCycleLR", "train_warm_up": 4}),
    "a schedule of epochs": (points_network, {"train_schedule": "ReduceLROnPlateau"}),
    "groups and averages": (
        points_network,
        {
            "train_groups": "hidden lr=0.005; norm lr=0.1",
            "train_average": "ema",
            "train_average_decay": 0.9,
            "train_max_norm": 0.5,
        },
    ),
    "L-BFGS": (points_network, {"train_optimizer": "LBFGS"}),
    "noise in validation": (noisy, {}),
    "augmentation": (augmented, {}),
    "rivals": (rivals, {}),
}


def whole(where: Path, case: str) -> Path:
    draw, more = CASES[case]
    result = train(where / "whole", draw(), **SIZE, **more)
    assert result.state == "finished", result.message
    return where / "whole"


def in_parts(where: Path, case: str, ends: list[int]) -> Path:
    """Stopped after so many events, again and again."""
    draw, more = CASES[case]
    folder, resume = where / "parts", None
    for end in ends:
        stopped = train(folder, draw(), OrderAt(end, Stop()), resume, **SIZE, **more)
        assert stopped.state in ("stopped", "finished"), stopped.message
        resume = folder
    last = train(folder, draw(), None, resume, **SIZE, **more)
    assert last.state == "finished", last.message
    return folder


@pytest.fixture(scope="module")
def known() -> dict[str, Path]:
    return {}


@pytest.mark.parametrize("case", CASES)
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(ends=[6])
@example(ends=[3, 10])
@given(ends=st.lists(st.integers(1, EVENTS), min_size=1, max_size=2))
def test_it_is_the_run_that_never_ended(
    case: str, known: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, ends: list[int]
) -> None:
    if case not in known:
        known[case] = whole(tmp_path_factory.mktemp("whole"), case)
    with TemporaryDirectory() as temporary:
        parts = in_parts(Path(temporary), case, ends)
        assert numbers(parts) == numbers(known[case])
        ours, theirs = (
            load_file(RunFolder.open(folder).checkpoint("last")) for folder in (parts, known[case])
        )
        assert all(torch.equal(ours[key], theirs[key]) for key in theirs)
        infos = [RunFolder.open(folder).info() for folder in (parts, known[case])]
        assert infos[0]["best"] == infos[1]["best"]
