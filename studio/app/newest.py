"""The newest run of a project that can be gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.train.store import RunFolder


class Newest:
    """Looks through the folders of runs, and again only when one came or went."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key: tuple[str, int] | None = None
        self._found: Path | None = None

    def of(self, name: str) -> Path | None:
        """The folder of the newest run of a project of this name that left a checkpoint."""
        # Asked at every look at a menu.
        key = name, self._folder.stat().st_mtime_ns if self._folder.is_dir() else 0
        if key != self._key:
            self._key, self._found = key, self._look(name)
        return self._found

    def _look(self, name: str) -> Path | None:
        if not self._folder.is_dir():
            return None
        from studio.train.store import list_runs

        return next((run.path for run in list_runs(self._folder) if _resumable(run, name)), None)


def _resumable(run: RunFolder, name: str) -> bool:
    """Whether this is a run of a project of this name that left a checkpoint to go on from."""
    from studio.train.store import RunError

    try:
        return run.training_state.is_file() and run.info().get("name") == name
    except RunError:
        return False  # A damaged run is none to go on with; others may be.
