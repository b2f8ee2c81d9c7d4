"""The canvas by keys alone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from studio.app import canvas_keys
from studio.app.canvas_keys import Direction
from studio.app.pins import PIN_ACTION, pinned_told
from studio.app.session import Session
from studio.graph.carrying import load_of, shifted
from studio.graph.edits import Disconnect
from studio.ui.canvas import reroutes, walking
from studio.ui.canvas.geometry import GRID
from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.scene import CanvasScene
from studio.ui.canvas.tools.choose import Held
from studio.ui.canvas.tools.key_cut import KeyCut
from studio.ui.canvas.tools.lasso import Lasso
from studio.ui.canvas.tools.tool import Pointer
from studio.ui.strokes import stroke_of

HOLDS: dict[str, Held] = {canvas_keys.HAND.id: "pan", canvas_keys.KNIFE.id: "cut"}
"""Keys that make of a drag another one while they are held, and do something when tapped."""
WAYS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
STEP = GRID
LEAP = 6 * GRID
ALONG: dict[Direction, int] = {"left": -1, "right": 1}
"""From point to point of a chosen wire."""
NUDGE = "canvas.nudge"
RENAME, DELETE = "edit.rename", "edit.delete"
"""Actions that the canvas does itself: a chosen wire is no part of the selection."""
LASSO = "edit.lasso"
"""The action that begins a lasso; its keys end it, too."""


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
    def start_wire(self, *, all_of_port: bool = False) -> None: ...
    def offer_fixes(self) -> None: ...
    def show_menu(self) -> None: ...
    def edit_values(self) -> None: ...
    def pointer(self) -> Pointer: ...


def meaning(view: Desk, event: QKeyEvent) -> str:
    """The id of what a key is bound to at this moment; empty where it is bound to nothing."""
    return view.session.bindings.owner(stroke_of(event))


def claims(view: Desk, event: QKeyEvent) -> bool:
    """Whether a key is meant for the canvas at this moment, though a menu has it too."""
    tool = view.gestures.tool
    if tool is not None and tool.waits:  # Nothing has begun: other actions may go on.
        return event.key() in LASSOING or meaning(view, event) == LASSO
    if tool is not None:
        return True
    return meaning(view, event) == DELETE and view.canvas.chosen is not None


def press(view: Desk, event: QKeyEvent) -> bool:
    """Do what a key means; whether it meant anything."""
    tool = view.gestures.tool
    if event.key() == Qt.Key.Key_Escape:
        return _escape(view)
    if isinstance(tool, KeyCut):
        return _cut(view, tool, event.key())
    if isinstance(tool, Lasso) and tool.waits:
        return _lasso(view, tool, event)
    return tool is not None or _do(view, meaning(view, event))


def _do(view: Desk, wanted: str) -> bool:
    simple = {
        canvas_keys.QUICK_ADD.id: view.quick_add,
        canvas_keys.FIT_ALL.id: view.fit_all,
        canvas_keys.FIT_SELECTION.id: view.fit_selection,
        canvas_keys.WIRE.id: view.start_wire,
        canvas_keys.WIRES.id: lambda: view.start_wire(all_of_port=True),
        canvas_keys.FIXES.id: view.offer_fixes,
        canvas_keys.MENU.id: view.show_menu,
        canvas_keys.WRITE.id: view.edit_values,
        RENAME: view.start_rename,
    }
    if wanted == canvas_keys.WRITE.id and _is_piece(view):
        view.start_rename()
    elif wanted in simple:
        simple[wanted]()
    elif wanted in (DELETE, canvas_keys.REMOVE_WIRE.id) and (held := view.canvas.look.held_point):
        reroutes.remove(view.canvas, *held)
    elif wanted in (DELETE, canvas_keys.REMOVE_WIRE.id) and view.canvas.chosen is not None:
        view.session.do(Disconnect((view.canvas.chosen,), view.session.scope.graph))
    elif wanted in canvas_keys.MOVES:
        _move(view, canvas_keys.way(wanted), STEP)
    elif wanted in canvas_keys.LEAPS:
        _move(view, canvas_keys.way(wanted), LEAP)
    elif wanted in canvas_keys.FOLLOWS:
        way = canvas_keys.way(wanted)
        if way in ALONG and reroutes.step(view.canvas, ALONG[way]):
            return True
        _walk(view, canvas_keys.way(wanted), by_wire=True)
    elif wanted in canvas_keys.GOES:
        _walk(view, canvas_keys.way(wanted), by_wire=False)
    else:
        return False
    return True


def _escape(view: Desk) -> bool:
    if view.gestures.cancel() or view.session.versions.end():
        return True
    if view.canvas.lighting.on:
        view.canvas.lighting.switch(False)
        return True
    if view.canvas.chosen is not None:
        view.canvas.choose(None)
        return True
    if view.session.all_selected:
        view.session.select(())
        return True
    return False


def _is_piece(view: Desk) -> bool:
    """Whether a frame or a note alone is selected."""
    return len(view.session.selected_pieces) == 1 and not view.session.selection


def _cut(view: Desk, tool: KeyCut, key: int) -> bool:
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.gestures.finish(view.pointer())
    elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        tool.step(1)
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        tool.step(-1)
    return True


LASSOING = frozenset((*WAYS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape))
"""What keys mean a lasso that waits for a drag."""


def _lasso(view: Desk, tool: Lasso, event: QKeyEvent) -> bool:
    """Walk from node to node; each that is come to is taken up."""
    key = event.key()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        view.gestures.finish(view.pointer())
    elif meaning(view, event) == LASSO:
        view.gestures.cancel()
    elif key in WAYS:
        goal = walking.first(view.canvas)
        if tool.last:
            goal = walking.towards(view.canvas, tool.last, WAYS[Qt.Key(key)])
        if goal is not None:
            tool.take_up(goal)
            view.reveal(goal)
    return True


def _move(view: Desk, direction: Direction, size: int) -> None:
    """Move the selection or a wire's point; with nothing selected, select where walking begins."""
    session = view.session
    if view.canvas.look.held_point is not None:
        reroutes.push(view.canvas, *_steps(direction, size), NUDGE)
        return
    if not session.all_selected:
        _walk(view, direction, by_wire=False)
        return
    dx, dy = _steps(direction, size)
    alone, pieces = session.settings.frames_alone, session.selected_pieces
    load = load_of(session.graph, session.selection, view.canvas.size, pieces, alone=alone)
    if load.pinned:
        keys = session.bindings.first(PIN_ACTION)
        session.notify("info", pinned_told(session.graph, load.pinned, keys))
    if load:
        session.do(shifted(session.graph, load, dx, dy, session.scope.graph), NUDGE)


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
