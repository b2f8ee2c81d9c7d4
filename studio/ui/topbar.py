"""The bar at the top: menus, the project, the steering of training, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from studio.app.actions import Context, find
from studio.ui.fit_chip import FitChip
from studio.ui.pieces import label
from studio.ui.strokes import shown
from studio.ui.text import say, tr
from studio.ui.theme import Theme, mono_font

if TYPE_CHECKING:
    from studio.observe.frames import Progress

HEIGHT = 44
LONGEST = (220, 160, 110, 76)
"""Pixels of the project's name, by tightness; a longer one loses its middle."""
BOXES = (240, 200, 96, 96)
"""Least width of the project's box, by tightness."""


TIGHTEST = 3
"""The last of the ways to save room: see ``TopBar._dress``."""


class TopBar(QWidget):
    """Draws what the session says; every button is an action.

    The menus are always whole and the buttons stay where they are: room for the progress is kept
    from the start. Where there is too little of it, words go before anything else does.
    """

    asked = Signal(str)
    """The id of an action that a button stands for."""

    def __init__(
        self, theme: Theme, menus: QMenuBar, fit: FitChip, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fit = fit
        self.setObjectName("topbar")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._mark = label(tr("Plexus"), "subject")
        self.project = ProjectBox()
        self.train = self._button("train.start", tr("Train"), "go")
        self.pause = self._button("train.pause", tr("Pause"))
        self.step = self._button("train.step", tr("Step"))
        self.stop = self._button("train.stop", tr("Stop"))
        self._labels = {
            self.pause: tr("Pause"),
            self.step: tr("Step"),
            self.stop: tr("Stop"),
        }
        self._paused = False
        self._running = False
        self._fitted: tuple[object, ...] = ()
        self.epoch = label("", "mono")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(100)
        self.bar.setAccessibleName(tr("Progress of training"))
        self.speed = label("", "mono")
        self.device = label("", "badge")
        self.device.setFixedHeight(20)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addSpacing(6)
        row.addWidget(menus)
        row.addSpacing(8)
        row.addWidget(self.project)
        row.addStretch(1)
        row.addWidget(fit)
        for button in (self.train, self.pause, self.step, self.stop):
            row.addWidget(button)
        row.addSpacing(10)
        for piece in (self.epoch, self.bar, self.speed, self.device):
            row.addWidget(piece)
        for piece, longest in (
            (self.epoch, tr("epoch {at} / {epochs}", at=888, epochs=888)),
            (self.speed, tr("{rate} it/s", rate="8,888")),
            (self.device, tr("CPU, {threads} threads", threads=88)),
        ):
            room = QFontMetrics(mono_font()).horizontalAdvance(longest)
            piece.setMinimumWidth(room + (16 if piece is self.device else 0))
        self.show_progress(None)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, action: str, text: str, role: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(action)
        button.setAccessibleName(text)
        if role:
            button.setProperty("role", role)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(14, 14))
        # The pause button stands for another action while the run is paused.
        button.clicked.connect(lambda: self.asked.emit(button.objectName()))
        return button

    def show_state(self, context: Context) -> None:
        """Enable what is possible now; say of the rest why it is not."""
        self._paused = context.session.runs.state == "paused"
        self.pause.setObjectName("train.continue" if self._paused else "train.pause")
        for button in (self.train, self.pause, self.step, self.stop):
            action = find(button.objectName())
            refusal = action.refusal(context)
            button.setEnabled(refusal is None)
            title = say(action.title)
            keys = shown(context.session.bindings.first(action.id))
            hint = f"{title}  ({keys})" if keys else title
            button.setToolTip(f"{title}: {say(refusal)}" if refusal else hint)
        self._labels[self.pause] = tr("Continue") if self._paused else tr("Pause")
        self._restyle()

    def show_progress(self, progress: Progress | None) -> None:
        """How far the run is; nothing before the first."""
        self._running = progress is not None
        if progress is None:
            self._fit()
            return
        if progress.state == "starting" and not progress.steps:
            self.epoch.setText(tr("starting…"))
            self.bar.setRange(0, 0)
        else:
            at = min(progress.epoch + (progress.state in ("running", "paused")), progress.epochs)
            self.epoch.setText(tr("epoch {at} / {epochs}", at=at, epochs=progress.epochs))
            self.bar.setRange(0, max(1, progress.steps))
            self.bar.setValue(progress.step)
        self.speed.setText(self._speed_words(progress))
        device = say(progress.device)
        self.device.setText(device)
        self.epoch.setToolTip(device)
        self._fit()

    @staticmethod
    def _speed_words(progress: Progress) -> str:
        words: dict[str, Callable[[], str]] = {
            "paused": lambda: tr("paused"),
            "finished": lambda: tr("finished"),
            "stopped": lambda: tr("stopped"),
            "failed": lambda: tr("failed"),
            "stopping": lambda: tr("stopping…"),
        }
        if progress.state in words:
            return words[progress.state]()
        rate = progress.steps_per_second
        return tr("{rate} it/s", rate=f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Save as little room as will do."""
        row = self.layout()
        rooms = [piece.sizeHint().width() for piece in (self.epoch, self.speed, self.device)]
        texts = (self.project.whole_name, self.project.state.text(), self._labels[self.pause])
        now = (self.width(), self._running, *texts, self.fit.words, *rooms)
        if row is None or now == self._fitted:
            return
        self._fitted = now
        for tightness in range(TIGHTEST + 1):
            self._dress(tightness)
            row.invalidate()
            if row.minimumSize().width() <= self.width():
                break
        row.activate()

    def _dress(self, tightness: int) -> None:
        """Show the pieces: all (0), without the device (1), icons alone (2), the least (3)."""
        compact = tightness >= 2
        self.fit.set_compact(tightness >= 1)
        for button, words in self._labels.items():
            button.setText("" if compact else words)
            button.setAccessibleName(words)
        self._mark.setVisible(not compact)
        self.bar.setFixedWidth(48 if compact else 100)
        for piece, last in (
            (self.epoch, 3),
            (self.bar, 2),
            (self.speed, 2),
            (self.device, 0),
        ):
            kept = tightness <= last
            policy = piece.sizePolicy()
            if policy.retainSizeWhenHidden() is not kept:
                policy.setRetainSizeWhenHidden(kept)
                piece.setSizePolicy(policy)
            piece.setVisible(kept and self._running)
        self.project.set_room(tightness)

    def _restyle(self) -> None:
        """Icons in the theme's colours."""
        tokens = self._theme.tokens
        ink = tokens.ground if self.train.isEnabled() else tokens.text_3
        self.train.setIcon(self._theme.icon("play-fill", ink))
        self.pause.setIcon(self._theme.icon("play" if self._paused else "pause"))
        self.step.setIcon(self._theme.icon("step"))
        self.stop.setIcon(self._theme.icon("stop"))
        self._fit()


class ProjectBox(QFrame):
    """The project's name and whether it is saved."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("project-box")
        self.setFixedHeight(28)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.whole_name = ""
        self.name = label("", "name")
        self.state = label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state)
        row.addStretch(1)
        self.set_room(0)

    def set_room(self, tightness: int) -> None:
        """In a narrow window the name stands alone; the rest is in the tooltip."""
        self._longest = LONGEST[tightness]
        self.setMinimumWidth(BOXES[tightness])
        self.state.setVisible(tightness < 2)
        self._show_name()

    def show_project(self, name: str, state: str, tip: str) -> None:
        self.whole_name = name
        self._show_name()
        self.state.setText(state)
        self.setToolTip(f"{name} ({state})\n{tip}")

    def _show_name(self) -> None:
        metrics, middle = self.name.fontMetrics(), Qt.TextElideMode.ElideMiddle
        self.name.setText(metrics.elidedText(self.whole_name, middle, self._longest))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        super().mousePressEvent(event)
