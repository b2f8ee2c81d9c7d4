"""A run that this program started, and what its remote control needs of the session."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.notices import NoticeKind, Offer
from studio.app.reaching import Reach
from studio.app.standby import AnyWorker
from studio.data.spec import SourceSpec
from studio.graph.change import Change
from studio.graph.document import Document
from studio.graph.edits import Edit
from studio.graph.signal import Signal
from studio.layers.catalogue import Catalogue
from studio.message import Message

if TYPE_CHECKING:
    from studio.app.consent import Consent
    from studio.compile.analysis import Analysis
    from studio.compile.plan import Plan
    from studio.observe.frames import Progress
    from studio.observe.mailbox import Mailbox
    from studio.train.job import Job, Result

ACTIVE: frozenset[str] = frozenset({"starting", "running", "paused", "stopping"})


class Host(Protocol):
    """What runs need of the session that they belong to."""

    document: Document
    analysis: Analysis | None
    training: Analysis | None
    path: Path | None
    background: bool
    catalogue: Catalogue
    consent: Consent
    woke: Signal[None]
    analysed: Signal[Analysis]
    changed: Signal[Change]
    opened: Signal[Document]

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...
    @property
    def stale(self) -> bool: ...
    def analyse_now(self) -> Analysis: ...
    def notify(
        self, kind: NoticeKind, message: Message, node: str = "", offers: tuple[Offer, ...] = ()
    ) -> None: ...
    def do(self, edit: Edit, merge: str = "") -> bool: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """A start that waits for the model to be checked."""

    resume_from: Path | None = None
    checkpoint: str = "last"
    grown_from: Job | None = None


@dataclass(slots=True)
class Run:
    """One run that this program started."""

    worker: AnyWorker
    mailbox: Mailbox
    plan: Plan
    folder: Path
    progress: Progress
    document: Document
    """What was open when it was started."""
    file: Path | None
    """Of that, then."""
    ended: bool = False
    told_to_stop: bool = False
    told: str = ""
    """What was said of it last, while it went on."""
    reach: Reach = field(init=False)

    def __post_init__(self) -> None:
        self.reach = Reach(self.worker.job)

    @property
    def result(self) -> Result | None:
        """How it ended, once it has."""
        return self.worker.result

    @property
    def first_rates(self) -> dict[str, float]:
        """The learning rates that it began with, by optimiser, in their order."""
        from studio.compile.ownership import optimisers
        from studio.train.config import TrainConfig

        job = self.worker.job
        if job.training is None:
            return {"": TrainConfig.from_settings(job.project.settings).lr}
        found = ((step.called, step.settings["lr"]) for step in optimisers(job.training))
        return {name: rate for name, rate in found if isinstance(rate, float | int)}
