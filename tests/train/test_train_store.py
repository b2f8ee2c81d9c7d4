from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from drawing import image_network
from hypothesis import given
from hypothesis import strategies as st

from studio.graph import fileio
from studio.message import UserError
from studio.observe.frames import Scalars
from studio.train.config import TrainConfig
from studio.train.history import HistoryWriter, Stretch
from studio.train.store import HISTORY, RunError, RunFolder, list_runs, replace

CONFIG = TrainConfig(seed=3)


def new(parent: Path, name: str = "My net: 2") -> RunFolder:
    project = image_network()[0].project
    project.name = name
    return RunFolder.create(parent, project, CONFIG)


def test_a_folder_holds_the_frozen_project_and_says_how_it_is_trained(tmp_path: Path) -> None:
    folder = new(tmp_path)
    assert folder.path.parent == tmp_path
    assert folder.path.name.startswith("My-net-2-")
    assert fileio.dumps(folder.project()) == (folder.path / "project.plexus").read_text("utf-8")
    info = RunFolder.open(folder.path).info()
    assert (info["state"], info["seed"], info["name"]) == ("starting", 3, "My net: 2")
    assert info["config"] == CONFIG.as_dict()


def test_two_runs_of_the_same_second_have_folders_of_their_own(tmp_path: Path) -> None:
    paths = {new(tmp_path).path for _ in range(3)}
    assert len(paths) == 3


@pytest.mark.parametrize("name", ["", "///", "..", "x" * 500])
def test_any_name_of_a_project_makes_a_folder(tmp_path: Path, name: str) -> None:
    folder = new(tmp_path, name)
    assert folder.path.parent == tmp_path
    assert folder.path.is_dir()


def test_a_parent_that_is_a_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match=r"cannot be made: .*Choose another folder for runs"):
        new(tmp_path / "file")


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"is not the folder of a run: it holds no run\.json"):
        RunFolder.open(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000])
def test_a_damaged_record_gets_a_sentence_and_does_not_hide_the_others(
    tmp_path: Path, text: str
) -> None:
    good, bad = new(tmp_path), new(tmp_path)
    (bad.path / "run.json").write_text(text)
    with pytest.raises(RunError, match=r"run\.json of a run"):
        bad.info()
    assert {folder.path for folder in list_runs(tmp_path)} == {good.path, bad.path}


def test_runs_are_listed_with_the_newest_first(tmp_path: Path) -> None:
    folders = [new(tmp_path) for _ in range(3)]
    for folder, created in zip(folders, ["2026-01-02", "2026-01-03", "2026-01-01"], strict=True):
        folder.update(created=created)
    (tmp_path / "other").mkdir()
    assert [run.path for run in list_runs(tmp_path)] == [
        folders[1].path,
        folders[0].path,
        folders[2].path,
    ]
    assert list_runs(tmp_path / "nowhere") == []


def test_a_history_comes_back_as_it_was_written(tmp_path: Path) -> None:
    folder = new(tmp_path)
    assert folder.history() == []
    with HistoryWriter(folder.path / HISTORY) as writer:
        losses = [0.1 + 0.2, 1 / 3, 1e-300]
        writer.add(Stretch(4, 1, 2, 8, (0.5, 1.5), {"train_loss": losses, "lr": [1, 2, 3]}))
        writer.add(Stretch(6, 2, 0, 1, (2.0, 2.0), {"val_loss": [0.25]}))
        writer.flush()
        assert len(folder.history()) == 4, "readable while it is open"
    assert folder.history() == [
        Scalars(4, 1 + 2 / 8, 0.5, {"train_loss": 0.1 + 0.2, "lr": 1}),
        Scalars(5, 1 + 3 / 8, 1.0, {"train_loss": 1 / 3, "lr": 2}),
        Scalars(6, 1 + 4 / 8, 1.5, {"train_loss": 1e-300, "lr": 3}),
        Scalars(6, 2.0, 2.0, {"val_loss": 0.25}),
    ]


@given(st.integers(1, 500), st.integers(1, 120))
def test_some_steps_of_a_stretch_are_evenly_spread(count: int, limit: int) -> None:
    stretch = Stretch(7, 0, 1, 500, (1.0, 2.0), {"train_loss": [float(i) for i in range(count)]})
    every = list(stretch)
    some = list(stretch.spread(limit))
    assert len(every) == len(stretch) == count
    assert (some[0], some[-1]) == (every[0], every[-1])
    assert len(some) <= 2 * limit + 1
    assert [every[s.step - 7] for s in some] == some
    assert len({b.step - a.step for a, b in pairwise(some[:-1])}) <= 1


def test_a_line_under_way_is_left_out_and_a_damaged_one_named(tmp_path: Path) -> None:
    folder = new(tmp_path)
    with HistoryWriter(folder.path / HISTORY) as writer:
        writer.add(Stretch(1, 0, 1, 8, (0.0, 0.0), {"train_loss": [1.0]}))
    path = folder.path / HISTORY
    whole = path.read_text()
    path.write_text(whole + whole[:20])
    assert len(folder.history()) == 1
    for damage in ('{"step": 1}\n', "[]\n", "nonsense\n"):
        path.write_text(whole + damage)
        with pytest.raises(UserError, match=r"Line 2 of a run's history\.jsonl is damaged"):
            folder.history()


def test_a_history_is_cut_where_a_checkpoint_was(tmp_path: Path) -> None:
    folder, other = new(tmp_path), new(tmp_path)
    with HistoryWriter(folder.path / HISTORY) as writer:
        writer.add(Stretch(1, 0, 1, 8, (0.0, 0.0), {"train_loss": [1.0]}))
        writer.flush()
        size = folder.history_size
        writer.add(Stretch(2, 0, 2, 8, (0.0, 0.0), {"train_loss": [2.0]}))
    other.continue_from(folder, size)
    assert [s.step for s in other.history()] == [1]
    assert [s.step for s in folder.history()] == [1, 2]
    folder.continue_from(folder, size)
    assert [s.step for s in folder.history()] == [1]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "file"
    replace(path, b"old")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_runs_are_read_without_torch(tmp_path: Path) -> None:
    folder = new(tmp_path)
    code = (
        "import sys; from pathlib import Path; import studio.train.worker, studio.train.config\n"
        "import studio.train.inbox\n"
        "from studio.train.store import list_runs\n"
        f"assert len(list_runs(Path({str(tmp_path)!r}))) == 1\n"
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert json.loads((folder.path / "run.json").read_text())["version"] == 1
