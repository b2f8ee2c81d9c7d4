"""The ports that a wire drawn by keys could go to, listed in words beside where it begins."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from studio.ui.canvas.look import PortRef
from studio.ui.canvas.tools.key_wire import KeyWire
from studio.ui.pieces import label
from studio.ui.search_box import SearchBox, SearchRow
from studio.ui.text import tr
from studio.ui.theme import Theme

WIDTH = 340
BESIDE = QPoint(16, 20)
PORT = Qt.ItemDataRole.UserRole
REST = PORT + 1
_NONE = QModelIndex()


class PortBox(SearchBox):
    """Shows the ports of a :class:`KeyWire` and aims it at the one that is current."""

    aimed = Signal()
    """The wire leads to another port."""
    taken = Signal()
    """The wire shall end where it leads."""
    left = Signal()
    """There shall be no wire."""
    turned = Signal(int)
    """The wire shall begin at the next port of its node, or at the one before."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.model = PortModel(parent)
        super().__init__(theme, parent, self.model)
        self.model.setParent(self)
        self.setObjectName("port-box")
        self._tool: KeyWire | None = None
        self.field.setAccessibleName(tr("Search ports"))
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setAccessibleName(tr("Ports that fit"))
        self.told = label("", "hint", wrap=True)
        self.column.addWidget(self.told)
        self.setFixedWidth(WIDTH)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._aim())

    def ask(self, tool: KeyWire, corner: QPoint) -> None:
        """List where this wire could go, beside a place of the parent."""
        self._tool = tool
        tool.over = self._close
        self.field.setPlaceholderText(tool.question)
        self.open_at(corner + BESIDE)

    def search(self, text: str) -> None:
        words = text.casefold().split()
        tool = self._tool
        lines = [(port, *tool.words(port)) for port in tool.ports] if tool else []
        self.model.show_ports(
            [line for line in lines if all(word in " ".join(line[1:]).casefold() for word in words)]
        )
        self.settle()
        self._aim()

    def accept(self) -> None:
        if self._tool is not None and self.list.currentIndex().isValid():
            self.taken.emit()

    def dismiss(self) -> None:
        if self._tool is not None:
            self.left.emit()  # The wire is let go of, and tells this that it is over.

    def on_key(self, event: QKeyEvent) -> bool:
        key, steps = event.key(), {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.turned.emit(1 if key == Qt.Key.Key_Tab else -1)
            return True
        if key in steps and not self.field.text():
            self.step(steps[Qt.Key(key)])
            return True
        return super().on_key(event)

    def _aim(self) -> None:
        port = self.list.currentIndex().data(PORT)
        if self._tool is None:
            return
        if isinstance(port, PortRef):
            self._tool.aim_at(port)
            self.told.setText(self._tool.sentence)
        else:
            self.told.setText(tr("No port that fits is called that."))
        self.told.setFixedHeight(self.told.heightForWidth(WIDTH - 2 * self.column.spacing()))
        self.adjustSize()
        self.aimed.emit()

    def _close(self) -> None:
        """The wire has ended, one way or another."""
        self._tool = None
        super().dismiss()


class PortModel(QAbstractListModel):
    """Ports, nearest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[tuple[PortRef, str, str]] = []

    def show_ports(self, lines: list[tuple[PortRef, str, str]]) -> None:
        """Show these and no others: each with its name and what else there is to say."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        port, name, rest = self.lines[index.row()]
        found = {
            PORT: port,
            REST: rest,
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleDescriptionRole: rest,
        }
        return found.get(role)


class _Row(SearchRow):
    """The port, and of what kind its node is."""

    def write(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.setPen(QColor(self.theme.tokens.text))
        line = place.adjusted(8, 0, -8, 0)
        self.write_line(painter, line, str(index.data()), str(index.data(REST)))
