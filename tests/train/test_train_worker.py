"""The run thread: steered from outside, and gone without a trace."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from running import job, numbers, points_network, train

from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.frames import Activations, Frame, Progress, Scalars, Watch
from studio.train.store import RunFolder
from studio.train.worker import Worker

WAIT_S = 60


class Listener:
    """A mailbox on which a test can wait for a frame."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self._news = threading.Condition()

    def put(self, frame: Frame) -> None:
        with self._news:
            self.frames.append(frame)
            self._news.notify_all()

    def wait(self, fits: Callable[[Frame], bool], after: int = 0) -> int:
        """The index after the first frame that fits, from ``after`` on; waits for it."""

        def find() -> int:
            found = (i for i in range(after, len(self.frames)) if fits(self.frames[i]))
            return next(found, -1) + 1

        with self._news:
            assert self._news.wait_for(lambda: find() > 0, WAIT_S), self.frames[-1]
            return find()

    def state(self, state: str, after: int = 0) -> int:
        return self.wait(lambda f: isinstance(f, Progress) and f.state == state, after)


@pytest.fixture
def started(tmp_path: Path):
    """A long run that has begun, its listener, and its end at the end of the test."""
    workers = []

    def start(linger: bool = False, **settings) -> tuple[Worker, Listener]:
        listener = Listener()
        settings = {"train_epochs": 100_000} | settings
        draw = points_network()
        worker = Worker(job(tmp_path / "run", draw, **settings), listener, linger=linger)
        workers.append(worker)
        worker.start()
        listener.wait(lambda frame: isinstance(frame, Scalars) or ended(frame))
        return worker, listener

    yield start
    for worker in workers:
        assert worker.close(WAIT_S)


def ended(frame: Frame) -> bool:
    return isinstance(frame, Progress) and frame.state in ("failed", "finished", "stopped")


def steps_of(listener: Listener) -> int:
    return [f for f in listener.frames if isinstance(f, Progress)][-1].step


def test_a_run_in_the_background_is_the_run_in_the_foreground(tmp_path: Path) -> None:
    listener = Listener()
    worker = Worker(job(tmp_path / "thread", points_network(), train_epochs=3), listener)
    worker.watch(Watch(weights=frozenset({"n2"}), asks=frozenset({SaliencyAsk()}), interval_s=0.0))
    worker.start()
    assert worker.join(WAIT_S)
    assert worker.state == "finished"
    train(tmp_path / "here", points_network(), train_epochs=3)
    assert numbers(tmp_path / "thread") == numbers(tmp_path / "here")
    assert worker.result is not None
    assert worker.result.folder == tmp_path / "thread"
    assert [field.name for field in worker.fields] == ["points", "label"]


def test_it_pauses_takes_single_steps_goes_on_and_stops(started) -> None:
    worker, listener = started()
    worker.pause()
    mark = listener.state("paused")
    assert worker.state == "paused"
    before = steps_of(listener)
    for count in (1, 2, 3):
        worker.step_once()
        mark = listener.state("paused", mark)
        assert steps_of(listener) == before + count
    worker.resume()
    mark = listener.state("running", mark)
    mark = listener.wait(lambda f: isinstance(f, Scalars) and f.step > before + 10, mark)
    worker.stop()
    assert worker.join(WAIT_S)
    assert worker.state == "stopped"
    assert isinstance(listener.frames[-1], Progress)
    assert listener.frames[-1].state == "stopped"


def test_a_single_step_of_a_running_run_pauses_it(started) -> None:
    worker, listener = started()
    worker.step_once()
    listener.state("paused")
    worker.resume()


def test_a_paused_run_shows_what_is_asked_for(started) -> None:
    worker, listener = started()
    worker.pause()
    mark = listener.state("paused")
    for sample in (0, 5):
        worker.watch(Watch(activations=frozenset({"n3"}), sample=Example(sample)))
        mark = listener.wait(lambda f: isinstance(f, Activations), mark)
        assert listener.frames[mark - 1].sample == Example(sample)
    steps = steps_of(listener)
    worker.step_once()
    mark = listener.state("paused", mark)
    assert steps_of(listener) == steps + 1


def test_a_paused_run_can_be_stopped(started) -> None:
    worker, listener = started()
    worker.pause()
    listener.state("paused")
    worker.stop()
    assert worker.join(WAIT_S)
    assert worker.state == "stopped"


def test_a_stop_before_the_first_step_is_heard(tmp_path: Path) -> None:
    worker = Worker(job(tmp_path / "run", points_network(), train_epochs=100_000), Listener())
    worker.stop()
    worker.start()
    assert worker.join(WAIT_S)
    assert worker.state == "stopped"
    assert RunFolder.open(tmp_path / "run").info()["state"] == "stopped"


def test_a_stopped_run_still_answers_while_it_lingers(started) -> None:
    worker, listener = started(linger=True)
    worker.stop()
    mark = listener.state("stopped")
    worker.watch(Watch(activations=frozenset({"n3"})))
    listener.wait(lambda f: isinstance(f, Activations), mark)
    assert worker.state == "stopped"
    assert worker.close(WAIT_S)


def test_a_worker_that_never_started_can_be_closed(tmp_path: Path) -> None:
    worker = Worker(job(tmp_path / "run", points_network()), Listener())
    assert worker.close(WAIT_S)


def test_the_history_can_be_read_while_it_is_written(started, tmp_path: Path) -> None:
    worker, listener = started()
    listener.wait(lambda f: isinstance(f, Progress) and f.step > 200)
    folder = RunFolder.open(tmp_path / "run")
    steps = [s.step for s in folder.history() if "train_loss" in s.values]
    assert steps == list(range(1, len(steps) + 1))
    assert len(steps) >= 200
    assert folder.info()["state"] == "running"
    worker.stop()
    assert worker.join(WAIT_S)
    assert folder.info()["state"] == "stopped"


def test_nothing_of_a_run_stays_in_memory(tmp_path: Path, monkeypatch) -> None:
    from studio.train import assembly

    modules = []
    build = assembly.seeded

    def seeded(plan, seed):
        module = build(plan, seed)
        modules.append(weakref.ref(module))
        return module

    monkeypatch.setattr(assembly, "seeded", seeded)
    train(tmp_path / "warm", points_network(), train_epochs=1)
    gc.collect()
    worker = Worker(job(tmp_path / "run", points_network(), train_epochs=2), Listener())
    worker.watch(
        Watch(activations=frozenset({"n3"}), asks=frozenset({SaliencyAsk()}), interval_s=0.0)
    )
    worker.start()
    assert worker.join(WAIT_S)
    assert [reference() for reference in modules] == [None, None]
    assert worker.state == "finished"
    assert not [thread for thread in threading.enumerate() if thread.name == "run"]


def test_the_last_pictures_show_the_model_at_the_end(tmp_path: Path) -> None:
    listener = Listener()
    worker = Worker(job(tmp_path / "run", points_network(), train_epochs=2), listener)
    worker.watch(Watch(activations=frozenset({"n3"}), interval_s=3600.0))
    worker.start()
    assert worker.join(WAIT_S)
    pictures = [frame for frame in listener.frames if isinstance(frame, Activations)]
    assert pictures[-1].step == steps_of(listener) > 1
