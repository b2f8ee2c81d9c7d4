"""A short trial of the training, in a window of its own: how far it is, its curve, what to do."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app import trials
from studio.app.session import Session
from studio.message import UserError
from studio.observe.checkup import Test, Treatment
from studio.train.job import Job
from studio.train.trial import BatchCurve, RangeCurve
from studio.ui.background import Background
from studio.ui.pieces import label
from studio.ui.plots.trial import TrialPlot
from studio.ui.text import say, tr
from studio.ui.theme import Theme

READ_MS = 100
"""Between two looks at how far it is."""


class TrialDialog(QDialog):
    """Begins when it is told to; closing it cancels."""

    def __init__(
        self, session: Session, theme: Theme, kind: Test, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._cancelled = Event()
        self._done = (0, 0)
        self._treatment: Treatment | None = None
        self.setWindowTitle(
            tr("Test learning rates") if kind == "range" else tr("Test on a single batch")
        )
        self._worker = Background("trial", self)
        self._worker.done.connect(self._show)
        self._worker.failed.connect(self._refuse)
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self._read)
        self.words = label("", "secondary", wrap=True)
        self.plot = TrialPlot(theme)
        self.hint = label("", "mono")
        self.plot.hovered.connect(self.hint.setText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the test"))
        self.use = QPushButton()
        self.use.setProperty("role", "primary")
        self.use.clicked.connect(self.apply)
        self.again = QPushButton(tr("Again"))
        self.again.clicked.connect(self.begin)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(self.cancel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.bar, 1)
        buttons.addWidget(self.hint, 1)
        for button in (self.use, self.again, self.stop):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.plot, 1)
        column.addLayout(buttons)
        self.resize(620, 400)
        session.runs.started.connect(lambda _: self.cancel())
        session.opened.connect(lambda _: self.cancel())
        self._enable()

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def begin(self) -> None:
        """Start, unless it is under way."""
        if self.busy:
            return
        refusal = self._session.runs.refusal()
        if refusal is not None:
            self.words.setText(say(refusal))
            return
        try:
            job = self._session.runs.job()
        except UserError as error:
            self._refuse(error)
            return
        self._cancelled, self._treatment, self._done = Event(), None, (0, 0)
        self.plot.show_curve((), (), log=False)
        self.words.setText(tr("Training a copy for a moment; nothing of it is kept."))
        cancelled = self._cancelled
        self._worker.ask(lambda: self._try(job, cancelled))
        self._timer.start()
        self._enable()

    def cancel(self) -> None:
        """Stop after the step under way; what was seen so far is shown."""
        self._cancelled.set()

    def apply(self) -> None:
        """Do what was found, as one step of undo."""
        if self._treatment is not None and self._session.doctor.treat(self._treatment):
            self.words.setText(tr("Set. One undo takes it back."))
            self._treatment = None
            self._enable()

    def done(self, result: int) -> None:
        self.cancel()
        super().done(result)

    def close_down(self) -> None:
        """Stop, and wait until it has stopped."""
        self._cancelled.set()
        self._timer.stop()
        self._worker.close()

    def _try(self, job: Job, cancelled: Event) -> RangeCurve | BatchCurve:
        """In a thread."""

        def tell(done: int, of: int) -> None:
            self._done = done, of

        return trials.run(self._kind, job, tell, cancelled.is_set)

    def _read(self) -> None:
        done, total = self._done
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show(self, found: RangeCurve | BatchCurve) -> None:
        self._timer.stop()
        if isinstance(found, RangeCurve):
            mark = found.suggested
            self.plot.show_curve(found.rates, found.losses, log=True, mark=mark)
            self._treatment = trials.treatment(self._session.runs.job(), found)
        else:
            steps = tuple(float(n) for n in range(1, len(found.losses) + 1))
            self.plot.show_curve(steps, found.losses, log=False)
            if found.complete:
                trials.tell(self._session.doctor, found)
        self.words.setText(say(trials.verdict(found)))
        if self._treatment is not None:
            self.use.setText(say(self._treatment.title))
        self._enable()

    def _refuse(self, error: BaseException) -> None:
        self._timer.stop()
        if not isinstance(error, UserError):
            raise error
        self.words.setText(say(error.message))
        self._enable()

    def _enable(self) -> None:
        self.bar.setVisible(self.busy)
        self.hint.setVisible(not self.busy)
        self.stop.setVisible(self.busy)
        self.again.setVisible(not self.busy)
        self.use.setVisible(self._treatment is not None)
