"""A scene with frames and notes, in some of which nodes are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QRectF

from studio.graph.model import Wire
from studio.ui.canvas.courses import Ends
from studio.ui.canvas.furniture import Furniture
from studio.ui.canvas.ink import Ink
from studio.ui.canvas.items import ItemScene
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.piece_ink import FurnitureLook
from studio.ui.canvas.wire_item import WireItem


class FurnishedScene(ItemScene):
    """Owns the items; knows no document."""

    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(ink, parent)
        self.furniture = Furniture(self, FurnitureLook(self.look.ink))
        """Frames and notes."""
        self._hidden: dict[str, str] = {}
        """All that is hidden in collapsed frames, and in which."""

    def empty(self) -> None:
        super().empty()
        self.furniture.begin({}, ())
        self._hidden = {}

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle that holds these cards, frames and notes, or all."""
        some = None if ids is None else tuple(ids)
        if some is None and self._hidden:
            some = (
                *(n for n in self._nodes if n not in self._hidden),
                *(item.piece.id for item in self.furniture),
            )
        return super().content(some).united(self.furniture.content(some))

    def node_items(self) -> Iterator[NodeItem]:
        """The cards that are in sight."""
        if not self._hidden:
            return super().node_items()
        return (item for item in super().node_items() if item.isVisible())

    def wire_items(self) -> Iterator[WireItem]:
        """The wires that are in sight."""
        if not self._hidden:
            return super().wire_items()
        return (item for item in super().wire_items() if item.isVisible())

    def hide(self, hidden: dict[str, str]) -> None:
        """Keep this out of sight: ids, each with that of the frame that it is hidden in."""
        before, self._hidden = self._hidden, hidden
        if not before and not self._hidden:
            return
        self.furniture.hide(self._hidden)
        for node_id in before.keys() | self._hidden.keys():
            if item := self._nodes.get(node_id):
                item.setVisible(node_id not in self._hidden)
                for wire in self._touching[node_id]:
                    ends = [self._hidden.get(end) for end in (wire.source, wire.target)]
                    self._wires[wire].setVisible(ends[0] is None or ends[0] != ends[1])
                self._respan(node_id)
        if before != self._hidden:
            self.altered.emit()

    def _ends(self, wire: Wire) -> Ends:
        ends = super()._ends(wire)
        if not self._hidden:
            return ends
        x1, y1, x2, y2 = ends
        if bar := self.furniture.item(self._hidden.get(wire.source, "")):
            x1, y1 = bar.rect.right(), bar.rect.center().y()
        if bar := self.furniture.item(self._hidden.get(wire.target, "")):
            x2, y2 = bar.rect.left(), bar.rect.center().y()
        return x1, y1, x2, y2
