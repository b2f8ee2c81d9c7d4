"""All kinds of layers, to search, drag onto the canvas, or add with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.graph.change import Change
from studio.layers.spec import LayerSpec
from studio.ui.palette.categories import Entry, category_of
from studio.ui.palette.delegate import KindDelegate
from studio.ui.palette.details import Details
from studio.ui.palette.list import KindList
from studio.ui.palette.model import KIND, KindModel
from studio.ui.palette.shelf import Shelf
from studio.ui.palette.warming import Warming
from studio.ui.text import tr
from studio.ui.theme import Theme

ROOM_FOR_DETAILS = 520
"""In a lower panel the list needs all the room."""
PAUSE_MS = 60
"""After this the kind that a search put first is described: not at every key stroke."""


class PalettePanel(QWidget):
    """The search field, the list of layers, and what the one in question does."""

    chosen = Signal(str)
    """A kind to add to the canvas, by its key."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shelf = Shelf(session.settings)
        self._recent_is_old = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._describe_current)
        self.field = QLineEdit()
        self.field.setObjectName("palette-search")
        self.field.setPlaceholderText(tr("Search layers"))
        self.field.setAccessibleName(tr("Search layers"))
        self.field.setClearButtonEnabled(True)
        self.model = KindModel(session, self.shelf, self)
        self.warming = Warming(self.model.finder, self)
        self.model.modelReset.connect(self._warm)
        self.list = KindList(self.model)
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(tr("Layers"))
        self.list.setItemDelegate(KindDelegate(theme, self.model, self.list))
        self.details = Details(theme)
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.left.connect(self._leave)
        self.list.chosen.connect(self.chosen)
        self.list.starred.connect(self._star)
        self.list.folded.connect(self._fold)
        self.list.typed.connect(self._type)
        self.list.pointed.connect(self._hover)
        self.list.selectionModel().currentChanged.connect(lambda _now, _: self._pause.start())
        session.changed.connect(self._remember)
        self.destroyed.connect(self.model.close)
        theme.changed.connect(self.list.viewport().update)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def reveal(self, key: str) -> QModelIndex:
        """Make a kind the current row; its category is opened for it."""
        spec = self._session.kinds.find(key)
        if self.model.row_of(key) < 0 and spec is not None:
            self._fold(category_of(spec), True)
        at = self.model.row_of(key)
        index = self.model.index(at) if at >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        return index

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._warm()

    def _warm(self) -> None:
        if self.isVisible() and not self.warming.isActive():
            self.warming.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_details()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field and self._in_field(event):
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                self.field.setFocus()
                return True
            if watched is self.list and self._leaves_upwards(event):
                self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _in_field(self, event: QKeyEvent) -> bool:
        """Keys that mean the list while the cursor is in the field."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list.act(self.list.currentIndex())
            case Qt.Key.Key_Asterisk:
                self.list.star(self.list.currentIndex())
            case Qt.Key.Key_Down:
                if not self.list.currentIndex().isValid():  # Qt would take the first heading.
                    first = self.model.first()
                    self.list.setCurrentIndex(first if first.isValid() else self.model.index(0))
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                return False
        return True

    def _leave(self) -> None:
        """The pointer is elsewhere now."""
        self._renew_recent()
        self._describe_current()

    def _leaves_upwards(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() == 0

    def _search(self, text: str) -> None:
        self.model.search(text)
        if text.strip():
            self.list.setCurrentIndex(self.model.first())
        self._pause.start()

    def _type(self, letters: str) -> None:
        """What is typed in the list is meant for the search."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(letters)

    def _star(self, key: str) -> None:
        row = self.model.row(self.list.currentIndex())
        category = row.category if row is not None else ""
        self.shelf.star(key)
        self._keep_place(key, category)

    def _fold(self, category: str, is_open: bool) -> None:
        self.shelf.fold(category, is_open)
        self._keep_place("", category)

    def _keep_place(self, key: str, category: str) -> None:
        """Show the rows as they are now, with the same one current and nothing scrolled away."""
        bar = self.list.verticalScrollBar()
        scrolled = bar.value()
        self.model.refresh()
        at = self.model.row_of(key, category) if key else self.model.heading_row(category)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))
        self.list.doItemsLayout()
        bar.setValue(scrolled)

    def _hover(self, index: QModelIndex) -> None:
        self._pause.stop()  # What is pointed at counts more than what is current.
        self._describe(index)

    def _describe_current(self) -> None:
        before = self.details.isVisible()
        self._describe(self.list.currentIndex())
        if self.details.isVisible() != before:  # The list is lower now, and may have cut it off.
            QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _describe(self, index: QModelIndex) -> None:
        """Say what a kind does; where there is none, that of the last one stays."""
        spec = index.data(KIND) if index.isValid() else None
        if isinstance(spec, LayerSpec):
            self.details.show_kind(spec)
            self._show_details()

    def _show_details(self) -> None:
        wanted = self.details.spec is not None and self.height() >= ROOM_FOR_DETAILS
        self.details.setVisible(wanted)

    def _remember(self, change: Change) -> None:
        """One layer more is one that was used just now; many at once were pasted."""
        session = self._session
        added = change.of(session.scope.graph).added
        if len(added) != 1:
            return
        (node_id,) = added
        if node_id not in session.graph:
            return
        self.shelf.use(session.graph.node(node_id).kind)
        self._recent_is_old = True
        if not self.list.viewport().underMouse():
            self._renew_recent()

    def _renew_recent(self) -> None:
        """Show the recent kinds, but never while that would move rows from under the pointer."""
        if self._recent_is_old and not self.field.text().strip():
            self._recent_is_old = False
            row = self.model.row(self.list.currentIndex())
            key = row.spec.key if isinstance(row, Entry) else ""
            self._keep_place(key, row.category if row is not None else "")
