"""Values edited on cards: which one is under the pointer, opened by a click or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from studio.ui.canvas import hits
from studio.ui.canvas.look import NO_VALUE, ValueRef
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.sheet import Sheet
from studio.ui.canvas.tools.tool import Pointer
from studio.ui.canvas.value_field import LEAST, ValueField
from studio.ui.canvas.value_rows import NEAR, ValueRow, name_width
from studio.ui.canvas.whisper import Whisper
from studio.ui.shown import shown_values
from studio.ui.text import tr
from studio.ui.theme import Theme


class CardValues:
    """Of one view; only from near, where values are seen."""

    def __init__(self, view: Sheet, theme: Theme, whisper: Whisper) -> None:
        self._view = view
        self._session = view.session
        self._whisper = whisper
        self.field = ValueField(view.session, theme, view, whisper)
        self.field.stepped.connect(self._step)
        view.moved.connect(self.follow)
        self._pressed: tuple[QPoint, ValueRef] = QPoint(), NO_VALUE

    # By the pointer.

    def hover(self, at: Pointer | None) -> None:
        """The pointer is here, or gone."""
        self._view.canvas.hover_value(self._at(at) if at is not None else NO_VALUE)

    def press(self, at: Pointer, meant: bool) -> None:
        """A button went down; whether that may become a click on a value."""
        self._pressed = at.view, self._at(at) if meant and not at.adding else NO_VALUE

    def release(self, at: Pointer) -> None:
        """It went up again: where it went down, this was a click."""
        (place, value), self._pressed = self._pressed, (QPoint(), NO_VALUE)
        moved = (at.view - place).manhattanLength() >= QApplication.startDragDistance()
        if value.node and not moved:
            self.edit(value, by_mouse=True)

    def _at(self, at: Pointer) -> ValueRef:
        near = self._view.zoom >= NEAR
        return hits.value_at(self._view.canvas, at.scene) if near else NO_VALUE

    # By keys.

    def begin(self, item: NodeItem) -> None:
        """Edit the first value on a card."""
        if self._view.zoom < NEAR:
            told = tr("Zoom in until the card shows its values, or use the inspector.")
            self._say(item, told)
        elif rows := self._rows(item):
            self.edit(ValueRef(item.node_id, rows[0].name))

    def _step(self, by: int) -> None:
        """On to the next value of the card, or away from it."""
        node, name = self.field.node, self.field.name
        item = self._view.canvas.node_item(node)
        names = [row.name for row in self._rows(item)] if item is not None else []
        at = names.index(name) + by if name in names else -1
        if 0 <= at < len(names):
            self.edit(ValueRef(node, names[at]))
        else:
            self.field.dismiss()

    # Either way.

    def edit(self, value: ValueRef, *, by_mouse: bool = False) -> None:
        """Edit a value where it stands; a switch is turned by a click."""
        item = self._view.canvas.node_item(value.node)
        if item is None or value.node not in self._session.graph:
            return
        if self._session.is_meant:
            told = tr("This training follows the settings: draw it yourself to change it.")
            self._say(item, told)
        elif not (by_mouse and self._turn(value)) and (place := self._place(value)):
            zoom = self._view.zoom
            self.field.ask(value.node, value.name, place, zoom, by_mouse=by_mouse)

    def follow(self) -> None:
        """The view moved, and what is edited with it."""
        if self.field.editor is None:
            return
        place = self._place(ValueRef(self.field.node, self.field.name))
        if place is None or self._view.zoom < NEAR:
            self.field.dismiss()
        else:
            self.field.follow(place)

    def _turn(self, value: ValueRef) -> bool:
        """Turn a plain switch; whether the value is one."""
        node = self._session.graph.node(value.node)
        spec = self._session.kinds.find(node.kind)
        param = spec.param(value.name) if spec is not None else None
        if spec is None or param is None or param.type != "bool" or param.optional:
            return False
        shown = shown_values(self._session, node, spec)[value.name]
        if not isinstance(shown.value, bool):
            return False
        self._session.set_param(value.node, value.name, not shown.value)
        return True

    def _rows(self, item: NodeItem) -> tuple[ValueRow, ...]:
        card = item.card
        if card.values is None:
            card.values = self._view.canvas.look.values(item.node_id, card)
        return card.values

    def _place(self, value: ValueRef) -> QRect | None:
        item = self._view.canvas.node_item(value.node)
        for row in self._rows(item) if item is not None else ():
            if item is not None and row.name == value.name:
                place = row.place.translated(item.pos())
                name = name_width(row, self._view.canvas.look.ink)  # It stays in sight.
                rest = place.adjusted(max(place.width() / 2, name), 0, 0, 0)
                fits = rest.width() * self._view.zoom >= LEAST[0]
                return self._view.mapFromScene(rest if fits else place).boundingRect()
        return None

    def _say(self, item: NodeItem, sentence: str) -> None:
        self._whisper.say(sentence, False, self._view.mapFromScene(item.rect.bottomLeft()))
