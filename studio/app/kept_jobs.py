"""What runs of earlier sessions trained, as their folders tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.data.spec import SourceSpec
from studio.graph.model import MODEL, TRAINING, Project
from studio.layers.catalogue import Catalogue
from studio.message import UserError

if TYPE_CHECKING:
    from studio.app.consent import Consent
    from studio.compile.analysis import Analysis
    from studio.train.job import Job


class Reader(Protocol):
    """What reading a run's project takes of a session."""

    catalogue: Catalogue
    consent: Consent

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...


class Analyses(Protocol):
    """Reads a graph of a project, the model if none is named."""

    def __call__(self, project: Project, graph: str = MODEL, /) -> Analysis: ...


def reader(folder: Path, session: Reader, base: Path | None) -> Callable[[], Job]:
    """What finds out, in a thread, what an earlier run trained. Raises ``UserError`` there."""
    catalogue, allows, sources = session.catalogue, session.consent.allows, session.sources

    def read() -> Job:
        from studio.compile.analysis import Analyser

        return trained(folder, base, sources, Analyser(catalogue, allows).analyse)

    return read


def trained(
    folder: Path, base: Path | None, sources: tuple[SourceSpec, ...], read: Analyses
) -> Job:
    """What the run in a folder trained.

    Args:
        folder: of the run.
        base: the folder that relative paths of its data start from.
        sources: where examples may come from.
        read: analyses its project.

    Raises:
        UserError: its project cannot be read.
    """
    from studio.train.job import Job
    from studio.train.store import RunFolder

    source = RunFolder.open(folder)
    project = source.project()
    model = read(project)
    training = read(project, TRAINING) if TRAINING in project.graphs else None
    if model.plan is None or (training is not None and training.plan is None):
        raise UserError(
            "The model of the run {run} cannot be read any more: it may need plugins or Python of "
            "its own that are not there.",
            run=source.path.name,
        )
    step = training.plan if training is not None else None
    return Job(project, model.plan, source.path, None, base, sources, step)
