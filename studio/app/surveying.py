"""What the doctor would say of data, before anything is trained on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.data.fields import TARGETS, Dataset
from studio.data.survey import Survey
from studio.message import UserError
from studio.observe.checkup import Diagnosis

if TYPE_CHECKING:
    from studio.app.session import Session


def findings(session: Session, dataset: Dataset, survey: Survey) -> list[Diagnosis]:
    """By the rules about data; only where the project has a model that they could be of."""
    from studio.data import sources
    from studio.train.choices import AUTO
    from studio.train.config import TrainConfig
    from studio.train.doctor import examples
    from studio.train.doctor.chart import Case, Chart

    analysis, training = session.analysis, session.training
    if analysis is None or analysis.plan is None:
        return []
    project = session.document.project
    try:
        config = TrainConfig.from_settings(project.settings)
    except UserError:
        return []  # The form says what is wrong with the settings.
    loss, target = "", ""
    targets = [field for field in dataset.fields if field.kind in TARGETS]
    if training is None and len(targets) == 1:
        target, loss = targets[0].name, config.loss
        if loss == AUTO:
            loss = "CrossEntropyLoss" if targets[0].kind == "label" else "MSELoss"
    source = sources.find(project.settings.get("data.source", sources.DEFAULT), session.sources)
    params = source.params if source is not None else ()
    case = Case(
        project,
        analysis.plan,
        config,
        training.plan if training is not None else None,
        loss,
        target,
        any(each.name == "normalise" and "standard" in each.choices for each in params),
    )
    chart = Chart(case, survey=survey)
    silent = session.doctor.silent
    return [
        Diagnosis(rule.key, seen.message, rule.helps, seen.node, treatments=seen.treatments)
        for rule in examples.RULES
        if rule.key not in silent
        for seen in rule.look(chart)
    ]
