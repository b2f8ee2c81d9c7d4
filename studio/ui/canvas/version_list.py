"""Beside the canvas while two versions are compared: the differences in words, graph by graph."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.differing import Told
from studio.app.session import Session
from studio.ui.key_tips import follow
from studio.ui.pieces import label
from studio.ui.text import as_tip, say, tr
from studio.ui.theme import Theme, mono_font, ui_font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WIDTH = 280
MOST_HEIGHT = 180


class DifferenceModel(QAbstractListModel):
    """A heading for each graph, then its differences."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Told | str] = []

    def show_told(self, told: tuple[Told, ...]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._rows = list(_grouped(told))
        self.endResetModel()

    def told(self, index: Index) -> Told | None:
        """The difference in a row; ``None`` for a heading."""
        row = self._rows[index.row()] if index.isValid() else ""
        return row if isinstance(row, Told) else None

    def row_of(self, told: Told | None) -> int:
        """The row of a difference, or −1."""
        return next((at for at, row in enumerate(self._rows) if row is told), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.told(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return self._heading(row, role)
        text = f"{row.sign}  {say(row.words)}"
        tokens = self._theme.tokens
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(say(row.words))
            case Qt.ItemDataRole.FontRole:
                return ui_font(12)
            case Qt.ItemDataRole.ForegroundRole:
                colours = {"+": tokens.go, "−": tokens.error}
                return QBrush(QColor(colours.get(row.sign, tokens.text)))
        return None

    def _heading(self, text: str, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.FontRole:
                return ui_font(11, QFont.Weight.DemiBold)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(QColor(self._theme.tokens.text_2))
        return None


def _grouped(told: tuple[Told, ...]) -> Iterator[Told | str]:
    last = ""
    for each in told:
        where = say(each.where)
        if where != last:
            last = where
            yield where
        yield each


class VersionList(QWidget):
    """A click jumps to a difference; the button below takes it back."""

    jumped = Signal(object)
    """A difference was chosen here."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(WIDTH)
        self.setObjectName("version-list")
        self.model = DifferenceModel(theme, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Differences"))
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setFont(mono_font(11))
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setMaximumHeight(MOST_HEIGHT)
        self.lines.setAccessibleName(tr("Changed lines"))
        self.take_back = QPushButton(tr("Take this back"))
        told = tr("Make it what it was in the other version; undo takes it back")
        follow(self.take_back, told, session.bindings, "edit.take_back")
        self.take_back.clicked.connect(self._take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(label(tr("Differences"), "heading"))
        column.addWidget(self.list, 1)
        column.addWidget(self.lines)
        column.addWidget(self.take_back)
        self._disconnects = [
            session.versions.changed.connect(lambda _: self.refresh()),
            session.versions.moved.connect(lambda _: self._show_chosen()),
        ]
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Show the differences as they are now, or be gone."""
        versions = self._session.versions
        self.setVisible(versions.active)
        self.model.show_told(versions.told if versions.active else ())
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._session.versions.chosen
        row = self.model.row_of(chosen)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.list.clearSelection()
        lines = chosen.lines if chosen is not None else ()
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self.take_back.setVisible(self._session.document.frozen is None)
        self.take_back.setEnabled(chosen is not None)

    def _jump(self, index: Index) -> None:
        if (told := self.model.told(index)) is not None:
            self.jumped.emit(told)

    def _take_back(self) -> None:
        versions = self._session.versions
        if versions.chosen is not None:
            versions.take_back(versions.chosen)
