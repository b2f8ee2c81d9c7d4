"""Another run than the one that is looked at, at the same moment as near as it kept one.

Two views side by side, one of each run, are how runs are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.retrospect import Looked, Opened, Retrospect, Unopened, Wish
from studio.graph.signal import Signal
from studio.message import Message

if TYPE_CHECKING:
    from studio.app.session import Session
    from studio.observe.frames import FieldInfo, Frame, Watch


class OtherRun:
    """Follows the time slider with another run. All methods belong to the main thread."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self.folder = folder
        self.moments: tuple[int, ...] = ()
        """The steps whose weights it kept."""
        self.at: int | None = None
        """The moment that is looked at; ``None`` while it is read."""
        self.fields: tuple[FieldInfo, ...] = ()
        self.trouble: Message | None = None
        """Why it cannot be looked at."""
        self.frames: Signal[list[Frame]] = Signal()
        self.moved: Signal[int | None] = Signal()
        """Another moment is looked at, or it cannot be looked at."""
        self._watch: Watch | None = None
        self._retrospect = Retrospect()
        self._source = session.past.source_of(folder)
        self._disconnects = [
            session.past.moved.connect(lambda _: self._follow()),
            session.past.grown.connect(lambda _: self._follow()),
        ]
        self._retrospect.open(self._source)

    @property
    def busy(self) -> bool:
        """Whether something is being read or worked out."""
        return self._retrospect.busy

    def watch(self, watch: Watch) -> None:
        """Say what is on screen of it."""
        if watch != self._watch:
            self._watch = watch
            self._ask()

    def poll(self) -> bool:
        """Hand over what was worked out; whether more is to come."""
        for news in self._retrospect.take():
            match news:
                case Opened():
                    self._open(news)
                case Unopened():
                    self._fail(news.reason)
                case Looked():
                    if news.frames and news.wish.step == self.at:
                        self.frames.emit(list(news.frames))
                case _:
                    raise TypeError(f"nobody asked for {type(news).__name__}")
        return self._retrospect.busy

    def close(self) -> None:
        """End its thread."""
        for disconnect in self._disconnects:
            disconnect()
        self._retrospect.close()

    def _open(self, news: Opened) -> None:
        self.moments, self.fields = news.moments, news.fields
        if not self.moments:
            self._fail(
                Message(
                    "The run {run} kept no weights on its way, so it cannot be looked at.",
                    run=self.folder.name,
                )
            )
            return
        self._follow()

    def _fail(self, reason: Message) -> None:
        self.trouble = reason
        self.moved.emit(None)

    def _follow(self) -> None:
        """Go to the moment that is nearest to the one of the slider."""
        past = self._session.past
        step = past.at if past.at is not None else past.last
        moment = self._nearest(step)
        if moment is not None and moment != self.at:
            self.at = moment
            self.moved.emit(moment)
            self._ask()

    def _nearest(self, step: int) -> int | None:
        if not self.moments:
            return None
        place = bisect_left(self.moments, step)
        around = self.moments[max(place - 1, 0) : place + 1]
        return min(around, key=lambda moment: abs(moment - step))

    def _ask(self) -> None:
        if self.at is not None and self._watch is not None:
            self._retrospect.look(Wish(self._source, self._watch, self.at))
