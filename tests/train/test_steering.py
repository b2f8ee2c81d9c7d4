"""Changes while training goes on: exact, marked, and a way back to each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from drawing import Drawing
from running import OrdersAt, job, numbers, plan_of, points_network, straight, train
from safetensors.torch import load_file
from torch import nn

from studio.compile.module import seeded
from studio.data.sources import load
from studio.graph.edits import SetFlags
from studio.graph.model import FREEZE
from studio.observe.frames import Mark, Refused
from studio.observe.mailbox import Mailbox
from studio.train import journal
from studio.train.choices import OPTIMISERS
from studio.train.inbox import Adjust, Inbox, Stop
from studio.train.store import RunFolder
from studio.train.worker import run

AT = 9
"""The step after which things change; an epoch has six."""
HIDDEN, NORM, DROP = "n2", "n3", "n5"

Act = Callable[[nn.Module, torch.optim.Optimizer], None]


def by_hand(draw: Drawing, act: Act, *, epochs: int = 3, smoothing: float = 0.0,
            clip: float | None = None) -> list[float]:  # fmt: skip
    """The losses of a loop that a person would write, who changes things after ``AT`` steps."""
    module = seeded(plan_of(draw), 0)
    dataset = load(job(Path(), draw).project.settings)
    x, y = (torch.from_numpy(dataset.train[name]) for name in ("points", "label"))
    losses: list[float] = []
    threads = torch.get_num_threads()
    with torch.random.fork_rng([]):
        torch.set_num_threads(1)
        torch.manual_seed(0)
        order = torch.Generator().manual_seed(0)
        optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, fused=True)
        for _ in range(epochs):
            for batch in torch.randperm(len(x), generator=order).split(16):
                changed = len(losses) >= AT
                if len(losses) == AT:
                    act(module, optimizer)
                loss = F.cross_entropy(
                    module(x[batch]), y[batch], label_smoothing=smoothing if changed else 0.0
                )
                optimizer.zero_grad()
                loss.backward()
                if clip and changed:
                    nn.utils.clip_grad_norm_(module.parameters(), clip)
                optimizer.step()
                losses.append(loss.item())
        torch.set_num_threads(threads)
    return losses


def losses_of(folder: Path) -> list[float]:
    history = RunFolder.open(folder).history()
    return [s.values["train_loss"] for s in history if "train_loss" in s.values]


def steered(
    folder: Path, draw: Drawing, *orders: Adjust, at: int = AT, **settings: Any
) -> tuple[list[float], list[object]]:
    """The losses of a run with these orders at a step, and its frames."""
    box = Mailbox()
    # Events count the batches of validation, too: there is one after six steps, and an end.
    event = at + 2 * ((at - 1) // 6)
    result = run(job(folder, draw, **settings), box, OrdersAt({event: orders}))
    assert result.state == "finished", result.message
    return losses_of(folder), box.drain()


def nothing(_module: nn.Module, _optimizer: torch.optim.Optimizer) -> None:
    pass


def set_groups(**values: Any) -> Act:
    def act(_module: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        optimizer.param_groups[0].update(values)

    return act


def drop_less(module: nn.Module, _optimizer: torch.optim.Optimizer) -> None:
    layer = module.get_submodule(module.plan.homes["drop"]).drop
    layer.p = 0.1


def freeze(module: nn.Module, _optimizer: torch.optim.Optimizer) -> None:
    for node in (HIDDEN, NORM):
        layer = module.layer(node)
        layer.eval().requires_grad_(False)
        for parameter in layer.parameters():
            parameter.grad = None


@pytest.mark.parametrize(
    ("orders", "act", "more"),
    [
        ((Adjust("", "lr", 0.05),), set_groups(lr=0.05), {}),
        ((Adjust("", "optimizer.betas", (0.5, 0.9)),), set_groups(betas=(0.5, 0.9)), {}),
        ((Adjust("", "weight_decay", 0.1),), set_groups(weight_decay=0.1), {}),
        ((Adjust("", "clip_norm", 0.2),), nothing, {"clip": 0.2}),
        ((Adjust("", "loss.label_smoothing", 0.3),), nothing, {"smoothing": 0.3}),
        ((Adjust(DROP, "p", 0.1),), drop_less, {}),
    ],
    ids=lambda value: value[0].name if isinstance(value, tuple) else "",
)
def test_a_change_counts_from_the_next_step_on(
    tmp_path: Path, orders: tuple[Adjust, ...], act: Act, more: dict[str, Any]
) -> None:
    draw = points_network()
    losses, frames = steered(tmp_path / "run", draw, *orders, train_epochs=3)
    assert [f for f in frames if isinstance(f, Refused)] == []
    assert losses == by_hand(draw, act, **more)
    assert losses[AT:] != by_hand(draw, nothing)[AT:]


def test_what_is_frozen_stays_and_is_as_in_use(tmp_path: Path) -> None:
    draw = points_network()
    plain = job(tmp_path, draw)
    plain.project.settings["train.epochs"] = 2  # No batch of the third has any say.
    orders = Adjust(HIDDEN, "frozen", True), Adjust(NORM, "frozen", True)
    losses, _ = steered(tmp_path / "run", draw, *orders, train_epochs=2)
    assert losses == by_hand(draw, freeze, epochs=2)
    folder = RunFolder.open(tmp_path / "run")
    marked, last = (load_file(folder.checkpoint(name)) for name in (f"mark-{AT}", "last"))
    moved = {key for key in last if not torch.equal(last[key], marked[key])}
    assert {key.split(".")[-2] for key in moved} == {"scores"}


def test_what_is_thawed_moves_again(tmp_path: Path) -> None:
    draw = points_network()
    inbox = OrdersAt({2: (Adjust(HIDDEN, "frozen", True),), 4: (Adjust(HIDDEN, "frozen", False),)})
    assert train(tmp_path / "run", draw, inbox, train_epochs=1).state == "finished"
    folder = RunFolder.open(tmp_path / "run")
    texts = [str(mark.message) for mark in journal.marks(folder)]
    assert texts == ["hidden frozen", "hidden trains again"]
    first, second, last = (
        load_file(folder.checkpoint(name)) for name in ("mark-2", "mark-4", "last")
    )
    key = next(key for key in last if "hidden" in key)
    assert torch.equal(first[key], second[key])
    assert not torch.equal(second[key], last[key])


def test_a_node_that_the_project_freezes_never_trains(tmp_path: Path) -> None:
    draw = points_network()
    draw.do(SetFlags(HIDDEN, frozenset({FREEZE})))
    train(tmp_path / "run", draw, train_epochs=2)
    weights = load_file(RunFolder.open(tmp_path / "run").checkpoint("last"))
    fresh = seeded(plan_of(draw), 0).state_dict()
    for key, value in weights.items():
        assert torch.equal(value, fresh[key]) is ("hidden" in key), key


def test_what_the_project_freezes_can_be_thawed(tmp_path: Path) -> None:
    draw = points_network()
    draw.do(SetFlags(HIDDEN, frozenset({FREEZE})))
    _, frames = steered(tmp_path / "run", draw, Adjust(HIDDEN, "frozen", False), train_epochs=2)
    assert [str(f.message) for f in frames if isinstance(f, Mark)] == ["hidden trains again"]
    weights = load_file(RunFolder.open(tmp_path / "run").checkpoint("last"))
    fresh = seeded(plan_of(draw), 0).state_dict()
    assert not any(torch.equal(weights[key], fresh[key]) for key in weights if "hidden" in key)


def test_each_change_leaves_a_line_a_mark_and_a_checkpoint(tmp_path: Path) -> None:
    orders = Adjust("", "lr", 0.05), Adjust(DROP, "p", 0.1), Adjust(DROP, "p", 0.1)
    _, frames = steered(tmp_path / "run", points_network(), *orders, train_epochs=3)
    marks = [frame for frame in frames if isinstance(frame, Mark)]
    assert [str(mark.message) for mark in marks] == ["lr: 0.001 → 0.05", "drop.p: 0.3 → 0.1"]
    assert {(mark.step, mark.epoch, mark.checkpoint) for mark in marks} == {(9, 1.5, "mark-9")}
    folder = RunFolder.open(tmp_path / "run")
    text = (folder.path / "journal.jsonl").read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    said = [[line[key] for key in ("step", "node", "name", "from", "to")] for line in lines]
    assert said == [[9, "", "lr", 0.001, 0.05], [9, DROP, "p", 0.3, 0.1]]
    assert journal.marks(folder) == marks
    assert folder.state_of("mark-9").is_file()


@pytest.mark.parametrize(
    "order",
    [
        Adjust("", "lr", 0.05),
        Adjust("", "loss.label_smoothing", 0.3),
        Adjust("", "clip_norm", 0.2),
        Adjust(DROP, "p", 0.1),
        Adjust(HIDDEN, "frozen", True),
    ],
    ids=lambda order: order.name,
)
def test_going_back_to_a_mark_repeats_what_followed(tmp_path: Path, order: Adjust) -> None:
    draw = points_network()
    train_on = {"train_epochs": 4, "train_schedule": "CosineAnnealingLR"}
    steered(tmp_path / "run", draw, order, **train_on)
    again = job(tmp_path / "again", draw, tmp_path / "run", **train_on)
    result = run(again.marked(f"mark-{AT}"), Mailbox())
    assert result.state == "finished", result.message
    assert numbers(tmp_path / "again") == numbers(tmp_path / "run")
    first, second = (RunFolder.open(tmp_path / name) for name in ("run", "again"))
    assert journal.entries(second)[:1] == journal.entries(first)


def test_a_run_that_goes_on_keeps_its_changes_but_for_what_is_edited(tmp_path: Path) -> None:
    draw = points_network()
    whole, _ = steered(tmp_path / "whole", draw, Adjust(DROP, "p", 0.1), train_epochs=4)
    steered(tmp_path / "part", draw, Adjust(DROP, "p", 0.1), train_epochs=2)
    train(tmp_path / "on", draw, resume_from=tmp_path / "part", train_epochs=4)
    assert losses_of(tmp_path / "on") == whole
    draw.set(DROP, "p", 0.6)
    train(tmp_path / "edited", draw, resume_from=tmp_path / "part", train_epochs=4)
    assert losses_of(tmp_path / "edited")[:12] == whole[:12]
    assert losses_of(tmp_path / "edited")[12:] != whole[12:]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Adjust(HIDDEN, "out_features", 4), "out_features of hidden only counts when a layer"),
        (Adjust(DROP, "p", 1.5), "p must be between 0 and 1, but it is 1.5."),
        (Adjust(DROP, "q", 1.5), "drop (Dropout) has no parameter q."),
        (Adjust("n99", "p", 0.5), "The run under way has no node n99."),
        (Adjust("", "epochs", 5), "train.epochs cannot be changed while training goes on."),
        (Adjust("n4", "frozen", True), "relu has no weights that could be frozen."),
        (Adjust("", "lr", -1.0), "lr must be at least 0"),
    ],
)
def test_what_cannot_be_changed_is_refused_and_training_goes_on(
    tmp_path: Path, order: Adjust, words: str
) -> None:
    draw = points_network()
    losses, frames = steered(tmp_path / "run", draw, order, train_epochs=2)
    (refused,) = [frame for frame in frames if isinstance(frame, Refused)]
    assert str(refused.message).startswith(words)
    assert losses == by_hand(draw, nothing, epochs=2)
    assert not (tmp_path / "run" / "journal.jsonl").exists()


def test_not_all_can_be_frozen(tmp_path: Path) -> None:
    draw = straight(("Linear", {"out_features": 2}))
    _, frames = steered(tmp_path / "run", draw, Adjust("n2", "frozen", True), train_epochs=2)
    (refused,) = [frame for frame in frames if isinstance(frame, Refused)]
    assert str(refused.message).startswith("Nothing would be left that the optimiser")


def test_a_setting_that_the_model_cannot_run_with_is_put_back(tmp_path: Path) -> None:
    draw = straight(
        ("Unflatten", {"dim": 1, "unflattened_size": (1, 2)}),
        ("Conv1d", {"out_channels": 4, "kernel_size": 3, "padding": 1}),
        ("Flatten", {}),
        ("Linear", {"out_features": 2}),
    )
    losses, frames = steered(tmp_path / "run", draw, Adjust("n3", "padding", 2), train_epochs=2)
    (refused,) = [frame for frame in frames if isinstance(frame, Refused)]
    assert "padding cannot be 2 while training goes on" in str(refused.message)
    train(tmp_path / "plain", draw, train_epochs=2)
    assert losses == losses_of(tmp_path / "plain")


LIVE = [
    (spec.title, param)
    for spec in OPTIMISERS.values()
    if spec.title not in ("SparseAdam", "Muon")
    for param in spec.params
    if not param.silent and param.type in ("float", "floats", "bool")
]


@pytest.mark.parametrize(
    ("title", "param"), LIVE, ids=lambda v: v if isinstance(v, str) else v.name
)
def test_settings_of_every_optimiser_change_under_way(
    tmp_path: Path, title: str, param: Any
) -> None:
    name = (
        param.name
        if param.name in ("lr", "weight_decay", "momentum")
        else f"optimizer.{param.name}"
    )
    value: Any = not param.default
    if param.type == "float":
        value = 1.5 if param.minimum == 1 else (param.default or 0.0) * 0.5 or 0.25
    elif param.type == "floats":
        value = (
            (0.4, 1.5) if param.name == "etas" else tuple((x or 1e-6) * 0.5 for x in param.default)
        )
    box = Mailbox()
    inbox = OrdersAt({3: (Adjust("", name, value),), 6: (Stop(),)})
    draw = straight(("Linear", {"out_features": 2}))
    result = run(job(tmp_path / "run", draw, train_optimizer=title), box, inbox)
    assert result.state == "stopped", result.message
    frames = box.drain()
    refused = [str(frame.message) for frame in frames if isinstance(frame, Refused)]
    assert len([frame for frame in frames if isinstance(frame, Mark)]) + len(refused) == 1
    assert not refused or param.name in ("initial_accumulator_value", "nesterov"), refused


def test_orders_before_the_first_step_count_after_it(tmp_path: Path) -> None:
    inbox = Inbox()
    inbox.put(Adjust(DROP, "p", 0.1))
    train(tmp_path / "run", points_network(), inbox, train_epochs=1)
    assert [mark.step for mark in journal.marks(RunFolder.open(tmp_path / "run"))] == [1]
