"""Takes a run into the doctor's care: what it trains, in the doctor's words."""

from __future__ import annotations

from studio.data import sources
from studio.data.fields import TARGETS
from studio.graph.model import Project
from studio.observe.mailbox import Outbox
from studio.train.assembly import Assembly
from studio.train.choices import AUTO
from studio.train.doctor.chart import Case
from studio.train.doctor.looking import Looking
from studio.train.doctor.rounds import Doctor
from studio.train.job import Job
from studio.train.store import RunFolder

SILENT = "doctor.silent"
"""The setting that lists the rules which a project does not want to hear, with commas between."""


def silent(project: Project) -> tuple[str, ...]:
    """The keys of the rules that a project does not want to hear."""
    listed = project.settings.get(SILENT, "")
    return tuple(filter(None, (key.strip() for key in str(listed).split(","))))


def case_of(job: Job, parts: Assembly) -> Case:
    """What a run trains."""
    targets = [field for field in parts.fields if field.kind in TARGETS]
    loss, target = "", ""
    if job.training is None and len(targets) == 1:
        target = targets[0].name
        loss = parts.config.loss
        if loss == AUTO:
            loss = "CrossEntropyLoss" if targets[0].kind == "label" else "MSELoss"
    known = job.sources or sources.SOURCES
    source = sources.find(job.project.settings.get("data.source", sources.DEFAULT), known)
    params = source.params if source is not None else ()
    return Case(
        job.project,
        job.plan,
        parts.config,
        job.training,
        loss,
        target,
        any(each.name == "normalise" and "standard" in each.choices for each in params),
    )


def doctor_of(job: Job, folder: RunFolder, parts: Assembly, outbox: Outbox) -> Doctor:
    """The doctor of a run that is about to begin."""
    looking = Looking(parts.observer, parts.training)
    return Doctor(case_of(job, parts), folder, outbox, looking, quiet=silent(job.project))
