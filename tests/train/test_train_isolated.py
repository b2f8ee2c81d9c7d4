"""A run in a process of its own: the same run, and a window that survives its end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running import job, numbers, points_network, train

from studio.message import Message
from studio.observe.asks.example import Example
from studio.observe.frames import Activations, Mark, Progress, Scalars, Watch
from studio.observe.mailbox import Mailbox
from studio.train.child import plain
from studio.train.inbox import Adjust
from studio.train.isolated import IsolatedWorker, Spare
from studio.train.store import RunFolder

WAIT_S = 120


class Seen(Mailbox):
    """A mailbox that keeps all that was ever put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[object] = []
        self._news = threading.Condition()

    def put(self, frame) -> None:
        with self._news:
            self.frames.append(frame)
            self._news.notify_all()

    def wait(self, fits: Callable[[object], bool]) -> object:
        with self._news:
            assert self._news.wait_for(lambda: any(map(fits, self.frames)), WAIT_S), self.frames[
                -1:
            ]
            return next(frame for frame in self.frames if fits(frame))


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Callable[..., tuple[IsolatedWorker, Seen]]]:
    """A run in a process of its own that is under way."""
    workers: list[IsolatedWorker] = []

    def begin(linger: bool = False, **settings) -> tuple[IsolatedWorker, Seen]:
        seen = Seen()
        settings = {"train_epochs": 1_000_000} | settings
        worker = IsolatedWorker(
            job(tmp_path / "run", points_network(), **settings), seen, linger=linger
        )
        workers.append(worker)
        worker.start()
        seen.wait(lambda frame: isinstance(frame, Scalars))
        return worker, seen

    yield begin
    for worker in workers:
        worker.kill()
        assert worker.join(WAIT_S)


def test_it_is_the_run_in_the_foreground(tmp_path: Path) -> None:
    spare = Spare()
    assert spare.ready
    worker = IsolatedWorker(
        job(tmp_path / "apart", points_network(), train_epochs=3), Seen(), spare=spare
    )
    worker.start()
    assert worker.join(WAIT_S)
    here = train(tmp_path / "here", points_network(), train_epochs=3)
    assert numbers(tmp_path / "apart") == numbers(tmp_path / "here")
    assert worker.state == "finished"
    assert worker.result is not None
    assert worker.result.folder == tmp_path / "apart"
    assert worker.result.final == here.final
    assert [field.name for field in worker.fields] == ["points", "label"]


def test_it_is_steered_and_watched_as_a_thread_is(begun) -> None:
    worker, seen = begun(linger=True)
    worker.pause()
    paused = seen.wait(lambda f: isinstance(f, Progress) and f.state == "paused")
    worker.step_once()
    seen.wait(
        lambda f: isinstance(f, Progress) and f.state == "paused" and f.step == paused.step + 1
    )
    worker.watch(Watch(activations=frozenset({"n2"})))
    found = seen.wait(lambda f: isinstance(f, Activations))
    assert found.shape == (16,)
    worker.adjust(Adjust("", "lr", 0.5))
    mark = seen.wait(lambda f: isinstance(f, Mark))
    assert (str(mark.message), mark.step) == ("lr: 0.001 → 0.5", paused.step + 1)
    worker.resume()
    worker.stop()
    seen.wait(lambda f: isinstance(f, Progress) and f.state == "stopped")
    worker.watch(Watch(activations=frozenset({"n3"})))
    seen.wait(lambda f: isinstance(f, Activations) and f.node == "n3")
    assert worker.close(WAIT_S)
    assert worker.result is not None
    assert worker.result.state == "stopped"


def test_a_killed_process_is_told_and_costs_nothing_else(begun, tmp_path: Path) -> None:
    worker, seen = begun()
    os.kill(worker.pid, signal.SIGKILL)
    assert worker.join(WAIT_S)
    last = seen.frames[-1]
    assert isinstance(last, Progress)
    assert last.state == worker.state == "failed"
    assert "killed" in str(last.message)
    assert "last checkpoint" in str(last.message)
    info = RunFolder.open(tmp_path / "run").info()
    assert info["state"] == "failed"
    assert info["message"] == str(last.message)


def test_a_crash_names_its_signal(begun) -> None:
    worker, seen = begun()
    os.kill(worker.pid, signal.SIGSEGV)
    assert worker.join(WAIT_S)
    assert "signal 11" in str(seen.frames[-1].message)


def test_a_process_that_hangs_does_not_hold_up_who_steers_it(begun) -> None:
    worker, _ = begun()
    os.kill(worker.pid, signal.SIGSTOP)
    for number in range(5000):
        worker.watch(Watch(weights=frozenset({f"n{number}"}), sample=Example(number)))
    assert not worker.close(0)
    worker.kill()
    assert worker.join(WAIT_S)
    assert worker.state == "failed"


def test_a_fault_of_the_user_is_told_in_the_same_words(tmp_path: Path) -> None:
    seen = Seen()
    settings = {"data_source": "digits", "train_epochs": 1}
    worker = IsolatedWorker(job(tmp_path / "run", points_network(), **settings), seen)
    worker.start()
    assert worker.join(WAIT_S)
    here = train(tmp_path / "here", points_network(), **settings)
    assert worker.result is not None
    assert worker.result.message == here.message
    assert worker.result.node == here.node == "n1"


def test_a_spare_process_that_is_not_needed_goes() -> None:
    spare = Spare()
    process = spare.process
    spare.close()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def test_sentences_cross_with_plain_values_alone() -> None:
    inner = Message("about {path}", path=Path("a"))
    sent = plain(Message("{number} {inner} {error}", number=3, inner=inner, error=OSError("no")))
    assert str(sent) == "3 about a no"
    assert sent.template == "{number} {inner} {error}"
    assert sent.values["inner"].values == {"path": "a"}
