from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from studio.app.notices import Notice
from studio.app.safekeeping import Safekeeping
from studio.app.session import Session
from studio.graph.model import Project
from studio.graph.recovery import pending

WAIT_S = 60.0


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def settle(keeping: Safekeeping) -> None:
    """Wait until the thread has nothing to do."""
    with keeping._state:
        idle = keeping._state.wait_for(lambda: keeping._job is None and not keeping._busy, WAIT_S)
    assert idle


@pytest.fixture
def clock() -> Clock:
    return Clock()


def kept(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.plexus")]


def test_a_snapshot_is_written_once_it_is_due(tmp_path: Path, clock: Clock) -> None:
    keeping = Safekeeping(tmp_path, clock)
    copies = 0

    def copy() -> Project:
        nonlocal copies
        copies += 1
        return Project("net")

    assert not keeping.poll(copy, None)
    keeping.touch(2.0)
    clock.now += 1.5
    keeping.touch(2.0)
    assert keeping.poll(copy, None)
    assert copies == 0
    clock.now += 0.6
    assert keeping.poll(copy, None)
    settle(keeping)
    assert copies == 1
    assert len(kept(tmp_path)) == 1
    assert not keeping.poll(copy, None)
    assert not pending(tmp_path), "a living program's snapshot is not offered"
    keeping.close()
    assert not kept(tmp_path)


def test_saving_drops_the_snapshot(tmp_path: Path, clock: Clock) -> None:
    keeping = Safekeeping(tmp_path, clock)
    keeping.touch(0.0)
    keeping.poll(lambda: Project("net"), None)
    keeping.forget()
    settle(keeping)
    assert not kept(tmp_path)
    assert not keeping.poll(lambda: Project("net"), None)
    keeping.close()


def test_a_full_or_forbidden_disk_is_told(tmp_path: Path, clock: Clock) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_text("", encoding="utf-8")
    keeping = Safekeeping(blocked, clock)
    keeping.touch(0.0)
    keeping.poll(lambda: Project("net"), None)
    settle(keeping)
    from studio.message import UserError

    with pytest.raises(UserError, match="recovery"):
        keeping.poll(lambda: Project("net"), None)
    keeping.close()


def test_work_of_a_killed_program_is_offered_back(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import os, sys
        from pathlib import Path
        from studio.app.session import Session
        from studio.app.settings import Settings

        folder = Path(sys.argv[1])
        session = Session(Settings(autosave_s=0.0), background=True, recovery_folder=folder)
        session.add("input", name="precious")
        while not any(folder.glob("*.plexus")):
            session.poll()
        os._exit(9)
        """
    )
    folder = tmp_path / "recovery"
    done = subprocess.run([sys.executable, "-c", script, str(folder)], timeout=120, check=False)
    assert done.returncode == 9
    session = Session(background=True, recovery_folder=folder)
    (found,) = session.recoverable()
    session.recover(found)
    assert session.document.project.model.find("precious")
    assert session.document.dirty
    assert kept(folder), "kept until this program keeps it itself, or the user saves"
    session.save(tmp_path / "saved.plexus")
    session.close()
    assert not kept(folder)


def test_the_session_tells_of_a_failed_snapshot(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    session = Session(background=True, recovery_folder=blocked)
    session.settings.autosave_s = 0.0
    heard: list[Notice] = []
    session.notified.connect(heard.append)
    session.add("input")
    assert session._safekeeping is not None
    session.poll()
    settle(session._safekeeping)
    session.poll()
    session.close()
    assert [notice.kind for notice in heard] == ["warning"]
