"""A save is whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from project_texts import CANONICAL

from studio.graph.fileio import FileError, loads, save
from studio.graph.model import Project


def fail_to_flush(handle: int) -> None:
    raise OSError(28, "No space left on device")


def fail_to_rename(path: Path, target: Path) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize(
    ("name", "failure"), [("os.fsync", fail_to_flush), ("Path.replace", fail_to_rename)]
)
def test_a_save_that_fails_leaves_all_as_it_was(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    failure: Callable[..., None],
    existing: bool,
) -> None:
    path = tmp_path / "net.plexus"
    if existing:
        path.write_text("the old file")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    monkeypatch.setattr(f"studio.graph.atomic.{name}", failure)
    with pytest.raises(FileError, match=r"net\.plexus could not be saved: .*Save it under another"):
        save(loads(CANONICAL), path)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_save_that_is_interrupted_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "net.plexus"
    path.write_text("the old file")
    monkeypatch.setattr("studio.graph.atomic.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(loads(CANONICAL), path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["the old file"]


def test_a_save_into_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not be saved: No such file"):
        save(Project(), tmp_path / "no" / "net.plexus")


def test_a_save_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    path, link = tmp_path / "net.plexus", tmp_path / "link.plexus"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    save(loads(CANONICAL), link)
    assert link.is_symlink()
    assert path.read_text("utf-8") == CANONICAL
    assert path.stat().st_mode & 0o777 == 0o640
