"""All views of a window: those that every window has, those of plugins, those that a user added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from studio.app.session import Session
from studio.app.settings import Settings
from studio.message import Message, UserError
from studio.ui import kept_views
from studio.ui.background import Background
from studio.ui.bridge import Bridge, Viewer
from studio.ui.docks import PanelDock
from studio.ui.kept_views import APART, is_extra, kind_of
from studio.ui.layout import Layout
from studio.ui.open_view import OpenView
from studio.ui.panels.panel import Panel
from studio.ui.panels.pin import Pin
from studio.ui.panels.run_lines import RunLine, read_runs
from studio.ui.text import tr
from studio.ui.views import View

if TYPE_CHECKING:
    from studio.ui.kept_views import KeptView

MENU = (
    ("view.one_another", "view.one_pin", "view.one_freeze", "view.one_tear_off"),
    ("view.one_compare", "view.one_run"),
    ("view.one_png", "view.one_svg", "view.one_csv"),
    ("view.one_close", "view.one_explain"),
)
OFFERED = 24
"""Of the latest runs, so many can be chosen."""
APART_MS = 9
"""Between the redraws of two panels after one batch of frames."""


class Surroundings(Protocol):
    """What views need of their window."""

    session: Session
    layout_keeper: Layout
    bridge: Bridge

    def make_view(self, kind: View) -> Panel:
        """A panel for one more view of a kind."""
        ...

    def train(self) -> None: ...
    def explain_view(self, name: str) -> None:
        """Open the guide where it explains this kind of view."""
        ...

    def view_menu(self, groups: Sequence[Sequence[str]]) -> QMenu:
        """A menu with these actions."""
        ...


class OpenViews(QObject):
    """Opens, closes and remembers views, and knows which one is at hand."""

    def __init__(self, window: Surroundings, others: Sequence[Viewer], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._others = tuple(others)
        self._layout = window.layout_keeper
        self.views: dict[str, OpenView] = {}
        """By the names of their docks."""
        self.at_hand: OpenView | None = None
        self._closed = False
        self._kept = kept_views.read(self._settings)
        self._writer = Background("export", self)
        self._writer.done.connect(self._written)
        self._writer.failed.connect(self._unwritten)
        self._choosing: tuple[OpenView, bool] | None = None
        """For which view a run is chosen, and whether for one beside it."""
        self._lister = Background("runs-to-compare", self)
        self._lister.done.connect(self._offer_runs)
        self._lister.failed.connect(self._unwritten)
        self._disconnect = window.session.opened.connect(lambda _: self._opened())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focused)

    @property
    def _settings(self) -> Settings:
        return self._window.session.settings

    # Opening and closing.

    def take(self, name: str, kind: View, panel: Panel) -> OpenView:
        """Put a panel into its dock, which there is already."""
        dock = self._layout.docks[name]
        view = self.views[name] = OpenView(name, kind, panel, dock, self)
        panel.delay_ms = len(self.views) * APART_MS
        dock.put(panel)
        panel.watch_changed.connect(self._window.bridge.renew_watch)
        panel.train_asked.connect(self._window.train)
        panel.pointed.connect(lambda: self._point(view))
        panel.corner.menu_asked.connect(lambda: self._show_menu(view))
        panel.corner.help_asked.connect(lambda: self.explain(kind.name))
        if name in self._kept:
            view.bring_back(self._kept[name])
        if is_extra(name):
            dock.closed.connect(lambda: QTimer.singleShot(0, self, lambda: self._remove(view)))
        return view

    def take_added(self, kinds: Sequence[View]) -> None:
        """Fill the docks of the views that the user added of these kinds."""
        known = {kind.name: kind for kind in kinds}
        for name in self._kept:
            kind = known.get(kind_of(name))
            if is_extra(name) and kind is not None and name not in self.views:
                if name not in self._layout.docks:
                    self._layout.add(name, kept_views.titled(kind.title(), name))
                self.take(name, kind, self._window.make_view(kind))
        self.show_to_all()
        self._pin_again()

    def add_beside(self, view: OpenView) -> OpenView:
        """One more of the kind of a view, beside it."""
        kind, number = view.kind, 2
        while (name := f"{kind.name}{APART}{number}") in self._layout.docks:
            number += 1
        title = kept_views.titled(kind.title(), name)
        dock = self._layout.add_beside(name, title, view.name)
        added = self.take(name, kind, self._window.make_view(kind))
        added.panel.recall(view.panel.remembered())
        if view.panel.pinned is not None:
            added.panel.pin(view.panel.pinned)
        self.show_to_all()
        dock.show()
        dock.raise_()
        return added

    def show_to_all(self) -> None:
        """Have the run look at what all views want."""
        panels = (view.panel for view in self.views.values())
        self._window.bridge.show_to((*self._others, *panels))
        self._window.bridge.renew_watch()

    def _remove(self, view: OpenView) -> None:
        if self._closed or self.views.get(view.name) is not view:
            return
        del self.views[view.name]
        if self.at_hand is view:
            self.at_hand = None
        self._kept.pop(view.name, None)
        self.show_to_all()
        view.panel.close_down()
        self._layout.remove(view.name)

    # What is at hand.

    def explain(self, kind: str) -> None:
        """Say what one is looking at."""
        self._window.explain_view(kind)

    def _point(self, view: OpenView) -> None:
        self.at_hand = view

    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        widget = now
        while widget is not None and not isinstance(widget, PanelDock):
            widget = widget.parentWidget()
        found = (view for view in self.views.values() if view.dock is widget)
        if widget is not None and (view := next(found, None)) is not None:
            self.at_hand = view

    def _show_menu(self, view: OpenView) -> None:
        self.at_hand = view
        menu = self._window.view_menu(MENU)
        button = view.panel.corner.menu
        corner = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def choose_run(self, view: OpenView, *, beside: bool) -> None:
        """A menu of the latest runs, once they are read: for the view, or for one beside it."""
        folder = self._window.session.runs.folder
        self._choosing = view, beside
        self._lister.ask(lambda: read_runs(folder))

    def _offer_runs(self, lines: list[RunLine]) -> None:
        if self._choosing is None:
            return
        (view, beside), self._choosing = self._choosing, None
        menu = QMenu(view.panel)
        shown = view.panel.elsewhere
        if shown is not None and not beside:
            menu.addAction(tr("The run that is looked at"), lambda: view.panel.show_run(None))
            menu.addSeparator()
        for line in lines[:OFFERED]:
            words = "   ".join(filter(None, (line.path.name, line.when, line.score)))
            menu.addAction(words, partial(self._show_run, view, beside, line.path))
        if not lines:
            menu.addAction(tr("There are no runs yet")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        button = view.panel.corner.menu
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_run(self, view: OpenView, beside: bool, folder: Path) -> None:
        target = self.add_beside(view) if beside else view
        target.panel.show_run(folder)

    # Files.

    def write(self, work: Callable[[], Path]) -> None:
        """Write a file in a thread, and say where it is."""
        self._writer.ask(work)

    @property
    def writing(self) -> bool:
        """Whether a file is being written."""
        return self._writer.busy

    def _written(self, path: Path) -> None:
        told = Message("Saved what the view shows in {path}.", path=path)
        self._window.session.notify("info", told)

    def _unwritten(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.session.notify("error", error.message)

    # What is remembered.

    def _opened(self) -> None:
        """Another document: its nodes are others."""
        for view in self.views.values():
            view.freeze(False)
            view.pin(False)
            if view.panel.elsewhere is not None:
                view.panel.show_run(None)
        self._pin_again()

    def _pin_again(self) -> None:
        for name, kept in self._kept.items():
            if name in self.views and self._is_of_this(kept):
                pin = Pin.of(kept.pin)
                if pin is not None and pin.node(self._window.session) is not None:
                    self.views[name].panel.pin(pin)

    def _is_of_this(self, kept: KeptView) -> bool:
        return bool(kept.file) and kept.file == str(self._window.session.path or "")

    def close_down(self) -> None:
        """Remember the views, and wait for what is being written."""
        self._closed = True
        kept_views.write(self._settings, [view.keep() for view in self.views.values()])
        for view in self.views.values():
            if view.extra:
                view.panel.close_down()
        self._disconnect()
        self._writer.close()
        self._lister.close()
