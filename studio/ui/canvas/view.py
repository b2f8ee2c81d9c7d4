"""The view of the canvas: what the window asks of it, and events handed to gestures and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
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
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.app.session import Session
from studio.layers.spec import LayerSpec
from studio.ui.canvas import adding, hits, keyboard, outline, picture, scrolling, tips
from studio.ui.canvas.empty import EmptyCanvas
from studio.ui.canvas.fixes import FixMenu
from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.quick_add import QuickAdd
from studio.ui.canvas.rename import RenameField, name_place
from studio.ui.canvas.sheet import Sheet
from studio.ui.canvas.tools.key_wire import KeyWire
from studio.ui.canvas.tools.tool import Pointer
from studio.ui.canvas.whisper import Whisper
from studio.ui.text import tr
from studio.ui.theme import Theme

MIME = "application/x-plexus-kind"
"""What the palette drags: the key of a kind, in UTF-8."""


class CanvasView(Sheet):
    """Where the model graph is drawn and edited."""

    hint = Signal(str)
    """What could be done now, for the status bar."""
    menu_wanted = Signal(QPoint)
    """The context menu was asked for, here on the screen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self.gestures = Gestures(self)
        super().__init__(session, theme, parent)
        self._space_held = self._panned = False
        self._last: QPoint | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._hint = ""
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.whisperer = Whisper(theme, self)
        self.empty = EmptyCanvas(theme, self, self.quick_add)
        self.search_box = QuickAdd(session, theme, self)
        self.rename_field = RenameField(session, theme, self, self.whisperer)
        self.fixes = FixMenu(session, self)
        self.canvas.altered.connect(self._on_altered)
        self._disconnects = [
            session.opened.connect(lambda _document: self._on_opened()),
            session.selected.connect(self._on_selected),
        ]
        self._on_altered()

    def close_canvas(self) -> None:
        """Hear no more of the session."""
        self.canvas.close()
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
        item = self.canvas.node_item(node_id)
        return (item.card.layout.width, item.card.layout.height) if item else (0.0, 0.0)

    def set_differing(self, ids: frozenset[str]) -> None:
        """Mark the nodes that differ from the plan that is running."""
        self.canvas.set_differing(ids)

    def set_miniature(self, node_id: str, image: QImage | None) -> None:
        """Show a small picture in a node's card, or none."""
        self.canvas.set_miniature(node_id, image)

    def start_rename(self, node_id: str = "") -> None:
        """Edit the name of a node, by default of the last selected, where it stands."""
        node_id = node_id or self._last_selected()
        if item := self.canvas.node_item(node_id):
            self.reveal(node_id)
            place = self.mapFromScene(name_place(item)).boundingRect()
            self.rename_field.ask(node_id, place, self.zoom)

    def quick_add(self) -> None:
        """Search for a layer; with one node selected, wire it behind that."""
        selection = self.session.selection
        origin = adding.origin_of(self.canvas, selection[0]) if len(selection) == 1 else None
        if origin is None or origin.side == "input":
            self._add_at(self.pointer().scene)
            return
        self.reveal(origin.node)
        item, port = self.canvas.node_item(origin.node), origin
        self.search(
            QPointF(item.rect.right() + 24, item.top) if item else QPointF(),
            lambda spec: bool(spec.inputs),
            lambda kind: self._show_added(adding.behind(self.canvas, kind, port)),
            tr("Add behind {name}", name=self.canvas.graph.node(origin.node).name),
        )

    def start_wire(self) -> None:
        """Draw a wire from the selected node by keys."""
        if len(self.session.selection) != 1:
            return
        origin = adding.origin_of(self.canvas, self.session.selection[0])
        tool = KeyWire(self, origin) if origin else None
        if tool is not None and tool.possible:
            self.gestures.take(tool, self.pointer())
            self._redraw()
        else:
            self.whisper(tr("There is no port that this node could be connected to."))

    def offer_fixes(self, node_id: str = "") -> None:
        """Open the menu of fixes for a node's problem, by default of the last selected."""
        node_id = node_id or self._last_selected()
        item, problem = self.canvas.node_item(node_id), self.canvas.problems.get(node_id)
        if item is not None and problem is not None:
            corner = self.mapFromScene(item.rect.topRight())
            self.fixes.offer(problem, self.viewport().mapToGlobal(corner))

    # What gestures ask for.

    def whisper(self, text: str, refused: bool = False, at: QPointF | None = None) -> None:
        place = self._place_of_pointer() if at is None else self.mapFromScene(at)
        self.whisperer.say(text, refused, place)

    def search(
        self,
        at: QPointF,
        fits: Callable[[LayerSpec], bool],
        chosen: Callable[[str], None],
        hint: str = "",
    ) -> None:
        self.search_box.ask(QRect(self.mapFromScene(at), QSize(1, 1)), fits, chosen, hint)

    def pointer(self) -> Pointer:
        """Where the pointer is; in the middle of the view, if it is elsewhere."""
        place = self._place_of_pointer()
        return Pointer(self.mapToScene(place), place, self._keys)

    def paint_above(self, painter: QPainter) -> None:
        if tool := self.gestures.tool:
            tool.paint(painter)

    # Events of the pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        self._untouched = False
        left = event.button() == Qt.MouseButton.LeftButton
        if not self.gestures.tool and left and (item := hits.badge_at(self.canvas, at.scene)):
            self.session.select((item.node_id,))
            self.offer_fixes(item.node_id)
        else:
            self.whisper("")
            self.gestures.press(at, event.button(), self._space_held)
            self._panned = True
            self._redraw()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gestures.move(self._at(event))
        self._redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gestures.release(self._at(event), event.button())
        self._redraw()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() != Qt.MouseButton.LeftButton or hits.port_at(self.canvas, at.scene):
            self.mousePressEvent(event)
        elif item := hits.node_at(self.canvas, at.scene):
            if name_place(item).contains(at.scene):
                self.start_rename(item.node_id)
        elif hits.wire_at(self.canvas, at.scene) is None:
            self._add_at(at.scene)

    def wheelEvent(self, event: QWheelEvent) -> None:
        scrolling.wheel(self, event)
        self._follow()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._last = None
        self.gestures.unhover()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = hits.node_at(self.canvas, self.mapToScene(event.pos()))
        if item is not None and item.node_id not in self.session.selection:
            self.session.select((item.node_id,))
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
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._space_held, self._panned = True, False
                self._dress_pointer()
        elif not keyboard.press(self, event):
            super().keyPressEvent(event)
        self._redraw()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys = event.modifiers()
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space and self._space_held:
            self._space_held = False
            if not self._panned and self.gestures.tool is None:
                self.quick_add()
            self._dress_pointer()
        elif event.key() in keyboard.ARROWS:
            self.session.document.seal()
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        return False if onward else super().focusNextPrevChild(onward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space_held = False
        self._dress_pointer()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = tips.tip(self.canvas, self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if scrolling.pinch(self, event):
            self._follow()
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.empty.adjustSize()
        self.empty.move(self.rect().center() - self.empty.rect().center())

    # Inside.

    def _at(self, event: QMouseEvent | QDropEvent) -> Pointer:
        place = event.position().toPoint()
        self._last, self._keys = place, event.modifiers()
        return Pointer(self.mapToScene(place), place, self._keys)

    def _place_of_pointer(self) -> QPoint:
        return self._last if self._last is not None else self.viewport().rect().center()

    def _follow(self) -> None:
        """The scene moved under the pointer."""
        if self.gestures.tool is not None and self._last is not None:
            self.gestures.move(self.pointer())
        self._redraw()

    def _redraw(self) -> None:
        place = self.gestures.dirty()
        if not place.isEmpty():
            around = self.mapFromScene(place).boundingRect().adjusted(-6, -6, 6, 6)
            self.viewport().update(around)
        self._dress_pointer()

    def _dress_pointer(self) -> None:
        shape = self.gestures.cursor
        if shape is None:
            shape = Qt.CursorShape.ArrowCursor
            if self._space_held:
                shape = Qt.CursorShape.OpenHandCursor
            elif self.canvas.look.hovered_port is not None:
                shape = Qt.CursorShape.CrossCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        hint = self.gestures.hint()
        if hint != self._hint:
            self._hint = hint
            self.hint.emit(hint)

    def _last_selected(self) -> str:
        return self.session.selection[-1] if self.session.selection else ""

    def _add_at(self, point: QPointF) -> None:
        self.search(
            point,
            lambda _spec: True,
            lambda kind: self._show_added(adding.at(self.canvas, kind, point)),
        )

    def _show_added(self, node_id: str | None) -> None:
        if node_id is not None:
            self._untouched = False
            self.session.select((node_id,))
            self.reveal(node_id)

    def _on_opened(self) -> None:
        self.gestures.cancel()
        self.search_box.dismiss()
        self.rename_field.dismiss()
        self.whisper("")
        self.begin_anew()

    def _on_selected(self, ids: tuple[str, ...]) -> None:
        if len(ids) == 1 and self.gestures.tool is None and not self._untouched:
            self.reveal(ids[0])
        told = outline.of_node(self.canvas, ids[-1]) if ids else outline.of_graph(self.canvas)
        self.setAccessibleDescription(told)

    def _on_altered(self) -> None:
        self.empty.setVisible(len(self.canvas.graph) == 0)
        if self._untouched:
            self.fit_all()
