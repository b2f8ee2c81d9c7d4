"""Search the whole project by typing: arrows show a hit, Enter goes there, Escape comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.hunting import Hunt, where
from studio.app.query import Hit
from studio.app.scope import Scope
from studio.app.session import Session
from studio.app.trail import Place
from studio.ui.canvas.view import CanvasView
from studio.ui.pieces import label
from studio.ui.search.rows import RowModel
from studio.ui.search.writing import HitRow
from studio.ui.search_box import EDGE, ROW, SearchBox
from studio.ui.text import say, tr
from studio.ui.theme import Theme

WIDTH = 400
SLICE_S = 0.005
NEAR = 0.8
"""How large a hit is shown where the view was farther away than ``FAR``."""
FAR = 0.45
LEAST = 24.0
"""Height and width of what is shown of a hit that has none."""


class ProjectSearch(SearchBox):
    """Lies over the left of the canvas; nothing is selected until one goes to a hit."""

    def __init__(self, session: Session, theme: Theme, canvas: CanvasView) -> None:
        self.model = RowModel()
        super().__init__(theme, canvas, self.model)
        self.model.setParent(self)
        self._session = session
        self._canvas = canvas
        self._hunt = Hunt(session, say)
        self._origin: tuple[Place, object] | None = None
        self._start = Scope()
        self._chosen: tuple[str, str] | None = None
        self._is_shown = False
        """Whether the canvas shows the current hit."""
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)
        self.found = label("", "hint")
        self.column.addWidget(self.found)
        self.list.setItemDelegate(HitRow(theme, self.model, self.list))
        self.list.setAccessibleName(tr("What was found"))
        self.list.clicked.disconnect()
        self.list.clicked.connect(lambda index: self._click(index.row()))
        self.field.setPlaceholderText(tr("Search the project: conv, kernel_size>3, 32x14, a note…"))
        self.field.setAccessibleName(tr("Search the project"))
        self.setFixedWidth(WIDTH)
        self._disconnects: list[Callable[[], None]] = []

    def ask(self, back: QWidget | None = None) -> None:
        """Open, or begin anew in the box that is open."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._origin = self._session.place(), self._canvas.memory()
        self._start = self._session.scope
        self._chosen = None
        session = self._session
        self._disconnects = [
            session.opened.connect(lambda _: self.stay()),
            session.changed.connect(lambda _: self._renew()),
            session.analysed.connect(lambda _: self._renew()),
        ]
        self.open_at(QPoint(EDGE, EDGE), back)

    def search(self, text: str) -> None:
        """Find what fits; what takes longer than a slice comes when the window has time."""
        self._chosen, self._is_shown = None, False
        self._hunt.begin(text)
        self._go_on()
        self._show_near()

    @property
    def current(self) -> Hit | None:
        """The hit that Enter would go to."""
        return self.model.hit(self.list.currentIndex().row())

    def step(self, rows: int) -> None:
        """To the hit so many rows further, and show it."""
        every = [row for row in range(self.model.rowCount()) if self.model.hit(row)]
        if not every:
            return
        now = self.list.currentIndex().row()
        at = every.index(now) if now in every else -1
        # The first that is asked for is shown, before one goes on to the second.
        at = at if not self._is_shown and rows == 1 else at + rows
        self._choose(every[min(max(at, 0), len(every) - 1)])
        self._show()

    def accept(self) -> None:
        """Go to the hit, select it, and remember the way back."""
        hit, origin = self.current, self._origin
        if hit is None or origin is None:
            return
        self._show()
        self._origin = None
        self._hide()
        self._session.trail.note(origin[0])
        graph = self._session.graph
        if hit.entry.id in graph or hit.entry.id in graph.pieces:
            self._session.select((hit.entry.id,))

    def dismiss(self) -> None:
        """Close, and be where one was."""
        origin, self._origin = self._origin, None
        if self._hide() and origin is not None:
            self._session.come_back(origin[0])
            self._canvas.recall(origin[1])

    def stay(self) -> None:
        """Close, and stay at what is shown."""
        origin, self._origin = self._origin, None
        if self._hide() and origin is not None and origin[0] != self._session.place():
            self._session.trail.note(origin[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or event.type() != QEvent.Type.FocusOut:
            return super().eventFilter(watched, event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if isinstance(event, QFocusEvent) and event.reason() not in elsewhere and self._origin:
            self._back = QApplication.focusWidget()
            self.stay()
        return False

    # Inside.

    def _hide(self) -> bool:
        """Close without a trace on the canvas; whether it was open."""
        self._next.stop()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._canvas.spotlight(None)
        visible = self.isVisible()
        super().dismiss()
        self._hunt.forget()
        return visible

    def _renew(self) -> None:
        """The document is another, or more is known of it."""
        if self.isVisible():
            self._hunt.begin(self.field.text())
            self._go_on()

    def _go_on(self) -> None:
        more = self._hunt.go_on(SLICE_S)
        if more:
            self._next.start()
        else:
            self._next.stop()
        self.model.show_groups(self._hunt.query, self._hunt.groups)
        self._settle(more)

    def _settle(self, more: bool) -> None:
        hits = ((row, self.model.hit(row)) for row in range(self.model.rowCount()))
        rows = {(hit.entry.graph, hit.entry.id): row for row, hit in hits if hit is not None}
        chosen = rows.get(self._chosen) if self._chosen is not None else None
        first = next(iter(rows.values()), -1)
        self.list.setCurrentIndex(self.model.index(first if chosen is None else chosen, 0))
        self.found.setText(self._summed(sum(group.count for group in self._hunt.groups), more))
        shown = min(self.model.rowCount(), self._room())
        self.list.setVisible(shown > 0)
        self.list.setFixedHeight(ROW * max(shown, 1) + 2)
        self.adjustSize()

    def _summed(self, count: int, more: bool) -> str:
        if more:
            return tr("Searching… {count} so far", count=count)
        if not self._hunt.query:
            return tr("Arrows show a hit, Enter goes there, Escape comes back.")
        if not count:
            return tr("Nothing in this project fits.")
        if count == 1:
            return tr("1 found")
        return tr("{count} found", count=count)

    def _room(self) -> int:
        """Rows that the canvas leaves room for."""
        taken = self.field.sizeHint().height() + self.found.sizeHint().height() + 5 * EDGE
        return max(3, (self._canvas.height() - taken - 2 * EDGE) // ROW)

    def _click(self, row: int) -> None:
        if self.model.hit(row) is not None:
            self._choose(row)
            self.accept()

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))
        if (hit := self.current) is not None:
            self._chosen = hit.entry.graph, hit.entry.id

    def _show_near(self) -> None:
        """While one types: show the first hit, if it is in the graph that is shown."""
        hit = self.current
        if hit is not None and hit.entry.graph == self._session.scope.graph:
            self._show()
        else:
            self._canvas.spotlight(None)

    def _show(self) -> None:
        """Show the hit on the canvas; nothing is selected."""
        hit = self.current
        if hit is None or self._origin is None:
            return
        self._is_shown = True
        if hit.entry.graph != self._session.scope.graph:
            self._session.peek(where(self._session, hit, self._start))
        place = self._place(hit)
        if place is not None:
            aside = self.geometry().right() if self._canvas.width() > 2 * WIDTH else 0
            self._canvas.shine(place, aside, NEAR if self._canvas.zoom < FAR else 0.0)

    def _place(self, hit: Hit) -> QRectF | None:
        """Where it is on the canvas."""
        if item := self._canvas.canvas.node_item(hit.entry.id):
            return QRectF(item.rect)
        piece = self._session.graph.pieces.get(hit.entry.id)
        if piece is None:
            return None
        return QRectF(piece.x, piece.y, max(piece.width, LEAST), max(piece.height, LEAST))
