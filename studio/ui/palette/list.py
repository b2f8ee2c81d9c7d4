"""The list of the palette: keys, clicks on stars and headings, and what is carried away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from studio.layers.spec import LayerSpec
from studio.ui.palette.categories import Heading
from studio.ui.palette.delegate import star_place
from studio.ui.palette.model import KIND, KindModel

LIFT = 36
"""Pixels from the pointer up to the sign of a dragged layer: more than half a card."""


class KindList(QListView):
    """Carries its layers away under a small sign that leaves the pointer's surroundings free."""

    chosen = Signal(str)
    """A kind to add, by its key."""
    starred = Signal(str)
    """A kind whose star was clicked, or pressed as a key."""
    folded = Signal(str, bool)
    """A category to open or to close."""
    typed = Signal(str)
    """Letters that belong in the search."""
    pointed = Signal(QModelIndex)
    """The pointer was moved onto a row. A row that is scrolled under it does not count."""
    left = Signal()
    """The pointer has gone."""

    def __init__(self, model: KindModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def startDrag(self, actions: Qt.DropAction) -> None:
        if (drag := self.drag_of(self.currentIndex())) is not None:
            drag.exec(actions)

    def drag_of(self, index: QModelIndex) -> QDrag | None:
        """The drag of a layer; the sign stands above where the canvas draws the card to be."""
        if not self._model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            return None
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([index]))
        sign = self.viewport().grab(self.visualRect(index))
        drag.setPixmap(sign)
        drag.setHotSpot(QPoint(0, round(sign.deviceIndependentSize().height()) + LIFT))
        return drag

    def act(self, index: QModelIndex) -> None:
        """What Enter does: add a kind, open or close a category."""
        row = self._model.row(index)
        if isinstance(row, Heading):
            self.folded.emit(row.category, not row.is_open)
        elif row is not None:
            self.chosen.emit(row.spec.key)

    def star(self, index: QModelIndex) -> None:
        """Make a kind a favourite, or no longer one."""
        spec = index.data(KIND)
        if isinstance(spec, LayerSpec):
            self.starred.emit(spec.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if isinstance(self._model.row(index), Heading):
                self.act(index)
                return
            if self._on_star(index, event):
                self.star(index)
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointed.emit(self.indexAt(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if isinstance(self._model.row(index), Heading) or self._on_star(index, event):
            self.mousePressEvent(event)  # The second of two clicks, not one of another kind.
            return
        if index.isValid():
            self.act(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = self._model.row(index)
        letters = event.text()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.act(index)
            case Qt.Key.Key_Asterisk:
                self.star(index)
            case Qt.Key.Key_Right | Qt.Key.Key_Left if row is not None:
                self._fold(row.category, event.key() == Qt.Key.Key_Right)
            case Qt.Key.Key_Space if isinstance(row, Heading):
                self.act(index)
            case _ if letters.isprintable() and letters.strip():
                self.typed.emit(letters)
            case _:
                super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def _fold(self, category: str, is_open: bool) -> None:
        """Right opens the category of a heading; Left closes that of any row."""
        row = self._model.row(self.currentIndex())
        if category and (isinstance(row, Heading) or not is_open):
            self.folded.emit(category, is_open)

    def _on_star(self, index: QModelIndex, event: QMouseEvent) -> bool:
        place = star_place(self.visualRect(index))
        return index.isValid() and place.contains(event.position().toPoint())
