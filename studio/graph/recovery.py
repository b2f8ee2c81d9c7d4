"""Work that is kept beside the user's file and offered back after a crash.

Each running program holds a lock on a file of its own in the folder. The system frees the lock when
the program ends in whatever way, so what lies beside a free lock was left behind.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from studio.graph import atomic
from studio.graph.fileio import dumps, load
from studio.graph.jsontext import FileError
from studio.graph.model import Project

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Autosave:
    """Keeps the latest state of one open document. May be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self._stem = folder / f"{os.getpid()}-{os.urandom(6).hex()}"
        self._guard = Lock()
        self._handle: int | None = None
        self._closed = False

    def write(self, project: Project, original: Path | None = None) -> None:
        """Keep this project, which nobody else may change meanwhile: give a copy.

        Args:
            project: what to keep.
            original: the user's file, which is never touched.

        Raises:
            FileError: the disk refuses; what was kept before still is.
        """
        text = dumps(project)
        about = {
            "name": project.name,
            "original": str(original) if original else None,
            "pid": os.getpid(),
            "time": time.time(),
        }
        with self._guard:
            if self._closed:
                return
            try:
                if self._handle is None:
                    self._stem.parent.mkdir(parents=True, exist_ok=True)
                    self._handle = _hold(_beside(self._stem, "lock"))
                atomic.write(_beside(self._stem, "json"), json.dumps(about).encode())
                atomic.write(_beside(self._stem, "plexus"), text.encode("utf-8"))
            except OSError as error:
                raise FileError(
                    "The work could not be kept for recovery in {folder}: {why}. Save the project "
                    "soon, and free some space there.",
                    folder=str(self._stem.parent),
                    why=error.strerror or str(error),
                ) from error

    def clear(self) -> None:
        """Forget what was kept: the user has saved, or does not want it."""
        with self._guard:
            _remove(self._stem, "plexus", "json")

    def close(self) -> None:
        """Forget what was kept and let go of the folder; later writes do nothing."""
        with self._guard:
            self._closed = True
            if self._handle is not None:
                _remove(self._stem, "plexus", "json")
                os.close(self._handle)
                self._handle = None
                _remove(self._stem, "lock")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Recovery:
    """Work that a program which did not end properly left behind."""

    path: Path
    name: str
    original: Path | None
    """The user's file; ``None`` if the project was never saved."""
    time: float
    """When it was kept, in seconds since 1970."""

    def load(self) -> Project:
        """The project as it was kept. Raises :class:`FileError`."""
        return load(self.path)

    def discard(self) -> None:
        """Remove it for good."""
        _remove(self.path.with_suffix(""), "plexus", "json", "lock")


def pending(folder: Path) -> list[Recovery]:
    """What was left behind in a folder, the latest first."""
    found = [_recovery(path) for path in folder.glob("*.plexus") if not _held(path)]
    return sorted(found, key=lambda recovery: recovery.time, reverse=True)


def _recovery(path: Path) -> Recovery:
    # The work counts; what is written about it may be damaged or gone.
    name, original, kept = "untitled", None, path.stat().st_mtime
    try:
        about = json.loads(path.with_suffix(".json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        about = None
    if isinstance(about, dict):
        if isinstance(about.get("name"), str):
            name = about["name"]
        if isinstance(about.get("original"), str):
            original = Path(about["original"])
        if isinstance(about.get("time"), int | float):
            kept = float(about["time"])
    return Recovery(path, name, original, kept)


def _beside(stem: Path, suffix: str) -> Path:
    return stem.with_name(f"{stem.name}.{suffix}")


def _hold(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


def _held(path: Path) -> bool:
    """Whether a living program holds the lock that belongs to this kept work."""
    lock = path.with_suffix(".lock")
    if not lock.exists():
        return False
    try:
        os.close(_hold(lock))
    except (BlockingIOError, PermissionError):
        return True
    return False


def _remove(stem: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        _beside(stem, suffix).unlink(missing_ok=True)
