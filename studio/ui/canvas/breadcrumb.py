"""The way into the blocks, above the canvas: where one is, and back with a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from studio.app.scope import OF_TRAINING, Scope, instance, outwards, repeated, repetition, uses
from studio.app.session import Session
from studio.graph.model import MODEL, TRAINING
from studio.ui.canvas.tabs import graph_title
from studio.ui.pieces import label
from studio.ui.text import tr


class Crumb(QToolButton):
    """One level of the way; the arrow keys go on to the next."""

    def __init__(self, text: str, scope: Scope, here: bool) -> None:
        super().__init__()
        self.scope = scope
        self.setText(text)
        self.setProperty("role", "crumb-here" if here else "crumb")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        about = tr("You are here") if here else tr("Go back to {name}", name=text)
        self.setToolTip(about)
        self.setAccessibleDescription(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Which(QWidget):
    """Steps from one repetition of a block to the next; there if there are several."""

    chosen = Signal(int)
    """The number of a repetition, from nought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._count = 0
        self.text = label("", "secondary")
        self.back, self.on = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(2)
        steps = (
            (self.back, "‹", -1, tr("Previous repetition")),
            (self.on, "›", 1, tr("Next repetition")),
        )
        for button, sign, step, words in steps:
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._stepper(step))
        for piece in (self.back, self.text, self.on):
            row.addWidget(piece)

    def show_which(self, number: int, count: int) -> None:
        """Show that this one of so many is looked at."""
        self._number, self._count = number, count
        self.text.setText(tr("{number} of {count}", number=number + 1, count=count))
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number + 1 < count)
        self.setVisible(count > 1)

    def _stepper(self, step: int) -> Callable[[], None]:
        return lambda: self.chosen.emit(min(max(self._number + step, 0), self._count - 1))


class Breadcrumb(QWidget):
    """There while one is inside a block."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("breadcrumb")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("The way into this block"))
        self.crumbs: list[Crumb] = []
        self._shown: tuple[tuple[str, Scope], ...] = ()
        self._marks: list[QLabel] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self.which = Which()
        self.which.chosen.connect(lambda n: session.look(repeated(session.scope, n)))
        self.used = label("", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 14, 3)
        layout.addLayout(self._row)
        layout.addWidget(self.which)
        layout.addStretch(1)
        layout.addWidget(self.used)
        self._disconnects: list[Callable[[], None]] = [
            session.scoped.connect(lambda _: self.refresh()),
            session.opened.connect(lambda _: self.refresh()),
            session.changed.connect(lambda _: self.refresh()),
            session.analysed.connect(lambda _: self._count()),
        ]
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Show where one is now."""
        scope = self._session.scope
        self.setVisible(scope not in (Scope(), OF_TRAINING))
        way = self._way()
        if way != self._shown:
            self._shown = way
            self._rebuild(way)
        if scope.graph not in (MODEL, TRAINING):
            self.used.setText(self._use(scope))
        self._count()

    def _count(self) -> None:
        """Offer the repetitions that there are."""
        path = self._session.scope.path
        self.which.show_which(repetition(path[-1]) if path else 0, self._session.repetitions)

    def _way(self) -> tuple[tuple[str, Scope], ...]:
        project, scope = self._session.document.project, self._session.scope
        if scope in (Scope(), OF_TRAINING):
            return ()
        scopes = list(outwards(project, scope))[::-1]
        way = [] if scope.root in (MODEL, TRAINING) else [(tr("Model"), Scope())]
        for outer, inner in zip([None, *scopes], scopes, strict=False):
            if outer is None:
                name = graph_title(inner.root)
            else:
                name = project.graphs[outer.graph].node(instance(inner.path[-1])).name
            way.append((name, inner))
        return tuple(way)

    def _rebuild(self, way: tuple[tuple[str, Scope], ...]) -> None:
        for widget in (*self.crumbs, *self._marks):
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.crumbs, self._marks = [], []
        for at, (text, scope) in enumerate(way):
            crumb = Crumb(text, scope, at == len(way) - 1)
            crumb.clicked.connect(self._goer(scope))
            if at:
                mark = label("›", "hint")
                self._marks.append(mark)
                self._row.addWidget(mark)
            self.crumbs.append(crumb)
            self._row.addWidget(crumb)

    def _goer(self, scope: Scope) -> Callable[[], None]:
        return lambda: self._session.look(scope)

    def _use(self, scope: Scope) -> str:
        times = uses(self._session.document.project, scope.graph)
        if not times:
            return tr("Block {name}: not used yet", name=scope.graph)
        if times == 1:
            return tr("Block {name}", name=scope.graph)
        return tr(
            "Block {name}: used {count} times, a change here changes all",
            name=scope.graph,
            count=times,
        )
