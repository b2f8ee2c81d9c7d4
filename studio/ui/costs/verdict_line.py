"""A verdict in a line: its sign in its colour, and the sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.train.capacity import Verdict
from studio.ui.costs import fit
from studio.ui.pieces import label
from studio.ui.text import say
from studio.ui.theme import Theme


class VerdictLine(QWidget):
    """Says whether a training fits; while that is not known, why not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict: Verdict | None = None
        self._sign = QLabel()
        self._sign.setFixedSize(18, 18)
        self.sentence = label("", "secondary", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        theme.changed.connect(self._dress)

    def show_verdict(
        self, verdict: Verdict | None, vacancy: str, *, in_figures: bool = False
    ) -> None:
        """Show a verdict, be it in a few figures; without one what keeps it from being told."""
        self._verdict = verdict
        said = fit.short_words if in_figures else _whole
        self.sentence.setText(said(verdict) if verdict else vacancy)
        self._dress()

    def _dress(self) -> None:
        verdict, tokens = self._verdict, self._theme.tokens
        if verdict is None:
            icon = self._theme.icon("info", tokens.text_3)
        else:
            icon = self._theme.icon(fit.ICONS[verdict.level], fit.colour(verdict.level, tokens))
        self._sign.setPixmap(icon.pixmap(QSize(16, 16)))


def _whole(verdict: Verdict) -> str:
    return say(verdict.sentence)
