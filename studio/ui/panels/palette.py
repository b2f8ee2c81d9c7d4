"""All kinds of layers, to search, drag onto the canvas, or add with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.ui.text import say, tr
from studio.ui.theme import FAMILY, Theme, mono_font, ui_font

MIME: Final = "application/x-plexus-kind"
"""What a dragged layer carries: its catalogue key in UTF-8."""

FAMILIES: Final = {
    "io": Message("Input and output"),
    "convolution": Message("Convolution"),
    "dense": Message("Dense"),
    "embedding": Message("Embedding"),
    "normalisation": Message("Normalisation"),
    "activation": Message("Activation"),
    "pooling": Message("Pooling"),
    "padding": Message("Padding"),
    "dropout": Message("Dropout"),
    "vision": Message("Vision"),
    "recurrent": Message("Recurrent"),
    "attention": Message("Attention"),
    "merge": Message("Merge"),
    "shape": Message("Shape"),
    "index": Message("Slices and indices"),
    "math": Message("Mathematics"),
    "reduction": Message("Reductions"),
    "tensor": Message("Constants and noise"),
    "loss": Message("Loss"),
    "block": Message("Blocks"),
    "custom": Message("Custom"),
}
Index = QModelIndex | QPersistentModelIndex
KIND: Final = Qt.ItemDataRole.UserRole
HINT: Final = Qt.ItemDataRole.UserRole + 1
LIFT: Final = 36
"""Pixels from the pointer up to the sign of a dragged layer: more than half a card."""
_NONE: Final = QModelIndex()


class KindModel(QAbstractListModel):
    """The kinds that fit a search, best first; for an empty search all, under family headings."""

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._rows: list[LayerSpec | str] = []
        self._grouped = True
        self.search("")

    def search(self, text: str) -> None:
        self.beginResetModel()
        self._grouped = not text.strip()
        found = self._catalogue.search(text)
        self._rows = _under_headings(found) if self._grouped else list(found)
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first kind, or an invalid index where nothing fits."""
        rows = (at for at, row in enumerate(self._rows) if isinstance(row, LayerSpec))
        at = next(rows, None)
        return QModelIndex() if at is None else self.index(at)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            heading = say(FAMILIES[row]) if row in FAMILIES else row.capitalize()
            return heading if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == KIND:
            return row
        if role == HINT:
            return "" if self._grouped else say(FAMILIES[row.family])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return tr(row.summary)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        for index in indexes:
            spec = index.data(KIND)
            if isinstance(spec, LayerSpec):
                carried.setData(MIME, QByteArray(spec.key.encode()))
        return carried


def _under_headings(specs: Sequence[LayerSpec]) -> list[LayerSpec | str]:
    rows: list[LayerSpec | str] = []
    known = [family for family in FAMILIES if any(spec.family == family for spec in specs)]
    for family in known:
        rows.append(family)
        rows.extend(spec for spec in specs if spec.family == family)
    return rows


class _KindDelegate(QStyledItemDelegate):
    """A colour chip and the title; a family's heading."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = not isinstance(index.data(KIND), LayerSpec)
        return QSize(120, 28 if heading and index.row() else 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        spec = index.data(KIND)
        rect = option.rect
        state = option.state
        if not isinstance(spec, LayerSpec):
            painter.setFont(ui_font(10.5, ui_font().weight().DemiBold))
            painter.setPen(QColor(tokens.text_3))
            box = QRectF(rect).adjusted(8, 0, -8, -3)
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, flags, str(index.data()))
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover if chosen else tokens.raised))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 0.5, -2, -0.5), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(FAMILY[spec.family]))
        middle = rect.center().y() + 0.5
        painter.drawRoundedRect(QRectF(rect.left() + 9, middle - 4.5, 9, 9), 2.5, 2.5)
        painter.setFont(ui_font(12))
        painter.setPen(QColor(tokens.text))
        box = QRectF(rect).adjusted(27, 0, -10, 0)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, vertical | Qt.AlignmentFlag.AlignLeft, spec.title)
        if hint := str(index.data(HINT) or ""):
            painter.setFont(mono_font(10))
            painter.setPen(QColor(tokens.text_3))
            painter.drawText(box, vertical | Qt.AlignmentFlag.AlignRight, hint)
        painter.restore()


class KindList(QListView):
    """Carries its layers away under a small sign that leaves the pointer's surroundings free."""

    def startDrag(self, actions: Qt.DropAction) -> None:
        if (drag := self.drag_of(self.currentIndex())) is not None:
            drag.exec(actions)

    def drag_of(self, index: QModelIndex) -> QDrag | None:
        """The drag of a layer; the sign stands above where the canvas draws the card to be."""
        if not self.model().flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            return None
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        sign = self.viewport().grab(self.visualRect(index))
        drag.setPixmap(sign)
        drag.setHotSpot(QPoint(0, round(sign.deviceIndependentSize().height()) + LIFT))
        return drag


class PalettePanel(QWidget):
    """The list of layers and its search field."""

    chosen = Signal(str)
    """A kind to add to the canvas, by its key."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName("palette-search")
        self.field.setPlaceholderText(tr("Search layers"))
        self.field.setAccessibleName(tr("Search layers"))
        self.field.setClearButtonEnabled(True)
        self.list = KindList()
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(tr("Layers"))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(False)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = KindModel(session.catalogue, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_KindDelegate(theme, self.list))
        self.list.doubleClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        theme.changed.connect(self.list.viewport().update)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter:
                self._choose(self.list.currentIndex())
                return True
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.first())
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self.model.search(text)
        if text.strip():
            self.list.setCurrentIndex(self.model.first())

    def _choose(self, index: Index) -> None:
        spec = index.data(KIND) if index.isValid() else None
        if isinstance(spec, LayerSpec):
            self.chosen.emit(spec.key)
