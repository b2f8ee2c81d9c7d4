"""Precision, memory layout and compilation of a run: the numbers of a hand-written step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from running import DIGITS, job, numbers, plan_of, points_network, straight, train

from studio.compile.module import seeded
from studio.data.sources import load
from studio.observe.frames import Activations, Watch
from studio.observe.mailbox import Mailbox
from studio.train import numerics
from studio.train.assembly import assemble
from studio.train.config import TrainConfig
from studio.train.inbox import Inbox, Look
from studio.train.numerics import Numerics
from studio.train.store import RunFolder
from studio.train.worker import run

CPU = torch.device("cpu")


def small_cnn():
    return straight(
        ("Conv2d", {"out_channels": 4, "kernel_size": 3}),
        ("BatchNorm2d", {}),
        ("ReLU", {}),
        ("Flatten", {}),
        # Before it, what is dropped would depend on how the images lie in memory.
        ("Dropout", {"p": 0.2}),
        ("Linear", {"out_features": 10}),
        shape=("N", 1, 8, 8),
    )


def losses_of(folder: Path) -> list[float]:
    history = RunFolder.open(folder).history()
    return [s.values["train_loss"] for s in history if "train_loss" in s.values]


def by_hand(draw, settings: dict, dtype: torch.dtype, epochs: int) -> list[float]:
    """What a person would write with autocast, and a scaler for float16."""
    module = seeded(plan_of(draw), 0)
    dataset = load(settings)
    torch.manual_seed(0)
    order = torch.Generator().manual_seed(0)
    x, y = (torch.from_numpy(dataset.train[name]) for name in ("points", "label"))
    optimizer = torch.optim.Adam(module.parameters(), lr=1e-3, fused=True)
    scaler = torch.amp.GradScaler("cpu", enabled=dtype is torch.float16)
    losses = []
    module.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), generator=order).split(16):
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype):
                loss = F.cross_entropy(module(x[batch]), y[batch])
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
            losses.append(loss.item())
    return losses


@pytest.mark.parametrize(("name", "dtype"), list(numerics.CAST.items()))
def test_a_step_is_that_of_a_hand_written_autocast(
    tmp_path: Path, name: str, dtype: torch.dtype
) -> None:
    draw = points_network()
    result = train(tmp_path / "run", draw, train_epochs=3, train_precision=name)
    assert result.state == "finished", result.message
    with torch.random.fork_rng([]):
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        expected = by_hand(draw, job(tmp_path, draw).project.settings, dtype, 3)
        torch.set_num_threads(threads)
    assert losses_of(tmp_path / "run") == expected
    train(tmp_path / "plain", draw, train_epochs=3)
    assert losses_of(tmp_path / "plain") != expected
    assert json.loads((tmp_path / "run" / "run.json").read_text())["config"]["precision"] == name


def test_validation_computes_in_the_same_precision(tmp_path: Path) -> None:
    draw = points_network()
    for name in ("float32", "bfloat16"):
        # The rate is so small that both validate the same weights.
        train(tmp_path / name, draw, train_epochs=1, train_precision=name, train_lr=1e-12)
    plain, cast = (
        RunFolder.open(tmp_path / name).history()[-1].values["val_loss"]
        for name in ("float32", "bfloat16")
    )
    assert plain != cast
    assert plain == pytest.approx(cast, rel=0.02)


@pytest.mark.parametrize(
    "settings",
    [{}, {"train_clip_norm": 0.5, "train_accumulate": 2}, {"train_schedule": "CosineAnnealingLR"}],
)
def test_going_on_in_float16_takes_up_the_scale(tmp_path: Path, settings: dict) -> None:
    draw = points_network()
    settings = settings | {"train_precision": "float16", "train_momentum": 0.9}
    train(tmp_path / "whole", draw, train_epochs=4, **settings)
    if "train_schedule" not in settings:
        train(tmp_path / "part", draw, train_epochs=2, **settings)
        result = train(tmp_path / "part", draw, None, tmp_path / "part", train_epochs=4, **settings)
        assert result.state == "finished", result.message
        assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")
    state = torch.load(RunFolder.open(tmp_path / "whole").training_state, weights_only=True)
    assert state["sinks"][0]["scaler"]["scale"] >= 1


def test_clipping_in_float16_measures_the_gradients_themselves(tmp_path: Path) -> None:
    draw = points_network()
    settings = {"train_epochs": 1, "train_precision": "float16", "train_clip_norm": 1e6}
    train(tmp_path / "clipped", draw, **settings)
    train(tmp_path / "plain", draw, **(settings | {"train_clip_norm": None}))
    assert losses_of(tmp_path / "clipped") == pytest.approx(losses_of(tmp_path / "plain"), rel=1e-5)


def test_a_scale_that_is_too_large_costs_a_step_and_moves_no_schedule(tmp_path: Path) -> None:
    settings = {"train_precision": "float16", "train_schedule": "StepLR", "train_epochs": 1}
    ready = job(tmp_path / "run", points_network(), **settings)
    parts = assemble(ready, TrainConfig.from_settings(ready.project.settings), CPU)
    (sink,) = parts.sinks
    assert sink.scaler is not None and sink.schedule is not None
    sink.scaler.load_state_dict({**sink.scaler.state_dict(), "scale": 2.0**120})
    batch = next(iter(parts.training.train))
    before = [parameter.clone() for parameter in sink.parameters]
    sink.act(batch)
    assert all(map(torch.equal, before, sink.parameters))
    assert sink.schedule.last_epoch == 0
    assert sink.scaler.get_scale() == 2.0**119
    sink.scaler.load_state_dict({**sink.scaler.state_dict(), "scale": 2.0**8})
    sink.act(batch)
    assert not any(map(torch.equal, before, sink.parameters))
    assert sink.schedule.last_epoch == 1


def test_channels_last_lays_out_parameters_and_batches_and_changes_no_number(
    tmp_path: Path,
) -> None:
    settings = {key.replace(".", "_", 1): value for key, value in DIGITS.items()}
    settings |= {"train_epochs": 1}
    train(tmp_path / "plain", small_cnn(), **settings)
    result = train(tmp_path / "last", small_cnn(), train_channels_last=True, **settings)
    assert result.state == "finished", result.message
    assert losses_of(tmp_path / "last") == pytest.approx(losses_of(tmp_path / "plain"), rel=1e-4)
    ready = job(tmp_path / "run", small_cnn(), train_channels_last=True, **settings)
    parts = assemble(ready, TrainConfig.from_settings(ready.project.settings), CPU)
    form = torch.channels_last
    many = [p for p in parts.training.module.parameters() if p.dim() == 4]
    assert many and all(p.is_contiguous(memory_format=form) for p in many)
    batch = next(iter(parts.training.train))
    assert batch[0].is_contiguous(memory_format=form)
    pair = torch.randn(2, 3, 4, 5)
    assert numerics.arranged(pair).stride() == (60, 1, 15, 3)
    assert torch.equal(numerics.arranged(pair), pair)
    assert numerics.arranged(torch.randn(2, 3, 4, 5, 6)).stride()[1] == 1
    assert numerics.arranged(batch[1]) is batch[1]
    # One channel lies the same either way; its strides decide which kernels run from there on.
    assert numerics.arranged(torch.randn(16, 1, 3, 3)).stride() == (9, 1, 3, 1)


def test_a_compiled_step_gives_the_same_numbers() -> None:
    module = seeded(plan_of(points_network()), 0)
    (step,) = module.plan.outputs
    plain = module.runner(step.inputs["input"])
    compiled = Numerics(CPU, compiled=True, backend="eager").runner(plain)
    batch = [torch.randn(16, 2)]
    torch.manual_seed(0)
    expected = plain(batch)
    torch.manual_seed(0)
    assert torch.equal(compiled(batch)[0], expected[0])
    assert Numerics(CPU).runner(plain) is plain


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_looks_arrive_in_float32(tmp_path: Path, name: str) -> None:
    box, inbox = Mailbox(), Inbox()
    nodes = frozenset(node.id for node in points_network().graph)
    inbox.put(Look(Watch(nodes, nodes, True, True, True, interval_s=0.0)))
    ready = job(tmp_path / "run", points_network(), train_epochs=1, train_precision=name)
    assert run(ready, box, inbox).state == "finished"
    looks = [frame for frame in box.drain() if isinstance(frame, Activations)]
    assert looks and {str(look.values.dtype) for look in looks} == {"float32"}


def without_compiler(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(numerics, "compiler", lambda: None)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"train_precision": "tf32"}, "only NVIDIA graphics cards"),
        ({"train_compile": True}, "needs a C++ compiler, and none was found"),
        ({"train_precision": "float16", "train_optimizer": "LBFGS"}, "cannot train in float16"),
        ({"train_precision": "half"}, "train.precision"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict, words: str
) -> None:
    without_compiler(monkeypatch)
    result = train(tmp_path / "run", points_network(), **settings)
    assert result.state == "failed"
    assert words in result.message


def test_the_compiler_is_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CXX", raising=False)
    assert numerics.compiler() is None
    own = tmp_path / "own-c++"
    own.write_text("#!/bin/sh\n")
    own.chmod(0o755)
    monkeypatch.setenv("CXX", str(own))
    assert numerics.compiler() == str(own)
