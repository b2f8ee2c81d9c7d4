"""A small menu that says what is wrong with a node and offers what would mend it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.session import Session
from studio.compile.problems import Fix, Problem
from studio.ui.text import say, tr

LONGEST = 90


class FixMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def offer(self, problem: Problem, at: QPoint) -> None:
        """Open at a place of the screen."""
        self.clear()
        sentence = say(problem.message)
        head = sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"
        self.addAction(head).setEnabled(False)
        self.addSeparator()
        for fix in problem.fixes:
            self._add(fix)
        if not problem.fixes:
            self.addAction(tr("No one-click fix is known")).setEnabled(False)
        if problem.lint and problem.node:
            self.addSeparator()
            hush = self.addAction(tr("Do not warn of this here"))
            hush.triggered.connect(lambda: self._session.hush(problem))
        self.popup(at)
        if problem.fixes:
            self.setActiveAction(self.actions()[2])

    def _add(self, fix: Fix) -> None:
        action = self.addAction(say(fix.title))
        action.triggered.connect(lambda: self._session.mend(fix))
