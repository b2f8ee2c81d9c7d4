"""Notices as quiet notes over the canvas: they take no focus and block nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
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
        self.buttons = [self._button(offer) for offer in offers]
        line = row
        if offers and closable:  # Many words: they need the whole width, and so may the buttons.
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
        if not offers and (lifetime := LIFETIME_MS[kind]):
            self._timer.start(lifetime)

    def _button(self, offer: Offer) -> QPushButton:
        words, act = offer
        button = QPushButton(words)

        def pressed() -> None:
            self.dismiss()
            act()

        button.clicked.connect(pressed)
        return button

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

    def notice(self, notice: Notice) -> None:
        """Show a notice of the session."""
        offers = [(say(offer.title), offer.act) for offer in notice.offers]
        self.show(notice.kind, say(notice.message), offers, closable=True)

    def show(
        self,
        kind: NoticeKind,
        text: str,
        offers: Sequence[Offer] = (),
        *,
        closable: bool = False,
    ) -> Toast:
        """Show a note; the same words as the last one do not pile up.

        Args:
            kind: how grave it is.
            text: what it says.
            offers: its buttons.
            closable: whether it can be closed though it has buttons.
        """
        for toast in self.shown:
            if toast.text == text and toast.kind == kind and not offers:
                toast.renew()
                return toast
        closable = closable or not offers
        toast = Toast(self, self._theme, kind, text, offers, closable=closable)
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
