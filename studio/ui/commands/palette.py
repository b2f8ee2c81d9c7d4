"""The command palette: whatever the program can do, found by typing, or why it cannot now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.settings import Settings
from studio.layers.search import Finder
from studio.ui.commands import choices
from studio.ui.commands.choices import Choice
from studio.ui.pieces import label
from studio.ui.search_box import MIDDLE, SearchBox, SearchRow
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme, ui_font

WIDTH = 620
TOP = 72
TICK = 22
CHOICE = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()


class CommandPalette(SearchBox):
    """Opens over the window; what is chosen is done after the focus is back where it was."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        parent: QWidget,
        offered: Callable[[], list[Choice]],
    ) -> None:
        self.model = ChoiceModel(parent)
        super().__init__(theme, parent, self.model)
        self.model.setParent(self)
        self.setObjectName("command-palette")
        self._settings = settings
        self._offered = offered
        self._all: list[Choice] = []
        self._finder: Finder[Choice] = Finder()
        self.field.setPlaceholderText(tr("Search all actions"))
        self.field.setAccessibleName(tr("Search all actions"))
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setAccessibleName(tr("Actions"))
        self.told = label("", "hint", wrap=True)
        self.column.addWidget(self.told)
        self.setFixedWidth(WIDTH)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell(False))

    def ask(self) -> None:
        """Open, with what was used last at the top."""
        self._all = [choice for choice in self._offered() if choice.listed()]
        left = (self._over.width() - WIDTH) // 2
        self.open_at(QPoint(left, TOP), back=QApplication.focusWidget())

    def search(self, text: str) -> None:
        last = choices.recent(self._settings)
        found = self._finder.rank(self._all, text, last)
        if not text.strip():
            order = {key: place for place, key in enumerate(last)}
            found = sorted(found, key=lambda choice: order.get(choice.key, len(order)))
        self.model.show_choices(found)
        self.settle()
        self._tell(False)

    def accept(self) -> None:
        """Do what is current; where it is refused say why, and stay."""
        choice = self.list.currentIndex().data(CHOICE)
        if not isinstance(choice, Choice):
            return
        if choice.refusal():
            self.model.refresh()
            self._tell(True)
            return
        choices.remember(self._settings, choice.key)
        self.dismiss()
        choice.run()

    def _tell(self, insisted: bool) -> None:
        """Below the list: why the current row is refused, in red once it was insisted on."""
        choice = self.list.currentIndex().data(CHOICE)
        reason = choice.refusal() if isinstance(choice, Choice) else ""
        if isinstance(choice, Choice):
            text = reason or tr("Enter does it, Escape closes.")
        else:
            text = tr("Nothing is called that.")
        colour = self._theme.tokens.error if insisted and reason else self._theme.tokens.text_2
        self.told.setText(text)
        self.told.setStyleSheet(f"color: {colour};")
        self.told.setFixedHeight(self.told.heightForWidth(WIDTH - 2 * self.column.spacing()))
        self.field.setAccessibleDescription(text)
        self.adjustSize()


class ChoiceModel(QAbstractListModel):
    """What was found, best first. What a row says now is asked once, when it is first seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self._said: dict[str, tuple[str, str, str, bool]] = {}

    def show_choices(self, found: Sequence[Choice]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.choices = found
        self._said.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Ask again what is refused."""
        self._said.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.choices) - 1, 0))

    def said(self, row: int) -> tuple[str, str, str, bool]:
        """Of a row: what it is called, its keys, why it is refused, whether it is ticked."""
        choice = self.choices[row]
        if choice.key not in self._said:
            self._said[choice.key] = (
                choice.caption(),
                choice.keys(),
                choice.refusal(),
                choice.ticked(),
            )
        return self._said[choice.key]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == CHOICE:
            return self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(index.row())[0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self.said(index.row())[2])
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            _, keys, reason, ticked = self.said(index.row())
            path = self.choices[index.row()].path
            return "; ".join(filter(None, (path, keys, tr("on") if ticked else "", reason)))
        return None


class _Row(SearchRow):
    """A tick, the title, the way through the menus, and the keys; grey, with why, if refused."""

    def write(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, ChoiceModel)
        caption, keys, reason, ticked = model.said(index.row())
        tokens = self.theme.tokens
        colour = QColor(tokens.text_3 if reason else tokens.text)
        line = place.adjusted(TICK + 4, 0, -10, 0)
        if ticked:
            mark = QRect(place.left() + 4, place.top(), TICK, place.height())
            painter.setFont(ui_font(12))
            painter.setPen(QColor(tokens.accent))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "✓")
        if keys:
            painter.setFont(ui_font(11))
            painter.setPen(QColor(tokens.text_3 if reason else tokens.text_2))
            painter.drawText(line, MIDDLE | Qt.AlignmentFlag.AlignRight, keys)
            line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(keys) - 12)
        painter.setPen(colour)
        path = index.data(CHOICE).path
        self.write_line(painter, line, caption, f"{path} – {reason}" if reason else path)
