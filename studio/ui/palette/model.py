"""The rows of the palette: categories to open, or what a search found, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from studio.app.session import Session
from studio.graph.model import TRAINING
from studio.layers.spec import LayerSpec
from studio.ui.palette.categories import CATEGORIES, IN_TRAINING, Entry, Heading, Row, arrange
from studio.ui.palette.finder import Finder
from studio.ui.palette.shelf import Shelf, twin
from studio.ui.text import say, tr

MIME: Final = "application/x-plexus-kind"
"""What a dragged layer carries: its catalogue key in UTF-8."""
Index = QModelIndex | QPersistentModelIndex
KIND: Final = Qt.ItemDataRole.UserRole
_NONE: Final = QModelIndex()
_SHOWN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CARRIED: Final = _SHOWN | Qt.ItemFlag.ItemIsDragEnabled


class KindModel(QAbstractListModel):
    """The kinds that fit a search; for an empty search all, under headings that open."""

    def __init__(self, session: Session, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self.finder = Finder(session, self.refresh)
        self._rows: list[Row] = []
        self._text = ""
        self._starred: frozenset[str] = frozenset()
        self.refresh()

    def close(self) -> None:
        """Hear no more of the session."""
        self.finder.close()

    def search(self, text: str) -> None:
        """Show what fits; everything for an empty text."""
        self._text = text
        self.refresh()

    def refresh(self) -> None:
        """Show anew: the kinds, the favourites or the open categories may be others."""
        self.beginResetModel()
        favourites = self._shelf.favourites
        self._starred = frozenset((*favourites, *map(twin, favourites)))
        found = self.finder.search(self._text, self._starred)
        if self._text.strip():
            self._rows = [Entry(spec) for spec in found]
        else:
            shelf = self._shelf
            order = IN_TRAINING if self._session.scope.graph == TRAINING else CATEGORIES
            self._rows = arrange(found, favourites, shelf.recent, shelf.open, order)
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first kind, or an invalid index where nothing fits."""
        at = next((at for at, row in enumerate(self._rows) if isinstance(row, Entry)), None)
        return QModelIndex() if at is None else self.index(at)

    def row_of(self, key: str, category: str = "") -> int:
        """Where a kind stands, in this category if it does, or −1."""
        places = [
            (row.category != category, at)
            for at, row in enumerate(self._rows)
            if isinstance(row, Entry) and row.spec.key == key
        ]
        return min(places)[1] if places else -1

    def heading_row(self, category: str) -> int:
        """Where the heading of a category stands, or −1."""
        rows = enumerate(self._rows)
        found = (at for at, row in rows if isinstance(row, Heading) and row.category == category)
        return next(found, -1)

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def is_starred(self, key: str) -> bool:
        """Whether a kind is a favourite."""
        return key in self._starred

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return _of_heading(row, role)
        spec = row.spec
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spec.title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return tr(spec.summary)
            case _ if role == KIND:
                return spec
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CARRIED if isinstance(self._rows[index.row()], Entry) else _SHOWN

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        for index in indexes:
            spec = index.data(KIND)
            if isinstance(spec, LayerSpec):
                carried.setData(MIME, QByteArray(spec.key.encode()))
        return carried


def category_name(category: str) -> str:
    """What a category is called in the user's language."""
    return say(CATEGORIES[category]) if category in CATEGORIES else category.capitalize()


def _of_heading(row: Heading, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return category_name(row.category)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = tr("open") if row.is_open else tr("closed")
        name = category_name(row.category)
        return tr("{category}, {count} kinds, {state}", category=name, count=row.count, state=state)
    return None
