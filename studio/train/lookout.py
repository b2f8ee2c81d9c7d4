"""Decides when to look at the model, so that looking costs next to nothing."""

from __future__ import annotations

from time import perf_counter

from studio.message import Message, UserError
from studio.observe.frames import ProbeCost, Watch
from studio.observe.mailbox import Outbox
from studio.observe.probes import Observer
from studio.train.album import Album

SHARE = 0.02
"""Of the time that looking may take."""
KEEP_S = 2.0
"""Shortest time between two moments that are kept."""
PATIENCE_S = 1.0
"""Longest wait after a first look, which is dearer than those that follow."""


class Lookout:
    """Looks on a clock whose interval grows with what a look costs."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._observer: Observer | None = None
        self._watch = Watch()
        self._due = 0.0
        self._kept_due = 0.0
        self._spent_s = 0.0
        self._charged_s = 0.0
        self._since = perf_counter()
        self._fresh = True
        self.trouble: Message | None = None
        """Why looking was given up, until something else is watched."""
        self.unkept: Message | None = None
        """Why what was shown is not in the album."""

    def aim(self, observer: Observer) -> None:
        self._observer = observer

    @property
    def watch(self) -> Watch:
        return self._watch

    @watch.setter
    def watch(self, watch: Watch) -> None:
        if watch != self._watch:
            self._watch, self._due, self._fresh = watch, 0.0, True
            self.trouble = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on screen."""
        watch = self._watch
        return not (
            watch.weights
            or watch.activations
            or watch.gradients
            or watch.saliency
            or watch.boundary
            or watch.shown
            or watch.asks
        )

    def is_due(self, now: float) -> bool:
        return now >= self._due and self.trouble is None and not self.is_idle

    @property
    def follows_step(self) -> bool:
        """Whether a look that is due must know what a step moved."""
        return any(ask.follows_step for ask in self._watch.asks)

    def charge(self, cost_s: float) -> None:
        """Count what was done for the next look before it."""
        self._charged_s += cost_s

    def look(self, step: int) -> None:
        """Look now, and put the next look as far off as this one was dear.

        A view that fails is no reason to lose a run: it is given up, and ``trouble`` says why.
        """
        if self._observer is None or self.is_idle:
            return
        began = perf_counter()
        try:
            for frame in self._observer.look(self._watch, step):
                self._outbox.put(frame)
        except Exception as error:
            self._give_up(error)
            return
        now = perf_counter()
        cost = now - began + self._charged_s
        self._charged_s = 0.0
        self._spent_s += cost
        wait = max(self._watch.interval_s, cost / SHARE)
        if self._fresh:
            wait = max(self._watch.interval_s, min(wait, PATIENCE_S))
            self._fresh = False
        self._due = now + wait
        share = self._spent_s / max(now - self._since, 1e-9)
        self._outbox.put(ProbeCost(min(share, 1.0), wait))
        self._spent_s, self._since = 0.0, now

    def keep(self, album: Album, step: int, *, now: bool = False) -> None:
        """Put what the training shows of itself into its album: now, or when it is time again."""
        observer = self._observer
        showing = observer.showing if observer is not None else None
        writing = observer.writing if observer is not None else None
        began = perf_counter()
        if self.trouble is not None or not (now or began >= self._kept_due):
            return
        if showing is None and writing is None:
            return
        try:
            frames = list(showing.look(step)) if showing is not None else []
            text = writing.whole(step) if writing is not None else None
        except Exception as error:
            self._give_up(error)
            return
        try:
            album.keep(frames)
            if text is not None:
                album.keep_text(text)
        except OSError as error:
            self.unkept = Message(
                "What the training shows cannot be kept in the run's folder: {reason}. It is "
                "still shown, and tried again.",
                reason=error.strerror or error,
            )
        else:
            self.unkept = None
        ended = perf_counter()
        self._kept_due = ended + max(KEEP_S, (ended - began) / SHARE)

    def _give_up(self, error: Exception) -> None:
        reason: object = f"{type(error).__name__}: {error}"
        if isinstance(error, UserError):
            reason = error.message
        self.trouble = Message("The live views were switched off: {reason}", reason=reason)
