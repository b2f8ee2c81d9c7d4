"""What a gesture is, what it is told, and what it may ask of the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.app.session import Session
from studio.app.spots import Spot
from studio.layers.spec import LayerSpec
from studio.ui.canvas.scene import CanvasScene

DRAG_DISTANCE = 4
"""How far a press must move, in the view's pixels, to be a drag and not a click."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in the scene and in the view, with which keys held."""

    scene: QPointF
    view: QPoint
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    time_ms: int = 0
    """When that was, on the clock of the window system."""

    @property
    def adding(self) -> bool:
        """Whether a key is held that adds to the selection."""
        both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        return bool(self.modifiers & both)

    def far_from(self, other: Pointer) -> bool:
        """Whether it moved far enough from another place to be a drag."""
        return (self.view - other.view).manhattanLength() >= DRAG_DISTANCE


class Surface(Protocol):
    """The view, as gestures see it."""

    @property
    def session(self) -> Session: ...
    @property
    def canvas(self) -> CanvasScene: ...
    @property
    def zoom(self) -> float: ...
    def sight(self) -> QRectF:
        """The part of the scene that is in view."""
        ...

    def whisper(self, text: str, refused: bool = False, at: QPointF | None = None) -> None:
        """Show a sentence at the pointer, or at a place; an empty one hides it."""
        ...

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the picture by so many of the view's pixels."""
        ...

    def glide(self, speed: QPointF) -> None:
        """Let the picture go on at this speed, in pixels a second, if that is a flick."""
        ...

    def search(
        self,
        at: QPointF,
        fits: Callable[[LayerSpec], bool],
        chosen: Callable[[str], None],
        hint: str = "",
        spot: Spot | None = None,
    ) -> None:
        """Let the user search for a kind; ``chosen`` hears its key, unless it is cancelled."""
        ...


class Tool:
    """A gesture. Until ``end`` the document is as it was, so ``cancel`` has little to do."""

    cursor: Qt.CursorShape | None = None
    waits = False
    """Whether it was taken up by a key, and begins with the next press."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    def start(self, at: Pointer) -> None:
        """The button went down."""

    def move(self, at: Pointer) -> None:
        """The pointer moved."""

    def end(self, at: Pointer) -> None:
        """The button went up: do it."""

    def cancel(self) -> None:
        """Leave no trace."""

    def hint(self) -> str:
        """What letting go would do, for the status bar."""
        return ""

    def bounds(self) -> QRectF:
        """Where in the scene it paints."""
        return QRectF()

    def paint(self, painter: QPainter) -> None:
        """Paint above everything, in scene coordinates."""
