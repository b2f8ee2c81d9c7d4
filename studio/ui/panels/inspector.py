"""What is selected, in full: a node, several nodes, or the project."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.graph.model import MODEL, TRAINING
from studio.ui.panels.project_page import ProjectPage
from studio.ui.panels.variables import VariablesSection
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.ui.panels.block_page import BlockPage
    from studio.ui.panels.draws import DrawsSection
    from studio.ui.panels.many_page import ManyPage
    from studio.ui.panels.node_page import NodePage
    from studio.ui.panels.piece_page import PiecePage
    from studio.ui.panels.training_page import TrainingPage

    Page = NodePage | ManyPage | ProjectPage | BlockPage | TrainingPage | PiecePage
    P = TypeVar("P", NodePage, ManyPage, ProjectPage, BlockPage, TrainingPage, PiecePage)

CHANGING = frozenset({"augmentation", "dropout"})
"""Families some of whose kinds change examples at random."""


class InspectorPanel(QScrollArea):
    """Shows the page that fits the selection; only that page follows the document.

    Pages are made when they are first needed, or all that are missing by ``complete``: a window
    that opens has nothing to select yet.
    """

    jumped = Signal(str)
    """The id of a node to bring into view."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._pages: list[Page] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 14, 12)
        column.addStretch(1)
        self.setWidget(inner)
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.timeout.connect(self.refresh)
        session.selected.connect(lambda _: self.refresh())
        session.changed.connect(lambda _: self._soon())
        session.analysed.connect(lambda _: self._soon())
        session.advising.changed.connect(lambda _: self._soon())
        session.costing.changed.connect(lambda _: self._soon())
        session.scoped.connect(lambda _: self.refresh())
        session.runs.started.connect(lambda _: self._soon())
        session.runs.ended.connect(lambda _: self._soon())
        session.runs.marked.connect(lambda _: self._soon())
        session.opened.connect(lambda _: self._forget())
        self.draws: DrawsSection | None = None
        """Made when it is first wanted: it needs numpy, which the window is painted before."""
        self.refresh()

    def complete(self) -> None:
        """Make the pages that are still missing."""
        self.node_page, self.many_page, self.block_page, self.training_page, self.piece_page  # noqa: B018

    @cached_property
    def project_page(self) -> ProjectPage:
        return self._put(ProjectPage(self._session, self._theme))

    @cached_property
    def node_page(self) -> NodePage:
        from studio.ui.panels.node_page import NodePage

        page = self._put(NodePage(self._session, self._theme))
        page.code.asked.connect(self._session.code_wanted.emit)
        return page

    @cached_property
    def many_page(self) -> ManyPage:
        from studio.ui.panels.many_page import ManyPage

        return self._put(ManyPage(self._session, self._theme))

    @cached_property
    def block_page(self) -> BlockPage:
        from studio.ui.panels.block_page import BlockPage

        page = self._put(BlockPage(self._session, self._theme))
        page.add_section(VariablesSection(self._session, self._theme, face=True))
        return page

    @cached_property
    def training_page(self) -> TrainingPage:
        from studio.ui.panels.training_page import TrainingPage

        return self._put(TrainingPage(self._session))

    @cached_property
    def piece_page(self) -> PiecePage:
        from studio.ui.panels.piece_page import PiecePage

        return self._put(PiecePage(self._session, self._theme))

    def _put(self, page: P) -> P:
        """Give a new page its place, where it is not seen yet."""
        page.hide()
        self._column.insertWidget(self._column.count() - 1, page)
        self._pages.append(page)
        return page

    def refresh(self) -> None:
        """Bring the page up to date with the document."""
        self._pending.stop()
        count = len(self._session.selection)
        page = self._page(count)
        page.refresh()
        for other in self._pages:
            other.setVisible(other is page)
        if count == 1:
            self._show_draws()

    def _page(self, count: int) -> Page:
        if not count and self._session.selected_pieces:
            return self.piece_page
        if count:
            return self.node_page if count == 1 else self.many_page
        graph = self._session.scope.graph
        if graph == TRAINING:
            return self.training_page
        return self.project_page if graph == MODEL else self.block_page

    def flush(self) -> None:
        """Commit what is typed, as if the focus had left its field."""
        for page in self._pages:
            if not page.isHidden():
                page.flush()

    def close_down(self) -> None:
        """End what runs behind the pages."""
        if "node_page" in self.__dict__:
            self.node_page.beginnings.close_down()
        if self.draws is not None:
            self.draws.close_down()

    def _show_draws(self) -> None:
        """What an augmentation does, below its parameters."""
        session = self._session
        kind = session.graph.node(session.selection[0]).kind
        if self.draws is None:
            spec = session.kinds.find(kind)
            if spec is None or spec.family not in CHANGING:
                return
            from studio.ui.panels.draws import DrawsSection

            self.draws = DrawsSection(session, self._theme)
            self.node_page.add_below_form(self.draws)
        self.draws.refresh()

    def _soon(self) -> None:
        """After a burst of changes (a drag, an edit and its analysis) show the last of them."""
        self._pending.start(0)

    def _forget(self) -> None:
        for page in self._pages:
            page.forget()
        if self.draws is not None:
            self.draws.forget()
        self.refresh()
