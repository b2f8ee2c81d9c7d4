from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from project_texts import COMPOSED

from studio.graph.fileio import FileError, dumps, loads
from studio.graph.model import Node, Project
from studio.graph.recovery import Autosave, pending

CRASHES = """
import os, signal, sys
from pathlib import Path
from studio.graph.model import Node, Project
from studio.graph.recovery import Autosave
project = Project("half done")
project.model.put_node(Node("n1", "input", "image"))
autosave = Autosave(Path(sys.argv[1]))
autosave.write(project, Path("/home/me/net.plexus"))
print("kept", flush=True)
sys.stdin.read()
os._exit(1)
"""


@pytest.fixture
def project() -> Project:
    project = Project("net")
    project.model.put_node(Node("n1", "input", "image"))
    return project


def test_a_program_that_dies_leaves_its_work_behind(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", CRASHES, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"kept"
        assert pending(tmp_path) == []
        program.kill()
    (recovery,) = pending(tmp_path)
    assert recovery.name == "half done"
    assert recovery.original == Path("/home/me/net.plexus")
    assert recovery.time > 0
    assert recovery.load().model.node("n1").name == "image"
    recovery.discard()
    assert pending(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_all_of_a_project_is_kept(tmp_path: Path) -> None:
    with Autosave(tmp_path) as autosave:
        autosave.write(loads(COMPOSED).copy())
        (kept,) = tmp_path.glob("*.plexus")
        assert kept.read_text("utf-8") == COMPOSED


def test_the_living_are_left_alone(tmp_path: Path, project: Project) -> None:
    with Autosave(tmp_path / "deep" / "folder") as autosave:
        autosave.write(project)
        assert pending(tmp_path / "deep" / "folder") == []
        autosave.clear()
        assert not list(tmp_path.rglob("*.plexus"))
        autosave.write(project)
        (kept,) = tmp_path.rglob("*.plexus")
        assert kept.read_text("utf-8") == dumps(project)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    autosave.write(project)
    autosave.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_folder_means_nothing_is_pending(tmp_path: Path) -> None:
    assert pending(tmp_path / "none") == []


def test_the_latest_comes_first_and_damaged_notes_do_no_harm(tmp_path: Path) -> None:
    for name, about in (
        ("a", json.dumps({"name": "old", "time": 1e9, "original": None, "pid": 1})),
        ("b", json.dumps({"name": "new", "time": 9e9})),
        ("c", json.dumps({"name": 3, "time": "x", "original": 5})),
        ("d", "[]"),
        ("e", "{"),
        ("f", "[" * 100_000),
    ):
        (tmp_path / f"{name}.plexus").write_text(dumps(Project(name)))
        (tmp_path / f"{name}.json").write_text(about)
    (tmp_path / "g.plexus").write_bytes(b"\xff")
    found = pending(tmp_path)
    assert [found[0].name, found[-1].name] == ["new", "old"]
    assert len(found) == 7
    by_file = {recovery.path.stem: recovery for recovery in found}
    assert by_file["e"].name == "untitled"
    assert by_file["c"].load().name == "c"
    with pytest.raises(FileError, match="not UTF-8"):
        by_file["g"].load()


def test_writing_from_several_threads_keeps_one_whole_state(
    tmp_path: Path, project: Project
) -> None:
    with Autosave(tmp_path) as autosave:
        threads = [Thread(target=autosave.write, args=(project.copy(),)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        (kept,) = tmp_path.glob("*.plexus")
        assert kept.read_text("utf-8") == dumps(project)
        assert len(list(tmp_path.iterdir())) == 3


def test_a_disk_that_refuses_is_told(tmp_path: Path, project: Project) -> None:
    (tmp_path / "file").write_text("")
    with (
        Autosave(tmp_path / "file") as autosave,
        pytest.raises(FileError, match="could not be kept for recovery in"),
    ):
        autosave.write(project)
