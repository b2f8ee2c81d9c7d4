"""A box that opens over a window to find one thing by typing: a field above a list."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
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

from studio.ui.theme import Theme, ui_font

ROW = 30
ROWS = 9
EDGE = 8
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SearchBox(QFrame):
    """Keys walk in the list while the field has the focus; Escape gives the focus back.

    A subclass says what is found (``search``) and what choosing means (``accept``).
    """

    def __init__(self, theme: Theme, parent: QWidget, model: QAbstractListModel) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._back: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(False)
        self.list = QListView(self)
        self.list.setModel(model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self.column.setSpacing(EDGE)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.field)  # a click on the list must not take the focus away
        self.field.textChanged.connect(self.search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self.accept())
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def search(self, text: str) -> None:
        """Show what fits the text, the best first."""
        raise NotImplementedError

    def accept(self) -> None:
        """Choose what is current."""
        raise NotImplementedError

    def open_at(self, corner: QPoint, back: QWidget | None = None) -> None:
        """Open with an empty field, all of it inside the parent.

        Args:
            corner: where its upper left corner should be.
            back: what gets the focus when it closes; by default the parent.
        """
        self._back = back
        self.field.clear()
        self.search("")
        room = self._over.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        self.adjustSize()
        self.move(
            max(room.left(), min(corner.x(), room.right() - self.width())),
            max(room.top(), min(corner.y(), room.bottom() - self.height())),
        )
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and change nothing."""
        if self.isVisible():
            self.hide()
            (self._back or self._over).setFocus(Qt.FocusReason.PopupFocusReason)

    def settle(self) -> None:
        """After a search: make the first row current, and the box as high as its list."""
        model = self.list.model()
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.setFixedHeight(ROW * min(max(model.rowCount(), 1), ROWS) + 2)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self.on_key(event)
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self.dismiss()
        return super().eventFilter(watched, event)

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; whether it meant anything."""
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
            self.step(steps[Qt.Key(key)])
        else:
            return False
        return True

    def step(self, rows: int) -> None:
        """So many rows down, or up."""
        model = self.list.model()
        row = min(max(self.list.currentIndex().row() + rows, 0), model.rowCount() - 1)
        self.list.setCurrentIndex(model.index(row, 0))

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"SearchBox {{ background: {tokens.surface}; border: 1px solid {tokens.line};"
            " border-radius: 8px; }"
            " QListView { background: transparent; border: none; }"
        )


class SearchRow(QStyledItemDelegate):
    """The ground of a row; a subclass writes on it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

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
        tokens = self.theme.tokens
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover if chosen else tokens.raised))
            painter.drawRoundedRect(place, 4, 4)
        self.write(painter, place, index)
        painter.restore()

    def write(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write what the row says."""
        raise NotImplementedError

    def write_line(self, painter: QPainter, place: QRect, title: str, rest: str) -> None:
        """A title, and behind it in small letters as much of the rest as there is room for."""
        painter.setFont(ui_font(12))
        metrics = painter.fontMetrics()
        right = Qt.TextElideMode.ElideRight
        painter.drawText(
            place,
            MIDDLE | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(title, right, place.width()),
        )
        place = place.adjusted(metrics.horizontalAdvance(title) + 12, 0, 0, 0)
        if place.width() > 0:
            painter.setFont(ui_font(10.5))
            painter.setPen(QColor(self.theme.tokens.text_3))
            text = painter.fontMetrics().elidedText(rest, right, place.width())
            painter.drawText(place, MIDDLE | Qt.AlignmentFlag.AlignLeft, text)
