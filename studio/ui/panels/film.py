"""What was found at all moments that a run kept: worked out when asked for, then leafed through."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from studio.app.retrospect import Tour
from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Missing
from studio.ui.pieces import label
from studio.ui.text import tr

PACE_MS = 120


class Film(QWidget):
    """A button that asks for all moments, and a slider through them; at its end is the newest."""

    turned = Signal(object)
    """The finding of another moment; ``None``: the newest there is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._ask: Ask | None = None
        self._tour: Tour | None = None
        self.findings: list[Finding] = []
        self.button = QPushButton(tr("Over time"))
        self.button.setToolTip(
            tr("Find this out at every moment that the run kept; click again to leave it")
        )
        self.button.clicked.connect(self._press)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Moment"))
        self.slider.setToolTip(tr("Go through the moments; at the end is what is newest"))
        self.slider.valueChanged.connect(self._turn)
        self.slider.hide()
        self.step = label("", "mono")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.button)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.step)
        layout.addStretch(0)
        self._timer = QTimer(self)
        self._timer.setInterval(PACE_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def at_end(self) -> bool:
        """Whether the newest is to be shown."""
        return not self.findings or self.slider.value() == self.slider.maximum()

    def follow(self, ask: Ask | None) -> None:
        """What it would be about; of something else, what was found before is let go."""
        if ask != self._ask:
            self.forget()
            self._ask = ask

    def forget(self) -> None:
        """Another run, or something else is looked at."""
        self._cancel()
        self.findings = []
        self.slider.hide()
        self.step.clear()

    def _press(self) -> None:
        if self._tour is not None:
            self._cancel()
            return
        if self._ask is None:
            return
        self._tour = self._session.past.over_time({self._ask}, self._take)
        if self._tour is None:
            reason = Message(
                "The run has kept no moments yet that could be looked at. Runs keep them while "
                "train.film is on."
            )
            self._session.notify("refused", reason)
            return
        self._timer.start()
        self._tell()

    def _cancel(self) -> None:
        if self._tour is not None:
            self._tour.cancel()
            self._tour = None
        self._timer.stop()
        self.button.setText(tr("Over time"))

    def _tell(self) -> None:
        if self._tour is not None:
            self.button.setText(tr("{share} done", share=f"{self._tour.share:.0%}"))

    def _take(self, findings: list[Finding]) -> None:
        self._tour = None
        self._cancel()
        self.findings = [one for one in findings if not isinstance(one.found, Missing)]
        if not self.findings:
            return
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(self.findings))
        self.slider.setValue(len(self.findings))
        self.slider.blockSignals(False)
        self.slider.show()
        self.step.setText(tr("newest"))

    def _turn(self, place: int) -> None:
        if place < len(self.findings):
            found = self.findings[place]
            self.step.setText(tr("step {step}", step=f"{found.step:,}"))
            self.turned.emit(found)
        else:
            self.step.setText(tr("newest"))
            self.turned.emit(None)
