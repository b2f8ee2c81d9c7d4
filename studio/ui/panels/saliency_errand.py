"""Answers to dear questions: found out once, when one asks, beside the training where that can be.

The weights of the moments that a run kept are looked at in a thread; where a run keeps none, the
run itself is asked, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.session import Session
from studio.observe.asks.ask import Ask, Finding

if TYPE_CHECKING:
    from studio.app.retrospect import Tour

TOLD_MS = 200
"""Between two looks at how far it is."""


class Errand(QObject):
    """One question at a time; a newer one takes the place of an older one."""

    found = Signal(list)
    """What was found out: findings, in the order of their moments."""
    moved = Signal()
    """It began, went on or ended."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tour: Tour | None = None
        self.waiting: frozenset[Ask] = frozenset()
        """What the run itself is to be asked."""
        self._timer = QTimer(self)
        self._timer.setInterval(TOLD_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._tour is not None or bool(self.waiting)

    @property
    def share(self) -> float:
        """How much of it is done."""
        return self._tour.share if self._tour is not None else 0.0

    def send(self, ask: Ask, *, everywhere: bool = False, elsewhere: bool = False) -> None:
        """Find something out: at the moment that is looked at, or at all that were kept.

        With ``elsewhere`` of another run than the one that is looked at, as what is seen of that.
        """
        self.cancel()
        past = self._session.past
        if elsewhere:
            self.waiting = frozenset({ask})
            self.moved.emit()
            return
        moments: Sequence[int] | None = None
        if not everywhere and past.moments:
            now = past.moments[-1] if past.at is None else past.at
            moments = (now,)
        self._tour = past.over_time({ask}, self._arrive, moments)
        if self._tour is None:
            self.waiting = frozenset({ask})
        else:
            self._timer.start()
        self.moved.emit()

    def cancel(self) -> None:
        """Leave it."""
        if self._tour is not None:
            self._tour.cancel()
        self._end()

    def hear(self, finding: Finding) -> bool:
        """Something was found out by the run itself; whether it is what was asked."""
        if finding.ask not in self.waiting:
            return False
        self._arrive([finding])
        return True

    def _look(self) -> None:
        if self._tour is not None and self._tour.cancelled:
            self._end()  # It could not be found out; why is said elsewhere.
        else:
            self.moved.emit()

    def _arrive(self, findings: list[Finding]) -> None:
        self._end()
        self.found.emit(findings)

    def _end(self) -> None:
        busy, self._tour, self.waiting = self.busy, None, frozenset()
        self._timer.stop()
        if busy:
            self.moved.emit()
