"""What a training showed of itself, kept in its run's folder at some moments. No torch.

``samples/0000157.npz`` holds what was shown after step 157, each value under its name;
``samples/written.txt`` what a language model wrote last.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from studio.observe.frames import Shown, Written
from studio.train.store import RunFolder, replace

FOLDER = "samples"
VALUE = "value."
WRITTEN = "written.txt"
KEPT = 12
"""Moments; of more, every second is let go, and so on. The first and the last stay."""


class Album:
    """The moments of one run, thinned evenly as they become more."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder.path / FOLDER
        self._kept = [int(path.stem) for path in _files(self._folder)]
        self._stride = 1
        self._count = 0
        self._passing: int | None = None
        """A moment that stays only until the next."""

    def continue_from(self, other: RunFolder, step: int) -> None:
        """Begin with what another run (or this one) had shown until a step."""
        for path in _files(other.path / FOLDER):
            if int(path.stem) <= step and other.path / FOLDER != self._folder:
                self._folder.mkdir(exist_ok=True)
                shutil.copyfile(path, self._folder / path.name)
        for later in (found for found in self._kept if found > step):
            self._path(later).unlink(missing_ok=True)
        self._kept = [int(path.stem) for path in _files(self._folder)]

    def keep(self, frames: Iterable[Shown]) -> None:
        """Keep what was shown at one moment."""
        found = list(frames)
        if not found or found[0].step in self._kept:
            return
        step = found[0].step
        buffer = io.BytesIO()
        # With something before each name, as savez has parameters of its own.
        arrays: dict[str, Any] = {VALUE + frame.name: frame.values for frame in found}
        np.savez(buffer, **arrays)
        replace(self._path(step), buffer.getvalue())
        if self._passing is not None:
            self._let_go(self._passing)
        self._kept.append(step)
        self._passing = step if self._count % self._stride else None
        self._count += 1
        if len(self._kept) > KEPT:
            for each in self._kept[1:-1:2]:
                self._let_go(each)
            self._stride *= 2

    def keep_text(self, frame: Written) -> None:
        """Keep what was written last."""
        replace(self._folder / WRITTEN, frame.text.encode())

    def _let_go(self, step: int) -> None:
        if step in self._kept:
            self._kept.remove(step)
            self._path(step).unlink(missing_ok=True)

    def _path(self, step: int) -> Path:
        return self._folder / f"{step:07}.npz"


def read(folder: RunFolder) -> list[Shown]:
    """What a run kept, in its order. A file that is damaged, or being replaced, is left out."""
    frames: list[Shown] = []
    for path in _files(folder.path / FOLDER):
        try:
            with np.load(path, allow_pickle=False) as archive:
                values = {name: np.asarray(archive[name], np.float32) for name in archive}
        except (OSError, ValueError, zipfile.BadZipFile):
            continue
        for name, array in values.items():
            array.setflags(write=False)
            frames.append(Shown(name.removeprefix(VALUE), int(path.stem), array, array.shape))
    return frames


def written(folder: RunFolder) -> str | None:
    """What the model of a run wrote last, if it is one that writes."""
    path = folder.path / FOLDER / WRITTEN
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.glob("*.npz") if path.stem.isdecimal())
    return sorted(found, key=lambda path: int(path.stem))
