"""What to train, how it stands, and how it ended. No torch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.compile.plan import Plan
from studio.data.spec import SourceSpec
from studio.graph.model import Project
from studio.observe.frames import FieldInfo, RunState


@dataclass(frozen=True, slots=True)
class Job:
    """What to train. The settings of the project (``data.*``, ``train.*``) say how.

    Args:
        project: a copy that nobody edits.
        plan: of the project's model.
        folder: the run's own folder, as ``RunFolder.create`` made it; made here if missing.
        resume_from: the folder of the run to go on with; may be ``folder`` itself.
        base: the folder that relative paths of the data settings start from.
        sources: where examples may come from, those of plugins among them; without, those that
            ship with the program.
        training: of the project's training graph; without, the settings say what a step is.
        checkpoint: of ``resume_from``: ``last``, or one that was kept for good.
        paused: whether to halt before the first step.
        grown_from: what ``resume_from`` trained, where its model was another one: what it has
            learnt is taken over into the model of now.
    """

    project: Project
    plan: Plan
    folder: Path
    resume_from: Path | None = None
    base: Path | None = None
    sources: tuple[SourceSpec, ...] = ()
    training: Plan | None = None
    checkpoint: str = "last"
    paused: bool = False
    grown_from: Job | None = None

    def marked(self, checkpoint: str) -> Job:
        """The same, gone on with from another checkpoint."""
        return replace(self, checkpoint=checkpoint)

    def alone(self) -> Job:
        """The same, without what it went on from."""
        return replace(self, resume_from=None, checkpoint="last", paused=False, grown_from=None)


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended."""

    state: RunState
    folder: Path
    epochs: int
    """Completed."""
    steps: int
    seconds: float
    """Of training, pauses left out; earlier parts of a resumed run counted in."""
    device: str
    final: dict[str, float]
    """The last epoch's numbers: ``train_loss``, ``val_loss``, ``val_accuracy`` …"""
    message: str = ""
    node: str = ""


@dataclass(slots=True)
class Standing:
    """What the run says of itself to whoever asks between frames; written by the run alone."""

    state: RunState = "starting"
    fields: tuple[FieldInfo, ...] = ()
    result: Result | None = field(default=None)
