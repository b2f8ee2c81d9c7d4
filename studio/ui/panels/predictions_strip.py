"""The moments of a run below the pages of the Predictions panel: to see one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from studio.app.session import Session
from studio.observe.asks.ask import Finding
from studio.observe.asks.predictions import Predict
from studio.ui.panels.predictions_moments import Moments
from studio.ui.panels.predictions_words import figure
from studio.ui.plots.moment_strip import MomentStrip
from studio.ui.text import tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.app.retrospect import Tour

PROGRESS_MS = 200


class Strip(QWidget):
    """Plays what is known; a button finds out about the moments that are not."""

    learnt = Signal(list)
    """Findings of all moments."""
    chosen = Signal(int)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._tour: Tour | None = None
        self.play = QToolButton()
        self.play.setToolTip(tr("Show one moment after another"))
        self.play.setAccessibleName(tr("Play the moments"))
        self.play.clicked.connect(lambda: session.past.play(not session.past.playing))
        self.plot = MomentStrip(theme)
        self.plot.chosen.connect(self.chosen)
        self.all = QPushButton(tr("All moments"))
        self.all.setProperty("role", "quiet")
        self.all.setToolTip(tr("Work out the answers of every moment that the run keeps"))
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.plot, 1)
        row.addWidget(self.all)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_moments(self, moments: Moments, ask: Predict) -> None:
        """Show what is known, and offer what is not."""
        steps = moments.steps
        seen = [moments.at(step) for step in steps]
        told = [figure(each.found) for each in seen if each is not None]
        title = told[-1][0] if told else ""
        current = moments.shown.step if moments.shown is not None else None
        self.plot.show_moments(title, steps, [value for _, value in told], current)
        kept = self._session.past.moments
        missing = [step for step in kept if moments.at(step) is None]
        self.setVisible(len(steps) > 1 or len(kept) > 1)
        self.play.setVisible(self._session.past.can_move)
        self.all.setVisible(bool(missing) or self._tour is not None)

    def work_out(self, ask: Predict) -> None:
        """Find out about all moments, or leave it if that is under way."""
        if self._tour is not None:
            self.leave()
            return
        self._tour = self._session.past.over_time((ask,), self._done)
        if self._tour is not None:
            self._progress.start()
            self._tell()

    def leave(self) -> None:
        """Stop finding out."""
        if self._tour is not None:
            self._tour.cancel()
        self._tour = None
        self._progress.stop()
        self.all.setText(tr("All moments"))

    def _done(self, findings: list[Finding]) -> None:
        self.leave()
        self.learnt.emit(findings)

    def _tell(self) -> None:
        if self._tour is not None:
            share = f"{100 * self._tour.share:.0f} %"
            self.all.setText(tr("Stop ({share})", share=share))

    def _restyle(self) -> None:
        self.play.setIcon(self._theme.icon("play"))
