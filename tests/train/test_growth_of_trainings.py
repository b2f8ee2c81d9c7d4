"""Drawn trainings, with several models and optimisers, and trainings by settings, go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drawing import STANDARD
from drawn_trainings import TRAININGS, usual

from studio.compile.analysis import Analyser
from studio.graph.model import TRAINING, Project
from studio.observe.frames import Mark
from studio.observe.mailbox import Mailbox
from studio.train import checkpoint
from studio.train.job import Job
from studio.train.store import RunFolder
from studio.train.worker import run


def job_of(project: Project, folder: Path, epochs: int) -> Job:
    project.settings["train.epochs"] = epochs
    analyser = Analyser(STANDARD)
    model = analyser.analyse(project).plan
    training = analyser.analyse(project, TRAINING).plan if TRAINING in project.graphs else None
    assert model is not None
    return Job(project, model, folder, training=training)


def widened(project: Project) -> Project:
    """Every hidden layer of every graph gives three features more."""
    for name, graph in project.graphs.items():
        for node in list(graph) if name != TRAINING else ():
            if node.name == "hidden":
                width = node.params["out_features"]
                assert isinstance(width, int)
                graph.put_node(replace(node, params={**node.params, "out_features": width + 3}))
    return project


def goes_on(tmp_path: Path, project: Callable[[], Project]) -> None:
    first = job_of(project(), tmp_path / "first", 2)
    assert run(first, Mailbox()).state == "finished"
    second = job_of(widened(project()), tmp_path / "second", 4)
    box = Mailbox()
    result = run(replace(second, resume_from=first.folder, grown_from=first), box)
    assert result.state == "finished", result.message
    (mark,) = [frame for frame in box.drain() if isinstance(frame, Mark)]
    assert "Outputs unchanged" in str(mark.message), str(mark.message)
    assert "hidden" in str(mark.message)
    before = checkpoint.load_state(RunFolder.open(first.folder))
    marked = checkpoint.load_state(RunFolder.open(second.folder), mark.checkpoint)
    for old, new in zip(before["sinks"], marked["sinks"], strict=True):
        assert new["schedule"] == old["schedule"]
        assert new["served"] == old["served"]
        rates = [
            [group["lr"] for group in each["optimizer"]["param_groups"]] for each in (old, new)
        ]
        assert rates[0] == rates[1]
        if old["average"] and old["average"]["tensors"]:
            assert new["average"]["updates"] == old["average"]["updates"]
            one, two = old["average"]["tensors"][-1], new["average"]["tensors"][-1]
            assert one.equal(two[: len(one)])
    assert RunFolder.open(second.folder).info()["epochs"] == 4


@pytest.mark.parametrize("name", TRAININGS)
def test_a_drawn_training_goes_on_in_wider_models(tmp_path: Path, name: str) -> None:
    goes_on(tmp_path, TRAININGS[name])


@pytest.mark.parametrize("name", ["scheduled", "averaged"])
def test_a_training_by_settings_goes_on_in_all_its_ways(tmp_path: Path, name: str) -> None:
    goes_on(tmp_path, usual()[name])
