"""The verbs that only a screen has, as the actions ask for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from studio import paths
from studio.app.action import Giving
from studio.app.actions import ACTIONS, Action, Context, ExportKind, Leave, Oversize, find
from studio.app.bookmarks import Sight
from studio.app.session import Session
from studio.app.settings import Scheme
from studio.app.view_at_hand import ViewAtHand
from studio.graph.model import Wire
from studio.message import Message, UserError
from studio.ui.canvas import reroutes
from studio.ui.canvas.view import CanvasView
from studio.ui.layout import Layout
from studio.ui.menus import Menus
from studio.ui.text import say, tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.observe.checkup import Test
    from studio.train.capacity import Verdict
    from studio.ui.animation_dialog import AnimationDialog
    from studio.ui.commands.cheat_sheet import CheatSheet
    from studio.ui.commands.choices import Choice
    from studio.ui.commands.palette import CommandPalette
    from studio.ui.commands.shortcuts import ShortcutsDialog
    from studio.ui.guide import GuideWindow
    from studio.ui.search.box import ProjectSearch
    from studio.ui.trial_dialog import TrialDialog

ZOOM_STEP = 1.25
CHANGE, EXPORT, IMPORT = (
    "help.change_shortcuts",
    "help.export_shortcuts",
    "help.import_shortcuts",
)


class StagedWindow(QMainWindow):
    """What a stage asks of its window."""

    session: Session
    theme: Theme
    canvas: CanvasView
    menus: Menus
    context: Context
    layout_keeper: Layout

    def trigger(self, action: Action) -> None:
        """Run an action, after what is typed is taken in."""
        raise NotImplementedError

    def focus_palette(self) -> None:
        """Put the cursor into the search for layers."""
        raise NotImplementedError

    def show_code(self) -> bool:
        """Bring the lines of what is selected to the front; whether it has any."""
        raise NotImplementedError

    def show_on_canvas(self) -> bool:
        """Go from the line of the code to its node; whether it has one."""
        raise NotImplementedError

    def close_now(self) -> None:
        """Close without asking again."""
        raise NotImplementedError

    def give_sample(self, way: Giving) -> None:
        """Let the user give a sample of their own."""
        raise NotImplementedError

    def moving_views(self) -> list[tuple[str, QWidget]]:
        """What may be shown of a run as it was, by their titles."""
        raise NotImplementedError

    def is_drawn(self) -> bool:
        """Whether all views show what they were told."""
        raise NotImplementedError

    @property
    def view_at_hand(self) -> ViewAtHand | None:
        """The view that was last pointed at or typed into."""
        raise NotImplementedError


class WindowStage:
    """``studio.app.action.Stage`` for a main window."""

    def __init__(self, window: StagedWindow) -> None:
        self._window = window
        self._guide: GuideWindow | None = None
        self._commands: CommandPalette | None = None
        self._sheet: CheatSheet | None = None
        self._changing: ShortcutsDialog | None = None
        self._verbs: list[Choice] = []
        self._search: ProjectSearch | None = None
        self._trials: dict[Test, TrialDialog] = {}
        self._animation: AnimationDialog | None = None

    def ask_open_path(self) -> Path | None:
        from studio.ui import dialogs

        return dialogs.ask_open_path(self._window, str(self._folder()))

    def ask_save_path(self, suggestion: str) -> Path | None:
        from studio.ui import dialogs

        return dialogs.ask_save_path(self._window, self._placed(suggestion))

    def ask_export_path(self, kind: ExportKind, suggestion: str) -> Path | None:
        from studio.ui import dialogs

        return dialogs.ask_export_path(self._window, kind, self._placed(suggestion))

    def confirm_discard(self) -> Leave:
        from studio.ui import dialogs

        return dialogs.confirm_discard(self._window, self._window.session.document.project.name)

    def confirm_drafts(self) -> Leave:
        from studio.ui import dialogs

        return dialogs.confirm_drafts(self._window, ", ".join(self._window.session.drafts))

    def confirm_large(self, verdict: Verdict) -> Oversize:
        from studio.ui import dialogs

        return dialogs.confirm_large(self._window, verdict)

    def ask_template(self) -> str | None:
        from studio.ui import template_choice

        window = self._window
        return template_choice.ask_template(window.theme, window.session.catalogue, window)

    def has_clipboard_text(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        return bool(data) and data.hasText()  # Some systems have none before anything is copied.

    def compare_versions(self) -> None:
        from studio.ui import version_window

        window = self._window
        version_window.ask_versions(window.session, window.theme, window)

    def ask_snapshot_name(self, suggestion: Message, then: Callable[[str], None]) -> None:
        from studio.ui import naming

        naming.ask_snapshot_name(self._window, say(suggestion), then)

    def clipboard_text(self) -> str:
        return QGuiApplication.clipboard().text()

    def set_clipboard_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def paste_position(self) -> tuple[float, float]:
        place = self._window.canvas.scene_position()
        return place.x(), place.y()

    def node_size(self, node_id: str) -> tuple[float, float]:
        return self._window.canvas.node_size(node_id)

    def start_rename(self) -> None:
        self._window.canvas.start_rename()

    def start_rename_block(self) -> None:
        self._window.canvas.start_rename_block()

    def quick_add(self) -> None:
        self._window.canvas.quick_add()

    def start_lasso(self) -> None:
        self._window.canvas.start_lasso()

    def focus_palette(self) -> None:
        self._window.focus_palette()

    def zoom_in(self) -> None:
        self._window.canvas.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._window.canvas.zoom_by(1 / ZOOM_STEP)

    def zoom_reset(self) -> None:
        self._window.canvas.reset_zoom()

    def fit_all(self) -> None:
        self._window.canvas.fit_all()

    def fit_selection(self) -> None:
        self._window.canvas.fit_selection()

    def wire_at_hand(self) -> Wire | None:
        return reroutes.at_hand(self._window.canvas.canvas)

    def add_reroute_point(self) -> None:
        canvas = self._window.canvas.canvas
        wire = reroutes.at_hand(canvas)
        if wire is not None:
            reroutes.add_in_the_middle(canvas, wire)

    def path_is_lit(self) -> bool:
        return self._window.canvas.canvas.lighting.on

    def path_can_be_lit(self) -> bool:
        return self._window.canvas.canvas.lighting.possible

    def light_path(self, on: bool) -> None:
        self._window.canvas.light_path(on)

    def renew_canvas(self) -> None:
        self._window.canvas.renew()

    def show_code(self) -> bool:
        return self._window.show_code()

    def show_on_canvas(self) -> bool:
        return self._window.show_on_canvas()

    def focus_minimap(self) -> None:
        self._window.canvas.minimap.setFocus()

    def sight(self) -> Sight:
        return self._window.canvas.sight_now()

    def look_at(self, sight: Sight) -> None:
        self._window.canvas.look_at(sight)

    def show_bookmarks(self) -> None:
        from studio.ui.bookmarks import BookmarksDialog

        BookmarksDialog(self._window.context, self._window).show()

    def search_project(self) -> None:
        from studio.ui.search.box import ProjectSearch

        window = self._window
        if self._search is None:
            self._search = ProjectSearch(window.session, window.theme, window.canvas)
        self._search.ask()

    def set_theme(self, scheme: Scheme) -> None:
        self._window.theme.set_scheme(scheme)

    def save_picture(self, path: Path) -> None:
        self._window.canvas.save_picture(path)

    def give_sample(self, way: Giving) -> None:
        self._window.give_sample(way)

    def export_animation(self) -> None:
        from studio.ui.animation_dialog import AnimationDialog

        window = self._window
        if self._animation is None or not self._animation.isVisible():
            self._animation = AnimationDialog(
                window.session, window.theme, window.moving_views(), window.is_drawn, window
            )
        _raise(self._animation)

    def view_at_hand(self) -> ViewAtHand | None:
        return self._window.view_at_hand

    def show_guide(self, place: str = "") -> None:
        """Open the guide, at a place of it: a page, and a heading behind a ``#``."""
        from PySide6.QtCore import QUrl

        from studio.ui import guide

        folder = paths.guide()
        if not (folder / guide.FIRST).is_file():
            raise UserError("The guide {path} is not installed.", path=folder / guide.FIRST)
        if self._guide is None:
            self._guide = guide.GuideWindow(self._window.theme, folder, self._window)
        if place:
            self._guide.page.read(QUrl(place))
        _raise(self._guide)

    def show_shortcuts(self) -> None:
        from studio.ui.commands.cheat_sheet import CheatSheet

        if self._sheet is None:
            window = self._window
            self._sheet = CheatSheet(window.session.bindings, window.theme, window)
            self._sheet.change_asked.connect(lambda: window.trigger(find(CHANGE)))
        _raise(self._sheet)
        self._sheet.field.setFocus()

    def change_shortcuts(self) -> None:
        from studio.ui.commands.shortcuts import ShortcutsDialog

        if self._changing is None:
            window = self._window
            self._changing = ShortcutsDialog(window.session.bindings, window.theme, window)
            self._changing.export_asked.connect(lambda: window.trigger(find(EXPORT)))
            self._changing.import_asked.connect(lambda: window.trigger(find(IMPORT)))
        _raise(self._changing)
        self._changing.field.setFocus()

    def ask_shortcuts_path(self, *, saving: bool) -> Path | None:
        from studio.ui import dialogs

        parent = self._changing if self._changing and self._changing.isVisible() else self._window
        suggestion = str(self._folder() / "plexus-shortcuts.json")
        return dialogs.ask_shortcuts_path(parent, suggestion, saving)

    def show_commands(self) -> None:
        from studio.ui.commands.palette import CommandPalette

        if self._commands is None:
            window = self._window
            settings = window.session.settings
            self._commands = CommandPalette(window.theme, settings, window, self._choices)
        self._commands.ask()

    def _choices(self) -> list[Choice]:
        """All actions but the one that asks, examples last; and what else the View menu has."""
        from studio.ui.commands.choices import of_action, of_entry

        window = self._window
        if not self._verbs:
            self._verbs = [
                of_action(action, window.context, window.trigger)
                for action in sorted(ACTIONS, key=lambda action: "file.example" in action.id)
                if action.id != "help.commands"
            ]
        found = [*self._verbs]
        view, panels = tr("View"), tr("Panels")
        keeper = window.layout_keeper
        found += [
            of_entry(dock.toggleViewAction(), f"panel.{name}", partial(keeper.enter, name), panels)
            for name, dock in keeper.docks.items()
        ]
        for entry in window.findChildren(QAction):
            name = entry.objectName()
            if name.startswith("view.") and name not in window.menus.actions:
                found.append(of_entry(entry, name, entry.trigger, view))
        return found

    def close_down(self) -> None:
        """End the trials under way."""
        for trial in self._trials.values():
            trial.close_down()

    def show_trial(self, kind: Test) -> None:
        from studio.ui.trial_dialog import TrialDialog

        if kind not in self._trials:
            window = self._window
            self._trials[kind] = TrialDialog(window.session, window.theme, kind, window)
        _raise(self._trials[kind])
        self._trials[kind].begin()

    def show_about(self) -> None:
        from studio.ui import dialogs

        dialogs.AboutDialog(self._window.theme, self._window).show()

    def close_window(self) -> None:
        self._window.close_now()

    def _folder(self) -> Path:
        path = self._window.session.path
        return path.parent if path else Path.home()

    def _placed(self, suggestion: str) -> str:
        path = Path(suggestion)
        return str(path if path.is_absolute() else self._folder() / path)


def _raise(window: QWidget) -> None:
    """Show a window of its own above the others."""
    window.show()
    window.raise_()
    window.activateWindow()
