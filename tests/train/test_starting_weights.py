"""Blocks whose weights start from a file, in runs and in the scripts of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from drawn_trainings import TRAININGS, graph, small
from running import TOY, points_network
from safetensors.torch import load_file, save_file
from scripted import asked, assert_same, of_program, of_scripts, written
from torch import Tensor

from studio.compile.module import PlanModule, seeded
from studio.graph.document import Document
from studio.graph.edits import EditError, SetParam
from studio.graph.model import MODEL, TRAINING, Project
from studio.graph.unpacking import unpack
from studio.layers.catalogue import standard
from studio.message import UserError
from studio.observe.mailbox import Mailbox
from studio.train import starting
from studio.train.store import RunFolder
from studio.train.worker import Job, Result, run


def put(project: Project, graph_name: str, name: str, **params: Any) -> None:
    held = project.graphs[graph_name]
    node = held.find(name)
    assert node is not None
    held.put_node(replace(node, params={**node.params, **params}))


def taught(file: str) -> Project:
    """A student whose frozen teacher starts from a file."""
    project = TRAININGS["distilled"]()
    put(project, TRAINING, "teacher", start_from=file)
    return project


def fresh(project: Project, seed: int, base: Path | None = None) -> PlanModule:
    """The module of its training, with the weights that a run would begin with."""
    wanted = asked(project)
    module = seeded(wanted.training or wanted.plan, seed)
    starting.start(module, base)
    return module


def teacher_of(module: PlanModule) -> dict[str, Tensor]:
    return {
        key.removeprefix("teacher."): value
        for key, value in module.state_dict().items()
        if key.startswith("teacher.")
    }


def other_weights(folder: Path, name: str = "teacher.safetensors") -> dict[str, Tensor]:
    """Weights of the teacher that no seed of these tests draws, and a file of them."""
    found = teacher_of(fresh(TRAININGS["distilled"](), seed=99))
    save_file(found, folder / name)
    return found


def trained(project: Project, folder: Path, base: Path, resume: Path | None = None) -> Result:
    wanted = asked(project, base)
    job = Job(wanted.project, wanted.plan, folder, resume, base, training=wanted.training)
    return run(job, Mailbox())


def test_a_teacher_begins_with_what_its_file_holds_and_keeps_it(tmp_path: Path) -> None:
    weights = other_weights(tmp_path)
    project = taught("teacher.safetensors")
    assert trained(project, tmp_path / "run", tmp_path).state == "finished"
    kept = load_file(RunFolder.open(tmp_path / "run").checkpoint("last.teacher"))
    names = [name for name, value in weights.items() if "running" not in name and value.dim()]
    assert names and all(torch.equal(kept[name], weights[name]) for name in names)


def test_what_a_run_kept_of_a_block_starts_it_in_another(tmp_path: Path) -> None:
    trained(TRAININGS["distilled"](), tmp_path / "first", tmp_path)
    kept = RunFolder.open(tmp_path / "first").checkpoint("last.teacher")
    module = fresh(taught(str(kept)), seed=5)
    assert all(
        torch.equal(value, load_file(kept)[key]) for key, value in teacher_of(module).items()
    )


def test_a_run_that_goes_on_needs_the_file_no_more(tmp_path: Path) -> None:
    weights = other_weights(tmp_path)
    project = taught("teacher.safetensors")
    trained(project, tmp_path / "first", tmp_path)
    (tmp_path / "teacher.safetensors").unlink()
    project.settings["train.epochs"] = 8
    result = trained(project, tmp_path / "second", tmp_path, tmp_path / "first")
    assert result.state == "finished", result.message
    kept = load_file(RunFolder.open(tmp_path / "second").checkpoint("last.teacher"))
    names = [key for key in weights if key.endswith("hidden.weight")]
    assert names and all(torch.equal(kept[key], weights[key]) for key in names)


def test_the_rest_begins_as_without_a_file(tmp_path: Path) -> None:
    other_weights(tmp_path)
    plain = fresh(TRAININGS["distilled"](), seed=3).state_dict()
    begun = fresh(taught("teacher.safetensors"), seed=3, base=tmp_path).state_dict()
    assert plain.keys() == begun.keys()
    differing = {key.partition(".")[0] for key in plain if not torch.equal(plain[key], begun[key])}
    assert differing == {"teacher"}


def test_settings_say_it_of_the_model(tmp_path: Path) -> None:
    project = points_network().project
    save_file({k: v + 1.0 for k, v in fresh_model(project).items()}, tmp_path / "model.safetensors")
    project.settings |= {**TOY, "train.start_from": "model.safetensors", "train.lr": 0.0}
    project.settings |= {"train.epochs": 1}
    assert trained(project, tmp_path / "run", tmp_path).state == "finished"
    kept = load_file(RunFolder.open(tmp_path / "run").checkpoint("last"))
    given = load_file(tmp_path / "model.safetensors")
    names = [key for key in given if key.endswith("scores.weight")]
    assert names and all(torch.equal(kept[key], given[key]) for key in names)


def fresh_model(project: Project) -> dict[str, Tensor]:
    return seeded(asked(project).plan, 7).state_dict()


def nested() -> Project:
    """A model of a block that repeats, inside a block."""
    outer = graph(
        [
            ("x", "input", {"shape": ("N", 2)}),
            ("inner", "block:Inner", {"repeat": 2}),
            ("y", "output", {}),
        ],
        "x.output inner.x",
        "inner.y y.input",
    )
    model = graph(
        [
            ("x", "input", {"shape": ("N", 2)}),
            ("outer", "block:Outer", {}),
            ("y", "output", {}),
        ],
        "x.output outer.x",
        "outer.y y.input",
    )
    found = Project("net")
    found.graphs |= {MODEL: model, "Outer": outer, "Inner": small("x", "y", 2)}
    return found


def test_a_block_inside_a_block_wins_over_the_one_around_it(tmp_path: Path) -> None:
    project = nested()
    outer = {
        key.removeprefix("outer."): value for key, value in fresh(project, 1).state_dict().items()
    }
    inner = {
        key.removeprefix("outer.inner."): value
        for key, value in fresh(project, 2).state_dict().items()
    }
    save_file(outer, tmp_path / "outer.safetensors")
    torch.save(inner, tmp_path / "inner.pt")
    put(project, MODEL, "outer", start_from="outer.safetensors")
    found = fresh(project, 3, tmp_path).state_dict()
    assert all(torch.equal(found[f"outer.{key}"], value) for key, value in outer.items())
    put(project, "Outer", "inner", start_from="inner.pt")
    found = fresh(project, 3, tmp_path).state_dict()
    assert len(inner) == 8
    assert all(torch.equal(found[f"outer.inner.{key}"], value) for key, value in inner.items())


def test_names_and_shapes_that_differ_are_named(tmp_path: Path) -> None:
    weights = other_weights(tmp_path)
    bias, matrix = (next(k for k in weights if k.endswith(e)) for e in ("scores.bias", "n.weight"))
    del weights[bias]
    weights |= {"stray": torch.ones(1), matrix: torch.zeros(3, 2)}
    save_file(weights, tmp_path / "teacher.safetensors")
    with pytest.raises(UserError) as caught:
        fresh(taught("teacher.safetensors"), seed=1, base=tmp_path)
    told = str(caught.value)
    assert "teacher cannot start from" in told and "teacher.safetensors" in told
    assert f"Missing in the file: {bias}." in told
    assert "Not in teacher: stray." in told
    assert f"Of another shape: {matrix} (3 × 2, not 16 × 2)." in told


def test_a_file_that_is_none_is_refused_at_its_node(tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_bytes(b"nothing of the kind")
    torch.save([1, 2], tmp_path / "list.pt")
    torch.save(torch.nn.Linear(2, 2), tmp_path / "module.pt")
    for file, said in (
        ("gone.safetensors", "there is no such file"),
        ("broken.safetensors", "cannot be read"),
        ("module.pt", "cannot be read"),
        ("list.pt", "holds no state_dict"),
    ):
        project = taught(file)
        result = trained(project, tmp_path / f"run-{file}", tmp_path)
        node = project.graphs[TRAINING].find("teacher")
        assert result.state == "failed" and said in str(result.message), result.message
        assert node is not None and result.node == f"/{node.id}"


def test_the_script_starts_from_the_same_weights(tmp_path: Path) -> None:
    other_weights(tmp_path)
    project = taught("teacher.safetensors")
    project.settings["train.epochs"] = 1
    path = written(asked(project, tmp_path), tmp_path / "script.py")
    text = path.read_text()
    assert 'training.teacher.load_state_dict(start["teacher"])' in text
    assert "torch.load(START, map_location=DEVICE, weights_only=True)" in text
    (tmp_path / "teacher.safetensors").rename(tmp_path / "moved.safetensors")
    put(project, TRAINING, "teacher", start_from="moved.safetensors")
    assert_same(of_scripts([path])[path], of_program(asked(project, tmp_path), tmp_path / "run"))
    plain = of_program(asked(TRAININGS["distilled"]()), tmp_path / "plain")
    assert plain[0] != of_scripts([path])[path][0]


def test_a_block_with_a_file_is_not_unpacked(tmp_path: Path) -> None:
    project = nested()
    document = Document(project, standard())
    node = project.graphs[MODEL].find("outer")
    assert node is not None
    unpack(project, document.kinds, MODEL, node.id)
    document.do(SetParam(node.id, "start_from", "outer.safetensors"))
    with pytest.raises(EditError, match="starts from weights in a file"):
        unpack(project, document.kinds, MODEL, node.id)
