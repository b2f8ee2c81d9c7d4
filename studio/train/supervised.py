"""The training that the settings of supervised learning mean: checked against model and data."""

from __future__ import annotations

from dataclasses import dataclass

from studio.compile.kinds import ProjectKinds
from studio.compile.plan import Plan
from studio.compile.undoubted import plan_of
from studio.data.fields import Dataset, Field
from studio.graph.model import MODEL, TRAINING, Project
from studio.layers.catalogue import standard
from studio.train import criterion as criteria
from studio.train import wishes
from studio.train.config import TrainConfig
from studio.train.criterion import Criterion
from studio.train.fit import match_inputs
from studio.train.meaning import training_graph
from studio.train.problems import TrainingError


@dataclass(frozen=True, slots=True)
class Setup:
    """What supervised learning on some data is."""

    plan: Plan
    """Of the training graph."""
    fields: tuple[Field, ...]
    """The fields that its inputs are given, in their order; the target last."""
    criterion: Criterion


def setup(project: Project, plan: Plan, config: TrainConfig, dataset: Dataset) -> Setup:
    """The training that these settings mean for a model of this plan.

    Raises ``TrainingError`` where data, model and loss do not suit each other.
    """
    criterion = criteria.choose(config.loss, dataset, config.class_weights)
    inputs = match_inputs(plan, dataset)
    kinds = ProjectKinds(standard(), project)
    if (objection := wishes.about_outputs(plan)) is not None:
        raise TrainingError.of(objection)
    graph = training_graph(config, plan, inputs, criterion.target, loss=criterion.name, kinds=kinds)
    found = plan_of(graph, TRAINING, kinds, {MODEL: plan})
    return Setup(found, (*inputs, criterion.target), criterion)
