"""One view in its dock, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize

from studio.app.view_at_hand import ViewFile
from studio.message import Message
from studio.ui import kept_views
from studio.ui.docks import PanelDock
from studio.ui.kept_views import KeptView
from studio.ui.panels.panel import Panel
from studio.ui.panels.pin import Pin
from studio.ui.text import tr
from studio.ui.views import View

TORN = QSize(560, 400)
"""What a view is torn off with, at least."""


class Views(Protocol):
    """What a view needs of all the views."""

    @property
    def writing(self) -> bool:
        """Whether a file is being written."""
        ...

    def add_beside(self, view: OpenView) -> OpenView: ...
    def choose_run(self, view: OpenView, *, beside: bool) -> None: ...
    def explain(self, kind: str) -> None: ...
    def write(self, work: Callable[[], Path]) -> None:
        """Write a file in a thread."""
        ...


class OpenView:
    """``studio.app.view_at_hand.ViewAtHand``."""

    def __init__(self, name: str, kind: View, panel: Panel, dock: PanelDock, views: Views) -> None:
        self.name = name
        self.kind = kind
        self.panel = panel
        self.dock = dock
        self._views = views
        panel.held.connect(self._show_title)

    @property
    def title(self) -> str:
        return kept_views.titled(self.kind.title(), self.name)

    @property
    def follows(self) -> bool:
        return self.panel.follows_node

    @property
    def node(self) -> str:
        node = self.panel.node if self.panel.seen else None
        return node.name if node is not None else ""

    @property
    def pinned(self) -> bool:
        return self.panel.pinned is not None

    @property
    def frozen(self) -> bool:
        return self.panel.frozen

    @property
    def torn(self) -> bool:
        return self.dock.isFloating()

    @property
    def extra(self) -> bool:
        return kept_views.is_extra(self.name)

    @property
    def can_show_runs(self) -> bool:
        return self.panel.can_show_runs

    def choose_run(self, *, beside: bool) -> None:
        self._views.choose_run(self, beside=beside)

    def pin(self, on: bool) -> None:
        node, session = self.panel.node, self.panel.session
        if not on:
            self.panel.pin(None)
        elif node is not None:
            self.panel.pin(Pin.at(session, node.id))

    def freeze(self, on: bool) -> None:
        self.panel.freeze(on)

    def tear_off(self, on: bool) -> None:
        self.dock.setFloating(on)
        if on:
            self.dock.resize(self.dock.size().expandedTo(TORN))
        self.dock.show()
        self.dock.raise_()
        self.panel.setFocus()

    def another(self) -> None:
        self._views.add_beside(self)

    def close(self) -> None:
        self.dock.close()

    def explain(self) -> None:
        self._views.explain(self.kind.name)

    def why_not(self, kind: ViewFile) -> Message | None:
        panel = self.panel
        if panel.pages.currentWidget() is not panel.body or panel.vacancy():
            return Message("The view shows nothing yet.")
        if kind == "csv" and panel.table() is None:
            return Message("What this view shows is a picture and has no numbers to save.")
        return None

    def export(self, path: Path) -> None:
        from studio.ui import exporting

        panel = self.panel
        ground = panel.theme.tokens.surface
        suffix = path.suffix.lower()
        work: Callable[[], Path]
        if suffix == ".csv":
            table = panel.table()
            if table is None:
                return
            work = exporting.writing_table(table, path)
        elif suffix == ".svg":
            exporting.save_drawing(panel.body, ground, path)
            work = path.resolve
        else:
            work = exporting.writing(exporting.picture(panel.body, ground), path)
        self._views.write(work)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._views.writing

    def keep(self) -> KeptView:
        """What is to be remembered of it."""
        panel = self.panel
        pin = panel.pinned.kept() if panel.pinned is not None else None
        file = panel.session.path
        return KeptView(self.name, pin, str(file or ""), panel.remembered())

    def bring_back(self, kept: KeptView) -> None:
        """Be as it was, but for the pin, which waits for its project."""
        self.panel.recall(kept.choices)

    def _show_title(self) -> None:
        pinned = self.panel.pinned is not None and self.node
        words = tr("{view}: {node}", view=self.title, node=self.node) if pinned else self.title
        self.dock.show_title(words)
