"""Pictures in nodes while no run goes on: one example goes through the model, behind the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.session import Session
from studio.message import Message, UserError
from studio.ui.background import Background
from studio.ui.miniatures import Miniatures

if TYPE_CHECKING:
    from studio.observe.frames import Activations
    from studio.train.sample_look import Sampler, Subject

PAUSE_MS = 250
"""So long the hand rests before the model is run: not at every step of a pan."""


class SampledPictures(QObject):
    """Off until it is switched on. Asks again when the model or what is in view is another."""

    worked = Signal()
    """A look began or ended."""

    def __init__(self, session: Session, miniatures: Miniatures) -> None:
        super().__init__(miniatures)
        self._session = session
        self._miniatures = miniatures
        self._on = False
        self._told = ""
        self._last: tuple[Subject, frozenset[str]] | None = None
        self._sampler: Sampler | None = None
        self.nodes: frozenset[str] = frozenset()
        """What is looked at now, as frames speak of it."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._work = Background("sample pictures", self)
        self._work.done.connect(self._show)
        self._work.failed.connect(self._fail)
        for signal in (session.analysed, session.scoped, session.runs.ended):
            signal.connect(lambda _: self.renew())
        miniatures.watch_changed.connect(self.renew)

    @property
    def on(self) -> bool:
        return self._on

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._pause.isActive() or self._work.busy

    def switch(self, on: bool) -> None:
        """Run an example for the pictures from now on, or no more."""
        self._on, self._told, self._last = on, "", None
        if on:
            self.renew()
        else:
            self._pause.stop()
            if not self._session.runs.active:
                self._miniatures.clear()

    def renew(self) -> None:
        """Something is another now: look again as soon as the hand rests."""
        if self._on:
            self._pause.start()

    def close_down(self) -> None:
        """Wait for the look under way."""
        self._pause.stop()
        self._work.close()

    def _ask(self) -> None:
        subject = self._subject()
        nodes = frozenset(n for n in self._miniatures.wanted() if not n.startswith("/"))
        asked = (subject, nodes) if subject is not None else None
        if subject is None or not nodes or not self._miniatures.isVisible():
            return
        if self._last is not None and subject.same_as(self._last[0]) and nodes == self._last[1]:
            return
        self._last = asked
        self._work.ask(partial(self._looked, subject, nodes))
        self.nodes = nodes
        self.worked.emit()

    def _looked(self, subject: Subject, nodes: frozenset[str]) -> tuple[Activations, ...] | Message:
        """In the thread of the work."""
        from studio.train.sample_look import Sampler

        if self._sampler is None:
            self._sampler = Sampler()
        try:
            return self._sampler.look(subject, nodes)
        except UserError as error:
            return error.message

    def _show(self, found: tuple[Activations, ...] | Message) -> None:
        self.nodes = frozenset()
        self.worked.emit()
        if not self._on or self._session.runs.active or self._session.past.at is not None:
            return
        if isinstance(found, Message):
            if str(found) != self._told:
                self._told = str(found)
                self._session.notify("info", found)
            return
        self._miniatures.take(found)

    def _fail(self, error: BaseException) -> None:
        """A layer failed in a way that nobody foresaw: say it, once for each failure."""
        self._show(Message("The pictures in nodes could not be made: {why}", why=str(error)))

    def _subject(self) -> Subject | None:
        """What there is to look at now; ``None`` while a run shows itself, or nothing can run."""
        session = self._session
        analysis = session.analysis
        if session.runs.active or session.past.at is not None:
            return None
        if session.stale or analysis is None or analysis.plan is None:
            return None
        from studio.train import checkpoint, sample_look, store

        settings = session.document.project.settings
        folder = session.runs.last()
        step = None
        if folder is not None:
            step = checkpoint.step_of(store.RunFolder(folder), store.LAST)
        return sample_look.Subject(
            analysis.plan,
            analysis.total,
            {key: value for key, value in settings.items() if key.startswith("data.")},
            session.costing.config.seed,
            session.path.parent if session.path else None,
            session.sources,
            folder,
            step,
        )
