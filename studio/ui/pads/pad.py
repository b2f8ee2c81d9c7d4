"""What all pads have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from studio.data.own.taken import Taken


class Pad(Protocol):
    """A widget in which an example is made by hand."""

    drawn: SignalInstance
    """Something of it is another now."""

    def controls(self) -> list[QWidget]:
        """What stands above it, from the left."""
        ...

    def work(self) -> Callable[[], Taken]:
        """How to make an example of what is there now; may be done in another thread."""
        ...

    def clear(self) -> None: ...

    def undo(self) -> None:
        """Take back the last stroke."""
        ...
