"""A run that is killed at any moment loses the steps since its last checkpoint, and no more."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from hypothesis import settings
from running import job, numbers, points_network, train
from safetensors.torch import load_file

from studio.observe.frames import Frame, Scalars
from studio.train import isolated, store
from studio.train.isolated import IsolatedWorker
from studio.train.store import HISTORY, RUN, RunFolder

KILLS = 50 if settings.default is not None and settings.default.max_examples > 100 else 8
WAIT_S = 120
SETTINGS = {"train_checkpoint_every": 1e-9, "train_keep_every": 1e-9, "train_keep_most": 2}
UNFILMED = SETTINGS | {"train_film": False}
"""For kills by an exception, which would end only the thread that keeps moments."""


class Killed(BaseException):
    """In place of a signal."""


def assert_whole(folder: RunFolder) -> int:
    """No file is torn; the step of the checkpoint, 0 before the first."""
    json.loads((folder.path / RUN).read_text())
    folder.history()
    for path in (folder.path / "checkpoints").glob("[!.]*.safetensors"):
        assert load_file(path)
    steps = [0]
    for name in folder.resumable:
        state = torch.load(folder.state_of(name), weights_only=True)
        assert folder.checkpoint(name).is_file()
        steps.append(state["step"])
        if name != "last":
            assert name == f"step-{state['step']}"
    return max(steps)


@pytest.mark.parametrize("call", ["fsync", "replace", "link"])
def test_a_kill_at_any_write_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    draw = points_network()
    train(tmp_path / "whole", draw, train_epochs=3, train_film=False)
    owner = Path if call == "replace" else store.os
    real, left = getattr(owner, call), [0]

    def count(*arguments, **more):
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return real(*arguments, **more)

    monkeypatch.setattr(owner, call, count)
    # What a signal would leave there too.
    monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
    for moment in range(4, 24, 1 if call == "replace" else 2):
        folder, ended = tmp_path / f"{call}{moment}", False
        left[0] = moment
        try:
            train(folder, draw, train_epochs=3, **UNFILMED)
            ended = True
        except Killed:
            step = assert_whole(RunFolder.open(folder))
        left[0] = 0
        if ended:
            break
        resume = folder if step else None
        going_on = train(folder, draw, None, resume, train_epochs=3, train_film=False)
        assert going_on.state == "finished"
        if step:
            assert numbers(folder) == numbers(tmp_path / "whole")
    assert moment > 6


class Waiting:
    """A mailbox on which one waits for the n-th scalars."""

    def __init__(self) -> None:
        self.count = 0
        self.ended = False
        self._news = threading.Condition()

    def put(self, frame: Frame) -> None:
        with self._news:
            self.count += isinstance(frame, Scalars)
            self.ended = getattr(frame, "state", "") in isolated.ENDED
            self._news.notify_all()

    def wait(self, count: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.count >= count or self.ended, WAIT_S)


@pytest.fixture
def quick_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes that need not load torch each, as there are so many of them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["studio.train.engine", "torch._dynamo"])
    monkeypatch.setattr(isolated.multiprocessing, "get_context", lambda _: context)
    yield
    from multiprocessing import forkserver

    forkserver._forkserver._stop()


def test_a_run_that_is_killed_again_and_again_is_the_run_that_never_was(
    quick_processes: None, tmp_path: Path
) -> None:
    draw, chance = points_network(), random.Random(KILLS)
    epochs = 12 * KILLS
    train(tmp_path / "whole", draw, train_epochs=epochs)
    folder = tmp_path / "run"
    step = kills = 0
    for _ in range(KILLS):
        wanted = job(folder, draw, folder if step else None, train_epochs=epochs, **SETTINGS)
        mailbox = Waiting()
        worker = IsolatedWorker(wanted, mailbox)
        worker.start()
        mailbox.wait(chance.randint(1, 60))
        if not mailbox.ended and worker.pid is not None:
            os.kill(worker.pid, signal.SIGKILL)
            kills += 1
        assert worker.join(WAIT_S)
        now = assert_whole(RunFolder.open(folder))
        assert now >= step
        step = now
    assert kills > KILLS // 2
    result = train(folder, draw, None, folder, train_epochs=epochs)
    assert result.state == "finished", result.message
    assert numbers(folder) == numbers(tmp_path / "whole")
    assert not list(folder.rglob("*.part"))
    assert (folder / HISTORY).read_bytes().endswith(b"\n")
