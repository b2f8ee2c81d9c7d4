"""What the panels of a run share: a heading, an empty state, and a calm pace of redrawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
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
from studio.message import Message
from studio.observe.frames import Frame, Progress, Watch
from studio.ui.panels.corner import Chip, Corner
from studio.ui.panels.header import Caption, Header, Title
from studio.ui.panels.other_run import Elsewhere
from studio.ui.panels.pin import Pin
from studio.ui.panels.table import Table
from studio.ui.text import say, tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.compile.analysis import NodeFacts

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


class Panel(QWidget):
    """Hears a session's frames and shows them while it is visible.

    Subclasses fill ``body``, keep frames in ``take``, draw them in ``refresh`` and say in
    ``vacancy`` what is missing. ``refresh`` runs at most twenty times a second, only after
    ``mark``, and never while the panel is hidden.
    """

    follows_node = False
    """Whether it shows the selected node, and nothing without one that a run knows."""
    can_show_runs = True
    """Whether it can show another run than the one that is looked at."""
    train_asked = Signal()
    """The button of the empty panel was pressed."""
    watch_changed = Signal()
    """What the panel needs of the run is different now: ask ``watch`` again."""
    pointed = Signal()
    """The mouse has come to it."""
    held = Signal()
    """It was pinned or frozen, or is so no more."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.title = Title()
        self.caption = Caption()
        self.corner = Corner(theme)
        self.header = Header(self.title, self.caption, self.corner)
        self.pin_chip = Chip(theme, "pin")
        self.pin_chip.clicked.connect(lambda: self.pin(None))
        self.frozen_chip = Chip(theme, "snowflake")
        self.frozen_chip.clicked.connect(lambda: self.freeze(False))
        self.run_chip = Chip(theme, "clock-counter-clockwise")
        self.run_chip.clicked.connect(lambda: self.show_run(None))
        for chip in (self.run_chip, self.pin_chip, self.frozen_chip):
            self.header.addWidget(chip)
        self.pinned: Pin | None = None
        """What it shows whatever is selected; ``None``: it follows the selection."""
        self.frozen = False
        """Whether it keeps what it shows."""
        self._held: Pin | None = None
        """The node that it showed when it was frozen."""
        self.elsewhere: Elsewhere | None = None
        """Another run, where it shows that and not the one that is looked at."""
        self._missed = False
        """Whether another run or document began while it was frozen."""
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

    def hear_scalars(self) -> None:
        """Have ``take`` be given scalars too, which come by the hundred."""
        self._disconnects.append(self.session.past.scalars.connect(self._hear))

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

    def catch_up(self) -> None:
        """It was frozen and is so no more: what frames told meanwhile has not been heard."""

    def remembered(self) -> dict[str, str | int | float | bool]:
        """What the user chose in it, for when the window is opened again."""
        return {}

    def recall(self, choices: Mapping[str, object]) -> None:
        """Be as those choices say; what is not among them, or makes no sense, stays as it is."""

    def table(self) -> Table | None:
        """What is shown, as numbers; ``None`` where that is nothing, or no numbers."""
        return None

    def close_down(self) -> None:
        """End what runs behind the panel."""
        if self.elsewhere is not None:
            self.elsewhere.close()

    # For all.

    def watch(self, base: Watch) -> Watch:
        """``base`` with this panel's needs added, while it is visible and not frozen."""
        if not self.isVisible() or self.frozen:
            return base
        if self.elsewhere is not None:
            self.elsewhere.watch(self.needs(Watch()))
            return base
        return self.needs(base)

    def show_run(self, folder: Path | None) -> None:
        """Show another run, at the moment of the time slider; ``None``: as all the others."""
        if self.elsewhere is not None:
            self.elsewhere.close()
            self.elsewhere.deleteLater()
            self.elsewhere = None
        if folder is not None:
            self.elsewhere = Elsewhere(
                self.session, folder, self._hear_elsewhere, self._tell_run, self
            )
        self.freeze(False)
        self.forget()
        if folder is None:
            self.catch_up()
        self._tell_run()
        self._reconsider()
        self.held.emit()

    def pin(self, pin: Pin | None) -> None:
        """Go on showing a node whatever is selected, or follow the selection again."""
        if pin == self.pinned or self.frozen:
            return
        self.pinned = pin
        self._tell_pin()
        self._reconsider()
        self.held.emit()

    def freeze(self, on: bool) -> None:
        """Keep what is shown, or show again what there is."""
        if on == self.frozen:
            return
        node = self.node
        self._held = Pin.at(self.session, node.id) if on and not self.pinned and node else None
        self.frozen = on
        past = self.session.past
        step = self.elsewhere.at if self.elsewhere is not None else past.at
        if step is None and past.has_run:
            step = past.last
        since = tr("frozen") if step is None else tr("frozen at step {step}", step=f"{step:,}")
        self.frozen_chip.tell(since if on else "", tr("It keeps what it shows: click to go on"))
        for tool in self.tools:
            tool.setEnabled(not on)
        if not on:
            self._tell_pin()
            if self._missed:
                self._missed = False
                self.forget()
            self.catch_up()
        self._reconsider()
        self.held.emit()

    def wants(self) -> Watch:
        """What this panel alone would have the run look at."""
        return self.watch(Watch())

    @property
    def is_drawn(self) -> bool:
        """Whether all that it has to show is on screen."""
        return not self._pace.isActive()

    def mark(self) -> None:
        """Something to show has changed."""
        self._dirty = True
        if not self.isVisible() or self._pace.isActive():
            return
        waited = self._since.elapsed() if self._since.isValid() else PACE_MS
        self._pace.start(max(self.delay_ms, PACE_MS - int(waited)))

    @property
    def _fixed(self) -> Pin | None:
        """The node that it shows whatever is selected."""
        return self.pinned or self._held

    @property
    def node(self) -> Node | None:
        """The node that is looked at: the pinned one, or the last one of the selection."""
        if self._fixed is not None:
            return self._fixed.node(self.session)
        graph = self.session.graph
        selection = self.session.selection
        return graph.node(selection[-1]) if selection and selection[-1] in graph else None

    @property
    def seen(self) -> str:
        """The id by which frames speak of that node; empty where no run could show it."""
        if self._fixed is not None:
            return self._fixed.seen(self.session)
        node = self.node
        return self.session.seen(node.id) if node else ""

    @property
    def explained(self) -> str:
        """The call of the model in which that node lies; empty for the project's model."""
        if self._fixed is not None:
            return self._fixed.explained(self.session)
        return self.session.explained

    def facts(self, node_id: str) -> NodeFacts | None:
        """What is known of a node of the graph that is looked at."""
        if self._fixed is not None:
            return self._fixed.facts(self.session, node_id)
        return self.session.facts(node_id)

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes of the run's data, where there are classes."""
        other = self.elsewhere
        fields = self.session.past.fields if other is None else other.fields
        return next((f.classes for f in fields if f.classes), ())

    def waiting(self, what: str) -> str:
        """Why a picture that a run gives is not there yet."""
        if self.elsewhere is not None:
            trouble = self.elsewhere.trouble
            return (
                say(trouble) if trouble else tr("Looking at the run {run}", run=self.elsewhere.name)
            )
        node = self.node if self.follows_node else None
        objection = self._unseen(node)
        if objection is not None:
            return say(objection)
        if self.session.runs.active or self.session.past.folder is not None:
            return what
        return tr("Press Train to watch it learn")

    def _unseen(self, node: Node | None) -> Message | None:
        if self.pinned is not None and node is not None:
            return self.pinned.unseen(self.session, node)
        return unseen(self.session, self.session.runs, node)

    def _tell_pin(self) -> None:
        node = self.node if self.pinned is not None else None
        name = "" if self.pinned is None else node.name if node is not None else tr("gone")
        tip = tr("It goes on showing {name}: click to follow the selection", name=name)
        self.pin_chip.tell(name, tip)

    def _tell_run(self) -> None:
        other = self.elsewhere
        if other is None:
            words = ""
        elif other.at is None:
            words = other.name
        else:
            words = tr("step {step} of {run}", step=f"{other.at:,}", run=other.name)
        tip = tr("It shows the run {run}: click to show the one that is looked at", run=words)
        self.run_chip.tell(words, tip)
        self.mark()

    def _hear_elsewhere(self, frames: list[Frame]) -> None:
        if not self.frozen and self.take(frames):
            self.mark()

    def _hear(self, frames: Sequence[Frame]) -> None:
        if self.elsewhere is None and not self.frozen and self.take(frames):
            self.mark()

    def _follow(self, progress: Progress) -> None:
        if progress.state != self._run_state:
            self._run_state = progress.state
            self.mark()

    def _reconsider(self) -> None:
        self.mark()
        self.watch_changed.emit()

    def _start_over(self) -> None:
        if self.frozen:
            self._missed = True
            return
        if self.elsewhere is None:
            self.forget()
        self._reconsider()

    def _draw(self) -> None:
        if not self._dirty or self.frozen or not self.isVisible():
            return
        self._dirty = False
        self._since.start()
        missing = self.vacancy()
        if self.pinned is not None:
            self._tell_pin()
            if self.node is None:
                missing = tr("The node that this view is pinned to is gone")
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

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()
        self.watch_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch_changed.emit()
