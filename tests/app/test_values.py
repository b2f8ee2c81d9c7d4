"""What ``--set`` means: parameters of the model, of its blocks and of the training graph."""

from __future__ import annotations

import pytest

import studio.api as plexus
from studio.app.values import edit_from
from studio.graph.model import TRAINING
from studio.message import UserError


def drawn() -> plexus.Project:
    project = plexus.new("net")
    project.add("torch.nn.Linear", name="fc", out_features=4)
    step = project.block(TRAINING)
    step.add("ContrastiveLoss", name="loss")
    return project


def said(project: plexus.Project, text: str) -> None:
    edit = edit_from(project.document.project, project.kinds, (), text)
    project.document.do(edit)


def test_a_name_after_training_is_of_the_training_graph() -> None:
    project = drawn()
    said(project, "training.loss.margin=2.5")
    said(project, "fc.out_features=8")
    found = project.document.project.graphs[TRAINING].find("loss")
    assert found is not None and found.params == {"margin": 2.5}
    assert project.graph.node(project.layer("fc").id).params["out_features"] == 8
    with pytest.raises(UserError, match="There are: loss"):
        said(project, "training.fc.out_features=1")


def test_a_layer_of_the_model_that_is_called_training_comes_first() -> None:
    project = drawn()
    stage = project.block("Stage")
    stage.add("torch.nn.Linear", name="loss", out_features=3)
    project.add("block:Stage", name="training")
    said(project, "training.loss.out_features=5")
    found = project.document.project.graphs["Stage"].find("loss")
    assert found is not None and found.params == {"out_features": 5}
