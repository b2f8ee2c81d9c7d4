"""A thread that looks at kept moments: the newest wish first, and long tours between wishes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.observe.asks.ask import Ask, Finding
    from studio.observe.frames import FieldInfo, Frame, Mark, Watch
    from studio.train.job import Job
    from studio.train.looking_back import LookingBack


@dataclass(frozen=True, slots=True)
class Source:
    """A run that is looked at. Two of the same folder are the same."""

    folder: Path
    job: Callable[[], Job] = field(compare=False)
    """Finds out what was trained; called in the thread. Raises ``UserError``."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is on screen of a moment."""

    source: Source
    watch: Watch
    step: int


@dataclass(slots=True, eq=False)
class Tour:
    """What is found out at all moments, one after another."""

    source: Source
    asks: frozenset[Ask]
    moments: tuple[int, ...]
    findings: list[Finding] = field(default_factory=list)
    visited: int = 0
    """How many moments are done."""
    of_next: float = 0.0
    """How much of the next one is done, as far as that is told."""
    cancelled: bool = False

    @property
    def share(self) -> float:
        """How much of it is done."""
        return (self.visited + self.of_next) / max(1, len(self.moments))

    def hear(self, share: float) -> None:
        """So much of the next moment is done. Raises ``UnwantedError`` once it was left."""
        from studio.observe.patience import UnwantedError

        self.of_next = share
        if self.cancelled:
            raise UnwantedError

    def cancel(self) -> None:
        """Leave it; nothing is heard of it any more."""
        self.cancelled = True


@dataclass(frozen=True, slots=True)
class Opened:
    """A run was read."""

    source: Source
    moments: tuple[int, ...]
    fields: tuple[FieldInfo, ...]
    sparse: Message | None
    marks: tuple[Mark, ...]
    last: int
    """The last step that it took."""


@dataclass(frozen=True, slots=True)
class Unopened:
    """A run, or a moment of it, cannot be looked at."""

    source: Source
    reason: Message


@dataclass(frozen=True, slots=True)
class Looked:
    """Something of what was wished for."""

    wish: Wish
    frames: tuple[Frame, ...]
    last: bool = False
    """Whether that was all."""


News: TypeAlias = Opened | Unopened | Looked | Tour


class Retrospect:
    """Put questions from the main thread, and ``take`` there what came of them."""

    def __init__(self) -> None:
        self._state = threading.Condition()
        """Guards what follows."""
        self._wish: Wish | None = None
        self._open: Source | None = None
        self._tours: list[Tour] = []
        self._working = self._closed = False
        self._thread: threading.Thread | None = None
        self._news: SimpleQueue[News] = SimpleQueue()
        self._looking: tuple[Source, LookingBack] | None = None
        """What was made for the last question; of the thread alone."""

    @property
    def busy(self) -> bool:
        """Whether something is under way, or was not taken yet."""
        with self._state:
            waits = self._wish or self._open or self._tours
            return self._working or bool(waits) or not self._news.empty()

    def open(self, source: Source) -> None:
        """Find out what a run kept."""
        with self._state:
            self._open, self._wish = source, None
            self._wake()

    def look(self, wish: Wish) -> None:
        """Have this looked at next; what was wished for before is left."""
        with self._state:
            self._wish = wish
            self._wake()

    def rest(self) -> None:
        """Nothing is wished for any more."""
        with self._state:
            self._wish = None

    def tour(self, tour: Tour) -> None:
        """Visit all moments, when nothing else is wished for."""
        with self._state:
            self._tours.append(tour)
            self._wake()

    def take(self) -> Iterator[News]:
        """What has come since the last time."""
        while True:
            try:
                yield self._news.get_nowait()
            except Empty:
                return

    def close(self, timeout: float = 10.0) -> None:
        """End the thread after what is under way."""
        with self._state:
            self._closed, self._wish, self._open = True, None, None
            self._tours.clear()
            self._state.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="looking back", daemon=True)
            self._thread.start()
        self._state.notify_all()

    def _run(self) -> None:
        while True:
            with self._state:
                self._working = False
                self._state.wait_for(
                    lambda: self._wish or self._open or self._tours or self._closed
                )
                if self._closed:
                    self._looking = None
                    return
                self._working = True
                source, self._open = self._open, None
                wish, self._wish = (None, self._wish) if source else (self._wish, None)
                tour = self._tours[0] if self._tours and not (source or wish) else None
            if source is not None:
                self._guard(source, lambda source=source: self._read(source))  # type: ignore[misc]
            elif wish is not None:
                self._guard(wish.source, lambda wish=wish: self._see(wish))  # type: ignore[misc]
            elif tour is not None and not self._guard(
                tour.source,
                lambda tour=tour: self._visit(tour),  # type: ignore[misc]
            ):
                tour.cancel()  # Nothing more comes of it: so that who waits can see it.
                self._end(tour)

    def _guard(self, source: Source, work: Callable[[], None]) -> bool:
        """Do a piece of work; where that fails it is said, and the thread lives on."""
        try:
            work()
        except UserError as error:
            self._news.put(Unopened(source, error.message))
        except Exception as error:  # The model of a run may fail in any way.
            reason = Message(
                "The run {run} cannot be looked at: {reason}.",
                run=source.folder.name,
                reason=f"{type(error).__name__}: {error}",
            )
            self._news.put(Unopened(source, reason))
        else:
            return True
        return False

    def _made(self, source: Source) -> LookingBack:
        from studio.train.looking_back import LookingBack

        if self._looking is None or self._looking[0] != source:
            self._looking = None  # One model and its data at a time.
            self._looking = source, LookingBack(source.job())
        return self._looking[1]

    def _read(self, source: Source) -> None:
        from studio.train import film

        if not film.steps(source.folder):
            self._news.put(Opened(source, (), (), None, (), 0))
            return
        looking = self._made(source)
        marks, last = looking.told()
        news = Opened(source, looking.moments, looking.fields, looking.sparse, marks, last)
        self._news.put(news)

    def _see(self, wish: Wish) -> None:
        for frame in self._made(wish.source).look(wish.watch, wish.step):
            with self._state:
                if self._wish is not None or self._open is not None or self._closed:
                    return
            self._news.put(Looked(wish, (frame,)))
        self._news.put(Looked(wish, (), last=True))

    def _visit(self, tour: Tour) -> None:
        """Find out what a tour wants to know at the next of its moments."""
        from studio.observe.patience import UnwantedError, heard_by

        if not tour.cancelled and tour.visited < len(tour.moments):
            step = tour.moments[tour.visited]
            with suppress(UnwantedError), heard_by(tour.hear):
                tour.findings += self._made(tour.source).find(tour.asks, step)
            tour.visited, tour.of_next = tour.visited + 1, 0.0
        if tour.cancelled or tour.visited == len(tour.moments):
            self._end(tour)
            self._news.put(tour)

    def _end(self, tour: Tour) -> None:
        with self._state:
            if tour in self._tours:
                self._tours.remove(tour)
