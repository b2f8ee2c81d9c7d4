from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app.action import Context
from studio.app.actions import find, perform
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.snapshots import MOST
from studio.graph import snapshot_files
from studio.graph.fileio import dumps
from studio.graph.snapshot_files import Head, folder_of
from studio.message import UserError


def _titles(session: Session) -> list[str]:
    return [each.title for each in session.snapshots.items]


def _text(session: Session) -> str:
    return dumps(session.document.project)


def test_a_snapshot_survives_closing_and_is_gone_back_to_as_one_step(
    session: Session, context: Context, stage: StandIn, tmp_path: Path
) -> None:
    session.add("torch.nn.Linear", name="dense")
    assert perform(find("edit.snapshot"), context)
    assert stage.asked == ["snapshot After: Add dense"]
    path = tmp_path / "net.plexus"
    session.save(path)
    kept = _text(session)
    session.add("torch.nn.ReLU", name="relu")
    stage.snapshot = "two layers"
    assert perform(find("edit.snapshot"), context)
    session.save()
    assert _titles(session) == ["After: Add dense", "two layers"]

    session.new()
    assert _titles(session) == []
    session.open(path)
    assert _titles(session) == ["After: Add dense", "two layers"]
    first, second = session.snapshots.items
    now = _text(session)
    assert dumps(session.snapshots.load(second)) == now
    assert session.snapshots.go_back(first)
    # Only the project's name was given by the first save.
    assert _text(session).replace('"untitled"', '"net"') == kept
    assert str(session.document.undo_title) == "Go back to After: Add dense"
    session.document.undo()
    assert _text(session) == now
    assert not session.snapshots.go_back(second)

    elsewhere = tmp_path / "copy" / "other.plexus"
    elsewhere.parent.mkdir()
    session.save(elsewhere)
    session.snapshots.rename(second, "  both \n layers ")
    session.snapshots.remove(first)
    session.open(elsewhere)
    assert _titles(session) == ["both layers"]
    session.open(path)
    assert _titles(session) == ["After: Add dense", "two layers"]


def test_what_is_removed_can_be_brought_back_in_its_place(
    session: Session, notices: list[Notice], tmp_path: Path
) -> None:
    session.save(tmp_path / "net.plexus")
    for title in ("a", "b"):
        session.snapshots.take(title)
    first = session.snapshots.items[0]
    session.snapshots.remove(first)
    assert _titles(session) == ["b"]
    notices[-1].offers[0].act()
    notices[-1].offers[0].act()
    assert _titles(session) == ["a", "b"]
    session.open(tmp_path / "net.plexus")
    assert _titles(session) == ["a", "b"]


def test_damaged_snapshots_are_told_and_left_out(
    session: Session, notices: list[Notice], tmp_path: Path
) -> None:
    path = tmp_path / "net.plexus"
    session.save(path)
    session.snapshots.take("good")
    folder = folder_of(path)
    (whole,) = folder.iterdir()
    data = gzip.decompress(whole.read_bytes())
    head, _, text = data.partition(b"\n")
    (folder / "0.snapshot").write_bytes(b"no gzip")
    (folder / "1.snapshot").write_bytes(gzip.compress(b'{"format": "other"}\n' + text))
    late = {
        "2": whole.read_bytes()[:-20],
        "3": gzip.compress(head + b'\n{"format": "plexus", "version": 2}'),
        "4": gzip.compress(head + b"\n\xff"),
    }
    for stem, broken in late.items():
        (folder / f"{stem}.snapshot").write_bytes(broken)
    notices.clear()
    session.open(path)
    told = [str(notice.message) for notice in notices]
    assert len([text for text in told if "cannot be read" in text]) >= 2
    assert all("0.snapshot" in told[0] and "left out" in text for text in told[:1])
    for snapshot in session.snapshots.items:
        if snapshot.id in late:
            with pytest.raises(UserError):
                session.snapshots.load(snapshot)
    assert _titles(session) == ["good"]
    assert dumps(session.snapshots.load(session.snapshots.items[0])) == _text(session)


def test_what_could_not_be_written_is_told_and_kept_in_memory(
    session: Session, notices: list[Notice], tmp_path: Path
) -> None:
    path = tmp_path / "net.plexus"
    session.save(path)
    folder_of(path).write_text("in the way")
    taken = session.snapshots.take("kept")
    assert "could not be kept" in str(notices[-1].message)
    assert dumps(session.snapshots.load(taken)) == _text(session)
    elsewhere = tmp_path / "other.plexus"
    session.save(elsewhere)
    assert [each.suffix for each in folder_of(elsewhere).iterdir()] == [".snapshot"]
    session.open(elsewhere)
    assert _titles(session) == ["kept"]


def test_there_is_an_end_to_names_numbers_and_sizes(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="needs a name"):
        session.snapshots.take(" \n ")
    for number in range(MOST):
        session.snapshots.take(str(number))
    with pytest.raises(UserError, match="remove some first"):
        session.snapshots.take("one more")
    monkeypatch.setattr(snapshot_files, "MOST_BYTES", 400)
    path = tmp_path / "x.snapshot"
    with pytest.raises(UserError, match="larger"):
        snapshot_files.write_text(path, Head("x", 1.0), "x" * 400)
    snapshot_files.write_text(path, Head("x", 1.0), "x" * 200)
    monkeypatch.setattr(snapshot_files, "MOST_BYTES", 100)
    with pytest.raises(UserError, match="larger than any"):
        snapshot_files.read(path)


def test_snapshots_are_written_behind_the_window(tmp_path: Path) -> None:
    session = Session(background=True, recovery_folder=tmp_path / "recovery")
    session.save(tmp_path / "net.plexus")
    taken = session.snapshots.take("kept")
    session.close()
    assert session.snapshots.poll() is False
    path = folder_of(tmp_path / "net.plexus") / f"{taken.id}.snapshot"
    assert snapshot_files.read_head(path) == taken.head
