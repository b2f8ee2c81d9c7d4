"""Which use of a block is to start from a file, and how the project keeps the file."""

from __future__ import annotations

from pathlib import Path

import pytest

import studio.api as plexus
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.starting import kept, starting
from studio.graph.model import MODEL, TRAINING
from studio.message import UserError


@pytest.fixture
def project() -> plexus.Project:
    """Two uses of a stage, one of which is inside a block."""
    found = plexus.new("net")
    stage = found.block("Stage")
    stage.chain(
        stage.add("input", name="x", shape=("N", 2)),
        stage.add("torch.nn.Linear", name="fc", out_features=2),
        stage.add("output", name="y"),
    )
    body = found.block("Body")
    body.chain(
        body.add("input", name="x", shape=("N", 2)),
        body.add("block:Stage", name="first"),
        body.add("output", name="y"),
    )
    found.chain(
        found.add("input", name="points", shape=("N", 2)),
        found.add("block:Body", name="body"),
        found.add("block:Stage", name="last"),
        found.add("output", name="scores"),
    )
    found.set("train.epochs", 1)
    return found


def said(project: plexus.Project) -> dict[str, object]:
    """What starts from which file."""
    held = project.document.project
    nodes = [(name, node) for name, graph in held.graphs.items() for node in graph]
    found = {
        f"{graph}.{node.name}": node.params["start_from"]
        for graph, node in nodes
        if "start_from" in node.params
    }
    return found | {k: v for k, v in held.settings.items() if k.endswith("start_from")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("last", ["model.last"]),
        ("body.first", ["Body.first"]),
        ("Stage", ["Body.first", "model.last"]),
        ("model", ["train.start_from"]),
    ],
)
def test_a_name_says_whose_weights_start(
    project: plexus.Project, tmp_path: Path, name: str, expected: list[str]
) -> None:
    held = project.document.project
    project.document.do(starting(held, name, tmp_path / "sub" / "w.pt", tmp_path))
    assert said(project) == dict.fromkeys(expected, "sub/w.pt")
    project.document.undo()
    assert said(project) == {}


def test_a_drawn_training_comes_first(project: plexus.Project, tmp_path: Path) -> None:
    step = project.block(TRAINING)
    first = step.add("block:model", name="last")
    step.use_again(first, "again")
    held = project.document.project
    for name in ("last", "again", "model"):
        project.document.do(starting(held, name, tmp_path / f"{name}.pt", tmp_path))
        assert said(project) == {"training.last": f"{name}.pt"}


def test_a_name_that_is_nothing_is_answered_with_those_there_are(
    project: plexus.Project, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as caught:
        starting(project.document.project, "techer", tmp_path / "w.pt", None)
    assert "There are: Body, Stage, body, last, model." in str(caught.value)
    with pytest.raises(UserError):
        starting(project.document.project, "body.fc", tmp_path / "w.pt", None)


def test_a_file_elsewhere_keeps_its_whole_path(tmp_path: Path) -> None:
    inside, outside = tmp_path / "project" / "w.pt", tmp_path / "w.pt"
    assert kept(str(inside), tmp_path / "project") == "w.pt"
    assert kept(str(outside), tmp_path / "project") == str(outside)
    assert kept("w.pt", tmp_path) == "w.pt"
    assert kept(str(inside), None) == str(inside)


def test_in_the_window_a_file_beside_the_project_is_kept_by_its_name(
    project: plexus.Project, session: Session, notices: list[Notice], tmp_path: Path
) -> None:
    plexus.save(project, tmp_path / "net.plexus")
    session.open(tmp_path / "net.plexus")
    node = session.document.project.graphs[MODEL].find("last")
    assert node is not None
    assert session.set_param(node.id, "start_from", str(tmp_path / "w.safetensors"))
    assert session.graph.node(node.id).params == {"start_from": "w.safetensors"}
    assert session.set_param(node.id, "start_from", "")
    assert session.graph.node(node.id).params == {}
    assert session.set_setting("train.start_from", str(tmp_path / "w.safetensors"))
    assert session.document.project.settings["train.start_from"] == "w.safetensors"
    assert not notices


@pytest.mark.parametrize("to_model", [False, True])
def test_the_library_starts_a_run_from_files(
    project: plexus.Project, tmp_path: Path, to_model: bool
) -> None:
    from safetensors.torch import load_file, save_file

    given = {
        name: value + 1.0 for name, value in plexus.build(project, seed=9).state_dict().items()
    }
    project.set("data.source", "toy")
    project.set("train.lr", 0.0)
    if to_model:
        save_file(given, tmp_path / "w.safetensors")
        weights = {"model": tmp_path / "w.safetensors"}
    else:
        part = {k.removeprefix("last."): v for k, v in given.items() if k.startswith("last.")}
        save_file(part, tmp_path / "w.safetensors")
        weights = {"last": tmp_path / "w.safetensors"}
    run = plexus.train(project, runs=tmp_path / "runs", weights=weights)
    found = load_file(run.folder / "checkpoints" / "last.safetensors")
    alike = {name for name, value in found.items() if (value == given[name]).all()}
    assert alike == {name for name in given if to_model or name.startswith("last.")}
    assert said(project) == {}
