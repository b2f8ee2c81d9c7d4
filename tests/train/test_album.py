"""The album of a run: what its training showed, thinned evenly, and found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from studio.observe.frames import Shown
from studio.train.album import FOLDER, KEPT, Album, read
from studio.train.store import RunFolder


def shown(step: int, name: str = "file") -> Shown:
    return Shown(name, step, np.full((2, 1, 3, 3), step, np.float32), (2, 1, 3, 3))


def steps(folder: RunFolder) -> list[int]:
    return [frame.step for frame in read(folder)]


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    album = Album(folder)
    album.keep([shown(5), shown(5, "other")])
    album.keep([])
    album.keep([shown(5)])
    found = read(folder)
    assert [(frame.name, frame.step, frame.shape) for frame in found] == [
        ("file", 5, (2, 1, 3, 3)),
        ("other", 5, (2, 1, 3, 3)),
    ]
    assert (found[0].values == 5).all()
    assert not found[0].values.flags.writeable


@pytest.mark.parametrize("count", [1, 2, 3, KEPT, KEPT + 1, KEPT + 2, 41, 90])
def test_of_many_moments_some_stay_and_the_first_and_last_among_them(
    tmp_path: Path, count: int
) -> None:
    folder = RunFolder(tmp_path)
    album = Album(folder)
    for step in range(count):
        album.keep([shown(step)])
    found = steps(folder)
    assert found[0] == 0
    assert found[-1] == count - 1
    assert min(count, KEPT // 2) <= len(found) <= KEPT
    assert len(set(np.diff(found[:-1]).tolist())) <= 1


def test_a_run_that_goes_on_begins_with_the_album_until_then(tmp_path: Path) -> None:
    first, second = RunFolder(tmp_path / "first"), RunFolder(tmp_path / "second")
    for folder in (first, second):
        folder.path.mkdir()
    album = Album(first)
    for step in (1, 2, 3):
        album.keep([shown(step)])
    other = Album(second)
    other.continue_from(first, 2)
    other.keep([shown(4)])
    assert steps(second) == [1, 2, 4]
    assert steps(first) == [1, 2, 3]
    Album(first).continue_from(first, 1)
    assert steps(first) == [1]


def test_a_damaged_moment_is_left_out(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    Album(folder).keep([shown(1)])
    (tmp_path / FOLDER / "0000002.npz").write_bytes(b"PK no archive")
    (tmp_path / FOLDER / "notes.npz").write_bytes(b"")
    assert steps(folder) == [1]
    assert read(RunFolder(tmp_path / "gone")) == []
