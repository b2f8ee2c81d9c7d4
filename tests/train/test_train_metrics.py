"""Metrics of torchmetrics, worked out on the validation examples of each epoch."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
import torchmetrics
from drawing import STANDARD
from menus import METRICS as GIVEN
from menus import SOURCE, Made, of_metrics
from running import job, points_network, train

from studio.compile.analysis import Analyser
from studio.compile.module import PlanModule
from studio.data.sources import load
from studio.graph.model import MODEL, TRAINING
from studio.layers.builtin.metrics import METRICS
from studio.observe.mailbox import Mailbox
from studio.train import checkpoint
from studio.train.store import RunFolder
from studio.train.worker import Job, run

SETTINGS = {"train_epochs": 2, "train_metrics": "MulticlassF1Score, MulticlassAUROC"}


def test_what_is_told_is_what_torchmetrics_says_of_all_examples(tmp_path: Path) -> None:
    draw = points_network()
    result = train(tmp_path / "run", draw, **SETTINGS)
    assert result.state == "finished", result.message
    model = PlanModule(job(tmp_path, draw).plan)
    model.load_state_dict(checkpoint.load_weights(RunFolder.open(tmp_path / "run"), "last"))
    data = load(job(tmp_path, draw).project.settings)
    split = data.split("validation")
    points, labels = (torch.from_numpy(split[name]) for name in ("points", "label"))
    with torch.no_grad():
        scores = model.eval()(points)
    f1 = torchmetrics.classification.MulticlassF1Score(num_classes=2)(scores, labels)
    auroc = torchmetrics.classification.MulticlassAUROC(num_classes=2)(scores, labels)
    assert math.isclose(result.final["val_multiclass_f1_score"], float(f1), abs_tol=1e-6)
    assert math.isclose(result.final["val_multiclass_auroc"], float(auroc), abs_tol=1e-6)
    assert result.final["val_accuracy"] > 0


def test_a_metric_that_there_is_not_is_refused_with_those_near(tmp_path: Path) -> None:
    result = train(tmp_path / "run", points_network(), train_metrics="MulticlassF2Score")
    assert result.state == "failed"
    assert "MulticlassF1Score" in result.message


def test_a_metric_of_another_task_says_what_it_was_given(tmp_path: Path) -> None:
    result = train(tmp_path / "run", points_network(), train_metrics="Perplexity")
    assert result.state == "failed"
    assert "Perplexity" in result.message
    assert "× 2" in result.message


def test_every_metric_of_the_menu_is_that_of_all_examples_at_once(tmp_path: Path) -> None:
    assert GIVEN.keys() == {spec.title for spec in METRICS}
    project = of_metrics()
    project.settings |= {"train.epochs": 1, "train.threads": 1, "train.device": "cpu"}
    analyser = Analyser(STANDARD)
    plans = {graph: analyser.analyse(project, graph).plan for graph in (MODEL, TRAINING)}
    plan, step = plans[MODEL], plans[TRAINING]
    assert plan is not None
    assert step is not None
    this = Job(project, plan, tmp_path / "run", sources=(SOURCE,), training=step)
    result = run(this, Mailbox())
    assert result.state == "finished", result.message
    weights = checkpoint.load_weights(RunFolder.open(tmp_path / "run"), "last")
    model = PlanModule(plan)
    model.load_state_dict(weights)
    data = load(project.settings, None, (SOURCE,)).validation
    told = {name: torch.from_numpy(values) for name, values in data.items()}
    with torch.no_grad():
        told["y"] = model.eval()(told["x"])
    for spec in METRICS:
        given = GIVEN[spec.title]
        preds, target = (
            made.by_hand(told[made.base]) for made in given.ports.values() if isinstance(made, Made)
        )
        sizes = {
            param.name: 4 if param.type == "int" else 1.0 for param in spec.params if param.always
        }
        home, _, name = spec.key.rpartition(".")
        metric = getattr(__import__(home, fromlist=[name]), name)(**sizes)
        expected = float(metric(preds, target))
        assert result.final[f"val_{name.lower()}"] == pytest.approx(expected, abs=1e-5), name


@pytest.mark.parametrize("spec", METRICS, ids=lambda spec: spec.title)
def test_every_metric_is_one_of_torchmetrics(spec) -> None:
    module, _, name = spec.key.rpartition(".")
    assert module.split(".")[0] == "torchmetrics"
    __import__(module)
    kind = getattr(__import__(module, fromlist=[name]), name)
    given = {param.name: 3 for param in spec.params if param.always}
    assert isinstance(kind(**given), torchmetrics.Metric)
    assert STANDARD.find(spec.key) == spec
