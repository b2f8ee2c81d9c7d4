from __future__ import annotations

from pathlib import Path

from studio.app.session import Session
from studio.graph.fileio import dumps
from studio.message import Message


def test_files_are_read_and_compared_behind_the_window(tmp_path: Path) -> None:
    session = Session(background=True, recovery_folder=tmp_path / "recovery")
    heard: list[None] = []
    session.add("torch.nn.Linear", name="dense")
    session.save(tmp_path / "net.plexus")
    session.versions.changed.connect(heard.append)
    session.set_param("n1", "out_features", 5)
    session.versions.begin_with_saved()
    while not session.versions.ready:
        session.versions.poll()
    (told,) = session.versions.told
    assert str(told.words).startswith("dense.out_features")
    session.set_param("n1", "bias", False)
    while len(session.versions.found) < 2:
        session.versions.poll()
    assert session.versions.take_back(told)
    session.versions.begin(Message("now"), session.document.project.copy())
    while not session.versions.ready:
        session.versions.poll()
    assert session.versions.found == ()
    assert session.versions.end()
    assert not session.versions.end()
    text = dumps(session.document.project)
    session.versions.begin_with_file(tmp_path / "none.plexus")
    while session.versions.poll():
        pass
    assert not session.versions.active
    assert len(heard) >= 4
    assert dumps(session.document.project) == text
    session.close()
