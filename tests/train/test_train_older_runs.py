"""Runs whose checkpoints were written when plain runs of layers were no sequences."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from running import numbers, plan_of, points_network, train
from safetensors.torch import load_file, save_file

from studio.compile.module import seeded
from studio.exchange import weights
from studio.train.inbox import Inbox, Stop
from studio.train.store import RunFolder


class StopAt(Inbox):
    """An inbox in which the order to stop lies from the given look on."""

    def __init__(self, event: int) -> None:
        super().__init__()
        self._left = event

    def __bool__(self) -> bool:
        self._left -= 1
        if self._left == 0:
            self.put(Stop())
        return super().__bool__()


def as_of_old(run: RunFolder) -> None:
    """Write its checkpoint anew: without the names of runs, and in another order."""
    state = torch.load(run.training_state, weights_only=True)
    assert state["version"] == 2
    (sink,) = state.pop("sinks")
    for later in ("moved", "limits"):
        del state[later]
    state |= {"version": 1, "optimizer": sink["optimizer"]}
    state["losses"] = state.pop("numbers").reshape(-1)
    state["weights"] = {k.removeprefix("model."): w for k, w in state["weights"].items()}
    module = seeded(plan_of(points_network()), 0)
    names = [name for name, _ in module.named_parameters()]
    keys = sorted(state["weights"], reverse=True)
    order = [key for key in keys if key in names]
    kept = state["optimizer"]["state"]
    state["optimizer"]["state"] = {
        place: kept[names.index(name)] for place, name in enumerate(order)
    }
    state["weights"] = {plain(key): state["weights"][key] for key in keys}
    torch.save(state, run.training_state)
    for name in ("best", "last"):
        tensors = load_file(run.checkpoint(name))
        save_file({plain(key): value for key, value in tensors.items()}, run.checkpoint(name))


def plain(key: str) -> str:
    run, _, rest = key.partition(".")
    assert run == "mlp"
    return rest


@pytest.mark.parametrize("optimizer", ["SGD", "AdamW"])
def test_an_older_run_goes_on_as_if_nothing_had_changed(tmp_path: Path, optimizer: str) -> None:
    draw = points_network()
    settings = {"train_epochs": 3, "train_optimizer": optimizer, "train_momentum": 0.9}
    train(tmp_path / "whole", draw, **settings)
    stopped = train(tmp_path / "part", draw, StopAt(13), **settings)
    assert stopped.state == "stopped"
    as_of_old(RunFolder.open(tmp_path / "part"))
    again = train(tmp_path / "part", draw, resume_from=tmp_path / "part", **settings)
    assert again.state == "finished", again.message
    assert numbers(tmp_path / "part") == numbers(tmp_path / "whole")


def test_weights_of_an_older_run_are_exported_with_the_keys_of_today(tmp_path: Path) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=1)
    plan = plan_of(draw)
    weights.export(tmp_path / "run", tmp_path / "today.safetensors", plan)
    as_of_old(RunFolder.open(tmp_path / "run"))
    weights.export(tmp_path / "run", tmp_path / "old.safetensors", plan)
    today, old = (load_file(tmp_path / f"{name}.safetensors") for name in ("today", "old"))
    assert set(today) == set(seeded(plan, 0).state_dict())
    assert set(old) == set(today)
    assert all(torch.equal(old[key], value) for key, value in today.items())
