"""The time slider below the canvas: moves the canvas and all views to any moment of a run."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.train.store import RunFolder
from studio.ui.key_tips import follow
from studio.ui.pieces import Elided
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.ui.time_track import TimeTrack

SPEEDS = (1, 2, 5, 10, 20)
"""Moments a second."""
USUAL = 5
PACE_MS = 250
"""At most four redraws a second while a run goes on."""


class TimeBar(QWidget):
    """There as soon as a run has kept two moments."""

    export_asked = Signal()
    """The animation is to be written into a file."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._past = session.past
        self.setObjectName("time-bar")
        self.track = TimeTrack(theme)
        self.said = Elided()
        self.said.setProperty("role", "secondary")
        self.play_button = _button(tr("Play the run again, or stop"))
        self.axis_button = _button(tr("Give every step the same room"))
        self.axis_button.setCheckable(True)
        self.export_button = _button(tr("Export the animation as GIF or MP4"))
        self.speed = QComboBox()
        for speed in SPEEDS:
            self.speed.addItem(tr("{count} a second", count=speed), speed)
        self.speed.setCurrentIndex(SPEEDS.index(USUAL))
        self.speed.setToolTip(tr("How many moments are shown in a second"))
        self.speed.setAccessibleName(tr("Speed"))
        self.live = QPushButton(tr("Live"))
        self._build()
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._advance)
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self.refresh)
        self._is_settled = True
        self._looked_up: tuple[object, list[int]] = None, []
        """The checkpoints that were found last, and when that was."""
        past, bindings = session.past, session.bindings
        follow(self.play_button, tr("Play the run again, or stop"), bindings, "train.play_again")
        follow(self.live, tr("Back to the run as it is"), bindings, "train.as_it_is")
        self._disconnects = [
            past.moved.connect(lambda _: self._moved()),
            past.grown.connect(lambda _: self._soon()),
            past.opened.connect(lambda _: self._soon()),
            past.played.connect(lambda _: self._played()),
            past.settled.connect(lambda _: self._settled()),
            session.runs.progressed.connect(lambda _: self._soon()),
            session.runs.started.connect(lambda _: self._soon()),
        ]
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.play_button)
        row.addWidget(self.track, 1)
        for widget in (self.axis_button, self.speed, self.export_button, self.live):
            row.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(14, 0, 12, 4)
        below.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(below)
        past = self._past
        self.track.moved.connect(self._choose)
        self.track.stepped.connect(self._step)
        self.play_button.clicked.connect(lambda: past.play(not past.playing))
        self.live.clicked.connect(lambda: past.go(None))
        self.axis_button.toggled.connect(lambda on: self.track.set_logarithmic(not on))
        self.export_button.clicked.connect(self.export_asked)

    def close_down(self) -> None:
        """Hear no more of the session."""
        self._tick.stop()
        self._pace.stop()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Show where one is, and what there is."""
        past = self._past
        self.setVisible(past.can_move)
        if not past.can_move:
            return
        has_live = past.folder is None
        self.track.show_run(past.moments, past.last, past.marks, self._checkpoints())
        self.track.show_at(past.at, has_live=has_live)
        self._colour("secondary" if past.at is None else "past")
        self.said.setText(self.words())
        self.said.setToolTip(say(past.sparse) if past.sparse is not None else self.said.text())
        self.live.setText(tr("Live") if has_live else tr("Close run"))
        self.live.setEnabled(past.at is not None or not has_live)

    def _colour(self, role: str) -> None:
        if self.said.property("role") != role:
            self.said.setProperty("role", role)
            self.said.style().polish(self.said)

    def words(self) -> str:
        """Where one is, what is kept, and that it is of the past where it is."""
        past = self._past
        told = {"step": f"{past.at or 0:,}", "last": f"{past.last:,}", "count": len(past.moments)}
        if past.folder is not None:
            where = tr("Step {step} of {last} of the run {run}", run=past.folder.name, **told)
        elif past.at is not None:
            where = tr("The past: step {step} of {last}", **told)
        else:
            where = tr("The run as it is: step {last}", **told)
        kept = tr("{count} kept moments, denser at the start", **told)
        if past.sparse is not None:
            kept = say(past.sparse)
        working = tr("working it out…") if past.at is not None and not self._is_settled else ""
        return "  ·  ".join(filter(None, (where, kept, working)))

    def _checkpoints(self) -> list[int]:
        """The steps of the checkpoints that are kept for good."""
        run = self._session.runs.current
        folder = self._past.folder or (run.folder if run is not None else None)
        if folder is None:
            return []
        # The folder is not read at every word of a run.
        key = folder, self._past.moments, self._past.marks
        if self._looked_up[0] == key:
            return self._looked_up[1]
        numbers = (name.partition("-")[2] for name in RunFolder(folder).resumable)
        self._looked_up = key, [int(number) for number in numbers if number.isdecimal()]
        return self._looked_up[1]

    def _choose(self, step: int | None) -> None:
        self._past.play(False)
        if step is None and self._past.folder is not None:
            step = self._past.moments[-1]
        self._past.go(step)

    def _step(self, by: int) -> None:
        self._past.play(False)
        self._past.step_by(by)

    def _moved(self) -> None:
        self._is_settled = self._past.at is None
        self.refresh()

    def _settled(self) -> None:
        self._is_settled = True
        self.refresh()
        if self._past.playing and not self._tick.isActive():
            self._tick.start(0)

    def _soon(self) -> None:
        """Refresh, but not at every word of a run."""
        if self.isVisible() is not self._past.can_move:
            self.refresh()
        elif self.isVisible() and not self._pace.isActive():
            self._pace.start()

    def _played(self) -> None:
        self._restyle()
        if self._past.playing:
            self._tick.start(self._wait)
        else:
            self._tick.stop()

    @property
    def _wait(self) -> int:
        """Milliseconds that each moment is shown."""
        return 1000 // int(self.speed.currentData())

    def _advance(self) -> None:
        """The next moment, once all views show the last one."""
        past = self._past
        if not past.playing or not self._is_settled:
            return  # What settles it starts the clock again.
        if past.at is None or past.at == past.moments[-1]:
            past.play(False)
            return
        self._tick.start(self._wait)
        past.step_by(1)

    def _restyle(self) -> None:
        playing = self._past.playing
        self.play_button.setIcon(self._theme.icon("pause" if playing else "play"))
        self.axis_button.setIcon(self._theme.icon("ruler"))
        self.export_button.setIcon(self._theme.icon("film-strip"))


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
