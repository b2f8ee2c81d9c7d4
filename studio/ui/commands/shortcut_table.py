"""All that keys can be for, by menu, with its keys; what is not as by default is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from studio.app.action import Action
from studio.app.bindings import Bindings, Command
from studio.app.cheat_sheet import CANVAS
from studio.app.synonyms import SYNONYMS
from studio.ui.strokes import all_shown
from studio.ui.text import say, tr
from studio.ui.theme import Theme

ID = Qt.ItemDataRole.UserRole
BETWEEN = " › "


class ShortcutTable(QTreeWidget):
    """A row for each command under the title of its menu."""

    def __init__(self, bindings: Bindings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._theme = theme
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._menus: dict[str, QTreeWidgetItem] = {}
        self._words: dict[str, str] = {}
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Action"), tr("Keys")])
        self.setAccessibleName(tr("Shortcuts"))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        self.refresh()

    @property
    def command(self) -> str:
        """The id of the current row; empty on the title of a menu."""
        item = self.currentItem()
        return str(item.data(0, ID) or "") if item else ""

    def choose(self, command: str) -> None:
        """Make a command's row current."""
        self.setCurrentItem(self._rows[command])

    def shown(self) -> list[str]:
        """Ids of the rows that the search left."""
        return [command for command, row in self._rows.items() if not row.isHidden()]

    def search(self, text: str) -> None:
        """Show only what all the words fit: of the title, its menu, its keys, its synonyms."""
        words = text.casefold().split()
        for command, row in self._rows.items():
            told = f"{self._words[command]} {row.text(1)}".casefold()
            row.setHidden(not all(word in told for word in words))
        for menu in self._menus.values():
            rows = (row for row in self._rows.values() if row.parent() is menu)
            menu.setHidden(all(row.isHidden() for row in rows))
        left = self.shown()
        if left and self.command not in left:
            self.choose(left[0])

    def refresh(self) -> None:
        """Show the keys as they are now."""
        tokens = self._theme.tokens
        for command, row in self._rows.items():
            differs = self._bindings.differs(command)
            row.setText(1, all_shown(self._bindings.keys(command)))
            row.setForeground(1, QBrush(QColor(tokens.accent if differs else tokens.text_2)))
            row.setToolTip(1, tr("Other than by default") if differs else "")

    def _fill(self) -> None:
        menus = self._menus
        for command in self._bindings.commands.values():
            title, name = _place(command)
            if title not in menus:
                menus[title] = QTreeWidgetItem(self, [title])
                menus[title].setFirstColumnSpanned(True)
                menus[title].setFlags(Qt.ItemFlag.ItemIsEnabled)
                menus[title].setExpanded(True)
            row = self._rows[command.id] = QTreeWidgetItem(menus[title], [name, ""])
            row.setData(0, ID, command.id)
            other = SYNONYMS.get(command.id)
            words = (title, name, str(command.title), command.id, say(other) if other else "")
            self._words[command.id] = " ".join(words)


def _place(command: Command) -> tuple[str, str]:
    """Under which title a command stands, and what it is called there."""
    if not isinstance(command, Action):
        return say(CANVAS), say(command.title)
    return tr(command.menu), BETWEEN.join(map(say, (*command.submenu, command.title)))
