"""A run that is paused, its model changed, and gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_cli import plexus as command
from test_going_back import layer, losses, marks, poll_until, started

import studio.api as plexus
from studio.app.action import Context, perform
from studio.app.actions import find
from studio.app.notices import Notice
from studio.app.session import Session
from studio.graph.edits import AddNode, Batch, Connect, Disconnect, SetParam
from studio.graph.model import Node, Wire
from studio.message import UserError
from studio.train import journal
from studio.train.store import RunFolder


def widen(session: Session, width: int = 40) -> str:
    node = layer(session, "Linear")
    assert session.do(SetParam(node, "out_features", width))
    session.analyse_now()
    return node


@pytest.mark.parametrize("run_in", ["thread", "process"])
def test_it_goes_on_in_a_folder_of_its_own(
    session: Session, notices: list[Notice], run_in: str
) -> None:
    assert session.set_setting("train.run_in", run_in)
    session.document.mark_saved()
    frames = started(session, run_in)
    first = session.runs.current
    assert first is not None
    before = losses(session)
    assert str(session.growing.refusal()) == "The run has the model as it is drawn."
    widen(session)
    assert session.growing.is_wanted
    assert session.growing.refusal() is None
    session.growing.go_on()
    assert session.runs.active
    poll_until(session, lambda: session.runs.state == "finished" and session.runs.current != first)
    second = session.runs.current
    assert second is not None
    assert second.folder != first.folder
    assert losses(session)[: len(before)] == before
    (mark,) = marks(frames)
    assert "Outputs unchanged (largest difference" in str(mark.message)
    assert mark.run == second.folder.name
    assert mark.step == before[-1][0]
    assert str(mark.message) in [str(notice.message) for notice in notices]
    assert session.runs.differing() == frozenset()
    assert first.folder.is_dir()
    assert RunFolder(first.folder).info()["state"] == "stopped"


def test_there_is_a_way_back_across_the_change(session: Session) -> None:
    frames = started(session)
    session.runs.adjust("", "lr", 0.02)
    poll_until(session, lambda: marks(frames))
    (old,) = marks(frames)
    first = session.runs.current
    assert first is not None
    widen(session)
    session.growing.go_on()
    poll_until(session, lambda: len(marks(frames)) == 3)
    second = session.runs.current
    assert second is not None
    new = marks(frames)[-1]
    session.runs.pause()
    poll_until(session, lambda: session.runs.state == "paused")
    session.runs.go_back(old)
    poll_until(session, lambda: session.runs.current != second and session.runs.state == "paused")
    third = session.runs.current
    assert third is not None
    assert third.plan is first.plan
    assert session.growing.is_wanted
    session.runs.go_back(new)
    poll_until(session, lambda: session.runs.current != third and session.runs.state == "paused")
    assert session.runs.current is not None
    assert session.runs.current.plan is second.plan
    session.runs.stop()


def test_why_it_cannot_be_is_said(session: Session, context: Context) -> None:
    action = find("train.grow")
    assert str(action.refusal(context)) == "No run is paused."
    started(session)
    node = widen(session)
    assert action.refusal(context) is None
    assert session.set_setting("train.batch_size", 7)
    session.analyse_now()
    assert "train.batch_size was 32 and is now 7" in str(action.refusal(context))
    session.document.undo()
    assert session.do(SetParam(node, "out_features", -1))
    session.analyse_now()
    assert "problems" in str(action.refusal(context))
    with pytest.raises(UserError, match="problems"):
        session.growing.go_on()
    session.runs.stop()


def test_a_model_that_cannot_be_gone_on_with_gives_the_old_one_back(
    session: Session, context: Context, notices: list[Notice]
) -> None:
    started(session)
    first = session.runs.current
    widen(session, 4)
    assert perform(find("train.grow"), context)
    poll_until(session, lambda: session.runs.state == "failed")
    notice = next(each for each in notices if each.kind == "error")
    assert str(notice.message).startswith("hidden1 (Linear) was made smaller, from 3")
    (offer,) = notice.offers
    failed = session.runs.current
    offer.act()
    poll_until(session, lambda: session.runs.current != failed and session.runs.state == "paused")
    assert session.runs.current is not None
    assert first is not None
    assert session.runs.current.plan is first.plan
    session.runs.stop()


def test_a_layer_put_on_a_wire_begins_as_the_identity(session: Session) -> None:
    frames = started(session)
    graph = session.document.project.model
    hidden = layer(session, "Linear")
    (wire,) = graph.outgoing(hidden)
    node = Node(graph.fresh_id(), "torch.nn.Linear", "deeper", {"out_features": width_of(session)})
    edits = (
        Disconnect((wire,)),
        AddNode(node),
        Connect(Wire(hidden, "output", node.id, "input")),
        Connect(Wire(node.id, "output", wire.target, wire.input)),
    )
    assert session.do(Batch(edits, "Insert"))
    session.analyse_now()
    session.growing.go_on()
    poll_until(session, lambda: marks(frames))
    assert str(marks(frames)[0].message).startswith("model changed (deeper). Outputs unchanged")
    session.runs.stop()


def width_of(session: Session) -> int:
    width = session.document.project.model.node(layer(session, "Linear")).params["out_features"]
    assert isinstance(width, int)
    return width


def test_a_run_on_disk_is_grown_by_the_command_line(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started(session)
    session.runs.stop()
    poll_until(session, lambda: not session.runs.active)
    run = session.runs.current
    assert run is not None
    widen(session)
    file = tmp_path / "wider.plexus"
    session.save(file)
    runs = tmp_path / "more"
    code = command("train", file, "--grow-from", run.folder, "--runs", runs)
    told = capsys.readouterr()
    assert code == 0, told.err
    assert "Outputs unchanged" in told.err
    (folder,) = runs.iterdir()
    assert next(s.step for s in RunFolder(folder).history()) == 1


def test_the_library_grows_a_run_and_says_what_cannot_be(session: Session, tmp_path: Path) -> None:
    started(session)
    session.runs.stop()
    poll_until(session, lambda: not session.runs.active)
    run = session.runs.current
    assert run is not None
    widen(session)
    file = tmp_path / "wider.plexus"
    session.save(file)
    project = plexus.load(file)
    found = plexus.train(project, runs=tmp_path / "more", grow_from=run.folder)
    assert found.result.state == "finished"
    (mark,) = journal.marks(RunFolder(found.folder))
    assert "Outputs unchanged" in str(mark.message)
    with pytest.raises(UserError, match="not both"):
        plexus.train(project, resume=run.folder, grow_from=run.folder)
    project.set("train.batch_size", 5)
    with pytest.raises(UserError, match="batch_size was"):
        plexus.train(project, runs=tmp_path / "more", grow_from=run.folder)


def test_what_is_put_on_a_wire_of_a_paused_run_gets_the_width_of_what_comes(
    session: Session,
) -> None:
    started(session, "thread")
    activation = layer(session, "Tanh")
    (wire,) = session.graph.outgoing(activation)[:1]
    facts = session.facts(activation)
    assert facts is not None
    width = facts.outputs["output"].shape[-1]
    fitted = session.growing.fitted(session.fresh("torch.nn.Linear"), wire)
    assert fitted.params == {"out_features": width}
    own = session.fresh("torch.nn.Linear", params={"out_features": 3})
    assert session.growing.fitted(own, wire) == own
    other = session.fresh("torch.nn.ReLU")
    assert session.growing.fitted(other, wire) == other
    session.runs.stop()
    poll_until(session, lambda: not session.runs.active)
    plain = session.fresh("torch.nn.Linear")
    assert session.growing.fitted(plain, wire) == plain
