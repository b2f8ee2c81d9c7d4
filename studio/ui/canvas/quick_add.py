"""Add a layer by typing: a field and the kinds that fit, under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.layers.spec import LayerSpec
from studio.ui.palette.finder import Finder
from studio.ui.palette.shelf import Shelf
from studio.ui.palette.warming import Warming
from studio.ui.pictures.paint import Thumbnails
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme, ui_font

WIDTH = 380
ROW = 30
ROWS = 9
PICTURE = 24
KIND = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()


class QuickAdd(QFrame):
    """Opens over its parent, and calls back with the key of what was chosen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._over = parent
        self._fits: Callable[[LayerSpec], bool] = _any
        self._chosen: Callable[[str], None] = _nothing
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Search layers"))
        self.field.setClearButtonEnabled(False)
        self._finder = Finder(session)
        self._shelf = Shelf(session.settings)
        self._warming = Warming(self._finder, self)
        self.destroyed.connect(self._finder.close)
        self.model = FoundModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Layers that fit"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.field)  # a click on the list must not take the focus away
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.accept())
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def ask(
        self,
        place: QRect,
        fits: Callable[[LayerSpec], bool],
        chosen: Callable[[str], None],
        hint: str = "",
    ) -> None:
        """Open at a place of the parent and search among the kinds that fit."""
        self._fits, self._chosen = fits, chosen
        self.field.setPlaceholderText(hint or tr("Search layers"))
        self.field.clear()
        self._search("")
        room = self._over.rect().adjusted(8, 8, -8, -8)
        self.adjustSize()
        corner = place.topLeft()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.raise_()
        self._warming.start()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def found(self) -> list[str]:
        """The keys of the kinds in the list, best first."""
        return [spec.key for spec in self.model.specs]

    def accept(self) -> None:
        """Choose what is current."""
        spec = self.list.currentIndex().data(KIND)
        if isinstance(spec, LayerSpec):
            chosen = self._chosen
            self.dismiss()
            chosen(spec.key)

    def dismiss(self) -> None:
        """Close and change nothing."""
        if self.isVisible():
            self._chosen = _nothing
            self.hide()
            self._over.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self.dismiss()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS,
            Qt.Key.Key_PageUp: -ROWS,
        }
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.accept()
        elif key in steps:
            self._step(steps[Qt.Key(key)])
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        model = self.list.model()
        row = min(max(self.list.currentIndex().row() + rows, 0), model.rowCount() - 1)
        self.list.setCurrentIndex(model.index(row, 0))

    def _search(self, text: str) -> None:
        model = self.model
        found = self._finder.search(text, self._shelf.favourites)
        model.show_kinds([spec for spec in found if self._fits(spec)])
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.setFixedHeight(ROW * min(max(model.rowCount(), 1), ROWS) + 2)
        self.adjustSize()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"QuickAdd {{ background: {tokens.surface}; border: 1px solid {tokens.line};"
            " border-radius: 8px; }"
            " QListView { background: transparent; border: none; }"
        )


class FoundModel(QAbstractListModel):
    """The kinds that were found, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.specs: list[LayerSpec] = []

    def show_kinds(self, specs: list[LayerSpec]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.specs = specs
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.specs)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        spec = self.specs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(tr(spec.summary))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return tr(spec.summary)
        return spec if role == KIND else None


class _Row(QStyledItemDelegate):
    """A picture of what it does, the title, and the same in a few words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = Thumbnails(theme, PICTURE)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = self._theme.tokens
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover if chosen else tokens.raised))
            painter.drawRoundedRect(place, 4, 4)
        spec = index.data(KIND)
        ratio = painter.device().devicePixelRatioF()
        top = place.top() + (place.height() - PICTURE) // 2
        painter.drawPixmap(QPointF(place.left() + 6, top), self._thumbnails.of(spec, ratio))
        painter.setFont(ui_font(12))
        painter.setPen(QColor(tokens.text))
        title = str(index.data())
        text = place.adjusted(6 + PICTURE + 8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeft, title)
        rest = text.adjusted(painter.fontMetrics().horizontalAdvance(title) + 12, 0, 0, 0)
        painter.setFont(ui_font(10.5))
        painter.setPen(QColor(tokens.text_3))
        summary = painter.fontMetrics().elidedText(
            tr(spec.summary), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeft, summary)
        painter.restore()


def _any(_spec: LayerSpec) -> bool:
    return True


def _nothing(_key: str) -> None:
    """What hears of a choice that nobody asked for."""
