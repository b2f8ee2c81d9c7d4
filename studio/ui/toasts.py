"""Notices as quiet notes over the canvas: they take no focus and block nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.notices import Notice, NoticeKind
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SHOWN_AT_MOST = 4
LIFETIME_MS: dict[NoticeKind, int] = {"info": 5000, "refused": 5000, "warning": 12000, "error": 0}
"""How long a note stays; 0: until it is closed."""
GAP = 8
Offer = tuple[str, Callable[[], None]]
"""A button of a note: its words and what it does."""


class Toast(QFrame):
    """One note."""

    def __init__(
        self,
        stack: Toasts,
        theme: Theme,
        kind: NoticeKind,
        text: str,
        offers: Sequence[Offer],
        *,
        closable: bool,
        lead: Callable[[], object] | None,
    ) -> None:
        super().__init__(stack.host)
        self.kind = kind
        self.text = text
        self._stack = stack
        self.setObjectName("toast")
        self.setProperty("role", "card")
        self.setAccessibleName(text)
        tokens = theme.tokens
        colour = {"warning": tokens.warn, "error": tokens.error}.get(kind, tokens.accent)
        icon = "info" if kind == "info" else "warning" if kind == "warning" else "error"
        badge = QLabel()
        badge.setPixmap(theme.icon(icon, colour).pixmap(QSize(16, 16)))
        words = label(text, "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        column.addLayout(row)
        self._lead = lead
        self.buttons = [self._button(offer) for offer in offers]
        if lead is not None:
            # It leaves the note where it is: who looks there wants to read it.
            self.way = QPushButton(tr("Show the layer"))
            self.way.clicked.connect(lead)
            self.buttons.insert(0, self.way)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(tr("Click to see the layer that is meant"))
        line = row
        if (
            self.buttons and closable
        ):  # Many words: they need the whole width, and so may the buttons.
            line = QHBoxLayout()
            line.addStretch(1)
            column.addLayout(line)
        for button in self.buttons:
            line.addWidget(button)
        if closable:
            close = QToolButton()
            close.setIcon(theme.icon("close"))
            close.setAccessibleName(tr("Close"))
            close.clicked.connect(self.dismiss)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        if not self.buttons and (lifetime := LIFETIME_MS[kind]):
            self._timer.start(lifetime)

    def _button(self, offer: Offer) -> QPushButton:
        words, act = offer
        button = QPushButton(words)

        def pressed() -> None:
            self.dismiss()
            act()

        button.clicked.connect(pressed)
        return button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if self._lead is not None and left and self.rect().contains(event.position().toPoint()):
            self._lead()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # What lies below is not meant.

    def renew(self) -> None:
        """The same was said again."""
        if lifetime := LIFETIME_MS[self.kind]:
            self._timer.start(lifetime)

    def dismiss(self) -> None:
        self._timer.stop()
        self._stack.remove(self)


class Toasts(QObject):
    """A stack of notes at the bottom of a widget, the latest below."""

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self.host = host
        self._theme = theme
        self.shown: list[Toast] = []
        host.installEventFilter(self)

    def notice(self, notice: Notice, visit: Callable[[str], object]) -> None:
        """Show a notice of the session; ``visit`` shows the node that went wrong."""
        offers = [(say(offer.title), offer.act) for offer in notice.offers]
        lead: Callable[[], object] | None = None
        if notice.node and notice.kind in ("error", "warning"):
            lead = partial(visit, notice.node)
        self.show(notice.kind, say(notice.message), offers, closable=True, lead=lead)

    def show(
        self,
        kind: NoticeKind,
        text: str,
        offers: Sequence[Offer] = (),
        *,
        closable: bool = False,
        lead: Callable[[], object] | None = None,
    ) -> Toast:
        """Show a note; the same words as the last one do not pile up.

        Args:
            kind: how grave it is.
            text: what it says.
            offers: its buttons.
            closable: whether it can be closed though it has buttons.
            lead: shows what it speaks of, at a click on it; it stays.
        """
        for toast in self.shown:
            if toast.text == text and toast.kind == kind and not offers:
                toast.renew()
                return toast
        closable = closable or not offers
        toast = Toast(self, self._theme, kind, text, offers, closable=closable, lead=lead)
        self.shown.append(toast)
        plain = [old for old in self.shown if not old.buttons]
        for old in plain[: max(0, len(self.shown) - SHOWN_AT_MOST)]:
            old.dismiss()
        toast.show()
        self._place()
        return toast

    def remove(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def clear(self, kind: NoticeKind | None = None) -> None:
        """Take all notes down, or all of a kind."""
        for toast in list(self.shown):
            if kind is None or toast.kind == kind:
                toast.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        bottom = self.host.height() - 16
        for toast in reversed(self.shown):
            width = min(460, self.host.width() - 32)
            height = max(toast.heightForWidth(width), toast.sizeHint().height(), 36)
            if toast.hasHeightForWidth():
                height = max(36, toast.heightForWidth(width))
            bottom -= height
            toast.setGeometry((self.host.width() - width) // 2, bottom, width, height)
            toast.raise_()
            bottom -= GAP
