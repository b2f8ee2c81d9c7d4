"""Rare classes: advice, the click that fills in weights, and the loss that has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from drawing import STANDARD, Drawing
from running import straight

from studio.compile.analysis import Analyser
from studio.compile.problems import HUSHED, Allow, Problem
from studio.data.digest import Digest
from studio.data.fields import Dataset, Field
from studio.graph.document import Document
from studio.graph.edits import SetFlags
from studio.graph.model import TRAINING, Graph
from studio.train.advice import advise
from studio.train.bench import Bench
from studio.train.config import TrainConfig
from studio.train.problems import TrainingError
from studio.train.supervised import setup
from studio.train.uneven import weights_for

POINTS = Field("points", (2,), "float32", "points")
TWO = Field("label", (), "int64", "label", ("no", "yes"))
LINT = "uneven-classes"


def model(outputs: int = 2, **settings: Any) -> Drawing:
    draw = straight(("Linear", {"out_features": outputs}), shape=("N", 2))
    draw.project.settings |= {f"train.{name}": value for name, value in settings.items()}
    return draw


def spoken(draw: Drawing, *counts: int) -> list[Problem]:
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None
    known = Digest("Data", (POINTS, TWO), 200, 50, {"points": (0.0, 1.0)}, {"label": counts})
    config = TrainConfig.from_settings(draw.project.settings)
    found = advise(Bench(draw.project, analysis, analysis.plan, known, config))
    return [problem for problem in found.problems if problem.lint == LINT]


def mended(draw: Drawing, problem: Problem) -> None:
    (fix,) = problem.fixes
    assert not isinstance(fix.edit, Allow)
    Document(draw.project, draw.kinds).do(fix.edit)


def drawn(kind: str = "CrossEntropyLoss") -> tuple[Drawing, str]:
    """A training graph that is drawn, whose loss is held against the label."""
    draw = model()
    draw.project.graphs[TRAINING] = Graph()
    draw.within = TRAINING
    points = draw.add("input", "points", shape=("N", 2))
    label = draw.add("input", "label", shape=("N",), dtype="int64")
    scores, loss = draw.add("Linear", "scores", out_features=2), draw.add(kind, "loss")
    draw.chain(points, scores, loss)
    draw.wire(label, f"{loss}.target")
    return draw, loss


@pytest.mark.parametrize("loss", ["auto", "CrossEntropyLoss"])
def test_a_rare_class_is_told_and_a_click_fills_in_weights(loss: str) -> None:
    draw = model(loss=loss)
    (problem,) = spoken(draw, 180, 20)
    assert str(problem.message) == (
        "The class no of label has 180 examples and yes has 20, so that a model does well by "
        "hardly ever foreseeing the rare one. Weights let rare classes count more."
    )
    mended(draw, problem)
    assert draw.project.settings["train.class_weights"] == (0.2, 1.8)
    assert spoken(draw, 180, 20) == []


def test_nothing_is_said_where_no_class_is_rare_or_no_weight_would_help() -> None:
    assert spoken(model(), 120, 80) == []
    assert spoken(model(), 200, 0) == []
    assert spoken(model(1, loss="BCELoss"), 180, 20) == []
    assert spoken(model(), *()) == []


@pytest.mark.parametrize("kind", ["CrossEntropyLoss", "FocalLoss", "NLLLoss"])
def test_weights_are_filled_into_a_loss_that_was_drawn(kind: str) -> None:
    draw, loss = drawn(kind)
    (problem,) = spoken(draw, 180, 20)
    assert (problem.node, problem.graph) == (loss, TRAINING)
    mended(draw, problem)
    assert draw.graph.node(loss).params["weight"] == (0.2, 1.8)
    assert spoken(draw, 180, 20) == []


def test_a_drawn_loss_is_left_alone_where_the_user_wants_it_or_weights_it() -> None:
    draw, loss = drawn()
    draw.set(loss, "weight", (1.0, 2.0))
    assert spoken(draw, 180, 20) == []
    draw, loss = drawn()
    draw.do(SetFlags(loss, frozenset({HUSHED + LINT}), TRAINING))
    assert spoken(draw, 180, 20) == []


def dataset() -> Dataset:
    values = {"points": np.zeros((4, 2), np.float32), "label": np.array([0, 1, 0, 0])}
    return Dataset("Data", (POINTS, TWO), values, values)


def loss_of(draw: Drawing) -> dict[str, Any]:
    plan = Analyser(STANDARD).analyse(draw.project).plan
    assert plan is not None
    config = TrainConfig.from_settings(draw.project.settings)
    steps = setup(draw.project, plan, config, dataset()).plan.steps
    (loss,) = [step for step in steps if step.spec.family == "loss"]
    return dict(loss.settings)


def test_weights_in_the_settings_are_those_of_the_loss() -> None:
    assert loss_of(model(class_weights=(0.5, 1.5)))["weight"] == (0.5, 1.5)
    assert loss_of(model())["weight"] is None
    two = model(1, loss="BCEWithLogitsLoss", class_weights=(0.5, 1.5))
    assert loss_of(two)["pos_weight"] == 3.0


def test_the_weight_of_true_labels_stands_for_both_weights() -> None:
    """But for a factor, which normalised weights take out of the mean."""
    score, label = torch.tensor([0.3, -1.2, 2.0]), torch.tensor([1.0, 0.0, 0.0])
    scores = torch.stack((torch.zeros(3), score), 1)
    both = torch.nn.CrossEntropyLoss(torch.tensor([0.5, 1.5]), reduction="sum")
    one = torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]), reduction="sum")
    wanted = both(scores, label.long()).item()
    assert 0.5 * one(score, label).item() == pytest.approx(wanted, rel=1e-6)


def test_weights_of_other_classes_are_told_and_refused_alike() -> None:
    draw = model(class_weights=(1.0, 2.0, 3.0))
    sentence = (
        "train.class_weights has 3 numbers, but the target label of Data has 2 classes. Set as "
        "many numbers, or none."
    )
    with pytest.raises(TrainingError) as refusal:
        loss_of(draw)
    assert str(refusal.value) == sentence
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None
    known = Digest("Data", (POINTS, TWO), 200, 4, {"points": (0.0, 0.0)})
    config = TrainConfig.from_settings(draw.project.settings)
    bench = Bench(draw.project, analysis, analysis.plan, known, config)
    (problem,) = advise(bench).problems
    assert str(problem.message) == sentence
    mended(draw, problem)
    assert advise(replace(bench, config=TrainConfig())).problems == ()
    assert "train.class_weights" not in draw.project.settings


def test_weights_for_a_parameter_are_read_off_the_one_label() -> None:
    assert weights_for("FocalLoss", "weight", [(30, 10)]) == (0.5, 1.5)
    assert weights_for("torch.nn.BCEWithLogitsLoss", "pos_weight", [(30, 10)]) == (3.0,)
    assert weights_for("FocalLoss", "weight", [(30, 10), (1, 2)]) is None
    assert weights_for("FocalLoss", "gamma", [(30, 10)]) is None
