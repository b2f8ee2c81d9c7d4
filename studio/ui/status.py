"""The line at the bottom: what the model amounts to, and what could be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from studio.app.session import Session
from studio.ui import cost_of_looking
from studio.ui.figures import count, short
from studio.ui.tally import tally
from studio.ui.text import say, tr

if TYPE_CHECKING:  # The window is painted before there is anything to look at.
    from studio.observe.frames import Frame


class StatusLine:
    """Fills a status bar: figures of the model at the left, the canvas's hint at the right."""

    def __init__(self, session: Session, bar: QStatusBar) -> None:
        self._session = session
        self.numbers = QLabel()
        self.numbers.setObjectName("numbers")
        self._hint = QLabel()
        self._hint.setObjectName("hint")
        self.doctor = QPushButton()
        """What the doctor sees, in a word; hidden while that is nothing."""
        self.doctor.setObjectName("doctor-mark")
        self.doctor.setProperty("role", "quiet")
        self.doctor.hide()
        session.doctor.changed.connect(lambda _: self._mark())
        bar.setSizeGripEnabled(False)
        self.looking = QLabel()
        self.looking.setObjectName("looking")
        """What the views on screen cost the run under way."""
        bar.addWidget(self.numbers, 1)
        bar.addPermanentWidget(self.looking)
        bar.addPermanentWidget(self._hint)
        bar.addPermanentWidget(self.doctor)
        self.show_hint("")
        self._disconnects: list[Callable[[], None]] = [
            session.runs.frames.connect(self._hear),
            session.runs.ended.connect(lambda _: self.looking.clear()),
        ]

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def _hear(self, frames: Sequence[Frame]) -> None:
        from studio.observe.frames import ProbeCost

        costs = [frame for frame in frames if isinstance(frame, ProbeCost)]
        if costs:
            self.looking.setText(cost_of_looking.sentence(costs[-1]))

    def show_hint(self, hint: str) -> None:
        """What the canvas says could be done; without, what every user should know."""
        self._hint.setText(hint or tr("Drop a wire on empty space to add what fits"))

    def _mark(self) -> None:
        seen = self._session.doctor.present
        if seen:
            words = tr("Doctor: {count} seen", count=count(len(seen)))
            self.doctor.setText(words)
            self.doctor.setAccessibleName(words)
            self.doctor.setToolTip("\n".join(say(each.message) for each in seen))
        self.doctor.setVisible(bool(seen))

    def refresh(self) -> None:
        """Bring the figures up to date."""
        self.numbers.setText(" · ".join(self._figures()))

    def _figures(self) -> list[str]:
        nodes = len(self._session.graph)
        parts = [tr("1 node") if nodes == 1 else tr("{count} nodes", count=count(nodes))]
        here = self._session.here
        if here is None:
            return [*parts, tr("reading the model…")]
        total = here.total
        parts.append(tr("{count} parameters", count=count(total.parameters)))
        parts.append(tr("{count} multiply-adds", count=short(total.multiply_adds)))
        return [*parts, tally(self._session.problems) or tr("no problems")]
