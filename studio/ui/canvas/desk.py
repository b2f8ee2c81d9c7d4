"""The view with its tools laid out: gestures, search, rename, fixes, a whisper at the pointer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from studio.app import spots
from studio.app.session import Session
from studio.app.spots import Spot
from studio.layers.spec import LayerSpec
from studio.ui.canvas import adding, cursors
from studio.ui.canvas.card_values import CardValues
from studio.ui.canvas.cursors import KNIFE
from studio.ui.canvas.fixes import FixMenu
from studio.ui.canvas.gestures import Gestures
from studio.ui.canvas.gliding import Glide, Speed
from studio.ui.canvas.key_wiring import KeyWiring
from studio.ui.canvas.quick_add import QuickAdd
from studio.ui.canvas.rename import RenameField, name_place
from studio.ui.canvas.sheet import Sheet
from studio.ui.canvas.tools.choose import Held
from studio.ui.canvas.tools.key_cut import KeyCut
from studio.ui.canvas.tools.lasso import Lasso
from studio.ui.canvas.tools.tool import Pointer, Tool
from studio.ui.canvas.version_marks import VersionMarks
from studio.ui.canvas.whisper import Whisper
from studio.ui.canvas.writing import Writing
from studio.ui.text import tr
from studio.ui.theme import Theme

BESIDE = 14
LINGER_MS = 6000
"""How long a refusal stays beside the pointer when nothing else happens."""


class Desk(Sheet):
    """Begins what the user asks for; knows where the pointer is."""

    hint = Signal(str)
    """What could be done now, for the status bar."""
    menu_wanted = Signal(QPoint)
    """The context menu was asked for, here on the screen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self.gestures = Gestures(self)
        super().__init__(session, theme, parent)
        self.version_marks = VersionMarks(session, self.canvas, self.viewport().update)
        self._hand_key = 0
        self._held: Held = ""
        self._used = False
        """Whether a drag was made while that key was held."""
        self._last: QPoint | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._hint = ""
        self.whisperer = Whisper(theme, self)
        self.fading = QTimer(self)
        self.fading.setSingleShot(True)
        self.fading.setInterval(LINGER_MS)
        self.fading.timeout.connect(self.whisperer.hide)
        self._swipe = Speed()
        self.gliding = Glide(self.pan_by, lambda: self.mapToScene(QPoint()), self)
        self.search_box = QuickAdd(session, theme, self)
        self.rename_field = RenameField(session, theme, self, self.whisperer)
        self.writing = Writing(session, theme, self.canvas.furniture, self)
        self.fixes = FixMenu(session, self)
        self.values = CardValues(self, theme, self.whisperer)
        self.key_wiring = KeyWiring(self, self, self.gestures, theme)

    def show_difference(self) -> None:
        """Bring into view what the difference in hand is seen at."""
        chosen = self.session.versions.chosen
        if chosen is not None and chosen.difference.graph == self.session.scope.graph:
            place = self.version_marks.place_of(chosen.difference.node)
            if place is not None:
                self.camera.reveal(place)

    def start_rename(self, node_id: str = "") -> None:
        """Edit the name of a node, by default of what was selected last, where it stands."""
        node_id = node_id or self._last_selected()
        if not node_id and self.session.selected_pieces:
            self.start_writing(self.session.selected_pieces[-1])
        if item := self.canvas.node_item(node_id):
            self.reveal(node_id)
            place = self.mapFromScene(name_place(item)).boundingRect()
            self.rename_field.ask(node_id, place, self.zoom)

    def start_writing(self, piece_id: str) -> None:
        """Edit the title of a frame, or the text of a note, where it stands."""
        if self.canvas.furniture.item(piece_id):
            self.reveal(piece_id)
            self.writing.ask(piece_id)

    def edit_values(self) -> None:
        """Edit the first value on the card of the last selected node, where values are seen."""
        if item := self.canvas.node_item(self._last_selected()):
            self.reveal(item.node_id)
            self.values.begin(item)

    def start_rename_block(self) -> None:
        """Edit the name of the block that the last selected node stands for."""
        node_id = self._last_selected()
        if item := self.canvas.node_item(node_id):
            self.reveal(node_id)
            place = self.mapFromScene(name_place(item)).boundingRect()
            self.rename_field.ask_block(node_id, place, self.zoom)

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
            spots.behind(self.session, origin.node, origin.end),
        )

    def start_wire(self, *, all_of_port: bool = False) -> None:
        """Draw a wire from the selected node by keys; or lead the chosen one, or all, elsewhere."""
        self.key_wiring.start(all_of_port)

    def start_lasso(self) -> None:
        """Let the next drag be a lasso; or not, where it would be one."""
        tool = self.gestures.tool
        if isinstance(tool, Lasso) and tool.waits:
            self.gestures.cancel()
        else:
            self.gestures.arm(Lasso(self, waits=True))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._redraw()

    def start_cut(self) -> None:
        """Go through wires by keys, to cut one."""
        tool = KeyCut(self)
        if tool.possible:
            self._take(tool)
        else:
            self.whisper(tr("There is no wire to cut."))

    def _take(self, tool: Tool) -> None:
        self.gestures.take(tool, self.pointer())
        self._redraw()

    def offer_fixes(self, node_id: str = "") -> None:
        """Open the menu of fixes for a node's problem, by default of the last selected."""
        node_id = node_id or self._last_selected()
        item, problem = self.canvas.node_item(node_id), self.canvas.problems.get(node_id)
        if item is not None and problem is not None:
            # Beside the badge, which stays in sight.
            corner = self.mapFromScene(item.rect.topRight()) + QPoint(BESIDE, 0)
            self.fixes.offer(problem, self.viewport().mapToGlobal(corner))

    def light_path(self, on: bool) -> None:
        """Light up the path of the data through what is selected, or no longer."""
        self.canvas.lighting.switch(on)
        self._dress_pointer()

    def show_menu(self) -> None:
        """Ask for the context menu at what was selected last; in the middle, if that is nothing."""
        corner = self.viewport().rect().center()
        if item := self.canvas.node_item(self._last_selected()):
            self.reveal(item.node_id)
            corner = self.mapFromScene(item.rect.bottomLeft())
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    # What gestures ask for.

    def whisper(self, text: str, refused: bool = False, at: QPointF | None = None) -> None:
        place = self._place_of_pointer() if at is None else self.mapFromScene(at)
        self.whisperer.say(text, refused, place)
        if text and refused:
            self.fading.start()
        else:
            self.fading.stop()

    def glide(self, speed: QPointF) -> None:
        if self.session.settings.glide:
            self.gliding.start(speed)

    def search(
        self,
        at: QPointF,
        fits: Callable[[LayerSpec], bool],
        chosen: Callable[[str], None],
        hint: str = "",
        spot: Spot | None = None,
    ) -> None:
        place = QRect(self.mapFromScene(at), QSize(1, 1))
        self.search_box.ask(place, fits, chosen, hint, spot)
        self._dress_pointer()

    def point_at(self, place: QPoint, keys: Qt.KeyboardModifier, time_ms: int = 0) -> Pointer:
        """The pointer is here now."""
        self._last, self._keys = place, keys
        return Pointer(self.mapToScene(place), place, keys, time_ms)

    def pointer(self) -> Pointer:
        """Where the pointer is; in the middle of the view, if it is elsewhere."""
        place = self._place_of_pointer()
        return Pointer(self.mapToScene(place), place, self._keys)

    def renew_gesture(self) -> None:
        """Show a gesture that was changed by something other than the pointer."""
        self._redraw()

    def paint_above(self, painter: QPainter) -> None:
        super().paint_above(painter)
        self.version_marks.paint(painter)
        if tool := self.gestures.tool:
            tool.paint(painter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A box that was open over the canvas is closed."""
        super().focusInEvent(event)
        self._dress_pointer()

    # Inside.

    def _place_of_pointer(self) -> QPoint:
        return self._last if self._last is not None else self.viewport().rect().center()

    def _follow(self) -> None:
        """The scene moved under the pointer."""
        if self.gestures.tool is not None and self._last is not None:
            self.gestures.move(self.pointer())
        self._redraw()

    def _redraw(self) -> None:
        if self.version_marks.active and self.gestures.tool is not None:
            self.viewport().update()  # Marks lie beyond what the scene knows to be repainted.
        place = self.gestures.dirty()
        if not place.isEmpty():
            around = self.mapFromScene(place).boundingRect().adjusted(-6, -6, 6, 6)
            self.viewport().update(around)
        self._dress_pointer()

    def _dress_pointer(self) -> None:
        shape = self.gestures.cursor
        if shape is None:
            shape = Qt.CursorShape.ArrowCursor
            if self._held:
                panning = self._held == "pan"
                shape = Qt.CursorShape.OpenHandCursor if panning else KNIFE
            elif self.canvas.look.hovered_port is not None:
                shape = Qt.CursorShape.CrossCursor
            elif (grip := self.canvas.furniture.hovered) is not None:
                shape = grip.cursor
            elif self.canvas.look.hovered_value.node:
                shape = Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(cursors.knife(self.theme) if shape == KNIFE else shape)
        hint = self.gestures.hint()
        if self._held == "cut" and self.gestures.tool is None:
            hint = tr("Drag across wires to cut them; let go of Y to choose one by arrow keys")
        if not self.search_box.isHidden():
            hint = tr("Type what to add; arrow keys choose, Return adds, Escape closes")
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
