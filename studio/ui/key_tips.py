"""Tooltips that name the keys of what a button does, and follow them when they are changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.app.bindings import Bindings
from studio.ui.strokes import all_shown
from studio.ui.text import tr


def with_keys(words: str, bindings: Bindings, command: str) -> str:
    """The words, and behind them the keys of a command, if it has any."""
    keys = all_shown(bindings.keys(command))
    return tr("{words} ({keys})", words=words, keys=keys) if keys else words


def follow(widget: QWidget, words: str, bindings: Bindings, command: str) -> None:
    """Let a widget's tooltip be the words with the keys of a command, as they are at any time."""

    def say(_: None = None) -> None:
        widget.setToolTip(with_keys(words, bindings, command))

    widget.destroyed.connect(bindings.changed.connect(say))
    say()
