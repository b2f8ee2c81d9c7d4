"""The tabs of the Predictions panel, the page in front, and beside it what was opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from studio.observe.asks.predictions import Predicted
from studio.ui.panels.predictions_page import Page
from studio.ui.panels.predictions_pages import Pages
from studio.ui.text import tr

SIDE_BY_SIDE = 1.5
"""From this shape on, what is opened stands beside the picture and not below it."""


class Tabs(QWidget):
    """A tab for each page that suits the answers. The examples are beside a page, or alone."""

    turned = Signal()
    """Another page is in front, or the examples came or went."""

    def __init__(self, pages: Pages, corner: QWidget) -> None:
        super().__init__()
        self._pages = pages
        self._examples = pages.examples
        self.front = 0
        """The page that the user chose last, by its place among all."""
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(tr("Ways to look at the answers"))
        self.bar.currentChanged.connect(self._choose)
        self._stack = QStackedWidget()
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self._examples)
        for page in pages.all:
            if page is not self._examples:
                self._stack.addWidget(page)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.bar, 1)
        top.addWidget(corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._splitter, 1)

    @property
    def page(self) -> Page:
        """The page in front."""
        index = self.bar.tabData(self.bar.currentIndex())
        return self._pages.all[index] if isinstance(index, int) else self._pages.all[0]

    @property
    def shown(self) -> tuple[Page, ...]:
        """All pages in sight."""
        both = dict.fromkeys((self.page, self._examples))
        return tuple(page for page in both if not page.isHidden())

    def offer(self, found: Predicted) -> None:
        """Have a tab for each page that suits these answers."""
        fit = [n for n, page in enumerate(self._pages.all) if page.suits(found)]
        if fit == [self.bar.tabData(n) for n in range(self.bar.count())]:
            return
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for index in fit:
            self.bar.setTabData(self.bar.addTab(self._pages.all[index].title), index)
        self.go_to(self.front)
        self.bar.blockSignals(False)
        self.turn()

    def go_to(self, index: int) -> None:
        """Turn to a page, now or as soon as answers suit it."""
        self.front = index
        for place in range(self.bar.count()):
            if self.bar.tabData(place) == index:
                self.bar.setCurrentIndex(place)

    def turn(self) -> None:
        """Show the page in front, and the examples where there are any to show."""
        alone = self.page is self._examples
        self._stack.setVisible(not alone)
        self._examples.setVisible(alone or self._examples.choice is not None)
        self._arrange()
        if not alone:
            self._stack.setCurrentWidget(self.page)
        self.turned.emit()

    def _choose(self, tab: int) -> None:
        index = self.bar.tabData(tab)
        if isinstance(index, int):
            self.front = index
        self.turn()

    def _arrange(self) -> None:
        room = self._splitter.size()
        wide = room.width() > SIDE_BY_SIDE * max(1, room.height())
        across = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() != across:
            self._splitter.setOrientation(across)
        beside = not self._stack.isHidden()
        self._examples.column.setContentsMargins(
            10 if beside and wide else 0, 8 if beside and not wide else 0, 0, 0
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
