"""A disk that is full or locked while a run writes: it goes on, says so, and loses nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from running import job, numbers, points_network, train

from studio.observe.frames import Frame, Progress
from studio.train import checkpoint, history, store
from studio.train.config import TrainConfig
from studio.train.inbox import Inbox
from studio.train.store import RunError, RunFolder
from studio.train.worker import run

SETTINGS = {"train_epochs": 6, "train_checkpoint_every": 1e-9}
"""An epoch has six steps, a batch of validation and an end: 48 events."""


class Disk:
    """Refuses to write while it has a fault."""

    def __init__(self) -> None:
        self.fault = 0
        self._replace = store.replace

    def replace(self, path: Path, content: bytes) -> None:
        self.refuse(path)
        self._replace(path, content)

    def refuse(self, path: Path) -> None:
        if self.fault:
            raise OSError(self.fault, os.strerror(self.fault), str(path))


class Paper:
    """The file of a history on such a disk, which has room for a little more when it is full."""

    def __init__(self, disk: Disk, path: Path) -> None:
        self._disk = disk
        self._path = path
        self._file = path.open("ab", buffering=0)
        self._room = 7

    def write(self, content: bytes) -> int:
        if self._disk.fault and self._room:
            self._room = 0
            return self._file.write(bytes(content[:7]))
        self._disk.refuse(self._path)
        return self._file.write(content)

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk()
    monkeypatch.setattr(store, "replace", found.replace)
    monkeypatch.setattr(checkpoint, "replace", found.replace)
    begin = history.HistoryWriter.__init__

    def init(writer: Any, path: Path) -> None:
        begin(writer, path)
        writer._file.close()
        writer._file = Paper(found, path)

    monkeypatch.setattr(history.HistoryWriter, "__init__", init)
    return found


class FaultBetween(Inbox):
    """An inbox at whose n-th look the disk gets a fault, and loses it at a later one."""

    def __init__(self, disk: Disk, fault: int, first: int, last: int) -> None:
        super().__init__()
        self._disk, self._fault, self._first, self._last = disk, fault, first, last
        self._looks = 0

    def __bool__(self) -> bool:
        self._looks += 1
        self._disk.fault = self._fault if self._first <= self._looks < self._last else 0
        return super().__bool__()


class Listener:
    """Keeps all that a run says."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []

    def put(self, frame: Frame) -> None:
        self.frames.append(frame)

    @property
    def said(self) -> list[str]:
        """Each sentence once, in order."""
        progress = [frame for frame in self.frames if isinstance(frame, Progress)]
        return list(dict.fromkeys(str(each.message) for each in progress if each.message))


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_run_outlives_a_full_or_locked_disk_and_tells_once(
    disk: Disk, tmp_path: Path, fault: int
) -> None:
    draw, listener = points_network(), Listener()
    train(tmp_path / "whole", draw, **SETTINGS)
    inbox = FaultBetween(disk, fault, 12, 36)
    result = run(job(tmp_path / "run", draw, **SETTINGS), listener, inbox)
    assert (result.state, result.message) == ("finished", "")
    assert numbers(tmp_path / "run") == numbers(tmp_path / "whole")
    (said,) = listener.said
    assert said == (
        f"No checkpoint could be written at step 12: {os.strerror(fault)}. Training goes on and "
        "tries again; until then the run keeps the checkpoint of step 6."
    )
    last = [frame for frame in listener.frames if isinstance(frame, Progress)][-1]
    assert last.message is None


def test_a_disk_that_stays_full_ends_in_a_sentence_and_the_last_checkpoint_stays(
    disk: Disk, tmp_path: Path
) -> None:
    draw = points_network()
    train(tmp_path / "whole", draw, **SETTINGS)
    inbox = FaultBetween(disk, errno.ENOSPC, 12, 10**9)
    result = run(job(tmp_path / "run", draw, **SETTINGS), Listener(), inbox)
    assert result.state == "failed"
    assert result.message == (
        "Training ended at step 36, but its checkpoint cannot be written: No space left on "
        "device. Make room or give access, then go on: the run keeps the checkpoint of step 6."
    )
    disk.fault = 0
    again = train(tmp_path / "run", draw, resume_from=tmp_path / "run", **SETTINGS)
    assert again.state == "finished"
    assert numbers(tmp_path / "run") == numbers(tmp_path / "whole")


def test_a_disk_that_is_full_from_the_start_is_told_at_the_start(
    disk: Disk, tmp_path: Path
) -> None:
    draw = points_network()
    disk.fault = errno.ENOSPC
    with pytest.raises(RunError, match="cannot be made: No space left on device"):
        RunFolder.create(tmp_path, draw.project, TrainConfig())
    result = train(tmp_path / "run", draw)
    assert result.state == "failed"
    assert result.message == (
        f"The folder {tmp_path / 'run'} for the run cannot be made: No space left on device. "
        "Choose another folder for runs."
    )


def test_a_folder_that_may_not_be_written_is_told_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RunError, match="cannot be made: Permission denied"):
        RunFolder.create(tmp_path, points_network().project, TrainConfig())


def test_a_run_that_is_gone_on_with_in_a_locked_folder_is_told_at_the_start(
    disk: Disk, tmp_path: Path
) -> None:
    draw = points_network()
    train(tmp_path / "run", draw, train_epochs=1)
    before = numbers(tmp_path / "run")
    disk.fault = errno.EROFS
    result = train(tmp_path / "run", draw, resume_from=tmp_path / "run", train_epochs=2)
    assert result.state == "failed"
    assert "cannot be read or written: Read-only file system" in result.message
    assert numbers(tmp_path / "run") == before
