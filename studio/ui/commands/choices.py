"""What the command palette lists: every action, and the panels that can be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction

from studio.app.actions import Action, Context
from studio.app.settings import Settings
from studio.app.synonyms import SYNONYMS
from studio.ui.strokes import all_shown
from studio.ui.text import say, tr

RECENT = "commands.recent"
RECENT_LIMIT = 8
BETWEEN = " › "


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be done. What depends on the moment is asked for when it is seen."""

    key: str
    title: str
    """In English, to be searched."""
    family: str
    """Its path through the menus, in English and in the user's language."""
    synonyms: tuple[str, ...]
    path: str
    """Through the menus, as shown."""
    run: Callable[[], None]
    caption: Callable[[], str]
    """What it is called now."""
    keys: Callable[[], str]
    refusal: Callable[[], str]
    """Why it cannot be done now; empty where it can."""
    ticked: Callable[[], bool]
    listed: Callable[[], bool]
    """Whether there is such a thing at the moment."""

    @property
    def summary(self) -> str:
        """What else it can be found by: the words of its id."""
        return self.key.replace(".", " ").replace("_", " ")


def of_action(action: Action, context: Context, trigger: Callable[[Action], None]) -> Choice:
    """An action as a choice."""
    path = (tr(action.menu), *map(say, action.submenu))
    english = (action.menu, *map(str, action.submenu))
    other = SYNONYMS.get(action.id)
    words = [] if other is None else [*str(other).split(", "), *say(other).split(", ")]
    title, shown = str(action.title), say(action.title)
    if shown != title:
        words.insert(0, shown)
    return Choice(
        action.id,
        title,
        " ".join(dict.fromkeys((*english, *path))),
        tuple(dict.fromkeys(words)),
        BETWEEN.join(path),
        lambda: trigger(action),
        lambda: say(action.caption(context)),
        lambda: all_shown(context.session.bindings.keys(action.id)),
        lambda: _refusal(action, context),
        lambda: action.checked is not None and action.checked(context),
        lambda: not _is_slot(action) or not _refusal(action, context),
    )


def of_entry(entry: QAction, key: str, run: Callable[[], None], path: str) -> Choice:
    """What stands in a menu and is no action, such as a panel to be shown."""
    return Choice(
        key,
        entry.text(),
        path,
        (),
        path,
        run,
        entry.text,
        lambda: "",
        lambda: "",
        entry.isChecked,
        lambda: True,
    )


def recent(settings: Settings) -> tuple[str, ...]:
    """Keys of what was chosen last, the latest first."""
    return tuple(filter(None, settings.window.get(RECENT, "").split("\n")))


def remember(settings: Settings, key: str) -> None:
    """Something was chosen. It is written when the window closes, as its layout is."""
    kept = (key, *(other for other in recent(settings) if other != key))[:RECENT_LIMIT]
    settings.window = {**settings.window, RECENT: "\n".join(kept)}


def _refusal(action: Action, context: Context) -> str:
    reason = action.refusal(context)
    return say(reason) if reason else ""


def _is_slot(action: Action) -> bool:
    """Whether it is only a place for something, as for a recent file, and may be an empty one."""
    return action.hide_refused and action.label is not None
