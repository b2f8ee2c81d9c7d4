"""Advice on the model, its data and its settings, made behind the user's back.

The data is read in a thread, once for its settings, and only what is worth knowing of it is kept.
A project that says nothing of data or training is let alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.answering import Answering
from studio.compile.problems import NO_ADVICE, Advice, Problem
from studio.data.spec import SourceSpec
from studio.graph.document import Document
from studio.graph.signal import Signal
from studio.message import Message, UserError
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.data.digest import Digest

GROUPS = ("data.", "train.")


class Host(Protocol):
    """What advice needs of the session that it is given to."""

    document: Document
    analysis: Analysis | None
    training: Analysis | None
    path: Path | None
    background: bool
    woke: Signal[None]

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...
    @property
    def stale(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which data a project means."""

    settings: tuple[tuple[str, Value], ...]
    base: Path | None
    sources: tuple[SourceSpec, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of which data: a digest, or why there is none."""

    wanted: Wanted
    digest: Digest | None = None
    failure: Message | None = None


class Advising:
    """Follows a session once ``begin`` was called."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self.learnt: Signal[None] = Signal()
        """The data was read."""
        self.changed: Signal[None] = Signal()
        """There is other advice."""
        self.advice = NO_ADVICE
        """At nodes of the model, or at none."""
        self._begun = False
        self._known: Known | None = None
        self._asked: Wanted | None = None
        self._reader: Answering[Wanted, Known] = Answering("data-digest", _read)

    @property
    def digest(self) -> Digest | None:
        """What is known of the data that the project means."""
        known = self._known
        return known.digest if known is not None and known.wanted == self._wanted() else None

    @property
    def failure(self) -> Message | None:
        """Why that data cannot be read."""
        known = self._known
        return known.failure if known is not None and known.wanted == self._wanted() else None

    def begin(self) -> None:
        """Follow the session from now on."""
        if not self._begun:
            self._begun = True
            self.renew()

    def renew(self) -> None:
        """The model, the data or the settings may be others."""
        if not self._begun:
            return
        wanted = self._wanted()
        if wanted is not None and wanted != self._asked:
            self._asked = wanted
            if self._session.background:
                self._reader.ask(wanted)
                self._session.woke.emit(None)
            else:
                self._known = _read(wanted)
                self.learnt.emit(None)
        self._advise(wanted)

    def class_weights(self, kind: str, param: str) -> Value:
        """What a parameter of a loss would be by how rare each class of the data is.

        None where it is no weight of classes, or the data is not known to have one label.
        """
        if self._known is None or self._known.digest is None:
            return None
        from studio.train.uneven import weights_for

        return weights_for(kind, param, tuple(self._known.digest.counts.values()))

    def forget(self) -> None:
        """Another document: nothing is known of it, unless it means the same data."""
        self._tell(NO_ADVICE)

    def poll(self) -> bool:
        """Take what was read; whether something is to come."""
        if (known := self._reader.take()) is not None:
            self._known = known
            self.learnt.emit(None)
            self._advise(self._wanted())
        return self._reader.busy

    def close(self) -> None:
        self._reader.close()

    def _wanted(self) -> Wanted | None:
        """The data that the project means, once its model can run."""
        session = self._session
        settings = session.document.project.settings
        if session.analysis is None or session.analysis.plan is None:
            return None
        if not means_training(settings, session.sources):
            return None
        of_data = sorted((key, value) for key, value in settings.items() if key.startswith("data."))
        base = session.path.parent if session.path else None
        return Wanted(tuple(of_data), base, session.sources)

    def _advise(self, wanted: Wanted | None) -> None:
        session, known = self._session, self._known
        if wanted is None:
            self._tell(NO_ADVICE)
        elif known is None or known.wanted != wanted or session.stale:
            return  # What is known is of something else; what follows will come.
        elif known.digest is None:
            assert known.failure is not None
            self._tell(Advice((Problem("", "warning", known.failure),)))
        else:
            self._tell(self._look(known.digest, wanted))

    def _look(self, digest: Digest, wanted: Wanted) -> Advice:
        from studio.data import sources
        from studio.train.advice import advise
        from studio.train.bench import Bench
        from studio.train.config import ConfigError, TrainConfig

        project, analysis = self._session.document.project, self._session.analysis
        assert analysis is not None
        assert analysis.plan is not None
        try:
            config = TrainConfig.from_settings(project.settings)
        except ConfigError as error:
            return Advice((Problem("", "warning", error.message),))
        settings: Mapping[str, Value] = project.settings
        source = sources.find(settings.get("data.source", sources.DEFAULT), wanted.sources)
        training = self._session.training
        step = training.plan if training is not None else None
        return advise(Bench(project, analysis, analysis.plan, digest, config, source, step))

    def _tell(self, advice: Advice) -> None:
        if advice != self.advice:
            self.advice = advice
            self.changed.emit(None)


def means_training(settings: Mapping[str, Value], known: tuple[SourceSpec, ...]) -> bool:
    """Whether a project says anything of data or training, and enough to read the data."""
    from studio.data import sources  # Only here: the sources load numpy.

    spoken = any(key.startswith(GROUPS) for key in settings)
    return spoken and sources.is_chosen(settings, known)


def _read(wanted: Wanted) -> Known:
    from studio.data import digest

    try:
        found = digest.read(dict(wanted.settings), wanted.base, wanted.sources)
    except UserError as error:
        return Known(wanted, failure=error.message)
    except Exception as error:  # a source of a plugin may raise whatever there is
        message = Message(
            "The data cannot be read: {kind}: {reason}", kind=type(error).__name__, reason=error
        )
        return Known(wanted, failure=message)
    return Known(wanted, found)
