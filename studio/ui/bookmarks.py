"""The views that are kept, in a list: go to one, rename it, remove it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.action import Context
from studio.app.bookmarks import scope_of
from studio.app.verbs.bookmarks import go
from studio.graph.bookmarking import RemoveView, RenameView
from studio.graph.bookmarks import Bookmark
from studio.message import UserError
from studio.ui.canvas.tabs import graph_title
from studio.ui.pieces import label
from studio.ui.text import say, tr

NAME = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class BookmarksDialog(QDialog):
    """Follows the document while it is open; what is done here can be undone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarks")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Bookmarks"))
        self._context = context
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Views that are kept"))
        self.list.setItemDelegate(_Names(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.itemActivated.connect(lambda _item: self.go())
        self.list.itemChanged.connect(self._rename)
        self.go_button = QPushButton(tr("Go there"))
        self.go_button.clicked.connect(self.go)
        self.rename_button = QPushButton(tr("Rename"))
        self.rename_button.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.clicked.connect(self.remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove)
        row = QHBoxLayout()
        for button in (self.go_button, self.rename_button, self.remove_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.list)
        column.addWidget(label(tr("F2 renames, Delete removes, Enter goes there."), "hint"))
        column.addLayout(row)
        self.resize(360, 340)
        session = context.session
        self._disconnects: list[Callable[[], None]] = [
            session.changed.connect(lambda _: self._soon()),
            session.opened.connect(lambda _: self._soon()),
        ]
        self.refresh()

    def done(self, result: int) -> None:
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        super().done(result)

    def refresh(self) -> None:
        """Show the views as they are kept now."""
        at = max(self.list.currentRow(), 0)
        kept = self._context.session.document.project.bookmarks
        self.list.blockSignals(True)
        self.list.clear()
        for bookmark in kept:
            self.list.addItem(self._item(bookmark))
        self.list.setCurrentRow(min(at, len(kept) - 1))
        self.list.blockSignals(False)
        for button in (self.go_button, self.rename_button, self.remove_button):
            button.setEnabled(bool(kept))

    def go(self) -> None:
        """Show the view on the canvas."""
        if (bookmark := self._current()) is None:
            return
        try:
            go(self._context, bookmark)
        except UserError as error:
            self._context.session.notify("error", error.message)

    def remove(self) -> None:
        """Keep the view no longer."""
        if (bookmark := self._current()) is not None:
            self._context.session.do(RemoveView(bookmark.name))

    def _current(self) -> Bookmark | None:
        item = self.list.currentItem()
        kept = self._context.session.document.project.bookmarks
        return next((b for b in kept if item is not None and b.name == item.data(NAME)), None)

    def _item(self, bookmark: Bookmark) -> QListWidgetItem:
        item = QListWidgetItem(bookmark.name)
        item.setData(NAME, bookmark.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        place = graph_title(bookmark.graph)
        if bookmark.key:
            place = tr("{graph}, key {key}", graph=place, key=bookmark.key)
        try:
            scope_of(self._context.session.document.project, bookmark)
        except UserError as error:
            place = tr("gone")
            item.setToolTip(say(error.message))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, place)
        return item

    def _rename(self, item: QListWidgetItem) -> None:
        old, new = str(item.data(NAME)), item.text()
        if new != old and not self._context.session.do(RenameView(old, new)):
            self._soon()

    def _soon(self) -> None:
        """Show the views when the editor of a name, which may be what changed them, is done."""
        QTimer.singleShot(0, self, self.refresh)


class _Names(QStyledItemDelegate):
    """The name, and at the right in quiet letters where it is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        place = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        option.text = f"{index.data()}   ({place})"
