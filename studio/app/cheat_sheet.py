"""What keys and the pointer do, by topic: for the cheat sheet and for the guide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studio.app import canvas_keys
from studio.app.action import Action, Menu
from studio.app.bindings import Bindings
from studio.app.canvas_keys import CANVAS_KEYS, CanvasKey
from studio.message import Message

CANVAS = Message("On the canvas")
POINTER = Message("With the mouse")
_MENUS: dict[Menu, Message] = {
    "File": Message("File"),
    "Edit": Message("Edit"),
    "View": Message("View"),
    "Model": Message("Model"),
    "Train": Message("Train"),
    "Help": Message("Help"),
}
_GROUPS: tuple[tuple[Message, dict[str, CanvasKey]], ...] = (
    (Message("Move the selection by a step of the grid"), canvas_keys.MOVES),
    (Message("Move the selection by six steps"), canvas_keys.LEAPS),
    (Message("Select the next layer along a wire"), canvas_keys.FOLLOWS),
    (Message("Select the nearest layer in that direction"), canvas_keys.GOES),
)
"""Keys that differ only in the direction stand in one line."""

GESTURES: tuple[tuple[Message, Message], ...] = (
    (Message("Select"), Message("click; with Shift or Ctrl to add to the selection")),
    (Message("Select several"), Message("drag over empty space; with Alt, round them")),
    (Message("Move"), Message("drag a card; with Ctrl, past the guides")),
    (Message("Take a layer out"), Message("drag it with Alt, or shake it; the wires are mended")),
    (Message("Insert into a wire"), Message("drop a layer on it")),
    (Message("Wire"), Message("drag from a port to another")),
    (Message("Add what fits"), Message("drop a wire on empty space")),
    (Message("Move or remove a wire"), Message("drag one of its ends")),
    (Message("Move all wires of a port"), Message("drag from it with Shift")),
    (Message("Lead a wire round something"), Message("double-click it, then drag the point")),
    (Message("Quick add"), Message("double-click empty space")),
    (Message("Rename"), Message("double-click a name")),
    (Message("Enter a block"), Message("double-click its card")),
    (Message("Menu"), Message("right-click")),
    (Message("Fixes for a problem"), Message("click the badge of the card")),
    (Message("Move the picture"), Message("drag with the middle button; two fingers")),
    (Message("Zoom"), Message("wheel; pinch")),
)
"""What is done, and how."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is done, and either its keys or how else."""

    what: Message
    keys: tuple[str, ...] = ()
    how: Message | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Lines that belong together."""

    title: Message
    lines: tuple[Line, ...]


def topics(bindings: Bindings, actions: Iterable[Action]) -> list[Topic]:
    """All that has keys now, in the order of menus, then the canvas, then the pointer."""
    every = [*actions]
    found = [
        Topic(
            title,
            tuple(
                Line(_title(action), bindings.keys(action.id))
                for action in every
                if action.menu == menu and bindings.keys(action.id)
            ),
        )
        for menu, title in _MENUS.items()
    ]
    found.append(Topic(CANVAS, tuple(_canvas_lines(bindings))))
    found.append(Topic(POINTER, tuple(Line(what, how=how) for what, how in GESTURES)))
    return [topic for topic in found if topic.lines]


def _title(action: Action) -> Message:
    """With the submenu, without which some titles say too little."""
    if not action.submenu:
        return action.title
    return Message("{submenu} › {title}", submenu=action.submenu[-1], title=action.title)


def _canvas_lines(bindings: Bindings) -> list[Line]:
    grouped = {key for _, group in _GROUPS for key in group}
    found = [
        Line(key.title, bindings.keys(key.id))
        for key in CANVAS_KEYS
        if key.id not in grouped and bindings.keys(key.id)
    ]
    for title, group in _GROUPS:
        keys = tuple(stroke for key in group for stroke in bindings.keys(key))
        if keys:
            found.append(Line(title, keys))
    found.append(Line(Message("Cancel; let go of the selection"), ("Esc",)))
    return found
