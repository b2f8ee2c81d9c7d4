"""The top of a view: its title and figures, its tools, and the two buttons that every view has.

What does not fit beside the title goes to rows of its own, so that nothing is cut in a narrow dock.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

GAP = 8
LEAST_CAPTION = 56
"""Figures that would have less than this beside the tools have the tools go below."""


class Title(QLabel):
    """A name that ends in an ellipsis where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "name")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), right, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)


class Caption(QLabel):
    """Figures at the right of a heading, two spaces apart; the first give way to a lack of room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "mono")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""
        self._claim = 0

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:
        """Show these. A label would have its whole view laid out anew, at every step counted."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self.update()
        if self.claim != self._claim:
            self._claim = self.claim
            super().setText(words)

    @property
    def claim(self) -> int:
        """The width that the tools must leave it."""
        return min(self.fontMetrics().horizontalAdvance(self._words), LEAST_CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.text()
        while text and self.fontMetrics().horizontalAdvance(text) > self.width():
            text = text.partition("  ")[2]
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(place), text)


class Header(QLayout):
    """Title, figures, tools, and at the right end the corner; see the module.

    Tools are added like to any layout, and wrap.
    """

    def __init__(self, title: QLabel, caption: Caption, corner: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._title, self._caption, self._corner = title, caption, corner
        self.setSpacing(GAP)
        for widget in (title, caption, corner):
            self.addWidget(widget)

    # What a layout must say of itself.

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSize(self) -> QSize:
        return QSize(self._corner.sizeHint().width(), self._corner.sizeHint().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    # Inside.

    def _place(self, rect: QRect, *, really: bool) -> int:
        """Give everything its place; how high it is altogether."""
        tools = [item for item in self._items if not item.isEmpty() and not self._fixed(item)]
        title = 0 if self._title.isHidden() else self._title.sizeHint().width()
        corner = self._corner.sizeHint()
        wanted = self._caption.claim
        room = rect.width() - corner.width() - GAP
        beside = room - sum(item.sizeHint().width() + GAP for item in tools)
        together = beside >= title + (GAP + wanted if wanted else 0)
        first = tools if together else []
        height = max([corner.height(), *(item.sizeHint().height() for item in first)])
        row = QRect(rect.left(), rect.top(), rect.width(), height)
        if really:
            self._place_first(row, first, min(title, room))
        if together:
            return height
        y, x, high = row.bottom() + 1 + GAP // 2, rect.left(), 0
        for item in tools:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.left() and x + width > rect.right() + 1:
                x, y, high = rect.left(), y + high + GAP // 2, 0
            if really:
                item.setGeometry(QRect(x, y, width, size.height()))
            x, high = x + width + GAP, max(high, size.height())
        return y + high - rect.top()

    def _place_first(self, row: QRect, tools: list[QLayoutItem], title: int) -> None:
        right = row.right() + 1
        corner = next(item for item in self._items if item.widget() is self._corner)
        for item in (corner, *reversed(tools)):
            size = item.sizeHint()
            top = row.top() + (row.height() - size.height()) // 2
            item.setGeometry(QRect(right - size.width(), top, size.width(), size.height()))
            right -= size.width() + GAP
        self._title.setGeometry(QRect(row.left(), row.top(), title, row.height()))
        left = row.left() + (title + GAP if title else 0)
        if any(item.widget() is self._caption for item in self._items):  # Some have it elsewhere.
            self._caption.setGeometry(QRect(left, row.top(), max(0, right - left), row.height()))

    def _fixed(self, item: QLayoutItem) -> bool:
        return item.widget() in (self._title, self._caption, self._corner)


def row_of(*widgets: QWidget) -> QWidget:
    """Some widgets that stay together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in widgets:
        row.addWidget(widget)
    return holder
