"""Finds the fastest settings: a button, what was measured, and a button to use the best."""

from __future__ import annotations

from collections import deque
from threading import Event

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.graph.edits import SetSetting
from studio.graph.step import Batch
from studio.message import Message, UserError
from studio.train.job import Job
from studio.train.timings import Findings, Timing
from studio.ui.background import Background
from studio.ui.pieces import label
from studio.ui.text import say, tr

READ_MS = 100
"""Between two looks at what has been measured."""


class Fastest(QWidget):
    """Measures a few settings in a thread, says what it found, and sets them when it is told to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = Background("tuning", self)
        self._worker.done.connect(self._show_findings)
        self._worker.failed.connect(self._show_failure)
        self._cancelled = Event()
        self._told: deque[tuple[Timing, int, int]] = deque()
        self._best: Timing | None = None
        self._waits = False
        """Whether it begins as soon as the model has been checked."""
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self._read)
        self.measure = QPushButton(tr("Find the fastest settings"))
        self.measure.setToolTip(
            tr(
                "Takes some steps of this training under several settings: threads, channels last, "
                "precision. The batch is left alone, and nothing of it is kept."
            )
        )
        self.measure.clicked.connect(self.begin)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(self.cancel)
        self.use = QPushButton(tr("Use"))
        self.use.setToolTip(tr("Set the fastest settings; one undo takes them back"))
        self.use.clicked.connect(self.apply)
        self.words = label("", "hint", wrap=True)
        self.table = QTreeWidget()
        self.table.setObjectName("timings")
        self.table.setAccessibleName(tr("Speed under several settings"))
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels([tr("Settings"), tr("Steps/s")])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        session.opened.connect(lambda _: self._forget())
        session.runs.started.connect(lambda _: self.cancel())
        session.runs.progressed.connect(lambda _: self._enable())
        session.analysed.connect(lambda _: self._go_on())
        self._forget()

    def _build(self) -> None:
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QHBoxLayout()
        buttons.addWidget(self.measure)
        buttons.addWidget(self.use)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(buttons)
        column.addWidget(self.words)
        column.addWidget(self.table)

    @property
    def busy(self) -> bool:
        """Whether something is being measured."""
        return self._worker.busy or self._waits

    def begin(self) -> None:
        """Start to measure, once the model has been checked."""
        if self.busy or self._session.runs.refusal() is not None:
            self._enable()
            return
        self._forget()
        self._waits = True
        self.words.setText(tr("Measuring …"))
        self.words.show()
        self._enable()
        self._go_on()

    def cancel(self) -> None:
        """Stop after the step under way; what was measured so far stays."""
        self._waits = False
        self._cancelled.set()
        self._enable()

    def apply(self) -> None:
        """Set the fastest settings, as one edit."""
        if self._best is None:
            return
        settings = self._session.document.project.settings
        edits = tuple(
            SetSetting(name, value)
            for name, value in self._best.settings.items()
            if settings.get(name) != value
        )
        if not edits or self._session.do(Batch(edits, Message("Use the fastest settings"))):
            self._best = None
            self.words.setText(tr("These settings are used from the next run on."))
            self._enable()

    def close_down(self) -> None:
        """Stop measuring, and wait until it has stopped."""
        self._cancelled.set()
        self._timer.stop()
        self._worker.close()

    def _go_on(self) -> None:
        session = self._session
        if not self._waits:
            self._enable()
            return
        if session.background and session.stale:
            return
        self._waits = False
        try:
            job = session.runs.job()
        except UserError as error:
            self._show_failure(error)
            return
        self._cancelled = cancelled = Event()
        told = self._told

        def work() -> tuple[Event, Findings]:
            return cancelled, _tuned(job, cancelled, told)

        self._worker.ask(work)
        self._timer.start()
        self._enable()

    def _read(self) -> None:
        while self._told:
            timing, done, total = self._told.popleft()
            self._add(timing)
            if self.busy and done < total:
                self.words.setText(
                    tr("Measured {done} of {total} settings …", done=done, total=total)
                )

    def _add(self, timing: Timing) -> None:
        words = ", ".join(say(word) for word in timing.words)
        speed = tr("not possible") if timing.trouble is not None else f"{timing.rate:,.1f}"
        item = QTreeWidgetItem([words, speed])
        item.setToolTip(0, words)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if timing.trouble is not None:
            item.setToolTip(1, say(timing.trouble))
        self.table.addTopLevelItem(item)
        self.table.show()
        self._fit()

    def _fit(self) -> None:
        """As tall as its rows are."""
        rows = self.table.topLevelItemCount()
        height = self.table.sizeHintForRow(0) * rows + self.table.header().sizeHint().height()
        self.table.setFixedHeight(height + 2 * self.table.frameWidth())

    def _show_findings(self, found: tuple[Event, Findings]) -> None:
        asked, findings = found
        if asked is not self._cancelled:
            self._enable()
            return
        self._timer.stop()
        self._read()
        best = findings.best
        self._best = None
        if best is None:
            troubles = [t.trouble for t in findings.timings if t.trouble is not None]
            self.words.setText(say(troubles[0]) if troubles else tr("Nothing was measured."))
        elif best is findings.timings[0]:
            said = tr("Nothing that was measured is faster than the settings as they are.")
            self.words.setText(said)
        else:
            self._best = best
            said = tr("{times} times as fast.", times=f"{findings.gain:.2f}")
            if best.settings.get("train.precision") != "float32":
                said += " " + tr("This precision rounds: see that the loss falls as it did.")
            self.words.setText(said)
        if best is not None:
            item = self.table.topLevelItem(findings.timings.index(best))
            if item is not None:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
                item.setFont(1, font)
        self.words.show()
        self._enable()

    def _show_failure(self, error: BaseException) -> None:
        self._timer.stop()
        if not isinstance(error, UserError):
            raise error
        self.words.setText(say(error.message))
        self.words.show()
        self._enable()

    def _forget(self) -> None:
        """What was measured is of another training."""
        self._cancelled.set()
        self._cancelled = Event()
        self._waits = False
        self._told = deque()
        self._best = None
        self.table.clear()
        self.table.hide()
        self.words.hide()
        self._enable()

    def _enable(self) -> None:
        self.measure.setEnabled(not self.busy and self._session.runs.refusal() is None)
        self.stop.setVisible(self.busy)
        self.use.setVisible(self._best is not None)


def _tuned(job: Job, cancelled: Event, told: deque[tuple[Timing, int, int]]) -> Findings:
    """In a thread: the only place where this loads torch."""
    from studio.train.fastest import tune

    return tune(
        job, tell=lambda timing, n, of: told.append((timing, n, of)), cancelled=cancelled.is_set
    )
