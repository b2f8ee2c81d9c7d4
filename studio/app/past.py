"""Any moment of a run again: what is on screen is of the run as it is, or of a moment it kept.

Views hear ``frames`` and ``scalars``. While a moment is looked at, those are worked out again from
the weights that the run kept there, in a thread; what the run under way shows of itself is
withheld, but not what it measures. ``go(None)`` is the way back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.app.kept_jobs import reader
from studio.app.notices import NoticeKind
from studio.app.retrospect import Opened, Retrospect, Source, Tour, Unopened, Wish
from studio.app.run import Run
from studio.app.runs import Runs
from studio.data.spec import SourceSpec
from studio.graph.document import Document
from studio.graph.signal import Signal
from studio.layers.catalogue import Catalogue
from studio.message import Message

if TYPE_CHECKING:
    from studio.app.consent import Consent
    from studio.observe.asks.ask import Ask, Finding
    from studio.observe.frames import FieldInfo, Frame, Mark, Scalars, Watch


class Host(Protocol):
    """What the past needs of the session that it belongs to."""

    document: Document
    catalogue: Catalogue
    consent: Consent
    path: Path | None
    opened: Signal[Document]
    woke: Signal[None]
    runs: Runs

    @property
    def sources(self) -> tuple[SourceSpec, ...]: ...
    def notify(self, kind: NoticeKind, message: Message, node: str = "") -> None: ...


class Past:
    """Where in a run the views are. All methods belong to the main thread."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self._runs = session.runs
        self.moments: tuple[int, ...] = ()
        """The steps whose weights the run keeps, in their order."""
        self.sparse: Message | None = None
        """Why there are fewer of them than usual, if there are."""
        self.at: int | None = None
        """The moment that is looked at; ``None``: the run as it is."""
        self.folder: Path | None = None
        """Of the earlier run that is open; ``None``: it is the current one."""
        self.moved: Signal[int | None] = Signal()
        """Another moment is looked at."""
        self.grown: Signal[tuple[int, ...]] = Signal()
        """There are other moments than before."""
        self.opened: Signal[Path | None] = Signal()
        """Another run is looked at: an earlier one, or the current one again."""
        self.settled: Signal[int] = Signal()
        """All that is on screen is of this moment now."""
        self.played: Signal[bool] = Signal()
        """Whether one moment is shown after another has changed."""
        self.playing = False
        self.marks: tuple[Mark, ...] = ()
        """Where something was changed in the run that is looked at."""
        self.frames: Signal[list[Frame]] = Signal()
        """All but the scalars, of which there are many more than few views want."""
        self.scalars: Signal[list[Scalars]] = Signal()
        self._last = 0
        self._opening: Path | None = None
        """The run that is being read, to be looked at."""
        self._marks: tuple[Mark, ...] = ()
        """Those of the current run."""
        self._watch: Watch | None = None
        self._fields: tuple[FieldInfo, ...] = ()
        self._tours: dict[Tour, Callable[[list[Finding]], object]] = {}
        self._retrospect = Retrospect()
        self._runs.frames.connect(self._hear)
        self._runs.marked.connect(self._mark)
        self._runs.started.connect(self._begin)
        session.opened.connect(lambda _: self._turn_to_document())

    # Where one is.

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """The data fields of the run that is looked at, once they are known."""
        return self._runs.fields if self.folder is None else self._fields

    @property
    def has_run(self) -> bool:
        """Whether there is a run that could be looked at."""
        return self.folder is not None or self._runs.is_of_this_document

    @property
    def last(self) -> int:
        """The last step that the run has taken."""
        current = self._runs.current
        if self.folder is None and current is not None:
            return max(current.progress.step, *self.moments, 0)
        return max(self._last, *self.moments, 0)

    @property
    def can_move(self) -> bool:
        """Whether there is more than one moment."""
        return len(self.moments) > 1

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._retrospect.busy

    def nearest(self, step: int) -> int | None:
        """The moment that is nearest to a step."""
        if not self.moments:
            return None
        place = bisect_left(self.moments, step)
        around = self.moments[max(place - 1, 0) : place + 1]
        return min(around, key=lambda moment: abs(moment - step))

    def go(self, step: int | None) -> None:
        """Look at the kept moment nearest to a step; ``None``: at the run as it is.

        Of an earlier run that is open there is nothing newer than its last moment: ``None`` leaves
        it.
        """
        moment = None if step is None else self.nearest(step)
        if moment is None and self.folder is not None:
            self._leave()
        elif moment != self.at:
            self._move(moment)

    def step_by(self, count: int) -> None:
        """Look so many moments further; after the last comes the run as it is."""
        if not self.moments:
            return
        end = len(self.moments) if self.folder is None else len(self.moments) - 1
        place = bisect_left(self.moments, self.at) if self.at is not None else end
        place = min(max(place + count, 0), end)
        self.go(self.moments[place] if place < len(self.moments) else None)

    def play(self, on: bool) -> None:
        """Show one moment after another, from the first where one is at the end; or stop."""
        on = on and self.can_move
        if on and (self.at is None or self.at == self.moments[-1]):
            self.go(self.moments[0])
        if on != self.playing:
            self.playing = on
            self.played.emit(on)

    def refusal(self, folder: Path) -> Message | None:
        """Why an earlier run cannot be looked at now, if it cannot."""
        from studio.train import film

        if not self._runs.active or film.steps(folder):
            return None
        return Message(
            "The run {run} kept no moments, so it cannot be looked at beside the one under way. "
            "Stop that one first.",
            run=folder.name,
        )

    def open(self, folder: Path) -> None:
        """Look at an earlier run, at its end first, once it is read; if it kept any moments.

        A run under way goes on meanwhile, unseen.
        """
        self._opening = folder
        self._retrospect.open(self.source_of(folder))
        self._session.woke.emit(None)

    def watch(self, watch: Watch) -> None:
        """Say what is on screen."""
        if watch == self._watch:
            return
        self._watch = watch
        if self.at is None and self.folder is None:
            self._runs.watch(watch)
        else:
            self._rest()
            self._ask()

    def over_time(
        self,
        asks: Iterable[Ask],
        done: Callable[[list[Finding]], object],
        moments: Sequence[int] | None = None,
    ) -> Tour | None:
        """Find something out at some moments, or at every one there is; ``None`` where none is.

        What is looked at meanwhile comes first. The tour says how far it is, and can be cancelled;
        ``done`` hears the findings in the order of their moments.
        """
        source = self._source() if self.has_run else None
        if source is None or not self.moments:
            return None
        tour = Tour(source, frozenset(asks), tuple(self.moments if moments is None else moments))
        self._tours[tour] = done
        self._retrospect.tour(tour)
        self._session.woke.emit(None)
        return tour

    # For the session.

    def poll(self) -> bool:
        """Hand over what was worked out; whether more is to come."""
        for news in self._retrospect.take():
            match news:
                case Opened():
                    self._take_opened(news)
                case Unopened():
                    self._session.notify("error", news.reason)
                    if self.folder == news.source.folder:
                        self._leave()
                    self._opening = None
                case Tour():
                    done = self._tours.pop(news, None)
                    if done is not None and not news.cancelled:
                        done(news.findings)
                case _:
                    if news.wish.step == self.at and news.wish.source.folder == self._folder():
                        if news.frames:
                            self.frames.emit(list(news.frames))
                        if news.last:
                            self.settled.emit(news.wish.step)
        return self._retrospect.busy

    def close(self) -> None:
        """End the thread."""
        self._tours.clear()
        self._retrospect.close()

    # Inside.

    def _hear(self, frames: Sequence[Frame]) -> None:
        """Pass on what the run under way gives: nothing while another run is looked at.

        While an earlier moment of its own is, what it measures, but none of its pictures.
        """
        from studio.observe.frames import Moments, Scalars, is_picture

        scalars: list[Scalars] = []
        others: list[Frame] = []
        for frame in frames:
            if isinstance(frame, Scalars):
                scalars.append(frame)
            else:
                others.append(frame)
        if self.folder is None and self.has_run:
            for frame in others:
                if isinstance(frame, Moments):
                    self._set_moments(frame.steps, frame.sparse)
        if self.folder is not None:
            return
        if self.at is not None:
            others = [frame for frame in others if not is_picture(frame)]
        if scalars:
            self.scalars.emit(scalars)
        if others:
            self.frames.emit(others)

    def _mark(self, mark: Mark) -> None:
        self._marks = (*self._marks, mark)
        if self.folder is None:
            self.marks = self._marks
            self.grown.emit(self.moments)

    def _begin(self, run: Run) -> None:
        """A run starts: it is what is looked at now."""
        self._opening = None
        self._leave()
        self.marks = self._marks = ()
        self._set_moments((), None)

    def _leave(self) -> None:
        """Look at the current run as it is."""
        self.play(False)
        was, self.folder = self.folder, None
        if was is not None:
            self._turn_to_current()
            self.opened.emit(None)
        if was is not None or self.at is not None:
            self._move(None)

    def _turn_to_document(self) -> None:
        """Another document was opened: what there is to look at is of its own run, or nothing."""
        self._opening = None
        self._leave()
        self._turn_to_current()

    def _turn_to_current(self) -> None:
        """Know of the moments of the current run again."""
        kept: tuple[int, ...] = ()
        current = self._runs.current
        if current is not None and self._runs.is_of_this_document:
            from studio.train import film

            kept = film.steps(current.folder)
        self.marks = self._marks if kept else ()
        self._set_moments(kept, None)

    def _move(self, moment: int | None) -> None:
        self.at = moment
        self.moved.emit(moment)
        if moment is None:
            self._retrospect.rest()
            if self._watch is not None:
                self._runs.watch(self._watch)
        else:
            self._rest()
            self._ask()

    def _rest(self) -> None:
        """Nobody sees what the run under way shows: it need not look at itself."""
        from studio.observe.frames import Watch

        asks = self._watch.asks if self._watch is not None else frozenset()
        self._runs.watch(replace(Watch(), asks=frozenset(a for a in asks if a.follows_step)))

    def _ask(self) -> None:
        if self.at is None:
            return
        from studio.observe.frames import Watch

        self._retrospect.look(Wish(self._source(), self._watch or Watch(), self.at))
        self._session.woke.emit(None)

    def _take_opened(self, news: Opened) -> None:
        if news.source.folder != self._opening:
            return
        self._opening = None
        self.play(False)
        if not news.moments:
            self._leave()
            return
        self.folder, self.at = news.source.folder, news.moments[-1]
        self._fields, self.marks, self._last = news.fields, news.marks, news.last
        self._set_moments(news.moments, news.sparse)
        self.opened.emit(self.folder)
        self._move(self.at)

    def _set_moments(self, moments: tuple[int, ...], sparse: Message | None) -> None:
        if (moments, sparse) == (self.moments, self.sparse):
            return
        self.moments, self.sparse = moments, sparse
        self.grown.emit(moments)
        if self.at is not None and moments and self.at not in moments:
            self._move(self.nearest(self.at))  # It was let go as the run grew.

    def _folder(self) -> Path | None:
        current = self._runs.current
        return self.folder or (current.folder if current is not None else None)

    def _source(self) -> Source:
        """Of what is looked at. There must be a run."""
        current = self._runs.current
        if self.folder is None:
            assert current is not None
            job = current.worker.job
            return Source(job.folder, lambda: job)
        return self.source_of(self.folder)

    def source_of(self, folder: Path) -> Source:
        """Where an earlier run of this document is looked up."""
        session = self._session
        base = session.path.parent if session.path else None
        return Source(folder, reader(folder, session, base))
