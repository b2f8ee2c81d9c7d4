"""The steps of the document in words, and the way to any of them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.app.verbs.edit import go_to
from studio.ui.text import say, tr
from studio.ui.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW = 24
"""Pixels a step is high."""


class StepModel(QAbstractListModel):
    """The state that was opened, and one row more for each step."""

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[str, ...] = ()
        self.position = 0
        """The row of the state that the document is in."""
        self.renew(session)

    def renew(self, session: Session) -> None:
        """Show the steps as they are now."""
        document = session.document
        rows = (tr("Opened"), *(say(title) for title in document.steps))
        if rows == self._rows:
            self.position = document.position
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows, self.position = rows, document.position
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._rows[row]
            case Qt.ItemDataRole.FontRole:
                here = row == self.position
                return ui_font(12, QFont.Weight.DemiBold if here else QFont.Weight.Normal)
            case Qt.ItemDataRole.ForegroundRole:
                tokens = self._theme.tokens
                return QBrush(QColor(tokens.text_3 if row > self.position else tokens.text))
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(row)
        return None

    def _told(self, row: int) -> str:
        if row == self.position:
            return tr("{step}, where the document is now", step=self._rows[row])
        return tr("{step}, taken back", step=self._rows[row]) if row > self.position else ""


class HistoryPanel(QWidget):
    """What was done, oldest first; a click or Enter undoes or redoes as far as that step."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = StepModel(session, theme, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(tr("History"))
        self.list.setToolTip(tr("Click a step to go back or forth to it"))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        session.changed.connect(lambda _: self.refresh())
        session.opened.connect(lambda _: self.refresh())
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now, the present one in sight."""
        self.model.renew(self._session)
        here = self.model.index(self.model.position)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _go(self, index: QModelIndex) -> None:
        go_to(self._session, index.row())
