"""Brings the editor of own Python, and the question whether it may run, into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.app.session import Session
from studio.ui.layout import Layout
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.ui.toasts import Toasts

if TYPE_CHECKING:
    from studio.ui.panels.custom_code import CustomCodePanel

DOCK = "own-code"


class OwnCode(QObject):
    """Makes the editor when it is first asked for, and asks for consent where it is wanted."""

    def __init__(
        self, session: Session, theme: Theme, layout: Layout, toasts: Toasts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._theme = theme
        self._layout = layout
        self._toasts = toasts
        self._window = window
        self.panel: CustomCodePanel | None = None
        session.consent_wanted.connect(self._ask)
        session.code_wanted.connect(self.edit)

    def edit(self, name: str) -> None:
        """Bring the editor to the front with the Python of this name."""
        panel = self.panel
        if panel is None:
            from studio.ui.panels.custom_code import CustomCodePanel

            panel = self.panel = CustomCodePanel(self._session, self._theme)
            self._layout.add(DOCK, tr("Own code")).put(panel)
        self._layout.show(DOCK)
        panel.edit(name)
        panel.editor.setFocus()

    def close_down(self) -> None:
        """End what runs behind the editor."""
        if self.panel is not None:
            self.panel.close_down()

    def offer(self) -> None:
        """Say of a project that was opened that it holds Python which may not run yet."""
        from studio.ui import consent

        consent.offer_reading(self._session, self._toasts, self._theme, self._window)

    def _ask(self, name: str) -> None:
        from studio.ui import consent

        consent.ask(self._session, self._theme, self._window, name)
