"""Numbers of optimisers that the project has otherwise when a run is gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from drawing import Drawing
from drawn_trainings import gan
from running import OrdersAt, numbers, points_network, train

from studio.graph.edits import SetParam
from studio.graph.model import TRAINING
from studio.train import journal
from studio.train.inbox import Adjust
from studio.train.store import RunFolder

AT = 12
"""The step at the end of the second epoch."""


def said(folder: Path) -> list[str]:
    return [str(mark.message) for mark in journal.marks(RunFolder.open(folder))]


def groups(folder: Path, sink: int = 0) -> list[dict[str, Any]]:
    state = torch.load(RunFolder.open(folder).training_state, weights_only=True)
    return state["sinks"][sink]["optimizer"]["param_groups"]


@pytest.mark.parametrize(
    ("usual", "name", "value", "words"),
    [
        ({"train_optimizer": "SGD", "train_lr": 0.1}, "momentum", 0.9, "0 → 0.9"),
        ({"train_weight_decay": 0.01}, "weight_decay", 0.5, "0.01 → 0.5"),
        ({}, "optimizer.betas", (0.5, 0.8), "0.9, 0.999 → 0.5, 0.8"),
        ({}, "optimizer.amsgrad", True, "false → true"),
        ({}, "clip_norm", 0.05, "none → 0.05"),
        (
            {"train_schedule": "CosineAnnealingLR", "train_lr": 0.1},
            "weight_decay",
            0.5,
            "0 → 0.5",
        ),
    ],
)
def test_going_on_takes_the_numbers_of_the_project(
    tmp_path: Path, usual: dict[str, Any], name: str, value: Any, words: str
) -> None:
    draw, epochs = points_network(), {"train_epochs": 4}
    inbox = OrdersAt({AT + 2: [Adjust("", name, value)]})
    train(tmp_path / "live", draw, inbox, **usual, **epochs)
    short = usual | {"train_max_steps": AT}
    train(tmp_path / "part", draw, **short, **epochs)
    changed = usual | {f"train_{name}": value}
    result = train(tmp_path / "on", draw, None, tmp_path / "part", **changed, **epochs)
    assert result.state == "finished", result.message
    assert numbers(tmp_path / "on") == numbers(tmp_path / "live")
    assert said(tmp_path / "on") == [f"{name}: {words}"]
    assert said(tmp_path / "on")[0] in said(tmp_path / "live")
    (mark,) = journal.marks(RunFolder.open(tmp_path / "on"))
    assert (mark.step, mark.checkpoint, mark.run) == (AT, "last", "part")


def test_what_was_changed_live_stays_where_the_project_says_nothing_new(tmp_path: Path) -> None:
    draw = points_network()
    orders = [Adjust("", "weight_decay", 0.25), Adjust("", "lr", 0.5)]
    usual = {"train_epochs": 4, "train_max_steps": AT}
    train(tmp_path / "part", draw, OrdersAt({5: orders}), **usual)
    train(tmp_path / "same", draw, None, tmp_path / "part", **usual)
    (group,) = groups(tmp_path / "same")
    assert (group["weight_decay"], group["lr"]) == (0.25, 0.5)
    train(tmp_path / "other", draw, None, tmp_path / "part", **usual, train_weight_decay=0.125)
    (group,) = groups(tmp_path / "other")
    assert (group["weight_decay"], group["lr"]) == (0.125, 0.5)


def test_layers_with_numbers_of_their_own_keep_them(tmp_path: Path) -> None:
    draw = points_network()
    usual = {"train_epochs": 4, "train_max_steps": AT, "train_weight_decay": 0.25}
    train(tmp_path / "part", draw, **usual, train_groups="hidden lr=0.5 weight_decay=0")
    train(tmp_path / "on", draw, None, tmp_path / "part",
          **(usual | {"train_lr": 0.125, "train_weight_decay": 0.5}),
          train_groups="hidden lr=0.5 weight_decay=0")  # fmt: skip
    rest, hidden = groups(tmp_path / "on")
    assert (rest["lr"], rest["weight_decay"]) == (0.125, 0.5)
    assert (hidden["lr"], hidden["weight_decay"]) == (0.5, 0)
    train(tmp_path / "own", draw, None, tmp_path / "part", **usual, train_groups="hidden lr=0.75")
    rest, hidden = groups(tmp_path / "own")
    assert (rest["lr"], hidden["lr"], hidden["weight_decay"]) == (0.001, 0.75, 0.25)
    assert said(tmp_path / "own") == ["groups: hidden lr=0.5 weight_decay=0 → hidden lr=0.75"]


def of_gan(**critic: Any) -> Drawing:
    draw = Drawing()
    draw.project = gan({}, {})
    for name, value in critic.items():
        node = draw.project.graphs[TRAINING].find("critic_end")
        assert node is not None
        draw.do(SetParam(node.id, name, value, TRAINING))
    return draw


def test_numbers_of_drawn_optimisers_are_taken_too(tmp_path: Path) -> None:
    usual = {"train_epochs": 4, "train_max_steps": AT}
    train(tmp_path / "part", of_gan(), **usual)
    changed = of_gan(lr=0.125, betas=(0.5, 0.75))
    result = train(tmp_path / "on", changed, None, tmp_path / "part", **usual)
    assert result.steps == 2 * AT, result.message
    (critic,), (generator,) = groups(tmp_path / "on"), groups(tmp_path / "on", 1)
    assert (critic["lr"], list(critic["betas"])) == (0.125, [0.5, 0.75])
    assert (generator["lr"], list(generator["betas"])) == (0.001, [0.9, 0.999])
    assert sorted(said(tmp_path / "on")) == [
        "critic_end.betas: 0.9, 0.999 → 0.5, 0.75",
        "critic_end.lr: 0.001 → 0.125",
    ]
    refused = train(tmp_path / "not", of_gan(accumulate=3), None, tmp_path / "part", **usual)
    assert "accumulate of critic_end was 1 and is now 3" in refused.message


def test_numbers_of_a_schedule_that_have_changed_are_refused(tmp_path: Path) -> None:
    usual = {"train_epochs": 2, "train_schedule": "ExponentialLR", "train_schedule.gamma": 0.9}
    train(tmp_path / "part", points_network(), **usual)
    usual |= {"train_epochs": 3, "train_schedule.gamma": 0.5}
    result = train(tmp_path / "on", points_network(), None, tmp_path / "part", **usual)
    assert result.state == "failed"
    assert "the schedule of optimizer has other numbers now" in result.message
