"""Menus and shortcuts, made from the one list of actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from studio.app.actions import ACTIONS, MENUS, Action, Context, Menu, find
from studio.app.keystrokes import is_plain
from studio.ui.text import say, tr
from studio.ui.theme import Theme

ICONS = {
    "file.new": "new",
    "file.open": "open",
    "file.save": "save",
    "file.export_module": "export",
    "edit.undo": "undo",
    "edit.redo": "redo",
    "edit.cut": "cut",
    "edit.copy": "copy",
    "edit.paste": "paste",
    "edit.duplicate": "duplicate",
    "edit.delete": "delete",
    "view.zoom_in": "zoom_in",
    "view.zoom_out": "zoom_out",
    "view.fit": "fit",
    "model.add": "plus",
    "model.palette": "search",
    "model.arrange": "arrange",
    "train.start": "play",
    "train.pause": "pause",
    "train.step": "step",
    "train.stop": "stop",
    "train.play_again": "film-strip",
    "help.guide": "question",
    "help.about": "info",
}


class Menus:
    """A menu bar whose entries are the actions.

    What is refused is grey, with the reason as its tooltip, while its menu is open. Shortcuts stay
    live, so that pressing one that is refused says why instead of nothing.
    """

    def __init__(
        self, window: QWidget, theme: Theme, context: Context, trigger: Callable[[Action], None]
    ) -> None:
        self.bar = QMenuBar(window)
        self._context = context
        self._theme = theme
        self._trigger = trigger
        self.actions: dict[str, QAction] = {}
        self._letters: QWidget | None = None
        self._twins: dict[str, QAction] = {}
        self._bindings = context.session.bindings
        self._bindings.know(ACTIONS)
        self._disconnect = self._bindings.changed.connect(lambda _: self._bind_all())
        self.menus: dict[Menu, QMenu] = {name: self._menu(name, window) for name in MENUS}

    def _menu(self, name: Menu, window: QWidget) -> QMenu:
        menu = QMenu(_with_letter(name), window)
        menu.setToolTipsVisible(True)
        self.bar.addMenu(menu)
        members = [action for action in ACTIONS if action.menu == name]
        submenus: dict[tuple[str, ...], QMenu] = {}
        group = members[0].group if members else ""
        for action in members:
            if action.group != group:
                menu.addSeparator()
                group = action.group
            target = menu
            path: tuple[str, ...] = ()
            for title in map(say, action.submenu):
                path = (*path, title)
                if path not in submenus:
                    submenus[path] = target.addMenu(title.replace("&", "&&"))
                    submenus[path].setToolTipsVisible(True)
                target = submenus[path]
            target.addAction(self._entry(action, window))
        menu.aboutToShow.connect(lambda: self._refresh(members, list(submenus.values())))
        menu.aboutToHide.connect(lambda: self._release(members))
        return menu

    def _entry(self, action: Action, window: QWidget) -> QAction:
        entry = QAction(say(action.title), window)
        entry.setObjectName(action.id)
        entry.setCheckable(action.checked is not None)
        entry.triggered.connect(lambda: self._trigger(action))
        self.actions[action.id] = entry
        self._bind(action.id)
        return entry

    def lend_letters(self, widget: QWidget) -> None:
        """Let plain keys, such as a lone letter, work in this widget only: elsewhere one types."""
        self._letters = widget
        for action_id, entry in self.actions.items():
            if any(is_plain(key.toString()) for key in entry.shortcuts()):
                self._bind(action_id)

    def close_down(self) -> None:
        """Hear no more of the session."""
        self._disconnect()

    def _bind_all(self) -> None:
        for action in ACTIONS:
            self._bind(action.id)

    def _bind(self, action_id: str) -> None:
        """Give an entry the keys that are its own now.

        An entry has one place where its keys work. Where only some of them are plain, another
        one that no menu shows has those.
        """
        entry, keys = self.actions[action_id], self._bindings.keys(action_id)
        plain = [key for key in keys if is_plain(key)]
        others = [key for key in keys if key not in plain]
        entry.setShortcuts([QKeySequence(key) for key in others or plain])
        self._lend(entry, bool(plain) and not others)
        twin = self._twins.get(action_id)
        if plain and others and twin is None:
            twin = self._twins[action_id] = QAction(self.bar)
            twin.triggered.connect(entry.trigger)
        if twin is not None:
            twin.setShortcuts([QKeySequence(key) for key in plain if others])
            self._lend(twin, True)

    def _lend(self, entry: QAction, lent: bool) -> None:
        contexts = Qt.ShortcutContext
        entry.setShortcutContext(
            contexts.WidgetShortcut if lent and self._letters else contexts.WindowShortcut
        )
        if self._letters is None:
            return
        if lent:
            self._letters.addAction(entry)
        else:
            self._letters.removeAction(entry)

    def _refresh(self, members: list[Action], submenus: list[QMenu]) -> None:
        for action in members:
            entry = self.actions[action.id]
            refusal = action.refusal(self._context)
            entry.setText(say(action.caption(self._context)).replace("&", "&&"))
            entry.setEnabled(refusal is None)
            entry.setVisible(refusal is None or not action.hide_refused)
            entry.setToolTip(say(refusal) if refusal else "")
            if action.id in ICONS:  # Drawn when first seen: a start-up has no time for them.
                entry.setIcon(self._theme.icon(ICONS[action.id]))
            if action.checked is not None:
                entry.setChecked(action.checked(self._context))
        for submenu in submenus:
            visible = any(entry.isVisible() for entry in submenu.actions())
            submenu.menuAction().setEnabled(visible)

    def _release(self, members: list[Action]) -> None:
        for action in members:
            self.actions[action.id].setEnabled(True)

    def context_menu(self, groups: Sequence[Sequence[str]]) -> QMenu:
        """A menu of its own with some of the actions, grey where they are refused."""
        menu = QMenu(self.bar)
        menu.setToolTipsVisible(True)
        shown = [find(action_id) for group in groups for action_id in group]
        for group in groups:
            menu.addActions([self.actions[action_id] for action_id in group])
            menu.addSeparator()
        self._refresh(shown, [])
        menu.aboutToHide.connect(lambda: self._release(shown))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _with_letter(name: Menu) -> str:
    """The title with the letter that opens it with Alt; behind a title in other letters."""
    title = _menu_title(name)
    return f"&{title}" if title[0].isascii() else f"{title}(&{name[0]})"


def _menu_title(name: Menu) -> str:
    titles = {
        "File": tr("File"),
        "Edit": tr("Edit"),
        "View": tr("View"),
        "Model": tr("Model"),
        "Train": tr("Train"),
        "Help": tr("Help"),
    }
    return titles[name]
