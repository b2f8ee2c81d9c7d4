"""What keys do on the canvas alone: not verbs of the menus, but ways to move about and to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.message import Message

Direction = Literal["left", "right", "up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
ARROWS: dict[Direction, str] = {"left": "Left", "right": "Right", "up": "Up", "down": "Down"}


@dataclass(frozen=True, slots=True)
class CanvasKey:
    """Something that keys do while the canvas has the focus."""

    id: str
    title: Message
    keys: tuple[str, ...]
    """By default, as :func:`studio.app.keystrokes.canonical` writes them."""


QUICK_ADD = CanvasKey("canvas.quick_add", Message("Quick add"), ("Tab",))
HAND = CanvasKey(
    "canvas.hand", Message("Hold and drag: move the picture. A tap: quick add"), ("Space",)
)
WIRE = CanvasKey("canvas.wire", Message("Draw a wire from the selected layer"), ("C",))
WIRES = CanvasKey(
    "canvas.wires", Message("Move all wires of the selected layer's port"), ("Shift+C",)
)
KNIFE = CanvasKey(
    "canvas.knife",
    Message("Hold and drag: cut wires. A tap: choose the wire to cut by arrows"),
    ("Y",),
)
FIXES = CanvasKey("canvas.fixes", Message("Fixes for the selected layer's problem"), (".",))
WRITE = CanvasKey(
    "canvas.write",
    Message("Write in the selected frame or note, or edit the values of a card seen from near"),
    ("Return", "Enter"),
)
MENU = CanvasKey("canvas.menu", Message("Menu of what is selected"), ("Shift+F10", "Menu"))
FIT_SELECTION = CanvasKey("canvas.fit_selection", Message("Fit the selection"), ("F",))
FIT_ALL = CanvasKey("canvas.fit_all", Message("Fit everything"), ("Home",))
REMOVE_WIRE = CanvasKey("canvas.remove_wire", Message("Remove the chosen wire"), ("Backspace",))


def _arrows(name: str, held: str, **titles: str) -> dict[str, CanvasKey]:
    found = (
        CanvasKey(f"canvas.{name}_{way}", Message(titles[way]), (held + ARROWS[way],))
        for way in DIRECTIONS
    )
    return {key.id: key for key in found}


MOVES = _arrows(
    "move",
    "",
    left="Move the selection left",
    right="Move the selection right",
    up="Move the selection up",
    down="Move the selection down",
)
LEAPS = _arrows(
    "leap",
    "Shift+",
    left="Move the selection far left",
    right="Move the selection far right",
    up="Move the selection far up",
    down="Move the selection far down",
)
FOLLOWS = _arrows(
    "follow",
    "Ctrl+",
    left="Along a wire to where data comes from",
    right="Along a wire to where data goes",
    up="To the layer above at the same wires",
    down="To the layer below at the same wires",
)
GOES = _arrows(
    "go",
    "Alt+",
    left="To the nearest layer on the left",
    right="To the nearest layer on the right",
    up="To the nearest layer above",
    down="To the nearest layer below",
)

CANVAS_KEYS: tuple[CanvasKey, ...] = (
    QUICK_ADD,
    HAND,
    WIRE,
    WIRES,
    KNIFE,
    FIXES,
    WRITE,
    MENU,
    FIT_SELECTION,
    FIT_ALL,
    REMOVE_WIRE,
    *MOVES.values(),
    *LEAPS.values(),
    *FOLLOWS.values(),
    *GOES.values(),
)


def way(key_id: str) -> Direction:
    """The direction that an arrow's id ends with."""
    for direction in DIRECTIONS:
        if key_id.endswith(direction):
            return direction
    raise ValueError(key_id)
