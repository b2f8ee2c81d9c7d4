from __future__ import annotations

from pathlib import Path

import pytest

import studio.api as plexus
from studio.exchange import module_file, weights
from studio.message import UserError
from studio.train.config import TrainConfig
from studio.train.store import RunFolder


@pytest.fixture
def project() -> plexus.Project:
    project = plexus.new("tiny")
    x = project.add("input", shape=("N", 2))
    project.chain(x, project.add("torch.nn.Linear", name="fc", out_features=2))
    project.connect(project.layer("fc"), project.add("output"))
    project.set("data.source", "toy")
    return project


def test_weights_of_a_run(project: plexus.Project, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    run = plexus.train(project, epochs=1, runs=tmp_path)
    target = tmp_path / "out.safetensors"
    weights.export(run.folder, target, plexus.analyse(project).plan)
    plexus.build(project).load_state_dict(load_file(target))
    assert target.read_bytes() == RunFolder.open(run.folder).checkpoint("best").read_bytes()


def test_a_run_without_weights_yet_is_told(project: plexus.Project, tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, project.document.project, TrainConfig())
    with pytest.raises(UserError, match="no weights yet"):
        weights.export(folder.path, tmp_path / "out.safetensors")


def test_a_module_file_is_the_source(project: plexus.Project, tmp_path: Path) -> None:
    plan = plexus.analyse(project).plan
    assert plan is not None
    target = tmp_path / "tiny.py"
    module_file.write(plan, target)
    assert target.read_text("utf-8") == plexus.export(project)
    with pytest.raises(OSError, match="no_such"):
        module_file.write(plan, tmp_path / "no_such" / "tiny.py")
