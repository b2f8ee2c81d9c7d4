"""A line beside Train: whether what is drawn would fit into memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from studio.app.session import Session
from studio.ui.costs import fit
from studio.ui.text import tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.train.capacity import Verdict


class FitChip(QToolButton):
    """Green, amber or red, each with a sign of its own; a click shows what is behind it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._verdict: Verdict | None = None
        self._compact = False
        self.setObjectName("fit")
        self.setAutoRaise(True)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._disconnects: list[Callable[[], None]] = [
            session.costing.changed.connect(lambda _: self.refresh()),
            session.analysed.connect(lambda _: self.refresh()),
        ]
        theme.changed.connect(self._dress)
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    @property
    def verdict(self) -> Verdict | None:
        """What it shows."""
        return self._verdict

    def refresh(self) -> None:
        """Show the latest verdict; none while the model has errors."""
        analysis, estimate = self._session.analysis, self._session.costing.estimate
        runs = analysis is not None and analysis.ok
        verdict = estimate.verdict if estimate is not None and runs else None
        if verdict != self._verdict:
            self._verdict = verdict
            self._dress()

    def set_compact(self, compact: bool) -> None:
        """Show the sign alone, where there is no room for words."""
        if compact != self._compact:
            self._compact = compact
            self._dress()

    @property
    def words(self) -> str:
        """What it says where there is room."""
        return fit.short_words(self._verdict) if self._verdict else ""

    def _dress(self) -> None:
        verdict = self._verdict
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        style = Qt.ToolButtonStyle
        bare, whole = style.ToolButtonIconOnly, style.ToolButtonTextBesideIcon
        self.setToolButtonStyle(bare if self._compact else whole)
        self.setText(self.words)
        tint = fit.colour(verdict.level, self._theme.tokens)
        self.setIcon(self._theme.icon(fit.ICONS[verdict.level], tint))
        self.setToolTip(fit.long_words(verdict))
        self.setAccessibleName(tr("Memory of a training: {words}", words=self.words))
        self.setAccessibleDescription(fit.long_words(verdict))
