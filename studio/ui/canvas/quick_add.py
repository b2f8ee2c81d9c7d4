"""Add a layer by typing: a field and the kinds that fit, under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.app.habits import Habits
from studio.app.session import Session
from studio.app.spots import Spot, lean
from studio.layers.spec import LayerSpec
from studio.ui.canvas.preview import WIDTH as PREVIEW
from studio.ui.canvas.preview import Preview
from studio.ui.palette.finder import Finder
from studio.ui.palette.shelf import Shelf
from studio.ui.palette.warming import Warming
from studio.ui.pictures.paint import Thumbnails
from studio.ui.search_box import EDGE, SearchBox, SearchRow
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme

WIDTH = 380
"""Of the box without the preview."""
PICTURE = 24
KIND = Qt.ItemDataRole.UserRole
_NONE = QModelIndex()


class QuickAdd(SearchBox):
    """Opens over its parent, and calls back with the key of what was chosen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        self.model = FoundModel(parent)
        super().__init__(theme, parent, self.model)
        self.model.setParent(self)
        self._session = session
        self._spot = Spot()
        self._habits = Habits(session.settings)
        self._fits: Callable[[LayerSpec], bool] = _any
        self._chosen: Callable[[str], None] = _nothing
        self.field.setAccessibleName(tr("Search layers"))
        self._finder = Finder(session)
        self._shelf = Shelf(session.settings)
        self._warming = Warming(self._finder, self)
        self.destroyed.connect(self._finder.close)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.list.setAccessibleName(tr("Layers that fit"))
        self.preview = Preview(session, theme, self)
        self.column.removeWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(EDGE)
        row.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.list.setFixedWidth(WIDTH - 2 * EDGE)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._describe(now))
        self.list.entered.connect(self._describe)

    def ask(
        self,
        place: QRect,
        fits: Callable[[LayerSpec], bool],
        chosen: Callable[[str], None],
        hint: str = "",
        spot: Spot | None = None,
    ) -> None:
        """Open at a place of the parent and search among the kinds that fit.

        What suits the ``spot``, and what the user has chosen there before, comes first.
        """
        self._fits, self._chosen = fits, chosen
        self._spot = spot or Spot(begins=not len(self._session.graph))
        self.preview.setVisible(self._over.width() >= WIDTH + PREVIEW + 2 * EDGE)
        self.field.setPlaceholderText(hint or tr("Search layers"))
        self.open_at(place.topLeft())
        self._warming.start()

    def found(self) -> list[str]:
        """The keys of the kinds in the list, best first."""
        return [spec.key for spec in self.model.specs]

    def accept(self) -> None:
        """Choose what is current."""
        spec = self.list.currentIndex().data(KIND)
        if isinstance(spec, LayerSpec):
            chosen = self._chosen
            self._habits.use(spec.key, self._spot.before)
            self.dismiss()
            chosen(spec.key)

    def dismiss(self) -> None:
        """Close and change nothing."""
        self._chosen = _nothing
        super().dismiss()

    def search(self, text: str) -> None:
        found = self._finder.search(text, self._shelf.favourites, self._lean)
        self.model.show_kinds([spec for spec in found if self._fits(spec)])
        self.settle()
        if not self.model.specs:
            self.preview.show_kind(None, self._spot)

    def _lean(self, spec: LayerSpec) -> float:
        return lean(spec, self._spot, self._habits)

    def _describe(self, index: QModelIndex) -> None:
        spec = index.data(KIND) if index.isValid() else None
        if isinstance(spec, LayerSpec) and not self.preview.isHidden():
            self.preview.show_kind(spec, self._spot)


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


class _Row(SearchRow):
    """A picture of what it does, the title, and the same in a few words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._thumbnails = Thumbnails(theme, PICTURE)

    def write(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        spec = index.data(KIND)
        ratio = painter.device().devicePixelRatioF()
        top = place.top() + (place.height() - PICTURE) // 2
        painter.drawPixmap(QPointF(place.left() + 6, top), self._thumbnails.of(spec, ratio))
        painter.setPen(QColor(self.theme.tokens.text))
        text = place.adjusted(6 + PICTURE + 8, 0, -8, 0)
        self.write_line(painter, text, str(index.data()), tr(spec.summary))


def _any(_spec: LayerSpec) -> bool:
    return True


def _nothing(_key: str) -> None:
    """What hears of a choice that nobody asked for."""
