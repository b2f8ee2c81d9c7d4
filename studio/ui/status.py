"""The line at the bottom: what the model amounts to, and what could be done now."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar

from studio.app.session import Session
from studio.ui.figures import count, short
from studio.ui.tally import tally
from studio.ui.text import tr


class StatusLine:
    """Fills a status bar: figures of the model at the left, the canvas's hint at the right."""

    def __init__(self, session: Session, bar: QStatusBar) -> None:
        self._session = session
        self.numbers = QLabel()
        self.numbers.setObjectName("numbers")
        self._hint = QLabel()
        self._hint.setObjectName("hint")
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.numbers, 1)
        bar.addPermanentWidget(self._hint)
        self.show_hint("")

    def show_hint(self, hint: str) -> None:
        """What the canvas says could be done; without, what every user should know."""
        self._hint.setText(hint or tr("Drop a wire on empty space to add what fits"))

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
