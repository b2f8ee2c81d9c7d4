"""Above the canvas: that a paused run has another model than is drawn, and the way on with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from studio.app.session import Session
from studio.ui.pieces import label
from studio.ui.text import say, tr


class ChangeStrip(QWidget):
    """There while a run is paused and something else is drawn than it trains."""

    asked = Signal()
    """The run shall go on with what is drawn now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("change-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.said = label("", "secondary")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.go_on = QPushButton(tr("Go on with the changed model"))
        self.go_on.setObjectName("train.grow")
        self.go_on.setProperty("role", "primary")
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self.said, 1)
        row.addWidget(self.go_on)
        self._disconnects: list[Callable[[], None]] = [
            session.analysed.connect(lambda _: self.refresh()),
            session.changed.connect(lambda _: self.refresh()),
            session.runs.progressed.connect(lambda _: self.refresh()),
        ]
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Say what there is to say, or be gone."""
        growing = self._session.growing
        wanted = growing.is_wanted
        if wanted and not self._session.stale:
            refusal = growing.refusal()
            self.go_on.setEnabled(refusal is None)
            told = tr("The paused run has another model than is drawn here.")
            self.said.setText(told if refusal is None else say(refusal))
            self.said.setToolTip(self.said.text())
            self.go_on.setToolTip(
                tr(
                    "Train what is drawn now, from where the run stands: what it has learnt is "
                    "kept. The run until now stays as it is.  (Shift+F7)"
                )
                if refusal is None
                else say(refusal)
            )
        self.setVisible(wanted)
