"""Decides when to look at the model, so that looking costs next to nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from time import perf_counter

from studio.message import Message, UserError
from studio.observe.asks.ask import Ask, Finding
from studio.observe.frames import ProbeCost, Watch
from studio.observe.mailbox import Outbox
from studio.observe.probes import Observer
from studio.train.album import Album

SHARE = 0.015
"""Of the time that looking may take."""
KEEP_S = 2.0
"""Shortest time between two moments that are kept."""
PATIENCE_S = 4.0
"""Longest wait after a first look, which is dearer than those that follow."""
LATELY_S = 60.0
"""Over so long, or twice as long, it is measured what looks take."""


@dataclass(slots=True)
class _Look:
    """One of the looks that there are: at all that panels name themselves, or at one ask."""

    watch: Watch
    cost_s: float = 0.0
    """Of the last time."""
    due: float = 0.0
    times: int = 0


class Lookout:
    """Looks on clocks whose intervals grow with what looks cost.

    Each ask has a clock of its own, so that a dear one does not hold up those that are cheap. The
    share that all may take together is divided so that they wait as short as possible: each in
    proportion to the square root of its cost.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._observer: Observer | None = None
        self._watch = Watch()
        self._looks: dict[Ask | None, _Look] = {}
        self._kept_due = 0.0
        self._spent_s = 0.0
        self._charged_s = 0.0
        self._since = perf_counter()
        self._found: dict[Ask, Finding] = {}
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
        if watch == self._watch:
            return
        self._watch, self.trouble = watch, None
        before = self._looks
        named = replace(watch, asks=frozenset())
        self._looks = {}
        if not _is_empty(named):
            known = before.get(None)
            self._looks[None] = known if known and known.watch == named else _Look(named)
        for ask in sorted(watch.asks, key=repr):
            one = Watch(asks=frozenset({ask}), interval_s=watch.interval_s)
            self._looks[ask] = before.get(ask) or _Look(one)
        self._found = {ask: found for ask, found in self._found.items() if ask in watch.asks}

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on screen."""
        return not self._looks

    @property
    def of_training(self) -> tuple[Finding, ...]:
        """The last findings that cannot be worked out again from weights."""
        return tuple(self._found.values())

    def is_due(self, now: float) -> bool:
        return self.trouble is None and any(now >= each.due for each in self._looks.values())

    @property
    def follows_step(self) -> bool:
        """Whether something that is watched must know what a step moved."""
        return any(ask.follows_step for ask in self._watch.asks)

    @property
    def awaits_step(self) -> bool:
        """Whether that is so of a look that is due."""
        now = perf_counter()
        return any(ask and ask.follows_step and now >= o.due for ask, o in self._looks.items())

    def charge(self, cost_s: float) -> None:
        """Count what was done for the next look before it."""
        self._charged_s += cost_s

    def look(self, step: int, *, only_due: bool = False) -> None:
        """Look now, and put the next look as far off as this one was dear.

        A view that fails is no reason to lose a run: it is given up, and ``trouble`` says why.

        Args:
            step: the one that was taken last.
            only_due: leave out what was looked at so lately that its time has not come again.
        """
        if self._observer is None or self.is_idle:
            return
        began = perf_counter()
        looks = [each for each in self._looks.values() if not only_due or began >= each.due]
        for each in looks:
            if not self._take(each, step):
                return
        now = perf_counter()
        root = sum(sqrt(each.cost_s) for each in self._looks.values())
        for each in looks:
            wait = max(self._watch.interval_s, sqrt(each.cost_s) * root / SHARE)
            if each.times == 1:
                wait = max(self._watch.interval_s, min(wait, PATIENCE_S))
            each.due = now + wait
        longest = max((each.due for each in self._looks.values()), default=now) - now
        self._outbox.put(ProbeCost(self._measured(now), longest))

    def _take(self, look: _Look, step: int) -> bool:
        """One of the looks; whether it went well."""
        assert self._observer is not None
        began = perf_counter()
        try:
            for frame in self._observer.look(look.watch, step):
                if isinstance(frame, Finding) and frame.ask.follows_step:
                    self._found[frame.ask] = frame
                self._outbox.put(frame)
        except Exception as error:
            self._give_up(error)
            return False
        look.cost_s = perf_counter() - began
        if any(ask.follows_step for ask in look.watch.asks):
            look.cost_s += self._charged_s
            self._charged_s = 0.0
        look.times += 1
        self._spent_s += look.cost_s
        return True

    def _measured(self, now: float) -> float:
        """The share of the time that looks have taken lately."""
        share = min(self._spent_s / max(now - self._since, 1e-9), 1.0)
        if now - self._since > LATELY_S:
            # What is long ago counts half.
            self._since = now - (now - self._since) / 2
            self._spent_s /= 2
        return share

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


def _is_empty(watch: Watch) -> bool:
    """Whether nothing is watched but asks."""
    return not (
        watch.weights or watch.activations or watch.gradients or watch.boundary or watch.shown
    )
