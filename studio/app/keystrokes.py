"""Keys and their combinations as text, such as ``Ctrl+Shift+D``, written in one way only.

It is the portable way of Qt, which ``QKeySequence`` reads and writes; on macOS ``Ctrl`` is the
command key.
"""

from __future__ import annotations

from studio.message import UserError

MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
"""In the order in which they are written."""
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 36))
MOVING = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
ERASING = ("Del", "Backspace")
ENDING = ("Return", "Enter", "Tab", "Space")
OTHERS = ("Esc", "Ins", "Menu", "Pause", "Print")
_NAMES = {
    name.casefold(): name for name in (*FUNCTION_KEYS, *MOVING, *ERASING, *ENDING, *OTHERS)
} | {"delete": "Del", "escape": "Esc", "insert": "Ins", "pgdn": "PgDown", "pagedown": "PgDown"}
_HOLDS = {name.casefold(): name for name in MODIFIERS}
_OF_TEXT = frozenset({"A", "C", "V", "X", "Z", "Y", *MOVING, *ERASING})
"""With Ctrl, and with Ctrl and Shift, these edit text."""

_LOWER = "1234567890-=[]\\;',./`"
_UPPER = '!@#$%^&*()_+{}|:"<>?~'
"""What the keys of ``_LOWER`` give with Shift."""


def canonical(text: str) -> str:
    """The one way to write this key or combination. Raises ``UserError`` where it is none."""
    held: set[str] = set()
    rest = text.strip()
    while (split := rest.find("+", 1)) > 0 and rest[:split].strip().casefold() in _HOLDS:
        held.add(_HOLDS[rest[:split].strip().casefold()])
        rest = rest[split + 1 :].strip()
    name = _NAMES.get(rest.casefold())
    if name is None and len(rest) == 1 and rest.isprintable() and not rest.isspace():
        name = rest.upper() if len(rest.upper()) == 1 else rest
    if name is None:
        raise UserError(
            "“{keys}” is no key or combination of keys. One is written like Ctrl+Shift+D or F5.",
            keys=text,
        )
    return _joined(frozenset(held), name)


def split(stroke: str) -> tuple[frozenset[str], str]:
    """What is held, and the key itself."""
    parts = stroke[:-1].split("+") if len(stroke) > 1 else [""]
    *held, start = parts
    return frozenset(held), start + stroke[-1]


def base(stroke: str) -> str:
    """The one of two names of the same keys that clashes are found by.

    What is pressed with Shift has two: the sign that it gives, and the key with Shift. On most
    keyboards ``Ctrl+>`` is ``Ctrl+Shift+.``.
    """
    held, key = split(stroke)
    if "Shift" not in held and key in _UPPER:
        return _joined(held | {"Shift"}, _LOWER[_UPPER.index(key)])
    return stroke


def _joined(held: frozenset[str], key: str) -> str:
    return "+".join([*(modifier for modifier in MODIFIERS if modifier in held), key])


def is_plain(stroke: str) -> bool:
    """Whether it means something wherever one types or walks, so that only the canvas can have it.

    A lone letter is an example, and an arrow with Shift.
    """
    held, key = split(stroke)
    named = key in MOVING or key in ENDING or key == "Backspace"
    return held <= {"Shift"} and (len(key) == 1 or named)


def edits_text(stroke: str) -> bool:
    """Whether a text field has a use of its own for it and keeps it while one types."""
    held, key = split(stroke)
    if is_plain(stroke):
        return True
    return key in ERASING if held <= {"Shift"} else held - {"Shift"} == {"Ctrl"} and key in _OF_TEXT
