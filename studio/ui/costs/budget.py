"""Whether a training fits: the verdict, what the memory goes into, and for which batch."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.compile.problems import Allow
from studio.train.capacity import OFFERED, Verdict
from studio.ui.costs import fit
from studio.ui.costs.budget_bar import BudgetBar
from studio.ui.costs.circumstances import Circumstances
from studio.ui.costs.verdict_line import VerdictLine
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

_AROUND = 56
"""Pixels beside the words of a button, and beside the button."""


class Budget(QWidget):
    """The upper part of the panel of costs; in a low panel without its bars."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._verdict: Verdict | None = None
        self._roomy, self._tight = True, False
        self.line = VerdictLine(theme)
        self.advice = label("", "hint", wrap=True)
        self.bar = BudgetBar(theme)
        self.circumstances = Circumstances(session)
        self.fixes = [QPushButton() for _ in range(OFFERED)]
        self.largest = QPushButton()
        self.largest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.largest.clicked.connect(self._think_of_largest)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.bar)
        column.addWidget(self.advice)
        for number, button in enumerate(self.fixes):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._fix, number))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.circumstances)
        column.addWidget(self.largest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.refresh()

    def set_roomy(self, roomy: bool) -> None:
        """Show everything, or the verdict alone."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._dress()

    def set_tight(self, tight: bool) -> None:
        """Say the verdict in figures alone, or in a sentence."""
        if tight != self._tight:
            self._tight = tight
            self._dress()

    def refresh(self) -> None:
        """Show what is told now."""
        estimate = self._session.costing.estimate
        self._verdict = estimate.thought if estimate else None
        self.circumstances.refresh()
        self._dress()

    def _dress(self) -> None:
        verdict = self._verdict
        self.bar.setVisible(self._roomy and verdict is not None)
        self.advice.setVisible(self._roomy and verdict is not None and bool(verdict.advice))
        self._offer_largest(verdict)
        self._offer_fixes(verdict)
        vacancy = fit.vacancy(self._session.costing.estimate)
        self.line.show_verdict(verdict, vacancy, in_figures=self._tight)
        if verdict is not None:
            self.advice.setText("\n".join(map(say, verdict.advice)))
            self.bar.show_verdict(verdict)
        self.setToolTip("" if self._roomy or verdict is None else fit.long_words(verdict))

    def _offer_largest(self, verdict: Verdict | None) -> None:
        most = verdict.largest_batch if verdict is not None else None
        other = bool(most) and verdict is not None and verdict.level == "too_large"
        self.largest.setVisible(other)
        if other:
            self.largest.setText(tr("Look at a batch of {batch}, which fits", batch=most))

    def _offer_fixes(self, verdict: Verdict | None) -> None:
        fixes = verdict.fixes[: None if self._roomy else 1] if verdict is not None else ()
        room = self.width() - _AROUND
        for number, button in enumerate(self.fixes):
            button.setVisible(number < len(fixes))
            if number < len(fixes):
                words = say(fixes[number].title)
                cut = Qt.TextElideMode.ElideRight
                button.setText(button.fontMetrics().elidedText(words, cut, room))
                button.setToolTip(words)
                button.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_fixes(self._verdict)

    def _fix(self, number: int) -> None:
        if self._verdict is not None:
            edit = self._verdict.fixes[number].edit
            assert not isinstance(edit, Allow)
            self._session.do(edit)

    def _think_of_largest(self) -> None:
        if self._verdict is not None and self._verdict.largest_batch:
            thought = self._session.costing.thought
            self._session.costing.think_of(self._verdict.largest_batch, thought.device)
