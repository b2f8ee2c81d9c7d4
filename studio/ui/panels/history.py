"""The steps of the document in words, its snapshots among them, and the way to any of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.app.snapshots import Snapshot
from studio.app.verbs.edit import go_to
from studio.app.verbs.versions import go_back
from studio.message import UserError
from studio.ui.naming import ask_snapshot_name
from studio.ui.text import as_tip, say, tr
from studio.ui.theme import Theme, ui_font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW = 24
"""Pixels a step is high."""


@dataclass(frozen=True, slots=True)
class Row:
    """A state of the document: after so many steps, or kept under a name."""

    text: str
    step: int
    """How many steps are done then; of a snapshot: after which it stands."""
    snapshot: Snapshot | None = None


class StepModel(QAbstractListModel):
    """The state that was opened, one row more for each step, and the snapshots where they belong.

    Those of earlier times stand before the state that was opened.
    """

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._here = 0
        self.position = 0
        """The row of the state that the document is in."""
        self.renew(session)

    def renew(self, session: Session) -> None:
        """Show the steps as they are now."""
        document = session.document
        rows = tuple(_rows(session))
        self._here = document.position
        position = next(
            at for at, row in enumerate(rows) if not row.snapshot and row.step == self._here
        )
        if rows == self._rows:
            self.position = position
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows, self.position = rows, position
        self.endResetModel()

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.DecorationRole:
                return self._theme.icon("pin") if row.snapshot else None
            case Qt.ItemDataRole.FontRole:
                here = index.row() == self.position
                return ui_font(12, QFont.Weight.DemiBold if here else QFont.Weight.Normal)
            case Qt.ItemDataRole.ForegroundRole:
                tokens = self._theme.tokens
                later = row.snapshot is None and row.step > self._here
                return QBrush(QColor(tokens.text_3 if later else tokens.text))
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW)
            case Qt.ItemDataRole.ToolTipRole if row.snapshot:
                moment = QDateTime.fromSecsSinceEpoch(int(row.snapshot.head.time))
                when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
                return as_tip(tr("Snapshot “{title}”, {when}", title=row.text, when=when))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index.row())
        return None

    def _told(self, at: int) -> str:
        row = self._rows[at]
        if row.snapshot:
            return tr("{title}, a snapshot", title=row.text)
        if at == self.position:
            return tr("{step}, where the document is now", step=row.text)
        return tr("{step}, taken back", step=row.text) if row.step > self._here else ""


def _rows(session: Session) -> Iterator[Row]:
    document = session.document
    steps = {state: number for number, state in enumerate(document.states)}
    placed: dict[int, list[Row]] = {}
    for snapshot in session.snapshots.items:
        number = steps.get(snapshot.state, -1)
        placed.setdefault(number, []).append(Row(snapshot.title, number, snapshot))
    yield from placed.get(-1, ())
    titles = (tr("Opened"), *(say(title) for title in document.steps))
    for number, title in enumerate(titles):
        yield Row(title, number)
        yield from placed.get(number, ())


class HistoryPanel(QWidget):
    """What was done, oldest first; a click or Enter undoes or redoes as far as that step.

    Enter or a double click on a snapshot goes back to it, F2 renames and Delete removes it.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = StepModel(session, theme, self)
        self.list = _Steps()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setIconSize(QSize(14, 14))
        self.list.setAccessibleName(tr("History"))
        self.list.setToolTip(tr("Click a step to go back or forth to it"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._activate)
        self.list.renamed.connect(lambda: self._rename(self.list.currentIndex()))
        self.list.removed.connect(lambda: self._remove(self.list.currentIndex()))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        session.changed.connect(lambda _: self.refresh())
        session.opened.connect(lambda _: self.refresh())
        session.snapshots.changed.connect(lambda _: self.refresh())
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they are now, the present one in sight."""
        self.model.renew(self._session)
        here = self.model.index(self.model.position)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def menu(self, index: Index) -> QMenu:
        """What can be done with a row."""
        menu, row = QMenu(self), self.model.row(index)
        snapshot = row.snapshot
        if snapshot is None:
            menu.addAction(tr("Go there"), lambda: self._go(index))
            step = row.step
            menu.addAction(
                tr("Compare with now"), lambda: self._session.versions.begin_with_step(step)
            )
        else:
            menu.addAction(tr("Go back to it"), lambda: self._activate(index))
            menu.addAction(tr("Compare with now"), lambda: self._compare(snapshot))
            menu.addSeparator()
            menu.addAction(tr("Rename…"), lambda: self._rename(index))
            menu.addAction(tr("Remove"), lambda: self._remove(index))
        return menu

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.menu(index).popup(self.list.viewport().mapToGlobal(at))

    def _go(self, index: Index) -> None:
        row = self.model.row(index)
        if row.snapshot is None:
            go_to(self._session, row.step)

    def _activate(self, index: Index) -> None:
        snapshot = self.model.row(index).snapshot
        if snapshot is None:
            self._go(index)
        else:
            self._try(lambda: go_back(self._session, snapshot))

    def _compare(self, snapshot: Snapshot) -> None:
        self._try(lambda: self._session.versions.begin_with_snapshot(snapshot))

    def _rename(self, index: Index) -> None:
        snapshot = self.model.row(index).snapshot if index.isValid() else None
        if snapshot is not None:
            ask_snapshot_name(
                self,
                snapshot.title,
                lambda title: self._try(lambda: self._session.snapshots.rename(snapshot, title)),
            )

    def _remove(self, index: Index) -> None:
        snapshot = self.model.row(index).snapshot if index.isValid() else None
        if snapshot is not None:
            self._try(lambda: self._session.snapshots.remove(snapshot))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._session.notify("error", error.message)


class _Steps(QListView):
    renamed = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        own = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in own
        ):
            event.accept()  # Not the menu's, which would mean the canvas.
            return True
        return super().event(event)
