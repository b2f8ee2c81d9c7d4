"""A run that fails says what would help, and keeps what it had."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from running import job, numbers, points_network, straight, train

from studio import api
from studio.message import UserError
from studio.observe.frames import Progress
from studio.observe.mailbox import Mailbox
from studio.train import second_try
from studio.train.config import TrainConfig
from studio.train.store import RunFolder
from studio.train.worker import run

GIB = 2**30
WAIT_MS = 120_000
OFTEN = {"train_checkpoint_every": 1e-9}


def failed(folder: Path, draw, resume: Path | None = None, **settings) -> Progress:
    box = Mailbox()
    assert run(job(folder, draw, resume, **settings), box).state == "failed"
    return [frame for frame in box.drain() if isinstance(frame, Progress)][-1]


@pytest.mark.parametrize(("free", "fits"), [(8 * GIB, 512), (None, 512), (100 * 2**20, 0)])
def test_a_smaller_batch_is_offered_that_fits_what_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int | None, fits: int
) -> None:
    monkeypatch.setattr(second_try, "available", lambda _: free)
    config = TrainConfig(batch_size=1024)
    message, remedy = second_try.with_less_memory(
        "no room", job(tmp_path, points_network()), config, "cpu"
    )
    if not fits:
        assert "not enough memory even for one example: no room." in str(message)
        assert remedy is None
        return
    assert str(message).startswith(
        "There is not enough memory for a batch of 1024: no room. A batch of 512 should fit; with "
        "train.accumulate 2 an update still sees as many examples."
    )
    assert "bfloat16" in str(message)
    assert remedy is not None
    assert str(remedy.title) == "Try again with batch 512"
    assert remedy.settings == (("train.batch_size", 512),)
    assert not remedy.go_on


def test_the_offer_is_what_the_model_needs_and_not_only_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = straight(("Linear", {"out_features": 100_000}), ("Linear", {"out_features": 2}))
    monkeypatch.setattr(second_try, "available", lambda _: GIB)
    _, remedy = second_try.with_less_memory(
        "no room", job(tmp_path, draw), TrainConfig(batch_size=100_000), "cpu"
    )
    assert remedy is not None
    ((_, batch),) = remedy.settings
    assert isinstance(batch, int)
    assert 64 <= batch <= 4096
    assert batch & (batch - 1) == 0


def test_after_a_loss_that_is_no_number_it_goes_on_slower_from_the_checkpoint(
    tmp_path: Path,
) -> None:
    draw = straight(("Linear", {"out_features": 2}))
    train(tmp_path / "run", draw, train_epochs=1)
    settings = {"train_epochs": 40, "train_lr": 1e38}
    last = failed(tmp_path / "run", draw, tmp_path / "run", **settings)
    assert "at step" in str(last.message)
    assert last.remedy is not None
    assert last.remedy.go_on
    assert str(last.remedy.title) == "Go on from step 6 with a learning rate of 1e+37"
    assert last.remedy.settings == (("train.lr", 1e37),)
    anew = failed(tmp_path / "new", draw, **settings | {"train_lr": 1e39})
    assert anew.remedy is not None
    assert not anew.remedy.go_on
    assert str(anew.remedy.title).startswith("Start anew with a learning rate of 1e+38")


def test_weights_that_are_no_numbers_never_take_the_place_of_a_checkpoint(tmp_path: Path) -> None:
    draw = straight(("Linear", {"out_features": 2}))
    train(tmp_path / "run", draw, train_epochs=1)
    folder = RunFolder.open(tmp_path / "run")
    before = folder.training_state.read_bytes()
    last = failed(tmp_path / "run", draw, tmp_path / "run", train_epochs=2, train_lr=1e39, **OFTEN)
    assert "weights model.linear.weight were no numbers any more after step 7" in str(last.message)
    assert folder.training_state.read_bytes() == before


def test_own_python_that_fails_under_way_leaves_the_checkpoint(tmp_path: Path) -> None:
    project = api.new("own")
    kind = api.code(
        project,
        "Moody",
        "from torch import nn\n\n\nclass Moody(nn.Module):\n"
        "    calls = 0\n\n"
        "    def forward(self, x):\n"
        "        Moody.calls += self.training\n"
        "        if Moody.calls == 40:\n"
        "            Moody.calls += 1\n"
        "            raise ValueError('not today')\n"
        "        return x * 1.0\n",
    )
    project.chain(
        project.add("input", name="points", shape=("N", 2)),
        project.add(kind, name="moody"),
        project.add("torch.nn.Linear", name="scores", out_features=2),
        project.add("output", name="out"),
    )
    for name, value in {"batch_size": 16, "threads": 1, "checkpoint_every": 1e-9}.items():
        project.set(f"train.{name}", value)
    project.set("data.source", "toy")
    project.set("data.samples", 120)
    with pytest.raises(UserError, match="failed while it ran: ValueError: not today"):
        api.train(project, 10, runs=tmp_path)
    (folder,) = tmp_path.iterdir()
    run_folder = RunFolder.open(folder)
    assert run_folder.info()["state"] == "failed"
    step = torch.load(run_folder.training_state, weights_only=True)["step"]
    assert 30 <= step < 40
    resumed = api.train(project, 10, runs=tmp_path, resume=folder)
    assert resumed.result.state == "finished"
    assert resumed.result.steps == 60


WINDOW = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from running import job, points_network
from studio.observe.frames import Scalars
from studio.train.isolated import IsolatedWorker

class Box:
    def put(self, frame):
        if isinstance(frame, Scalars) and frame.step > 20:
            print("going", worker.pid, flush=True)

if __name__ == "__main__":
    wanted = job(Path({folder!r}), points_network(), train_epochs=10**6)
    worker = IsolatedWorker(wanted, Box())
    worker.start()
    sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process that is no child")
def test_a_run_whose_window_is_gone_ends_and_keeps_what_it_has(tmp_path: Path) -> None:
    script = tmp_path / "window.py"
    script.write_text(WINDOW.format(path=sys.path, folder=str(tmp_path / "run")))
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        going = window.stdout.readline().split()
        handle = os.pidfd_open(int(going[1]))
        window.send_signal(signal.SIGKILL)
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        assert poll.poll(WAIT_MS), "the run goes on though nobody can steer it"
        os.close(handle)
    folder = RunFolder.open(tmp_path / "run")
    info = folder.info()
    assert info["state"] == "stopped"
    assert torch.load(folder.training_state, weights_only=True)["step"] == info["steps"]
    settings = {"train_epochs": 10**6, "train_max_steps": info["steps"]}
    train(tmp_path / "whole", points_network(), **settings)
    found = numbers(tmp_path / "run")
    # It may have ended before the validation of its last epoch, which a limit waits for.
    assert found == numbers(tmp_path / "whole")[: len(found)]
    assert found[-1][0] == info["steps"]


def test_a_mailbox_that_nobody_empties_costs_the_run_nothing(tmp_path: Path) -> None:
    box = Mailbox()
    result = run(job(tmp_path / "run", points_network(), train_epochs=700), box)
    assert result.state == "finished"
    assert len(box) < 3 * 2048
