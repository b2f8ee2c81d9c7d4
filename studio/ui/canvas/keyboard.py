"""The canvas by keys alone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from studio.app.session import Session
from studio.graph.edits import Disconnect, Move
from studio.ui.canvas import walking
from studio.ui.canvas.geometry import GRID
from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.tools.key_wire import KeyWire
from studio.ui.canvas.tools.tool import Pointer
from studio.ui.canvas.walking import Direction

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
STEP = GRID
LEAP = 6 * GRID
NUDGE = "canvas.nudge"


class Desk(Protocol):
    """The view, as keys see it."""

    session: Session
    canvas: CanvasScene
    gestures: Gestures

    def fit_all(self) -> None: ...
    def fit_selection(self) -> None: ...
    def reveal(self, node_id: str) -> None: ...
    def quick_add(self) -> None: ...
    def start_rename(self) -> None: ...
    def start_wire(self) -> None: ...
    def offer_fixes(self) -> None: ...
    def pointer(self) -> Pointer: ...


def claims(view: Desk, event: QKeyEvent) -> bool:
    """Whether a key is meant for the canvas at this moment, though a menu has it too."""
    if view.gestures.tool is not None:
        return True
    deleting = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    return deleting and view.canvas.chosen is not None


def press(view: Desk, event: QKeyEvent) -> bool:
    """Do what a key means; whether it meant anything."""
    key, keys = event.key(), event.modifiers()
    tool = view.gestures.tool
    if key == Qt.Key.Key_Escape:
        return _escape(view)
    if isinstance(tool, KeyWire):
        return _wire(view, tool, key)
    if tool is not None:
        return True
    if key == Qt.Key.Key_Tab:
        view.quick_add()
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and view.canvas.chosen is not None:
        view.session.do(Disconnect((view.canvas.chosen,), view.session.scope.graph))
    elif key == Qt.Key.Key_F2:
        view.start_rename()
    elif key == Qt.Key.Key_Home:
        view.fit_all()
    elif key == Qt.Key.Key_F and not keys:
        view.fit_selection()
    elif key == Qt.Key.Key_C and not keys:
        view.start_wire()
    elif key == Qt.Key.Key_Period and not keys:
        view.offer_fixes()
    elif key in ARROWS:
        _arrow(view, ARROWS[key], keys)
    else:
        return False
    return True


def _escape(view: Desk) -> bool:
    if view.gestures.cancel():
        return True
    if view.canvas.chosen is not None:
        view.canvas.choose(None)
        return True
    if view.session.selection:
        view.session.select(())
        return True
    return False


def _wire(view: Desk, tool: KeyWire, key: int) -> bool:
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.gestures.finish(view.pointer())
    elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        tool.step(1)
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        tool.step(-1)
    return True


def _arrow(view: Desk, direction: Direction, keys: Qt.KeyboardModifier) -> None:
    """Plain: move the selection. With Control: walk along wires; with Alt: to what lies there."""
    selection = view.session.selection
    if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        _walk(view, direction, by_wire=bool(keys & Qt.KeyboardModifier.ControlModifier))
    elif not selection:
        _walk(view, direction, by_wire=False)
    else:
        dx, dy = _steps(direction, LEAP if keys & Qt.KeyboardModifier.ShiftModifier else STEP)
        graph = view.session.graph
        nodes = [graph.node(node_id) for node_id in selection]
        places = tuple((n.id, n.x + dx, n.y + dy) for n in nodes)
        view.session.do(Move(places, view.session.scope.graph), NUDGE)


def _steps(direction: Direction, size: int) -> tuple[int, int]:
    across = {"left": -size, "right": size}.get(direction, 0)
    return across, {"up": -size, "down": size}.get(direction, 0)


def _walk(view: Desk, direction: Direction, by_wire: bool) -> None:
    selection = view.session.selection
    if not selection:
        goal = walking.first(view.canvas)
    elif by_wire:
        goal = walking.along_wires(view.canvas, selection[-1], direction)
    else:
        goal = walking.towards(view.canvas, selection[-1], direction)
    if goal is not None:
        view.session.select((goal,))
        view.reveal(goal)
