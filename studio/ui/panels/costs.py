"""What each layer costs, in a table, and whether a training fits into memory."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.appraisal import Estimate
from studio.app.session import Session
from studio.ui.costs.budget import Budget
from studio.ui.costs.copying import as_csv, as_text
from studio.ui.costs.model import CostModel
from studio.ui.costs.table import CostTable
from studio.ui.costs.totals import Totals
from studio.ui.pieces import hairline
from studio.ui.text import tr
from studio.ui.theme import Theme

WIDE = 820
"""From this width on the verdict stands beside the table."""
BESIDE = 320
HIGH = 420
"""From this height on it has room above the table for all that it says."""
LOW = 240
"""Below this height a sentence would leave none for the table."""
FILTER = 180
TYPING_MS = 120
"""From the last letter of a filter to the table."""


class CostsPanel(QWidget):
    """Follows the session's estimate while it is seen."""

    jumped = Signal(str)
    """The id of a node to bring into view."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: Estimate | None = None
        self.model = CostModel(self)
        self.table = CostTable(self.model, theme)
        self.totals = Totals(self.table, self.model, theme)
        self.filter = QLineEdit()
        self.filter.setObjectName("cost-filter")
        self.filter.setPlaceholderText(tr("Filter by name or kind"))
        self.filter.setAccessibleName(tr("Filter by name or kind"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(FILTER)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._filter)
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.copy = QToolButton()
        self.copy.setAutoRaise(True)
        self.copy.setToolTip(tr("Copy the table"))
        self.copy.setAccessibleName(tr("Copy the table"))
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.copy)
        menu.addAction(tr("Copy as text")).triggered.connect(self.copy_text)
        menu.addAction(tr("Copy as CSV")).triggered.connect(self.copy_csv)
        self.copy.setMenu(menu)
        self.budget = Budget(session, theme)
        self._build()
        self.table.chosen.connect(self._go)
        self.table.copy_asked.connect(self.copy_text)
        session.costing.changed.connect(lambda _: self.refresh())
        session.changed.connect(lambda change: self._follow_settings(change.settings))
        session.selected.connect(lambda _: self._follow_selection())
        session.opened.connect(lambda _: self.table.forget())
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 4)
        tools.setSpacing(8)
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.copy)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(tools)
        right.addWidget(self.table, 1)
        right.addWidget(self.totals)
        self._line = hairline()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.budget)
        self._parts.addWidget(self._line)
        self._parts.addLayout(right, 1)

    def refresh(self) -> None:
        """Show the latest estimate, if the panel is seen."""
        estimate = self._session.costing.estimate
        if not self.isVisible() or (estimate is self._shown and estimate is not None):
            return
        self._shown = estimate
        rows = estimate.rows if estimate else ()
        measured = estimate is not None and estimate.footprint is not None
        if self.model.show_rows(rows, measured):
            self.table.begin_anew()
        self.budget.refresh()
        self._follow_selection()

    def copy_text(self) -> None:
        """Put what is shown on the clipboard, in columns."""
        QGuiApplication.clipboard().setText(as_text(self.model, self.totals.texts()))

    def copy_csv(self) -> None:
        """Put what is shown on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(as_csv(self.model))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # Inside.

    def _arrange(self) -> None:
        """The verdict beside the table where it is wide, else above it; without its bars if low."""
        wide = self.width() >= WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != way:
            self._parts.setDirection(way)
        self.budget.setFixedWidth(BESIDE if wide else self.width())
        self._line.setFixedSize(1 if wide else self.width(), self.height() if wide else 1)
        self.budget.set_roomy(wide or self.height() >= HIGH)
        self.budget.set_tight(not wide and self.height() < LOW)

    def _follow_settings(self, settings: object) -> None:
        if settings and self.isVisible():
            self.budget.refresh()

    def _filter(self) -> None:
        self.table.filter(self.filter.text())
        self._follow_selection()

    def _follow_selection(self) -> None:
        estimate = self._session.costing.estimate
        if not self.isVisible() or estimate is None:
            return
        selection = self._session.selection
        path = estimate.path(self._session.scope, selection[-1]) if len(selection) == 1 else ""
        self.table.show_chosen(path)

    def _go(self, path: str) -> None:
        estimate = self._session.costing.estimate
        if estimate is None:
            return
        if estimate.question.alone:
            self._session.visit_from(estimate.question.scope, path)
        else:
            self._session.visit(path)
        if self._session.selection:
            self.jumped.emit(self._session.selection[-1])

    def _restyle(self) -> None:
        self.copy.setIcon(self._theme.icon("copy"))
