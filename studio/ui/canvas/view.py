"""The view of the canvas: what the window asks of it, and events handed to gestures and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from studio.app.actions import ACTIONS
from studio.app.session import Session
from studio.graph.edits import Change
from studio.ui.canvas import hits, keyboard, outline, pen, picture, reroutes, scrolling, tips
from studio.ui.canvas.desk import Desk
from studio.ui.canvas.empty import EmptyCanvas
from studio.ui.canvas.rename import name_line
from studio.ui.canvas.tools.tool import Pointer
from studio.ui.text import say, tr
from studio.ui.theme import Theme

MIME = "application/x-plexus-kind"
"""What the palette drags: the key of a kind, in UTF-8."""


WAYS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)
"""Buttons of a mouse that go back and forward."""


STOPS = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.Gesture,
        QEvent.Type.TabletPress,
        QEvent.Type.Hide,
    )
)
"""What makes a picture stand still that was gliding."""


class CanvasView(Desk):
    """Where the model graph is drawn and edited."""

    overlay_clicked = Signal(str, str)
    """What of a run is shown of a node was clicked: ``picture``, ``health``, ``heat``, ``wire``."""
    draw_wanted = Signal()
    """The training shall be edited as a graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        session.bindings.know(ACTIONS)
        self._overlay: tuple[QPoint, tuple[str, str]] | None = None
        """Where a button went down on something that is shown of a run, and on what."""
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.empty = EmptyCanvas(theme, self, session.bindings, self._begin_graph)
        self.empty.make_way_for(self.search_box)
        self.canvas.altered.connect(self._on_altered)
        self._disconnects = [
            session.opened.connect(lambda _document: self._on_opened()),
            session.scoped.connect(lambda _scope: self._end_all()),
            session.changed.connect(self._on_changed),
            session.selected.connect(self._on_selected),
        ]
        self._on_altered()

    def close_canvas(self) -> None:
        super().close_canvas()
        self.version_marks.close()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    # What the window asks for.

    def scene_position(self) -> QPointF:
        """Where pasted nodes go: to the pointer, or into the middle of the view."""
        return self.pointer().scene

    def save_picture(self, path: Path) -> None:
        """Write the whole graph as PNG or SVG. Raises ``UserError``."""
        picture.save(self.canvas, path)

    def node_size(self, node_id: str) -> tuple[float, float]:
        """Width and height of a node's card."""
        return self.canvas.size(node_id)

    def set_differing(self, ids: frozenset[str]) -> None:
        """Mark the nodes that differ from the plan that is running."""
        self.canvas.set_differing(ids)

    def set_miniature(self, node_id: str, image: QImage | None) -> None:
        """Show a small picture in a node's card, or none."""
        self.canvas.set_miniature(node_id, image)

    # Events of the pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        self._untouched = False
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() in WAYS:
            self._go(event.button())
            return
        if not self.gestures.tool and left and (node := hits.badge_at(self.canvas, at.scene)):
            self.session.select((node,))
            self.offer_fixes(node)
        else:
            self.whisper("")
            self.values.press(at, left and not self._held)
            self._press_overlay(at, left and not self._held)
            self.gestures.press(at, event.button(), self._held)
            self._used = True
            self._redraw()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        self.gestures.move(at)
        self.values.hover(at)
        self._redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        self.gestures.release(at, event.button())
        self.values.release(at)
        self._release_overlay(at)
        self._redraw()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() != Qt.MouseButton.LeftButton or hits.port_at(self.canvas, at.scene):
            self.mousePressEvent(event)
        elif item := hits.node_at(self.canvas, at.scene):
            if name_line(item).contains(at.scene):
                self.start_rename(item.node_id)
            elif not self.session.enter(item.node_id):
                self.session.edit_code(item.node_id)
        elif point := hits.point_at(self.canvas, at.scene):
            reroutes.remove(self.canvas, point[0].wire, point[1])
        elif wire := hits.wire_at(self.canvas, at.scene):
            reroutes.add(self.canvas, wire[0].wire, at.scene)
        elif grip := self.canvas.furniture.grip_at(at.scene, self.zoom):
            self.session.select((grip.piece,))
            self.start_writing(grip.piece)
        else:
            self._add_at(at.scene)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.writing.leave()
        scrolling.wheel(self, event, self._swipe)
        self._follow()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._last = None
        self.gestures.unhover()
        self.values.hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.show_menu()
            return
        place = self.mapToScene(event.pos())
        item = hits.node_at(self.canvas, place)
        grip = self.canvas.furniture.grip_at(place, self.zoom) if item is None else None
        under = item.node_id if item else grip.piece if grip else ""
        if under and under not in self.session.all_selected:
            self.session.select((under,))
        self.menu_wanted.emit(event.globalPos())

    # Events of a layer carried here from the palette.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            kind = bytes(event.mimeData().data(MIME).data()).decode()
            self.gestures.carry(kind, self._at(event))
            event.acceptProposedAction()
        else:
            event.ignore()
        self._redraw()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.gestures.cancel()
        self._redraw()

    def dropEvent(self, event: QDropEvent) -> None:
        self.gestures.finish(self._at(event))
        event.acceptProposedAction()
        self._redraw()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    # Events of the keyboard.

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and keyboard.claims(self, event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keys = event.modifiers()
        self.gliding.stop()
        held = keyboard.HOLDS.get(keyboard.meaning(self, event))
        if held is not None:
            if not event.isAutoRepeat():
                self._hand_key = event.key()
                self._held, self._used = held, self.gestures.tool is not None
                self._dress_pointer()
        elif not keyboard.press(self, event):
            super().keyPressEvent(event)
        self._redraw()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys = event.modifiers()
        if event.isAutoRepeat():
            return
        if self._held and event.key() == self._hand_key:
            held, self._held = self._held, ""
            if not self._used and self.gestures.tool is None:
                self.quick_add() if held == "pan" else self.start_cut()
            self._dress_pointer()
        else:
            self.session.document.seal()  # Moving by keys: one step from the press to here.
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        return False if onward else super().focusNextPrevChild(onward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._held = ""
        self._dress_pointer()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.mapToScene(event.pos())
            told = self.version_marks.tip(at), tips.tip(self.canvas, at)
            text = "\n".join(filter(None, told))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() in STOPS:
            self.gliding.stop()
        if pen.take(self, event):
            self._redraw()
            return True
        if scrolling.pinch(self, event):
            self._follow()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre_empty()

    # What is shown of a run.

    def _press_overlay(self, at: Pointer, meant: bool) -> None:
        found = self._overlay_at(at) if meant and not at.adding else None
        self._overlay = (at.view, found) if found is not None else None

    def _release_overlay(self, at: Pointer) -> None:
        """Where the button went down, this was a click."""
        pressed, self._overlay = self._overlay, None
        if pressed is None:
            return
        place, (kind, node_id) = pressed
        if (at.view - place).manhattanLength() < QApplication.startDragDistance():
            self.overlay_clicked.emit(kind, node_id)

    def _overlay_at(self, at: Pointer) -> tuple[str, str] | None:
        if found := hits.overlay_at(self.canvas, at.scene):
            return found
        streams = self.canvas.look.streams
        if streams is None or hits.node_at(self.canvas, at.scene):
            return None
        wire = hits.wire_at(self.canvas, at.scene)
        return ("wire", wire[0].wire.source) if wire and wire[0].wire.source in streams else None

    # Inside.

    def _at(self, event: QMouseEvent | QDropEvent) -> Pointer:
        time_ms = event.timestamp() if isinstance(event, QMouseEvent) else 0
        return self.point_at(event.position().toPoint(), event.modifiers(), time_ms)

    def _go(self, button: Qt.MouseButton) -> None:
        """Back or forward, unless a gesture is under way."""
        if self.gestures.tool is None and button == WAYS[0]:
            self.session.go_back()
        elif self.gestures.tool is None:
            self.session.go_on()

    def _on_opened(self) -> None:
        self._end_all()
        self.begin_anew()

    def _end_all(self) -> None:
        """Another graph is shown: what was begun on the last one ends."""
        self.gestures.cancel()
        self.gliding.stop()
        self.search_box.dismiss()
        self.rename_field.dismiss()
        self.writing.leave()
        self.values.field.dismiss()
        self.whisper("")

    def _on_changed(self, change: Change) -> None:
        """Undone, or edited elsewhere, under a gesture: that gesture has lost its ground."""
        if self.fading.isActive():
            self.whisper("")  # What was refused is a thing of the past.
        here = change.of(self.session.scope.graph)
        if (here.nodes or here.furnished) and self.gestures.cancel():
            self._redraw()
        if self.values.field.node in change.of(self.session.scope.graph).removed:
            self.values.field.dismiss()

    def _on_selected(self, ids: tuple[str, ...]) -> None:
        if len(ids) == 1 and self.gestures.tool is None and not self._untouched:
            self.reveal(ids[0])
        pieces = self.session.selected_pieces
        told = outline.of_node(self.canvas, ids[-1]) if ids else outline.of_graph(self.canvas)
        if pieces and not ids:
            told = outline.of_piece(self.canvas, pieces[-1])
        self.setAccessibleDescription(told)

    def _centre_empty(self) -> None:
        self.empty.adjustSize()
        self.empty.move(self.rect().center() - self.empty.rect().center())

    def _begin_graph(self) -> None:
        """What the button of an empty canvas is for."""
        if self.session.is_meant:
            self.draw_wanted.emit()
        else:
            self.quick_add()

    def _on_altered(self) -> None:
        is_empty = len(self.canvas.graph) == 0 and not self.canvas.furniture
        if is_empty and self.session.is_meant:
            reason = self.session.meaning.reason
            self.empty.say(say(reason) if reason else "", tr("Draw the training yourself"))
        elif is_empty:
            self.empty.say()
        self.empty.setVisible(is_empty)
        if is_empty:
            self._centre_empty()
        if self._untouched:
            self.show_all()
