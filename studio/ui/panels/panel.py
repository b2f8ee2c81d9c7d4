"""What the panels of a run share: a heading, an empty state, and a calm pace of redrawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.app.watching import unseen
from studio.graph.model import Node
from studio.observe.frames import Frame, Progress, Watch
from studio.ui.panels.table import Table
from studio.ui.text import say, tr
from studio.ui.theme import Theme

MARGIN = 16
PACE_MS = 50
"""At most twenty redraws a second, however fast frames come."""


class Empty(QWidget):
    """One line that says what to do next, and one button where a button can do it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = QLabel()
        self.label.setProperty("role", "hint")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        self.button = QPushButton(tr("Train"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str, with_button: bool) -> None:
        self.label.setText(text)
        self.button.setVisible(with_button)

    def _restyle(self) -> None:
        self.button.setIcon(self._theme.icon("play"))


class Caption(QLabel):
    """Figures at the right of a heading, two spaces apart; the first give way to a lack of room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "mono")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.text()
        while text and self.fontMetrics().horizontalAdvance(text) > self.width():
            text = text.partition("  ")[2]
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(place), text)


class Panel(QWidget):
    """Hears a session's frames and shows them while it is visible.

    Subclasses fill ``body``, keep frames in ``take``, draw them in ``refresh`` and say in
    ``vacancy`` what is missing. ``refresh`` runs at most twenty times a second, only after
    ``mark``, and never while the panel is hidden.
    """

    follows_node = False
    """Whether it shows the selected node, and nothing without one that a run knows."""
    train_asked = Signal()
    """The button of the empty panel was pressed."""
    watch_changed = Signal()
    """What the panel needs of the run is different now: ask ``watch`` again."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.title = QLabel()
        self.title.setProperty("role", "name")
        self.caption = Caption()
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self.title)
        self.header.addWidget(self.caption, 1)
        self.body = QWidget()
        self.tools: list[QWidget] = []
        """What is in the header only while there is something to see."""
        self.empty = Empty(theme)
        self.empty.button.clicked.connect(self.train_asked)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.body)
        self.pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, 12)
        layout.setSpacing(8)
        layout.addLayout(self.header)
        layout.addWidget(self.pages, 1)
        self.delay_ms = 0
        """Wait before a redraw, so that panels do not all redraw in one long stroke."""
        self._run_state = ""
        self._dirty = True
        self._since = QElapsedTimer()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._draw)
        self._disconnects: list[Callable[[], None]] = [
            session.past.frames.connect(self._hear),
            session.selected.connect(lambda _: self._reconsider()),
            session.scoped.connect(lambda _: self._reconsider()),
            session.opened.connect(lambda _: self._start_over()),
            session.changed.connect(lambda _: self.mark()),
            session.analysed.connect(lambda _: self.mark()),
            session.runs.started.connect(lambda _: self._start_over()),
            session.past.opened.connect(lambda _: self._start_over()),
            session.runs.progressed.connect(self._follow),
        ]
        ends = self._disconnects
        self.destroyed.connect(lambda: [end() for end in ends])
        theme.changed.connect(self.mark)

    # For subclasses.

    def take(self, frames: Sequence[Frame]) -> bool:
        """Keep what matters of these frames; whether anything did."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what was kept."""
        raise NotImplementedError

    def vacancy(self) -> str:
        """What is missing and what to do about it, in one line; empty when all is there."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another run or another document: drop what was kept."""
        raise NotImplementedError

    def needs(self, base: Watch) -> Watch:
        """``base`` and what this panel wants the run to look at."""
        return base

    def table(self) -> Table | None:
        """What is shown, as numbers; ``None`` where that is nothing, or no numbers."""
        return None

    # For all.

    def watch(self, base: Watch) -> Watch:
        """``base`` with this panel's needs added, while it is visible."""
        return self.needs(base) if self.isVisible() else base

    def wants(self) -> Watch:
        """What this panel alone would have the run look at."""
        return self.watch(Watch())

    def mark(self) -> None:
        """Something to show has changed."""
        self._dirty = True
        if not self.isVisible() or self._pace.isActive():
            return
        waited = self._since.elapsed() if self._since.isValid() else PACE_MS
        self._pace.start(max(self.delay_ms, PACE_MS - int(waited)))

    @property
    def node(self) -> Node | None:
        """The node that is looked at: the last one of the selection."""
        graph = self.session.graph
        selection = self.session.selection
        return graph.node(selection[-1]) if selection and selection[-1] in graph else None

    @property
    def seen(self) -> str:
        """The id by which frames speak of that node; empty where no run could show it."""
        node = self.node
        return self.session.seen(node.id) if node else ""

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes of the run's data, where there are classes."""
        return next((f.classes for f in self.session.past.fields if f.classes), ())

    def waiting(self, what: str) -> str:
        """Why a picture that a run gives is not there yet."""
        node = self.node if self.follows_node else None
        objection = unseen(self.session, self.session.runs, node)
        if objection is not None:
            return say(objection)
        if self.session.runs.active or self.session.past.folder is not None:
            return what
        return tr("Press Train to watch it learn")

    def _hear(self, frames: list[Frame]) -> None:
        if self.take(frames):
            self.mark()

    def _follow(self, progress: Progress) -> None:
        if progress.state != self._run_state:
            self._run_state = progress.state
            self.mark()

    def _reconsider(self) -> None:
        self.mark()
        self.watch_changed.emit()

    def _start_over(self) -> None:
        self.forget()
        self._reconsider()

    def _draw(self) -> None:
        if not self._dirty or not self.isVisible():
            return
        self._dirty = False
        self._since.start()
        missing = self.vacancy()
        if missing:
            self.empty.say(missing, with_button=not self.session.runs.active and self.offers_train)
            self.caption.setText("")
        self.pages.setCurrentWidget(self.empty if missing else self.body)
        for tool in self.tools:
            tool.setVisible(not missing)
        self.refresh()
        self.title.setVisible(bool(self.title.text()) and not missing)

    @property
    def offers_train(self) -> bool:
        """Whether training would fill the panel."""
        return self.vacancy() == tr("Press Train to watch it learn")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()
        self.watch_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch_changed.emit()
