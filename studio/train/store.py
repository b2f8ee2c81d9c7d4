"""A run is a folder: what it trained, in which surroundings, and all its numbers. No torch.

``project.plexus``  the frozen project
``run.json``        environment, seed, settings, state and totals; replaced atomically
``history.jsonl``   scalars; see ``studio.train.history``
``journal.jsonl``   what was changed on the way; see ``studio.train.journal``
``doctor.json``     what was seen on the way; see ``studio.train.doctor.record``
``samples/``        what a training graph showed; see ``studio.train.album``
``film/``           the weights at moments of the run; see ``studio.train.film``
``checkpoints/``    ``last`` and ``best`` weights, and what going on from ``last`` needs; the same
                    of ``step-1200`` and the like, where some are kept for good, and of
                    ``mark-1200``, where something was changed

The folder can be read while it is being written, also by another machine.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from studio.graph import fileio
from studio.graph.model import Project
from studio.message import UserError
from studio.observe.frames import Scalars
from studio.train.config import TrainConfig
from studio.train.history import stretches

VERSION = 1
MARKED = "mark-"
"""How the names of checkpoints begin that were made where something was changed."""
PROJECT, RUN, HISTORY = "project.plexus", "run.json", "history.jsonl"
LAST = "last"
"""The checkpoint that is usually gone on from."""
BEST = "best"
"""The weights of the epoch that was better than all others."""
KEPT = "step-"
"""How the names of checkpoints begin that are kept for good."""


class RunError(UserError):
    """A run folder that cannot be made, read or used."""


class RunFolder:
    """One run on disk. Make one with ``create`` or ``open``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @staticmethod
    def reserve(parent: Path, project: Project) -> Path:
        """Make an empty folder for a run in ``parent``, named after the project and the time."""
        stem = re.sub(r"[^\w-]+", "-", project.name).strip("-") or "run"
        stem = f"{stem[:60]}-{time.strftime('%Y%m%d-%H%M%S')}"
        number = 1
        while True:
            path = parent / (stem if number == 1 else f"{stem}-{number}")
            try:
                path.mkdir(parents=True)
            except FileExistsError:
                number += 1
            except OSError as error:
                raise _unmade(path, error) from error
            else:
                return path

    @classmethod
    def create(cls, parent: Path, project: Project, config: TrainConfig) -> Self:
        """Make a run in a folder of its own in ``parent``."""
        return cls.create_at(cls.reserve(parent, project), project, config)

    @classmethod
    def create_at(cls, path: Path, project: Project, config: TrainConfig) -> Self:
        """Make this very folder a run."""
        folder = cls(path)
        info = {
            "version": VERSION,
            "name": project.name,
            "created": time.strftime("%Y-%m-%dT%H:%M:%S"),
            "state": "starting",
            "seed": config.seed,
            "config": config.as_dict(),
        }
        try:
            (path / "checkpoints").mkdir(parents=True, exist_ok=True)
            fileio.save(project, path / PROJECT)
            folder.write_info(info)
        except OSError as error:
            raise _unmade(path, error) from error
        return folder

    @classmethod
    def open(cls, path: Path) -> Self:
        """A run that exists. Raises ``RunError``."""
        if not (path / RUN).is_file():
            raise RunError(
                "{path} is not the folder of a run: it holds no {file}.", path=path, file=RUN
            )
        return cls(path)

    def project(self) -> Project:
        """The project as it was trained."""
        return fileio.load(self.path / PROJECT)

    def checkpoint(self, name: str) -> Path:
        """Where the weights called ``last``, ``best`` or ``step-1200`` are, or will be."""
        return self.path / "checkpoints" / f"{name}.safetensors"

    @property
    def training_state(self) -> Path:
        """Where the optimiser and the random numbers that belong to ``last`` are."""
        return self.state_of(LAST)

    def state_of(self, name: str) -> Path:
        """Where that is which going on from a checkpoint needs besides the weights."""
        return self.path / "checkpoints" / f"{name}.optimizer.pt"

    @property
    def resumable(self) -> list[str]:
        """The names of the checkpoints that can be gone on from: ``last``, and the kept ones."""
        found = [path.name.partition(".")[0] for path in self.state_of(LAST).parent.glob("*.pt")]
        kept = [name for name in found if name.startswith((KEPT, MARKED))]
        kept.sort(key=lambda name: (int(name.partition("-")[2]), name))
        return [*(LAST for name in found if name == LAST), *kept]

    def keep_last(self, step: int, most: int) -> None:
        """Keep ``last`` for good, under its step; the oldest goes when there are too many."""
        self._name_last(f"{KEPT}{step}")
        kept = [each for each in self.resumable if each.startswith(KEPT)]
        for old in kept[:-most]:
            for where in (self.state_of, self.checkpoint):
                where(old).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what a run that was killed had begun to write."""
        for pattern in (".*.part", "checkpoints/.*.part", "film/.*.part"):
            for beside in self.path.glob(pattern):
                beside.unlink(missing_ok=True)

    def keep_marked(self, step: int) -> str:
        """Keep ``last`` for as long as the run, since something was changed here; its name."""
        name = f"{MARKED}{step}"
        self._name_last(name)
        return name

    def _name_last(self, name: str) -> None:
        # The state comes last: where it is, the weights are too.
        for where in (self.checkpoint, self.state_of):
            _double(where(LAST), where(name))

    def info(self) -> dict[str, Any]:
        """What ``run.json`` says. Raises ``RunError`` if it is damaged."""
        path = self.path / RUN
        try:
            info = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise RunError(
                "The file {path} of a run cannot be read: {reason}.", path=path, reason=error
            ) from error
        if not isinstance(info, dict):
            raise RunError("The file {path} of a run does not hold a JSON object.", path=path)
        return info

    @property
    def created(self) -> str:
        """When, as ISO 8601 without a zone; empty where ``run.json`` is damaged."""
        try:
            return str(self.info().get("created", ""))
        except RunError:
            return ""

    def write_info(self, info: Mapping[str, Any]) -> None:
        replace(self.path / RUN, (json.dumps(info, indent=2, sort_keys=True) + "\n").encode())

    def update(self, **values: Any) -> None:
        """Change some entries of ``run.json``."""
        self.write_info(self.info() | values)

    def history(self) -> list[Scalars]:
        """All numbers so far, in the order in which they were recorded."""
        path = self.path / HISTORY
        if not path.exists():
            return []
        with path.open(encoding="utf-8") as file:
            return [scalars for stretch in stretches(file) for scalars in stretch]

    def outline(self, limit: int) -> Iterator[Scalars]:
        """The numbers so far, at most about ``limit`` of each stretch in which they were kept."""
        path = self.path / HISTORY
        if path.exists():
            with path.open(encoding="utf-8") as file:
                for stretch in stretches(file):
                    yield from stretch.spread(limit)

    @property
    def history_size(self) -> int:
        """Bytes of history so far; a checkpoint keeps it, for ``continue_from``."""
        path = self.path / HISTORY
        return path.stat().st_size if path.exists() else 0

    def continue_from(self, other: RunFolder, history_size: int) -> None:
        """Begin with the history that another run (or this one) had at a checkpoint."""
        path = other.path / HISTORY
        content = path.read_bytes()[:history_size] if path.exists() else b""
        replace(self.path / HISTORY, content)


def _unmade(path: Path, error: OSError) -> RunError:
    return RunError(
        "The folder {path} for the run cannot be made: {reason}. Choose another folder for runs.",
        path=path,
        reason=error.strerror or error,
    )


def list_runs(parent: Path) -> list[RunFolder]:
    """The runs in a folder, the newest first."""
    if not parent.is_dir():
        return []
    found = [RunFolder(path) for path in parent.iterdir() if (path / RUN).is_file()]
    return sorted(found, key=lambda run: (run.created, run.path.name), reverse=True)


def _double(path: Path, name: Path) -> None:
    """Give a file a second name. It stays as it is when the first name gets another file."""
    name.unlink(missing_ok=True)
    try:
        os.link(path, name)
    except OSError:  # Not every file system has second names.
        replace(name, path.read_bytes())


def replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
