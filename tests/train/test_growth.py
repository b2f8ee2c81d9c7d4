"""Models that are changed while their training is paused, and what they have learnt."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from pathlib import Path
from typing import Any

import pytest
import torch
from drawing import Drawing
from running import job, straight
from safetensors.torch import load_file

from studio.compile.module import PlanModule
from studio.observe.frames import Mark, Scalars
from studio.observe.mailbox import Mailbox
from studio.train import checkpoint, journal
from studio.train.job import Job, Result
from studio.train.store import RunFolder
from studio.train.worker import run

Layers = tuple[tuple[str, dict[str, Any]], ...]


def go(task: Job) -> tuple[Result, list[Any]]:
    box = Mailbox()
    return run(task, box), box.drain()


def grown(tmp_path: Path, before: Drawing, now: Drawing, **settings: Any) -> tuple[Mark, RunFolder]:
    """Train one model for an epoch, and the other from there for another."""
    first = job(tmp_path / "first", before, **{"train_epochs": 1, **settings})
    result, _ = go(first)
    assert result.state == "finished", result.message
    second = job(tmp_path / "second", now, first.folder, **{"train_epochs": 2, **settings})
    result, frames = go(replace(second, grown_from=first))
    assert result.state == "finished", result.message
    (mark,) = [f for f in frames if isinstance(f, Mark)]
    return mark, RunFolder.open(second.folder)


def chain(*layers: tuple[str, dict[str, Any]]) -> Drawing:
    return straight(*layers, linear(2, name="head"))


def shaped(*shape: int) -> Layers:
    """The two numbers as something of another shape."""
    return linear(prod(shape), name="enter"), ("Unflatten", {"dim": 1, "unflattened_size": shape})


def images(*layers: tuple[str, dict[str, Any]]) -> Drawing:
    return chain(*shaped(1, 6, 6), *layers, ("Flatten", {}))


def words(*layers: tuple[str, dict[str, Any]]) -> Drawing:
    return chain(*shaped(4, 6), *layers, ("Flatten", {}))


def conv(channels: int, **more: Any) -> tuple[str, dict[str, Any]]:
    return "Conv2d", {"out_channels": channels, "kernel_size": 3, "padding": 1, **more}


def linear(width: int, **more: Any) -> tuple[str, dict[str, Any]]:
    return "Linear", {"out_features": width, **more}


def lstm(size: int) -> tuple[str, dict[str, Any]]:
    more = {"num_layers": 2, "bidirectional": True, "batch_first": True}
    return "LSTM", {"hidden_size": size, **more}


def transformer(width: int) -> tuple[str, dict[str, Any]]:
    return "TransformerEncoderLayer", {"nhead": 2, "dim_feedforward": width, "batch_first": True}


def under(condition: str) -> dict[str, str]:
    return {"parametrization:weight": condition}


RELU: tuple[str, dict[str, Any]] = ("ReLU", {})
KEPT: dict[str, tuple[Drawing, Drawing]] = {
    "linear": (chain(linear(8), RELU), chain(linear(13), RELU)),
    "two at once": (chain(linear(8), RELU, linear(6)), chain(linear(9), RELU, linear(7))),
    "no bias before": (chain(linear(8, bias=False)), chain(linear(9))),
    "batch norm": (
        chain(linear(8), ("BatchNorm1d", {}), RELU),
        chain(linear(12), ("BatchNorm1d", {}), RELU),
    ),
    "convolution, flattened": (
        images(conv(4), RELU, ("MaxPool2d", {"kernel_size": 2})),
        images(conv(7), RELU, ("MaxPool2d", {"kernel_size": 2})),
    ),
    "convolutions, normalised": (
        images(conv(4), ("BatchNorm2d", {}), ("PReLU", {"num_parameters": 4}), conv(5)),
        images(conv(6), ("BatchNorm2d", {}), ("PReLU", {"num_parameters": 6}), conv(5)),
    ),
    "transposed": (
        images(("ConvTranspose2d", {"out_channels": 4, "kernel_size": 3}), conv(3)),
        images(("ConvTranspose2d", {"out_channels": 6, "kernel_size": 3}), conv(3)),
    ),
    "depthwise": (
        images(conv(4), conv(8, groups=4), RELU, conv(3)),
        images(conv(6), conv(12, groups=6), RELU, conv(3)),
    ),
    "depthwise, more of each": (
        images(conv(4), conv(4, groups=4), conv(3)),
        images(conv(4), conv(8, groups=4), conv(3)),
    ),
    "more groups": (
        images(conv(4), conv(8, groups=2), conv(3)),
        images(conv(6), conv(12, groups=3), conv(3)),
    ),
    "a larger kernel": (images(conv(4)), images(conv(4, kernel_size=5, padding=2))),
    "lstm": (words(lstm(5)), words(lstm(8))),
    "gru": (
        words(("GRU", {"hidden_size": 5, "batch_first": True})),
        words(("GRU", {"hidden_size": 7, "batch_first": True})),
    ),
    "rnn, fed by a wider layer": (
        words(linear(4), ("RNN", {"hidden_size": 5, "batch_first": True})),
        words(linear(7), ("RNN", {"hidden_size": 9, "batch_first": True})),
    ),
    "features last, flattened": (words(linear(3), RELU), words(linear(5), RELU)),
    "transformer": (words(transformer(8)), words(transformer(20))),
    "weight norm": (
        chain(linear(8, **under("weight_norm")), RELU, linear(5, **under("weight_norm"))),
        chain(linear(11, **under("weight_norm")), RELU, linear(5, **under("weight_norm"))),
    ),
    "spectral norm": (
        images(conv(4, **under("spectral_norm")), conv(3, **under("spectral_norm"))),
        images(conv(6, **under("spectral_norm")), conv(3, **under("spectral_norm"))),
    ),
    "a linear layer inserted": (
        chain(linear(8), RELU), chain(linear(8), RELU, linear(8, name="new"), RELU),
    ),
    "a convolution inserted": (images(conv(4), RELU), images(conv(4), conv(4, name="new"), RELU)),
    "dropout inserted": (chain(linear(8)), chain(linear(8), ("Dropout", {}))),
    "one inserted and one widened": (
        chain(linear(8), RELU, linear(5)),
        chain(linear(12), RELU, linear(12, name="new"), linear(5)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_outputs_stay(tmp_path: Path, name: str) -> None:
    before, now = KEPT[name]
    mark, folder = grown(tmp_path, before, now)
    assert "Outputs unchanged" in str(mark.message)
    first, second = RunFolder.open(tmp_path / "first"), folder
    x = torch.randn(64, 2)
    old = model_of(before, first, "last", tmp_path)
    new = model_of(now, second, mark.checkpoint, tmp_path)
    with torch.no_grad():
        torch.testing.assert_close(old(x), new(x), rtol=1e-4, atol=1e-5)
    last = load_file(second.checkpoint("last"))
    marked = load_file(second.checkpoint(mark.checkpoint))
    assert any(not torch.equal(last[key], marked[key]) for key in last)


def model_of(draw: Drawing, folder: RunFolder, name: str, tmp_path: Path) -> PlanModule:
    module = PlanModule(job(tmp_path, draw).plan)
    module.load_state_dict(load_file(folder.checkpoint(name)))
    return module.eval()


def join(width: int) -> Drawing:
    """Two branches that are joined: what comes from the second moves when the first is widened."""
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 2))
    one = draw.add("Linear", "one", out_features=width)
    two = draw.add("Linear", "two", out_features=5)
    both = draw.add("torch.cat", "both", dim=1)
    norm, last = draw.add("BatchNorm1d", "norm"), draw.add("Linear", "last", out_features=2)
    draw.wire(x, one)
    draw.wire(x, two)
    draw.wire(one, both)
    draw.wire(two, both)
    draw.chain(both, norm, last, draw.add("output", "y"))
    return draw


def test_what_is_joined_behind_keeps_its_columns(tmp_path: Path) -> None:
    mark, folder = grown(tmp_path, join(4), join(7))
    assert "Outputs unchanged" in str(mark.message)
    old = load_file(RunFolder.open(tmp_path / "first").checkpoint("last"))["last.weight"]
    new = load_file(folder.checkpoint(mark.checkpoint))["last.weight"]
    assert torch.equal(new[:, 7:], old[:, 4:])
    assert torch.equal(new[:, :4], old[:, :4])
    assert not new[:, 4:7].any()


def test_a_branch_that_is_added_begins_with_nothing(tmp_path: Path) -> None:
    def draw(branch: bool) -> Drawing:
        draw = Drawing()
        nodes = [draw.add("input", "x", shape=("N", 2)), draw.add("Linear", "stem", out_features=6)]
        last = draw.add("Linear", "last", out_features=2)
        if branch:
            one = draw.add("Linear", "one", out_features=9)
            two = draw.add("Linear", "two", out_features=6)
            add = draw.add("Add", "add")
            draw.chain(nodes[1], one, draw.add("ReLU"), two, add)
            draw.wire(nodes[1], add)
            nodes.append(add)
            draw.chain(nodes[0], nodes[1])
            draw.chain(add, last)
        else:
            draw.chain(*nodes, last)
        draw.chain(last, draw.add("output", "y"))
        return draw

    mark, folder = grown(tmp_path, draw(False), draw(True))
    assert "Outputs unchanged" in str(mark.message)
    marked, last = (load_file(folder.checkpoint(name)) for name in (mark.checkpoint, "last"))
    (key,) = (key for key in last if key.endswith("two.weight"))
    assert not marked[key].any()
    assert last[key].any()


CHANGED: dict[str, tuple[Drawing, Drawing, str]] = {
    "layer norm": (
        chain(linear(8), ("LayerNorm", {})),
        chain(linear(12), ("LayerNorm", {})),
        "layernorm (LayerNorm) mixes old and new features",
    ),
    "an activation": (
        chain(linear(8)),
        chain(linear(8), ("Tanh", {})),
        "new layers change what goes through them (tanh)",
    ),
    "a layer less": (chain(linear(8), ("Tanh", {})), chain(linear(8)), "layers are gone (tanh)"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_outputs_that_change_are_told(tmp_path: Path, name: str) -> None:
    before, now, told = CHANGED[name]
    mark, _ = grown(tmp_path, before, now)
    assert str(mark.message).endswith(told)


def test_smaller_layers_are_refused(tmp_path: Path) -> None:
    first = job(tmp_path / "first", chain(linear(8)), train_epochs=1)
    go(first)
    second = job(tmp_path / "second", chain(linear(5)), first.folder, train_epochs=2)
    result, _ = go(replace(second, grown_from=first))
    assert result.state == "failed"
    assert "linear (Linear) was made smaller, from 8 to 5" in result.message


OPTIMISERS = ("SGD", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop", "Adagrad", "Adadelta",
              "Adafactor", "ASGD", "Rprop", "LBFGS", "Muon")  # fmt: skip
MORE: dict[str, dict[str, Any]] = {
    "SGD": {"train_momentum": 0.9},
    "RMSprop": {"train_momentum": 0.9, "train_optimizer.centered": True},
    "Adam": {"train_optimizer.amsgrad": True, "train_average": "ema", "train_accumulate": 4},
    "AdamW": {"train_schedule": "CosineAnnealingLR", "train_average": "swa"},
    "LBFGS": {"train_optimizer.line_search_fn": "strong_wolfe", "train_optimizer.max_iter": 5},
    "Adagrad": {"train_optimizer.initial_accumulator_value": 0.5},
}


@pytest.mark.parametrize("name", OPTIMISERS)
def test_each_optimiser_goes_on(tmp_path: Path, name: str) -> None:
    bias = name != "Muon"
    before = straight(linear(8, bias=bias), RELU, linear(2, bias=bias, name="head"))
    now = straight(
        linear(11, bias=bias),
        RELU,
        linear(11, bias=bias, name="new"),
        RELU,
        linear(2, bias=bias, name="head"),
    )
    settings = {"train_optimizer": name, **MORE.get(name, {})}
    mark, folder = grown(tmp_path, before, now, **settings)
    assert "Outputs unchanged" in str(mark.message)
    old = checkpoint.load_state(RunFolder.open(tmp_path / "first"))
    new = checkpoint.load_state(folder, mark.checkpoint)
    before_state, state = (each["sinks"][0]["optimizer"]["state"] for each in (old, new))
    assert state
    size = next(each for key, each in old["weights"].items() if "linear.weight" in key).shape
    for key, value in before_state[0].items():
        if isinstance(value, torch.Tensor) and value.shape == size:
            assert torch.equal(state[0][key][:8], value)
        elif key == "step":
            assert state[0][key] == value
    last = load_file(folder.checkpoint("last"))
    assert all(bool(each.isfinite().all()) for each in last.values())
    history = [s for s in folder.history() if "val_loss" in s.values]
    assert [s.step for s in history] == [6, 12]
    assert journal.marks(folder)[-1].step == 6


def test_the_curves_go_on(tmp_path: Path) -> None:
    _, folder = grown(tmp_path, *KEPT["linear"])
    steps = [s.step for s in folder.history() if "train_loss" in s.values]
    assert steps == list(range(1, 13))
    assert isinstance(folder.history()[0], Scalars)


def test_renamed_layers_keep_their_weights(tmp_path: Path) -> None:
    before, now = chain(linear(8), RELU), Drawing()
    x = now.add("input", "x", shape=("N", 2))
    hidden = now.add("Linear", "features", out_features=10)
    head = now.add("Linear", "head", out_features=2)
    now.chain(x, hidden, now.add("ReLU", "relu"), head, now.add("output", "y"))
    mark, _ = grown(tmp_path, before, now)
    assert "Outputs unchanged" in str(mark.message)
    assert "model changed (features)" in str(mark.message)
