"""Keys as they are pressed and as they are shown, and their portable names between the two."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from studio.app.keystrokes import canonical
from studio.message import UserError

_HOLDS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_NAMED = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def stroke_of(event: QKeyEvent) -> str:
    """What was pressed, by its name; empty while only Ctrl and its like are held."""
    key, held = event.key(), event.modifiers() & _NAMED
    if key in _HOLDS or key == Qt.Key.Key_unknown:
        return ""
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    typed = event.text()
    if typed.isprintable() and typed and not typed.isalnum() and not typed.isspace():
        held &= ~Qt.KeyboardModifier.ShiftModifier  # It took Shift to type the sign itself.
    try:
        pressed = QKeyCombination(held, Qt.Key(key))
        return canonical(QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText))
    except (UserError, ValueError):
        return ""  # A key without a name, such as that of the loudness.


def shown(stroke: str) -> str:
    """As the system writes it."""
    return QKeySequence(stroke).toString(QKeySequence.SequenceFormat.NativeText)


def all_shown(strokes: Iterable[str]) -> str:
    """Several for one command."""
    return ", ".join(map(shown, strokes))
