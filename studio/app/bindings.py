"""Which keys do what: the defaults of actions and canvas keys, and what the user put in place.

What the user gave wins: a default that has the same keys goes without them. So whatever the
settings hold, no two commands ever have the same keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from studio.app.canvas_keys import CANVAS_KEYS
from studio.app.keystrokes import base, split
from studio.app.settings import Settings
from studio.graph.signal import Signal
from studio.message import Message


class Command(Protocol):
    """What keys can be for: an action or a canvas key."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Message: ...
    @property
    def keys(self) -> tuple[str, ...]:
        """By default."""
        ...


@dataclass(frozen=True, slots=True)
class Clash:
    """Keys that would do two things."""

    stroke: str
    commands: tuple[str, ...]
    """Ids."""


MENU_LETTERS = "FEVMTH"
"""With Alt these open the menus."""


def reserved(stroke: str) -> Message | None:
    """Why nothing may have these keys."""
    if stroke == "Esc":
        return Message("Esc ends whatever goes on and cannot be given away.")
    held, key = split(stroke)
    if held == {"Alt"} and key in MENU_LETTERS:
        return Message("{keys} opens a menu and cannot be given away.", keys=stroke)
    return None


def clashes(keys: Mapping[str, Iterable[str]]) -> list[Clash]:
    """Whatever stands at two of the commands."""
    owners: dict[str, list[str]] = {}
    for command, strokes in keys.items():
        for stroke in dict.fromkeys(map(base, strokes)):
            owners.setdefault(stroke, []).append(command)
    return [Clash(stroke, tuple(ids)) for stroke, ids in owners.items() if len(ids) > 1]


class Bindings:
    """Reads and writes the user's settings; ``changed`` is heard when keys mean something else."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.changed: Signal[None] = Signal()
        self.commands: dict[str, Command] = {}
        """All that keys can be for, by id."""
        self._keys: dict[str, tuple[str, ...]] = {}
        self._owners: dict[str, str] = {}
        self.know(CANVAS_KEYS)

    def know(self, commands: Iterable[Command]) -> None:
        """Take in commands; the screen brings the actions, which know more than this does."""
        self.commands |= {command.id: command for command in commands}
        self._work_out()

    @property
    def own(self) -> Mapping[str, tuple[str, ...]]:
        """What differs from the defaults, by id; ids that this version does not know are kept."""
        return self._settings.shortcuts

    def keys(self, command: str) -> tuple[str, ...]:
        """What is bound to a command now, the one to show first."""
        return self._keys.get(command, ())

    def first(self, command: str) -> str:
        """The keys to show for a command; empty where it has none."""
        return next(iter(self.keys(command)), "")

    def owner(self, stroke: str) -> str:
        """The id of what has these keys now; empty where nothing has, or no key is pressed."""
        return self._owners.get(base(stroke), "") if stroke else ""

    def differs(self, command: str) -> bool:
        """Whether a command has other keys than by default."""
        return self.keys(command) != self.commands[command].keys

    def give(self, command: str, strokes: Iterable[str]) -> None:
        """Let these keys and no others be a command's; whatever else has them loses them."""
        wanted = tuple(dict.fromkeys(strokes))
        own = dict(self.own)
        for stroke in wanted:
            before = self.owner(stroke)
            if before not in ("", command):
                kept = own.get(before, self.keys(before))
                own[before] = tuple(key for key in kept if base(key) != base(stroke))
        own[command] = wanted
        self._put(own)

    def reset(self, command: str) -> None:
        """Back to a command's default keys; whatever else has them loses them."""
        self.give(command, self.commands[command].keys)

    def replace(self, own: Mapping[str, Iterable[str]]) -> None:
        """Let these be all that differs from the defaults."""
        self._put({command: tuple(strokes) for command, strokes in own.items()})

    def _put(self, own: Mapping[str, tuple[str, ...]]) -> None:
        before = self._settings.shortcuts
        self._settings.shortcuts = {
            command: strokes
            for command, strokes in own.items()
            if command not in self.commands or strokes != self.commands[command].keys
        }
        try:
            self._settings.save()
        except OSError:
            self._settings.shortcuts = before
            raise
        self._work_out()
        self.changed.emit(None)

    def _work_out(self) -> None:
        """What the user gave first: a default yields to it."""
        self._keys.clear()
        self._owners.clear()
        own = self.own
        for command in sorted(self.commands, key=lambda command: command not in own):
            strokes = own.get(command, self.commands[command].keys)
            free = tuple(stroke for stroke in strokes if base(stroke) not in self._owners)
            self._keys[command] = free
            self._owners.update(dict.fromkeys(map(base, free), command))
