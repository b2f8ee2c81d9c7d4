"""The frames and notes of a scene: found by id, placed, made to stand out, painted from afar."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsScene

from studio.graph.furniture import Frame, Note, Piece
from studio.ui.canvas.piece_ink import FurnitureLook
from studio.ui.canvas.piece_item import PieceItem, paint_title, title_place

Edge = Literal["left", "right", "top", "bottom"]
REACH, FARTHEST = 5.0, 9.0
"""How near to an edge a press takes it: in the view's pixels, and in those of the scene."""
EDGES_SEEN = 0.36
"""Below this scale pieces are only moved."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a piece would be taken hold of: at edges, to resize it, or as a whole."""

    piece: str
    edges: frozenset[Edge] = frozenset()
    framed: bool = False
    """Whether it is a frame."""

    @property
    def cursor(self) -> Qt.CursorShape:
        edges = self.edges
        if not edges:
            return Qt.CursorShape.SizeAllCursor
        if len(edges) == 2:
            falling = edges in ({"left", "top"}, {"right", "bottom"})
            shape = Qt.CursorShape
            return shape.SizeFDiagCursor if falling else shape.SizeBDiagCursor
        across = edges <= {"left", "right"}
        return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor


@dataclass
class Furniture:
    """Owns the items of pieces; knows no document."""

    scene: QGraphicsScene
    look: FurnitureLook
    hovered: Grip | None = None
    _items: dict[str, PieceItem] = field(default_factory=dict)

    def begin(self, pieces: Mapping[str, Piece], selected: Iterable[str]) -> None:
        """Show these in a scene that was emptied."""
        self._items, self.hovered = {}, None
        for piece in pieces.values():
            self._put(piece)
        self.show_selection(selected)

    def follow(self, ids: Iterable[str], pieces: Mapping[str, Piece], chosen: set[str]) -> None:
        """Show some as they are now, or no more."""
        for piece_id in ids:
            item, piece = self._items.get(piece_id), pieces.get(piece_id)
            if piece is not None and item is not None:
                item.wear(piece)
            elif piece is not None:
                self._put(piece).selected = piece_id in chosen
            elif item is not None:
                self.scene.removeItem(self._items.pop(piece_id))
                if self.hovered and self.hovered.piece == piece_id:
                    self.hovered = None

    def repaint(self, look: FurnitureLook) -> None:
        """Another theme."""
        self.look = look
        for item in self._items.values():
            item.look = look

    def _put(self, piece: Piece) -> PieceItem:
        item = self._items[piece.id] = PieceItem(piece, self.look)
        self.scene.addItem(item)
        return item

    # Looking up.

    def __bool__(self) -> bool:
        return bool(self._items)

    def __iter__(self) -> Iterator[PieceItem]:
        return iter(self._items.values())

    def item(self, piece_id: str) -> PieceItem | None:
        return self._items.get(piece_id)

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle that holds these, or all."""
        found = QRectF()
        for piece_id in self._items if ids is None else ids:
            item = self._items.get(piece_id)
            if item is not None and item.isVisible():
                found = found.united(item.rect)
        return found

    def grip_at(self, point: QPointF, scale: float) -> Grip | None:
        """How a press here takes hold of a piece: the uppermost note, or the smallest frame."""
        reach = min(REACH / scale, FARTHEST) if scale >= EDGES_SEEN else 0.0
        for item in sorted(self._items.values(), key=lambda item: -item.zValue()):
            rect = item.rect
            if not item.isVisible():
                continue
            if rect.adjusted(-reach, -reach, reach, reach).contains(point):
                if reach and not item.is_bar and (edges := _edges(rect, point, reach)):
                    return Grip(item.piece.id, edges)
                if isinstance(item.piece, Note):
                    return Grip(item.piece.id)
            if isinstance(item.piece, Frame) and title_place(rect, scale).contains(point):
                return Grip(item.piece.id, framed=True)
        return None

    def touched(self, area: QRectF | QPainterPath) -> list[str]:
        """What a box or a lasso takes: notes that it touches, frames that lie in it wholly."""
        return [
            item.piece.id
            for item in self._items.values()
            if item.isVisible()
            and (
                area.contains(item.rect)
                if isinstance(item.piece, Frame)
                else area.intersects(item.rect)
            )
        ]

    def hide(self, hidden: Mapping[str, str]) -> None:
        """Keep out of sight what is hidden; frames around what is not are seen open."""
        bars = set(hidden.values())
        for piece_id, item in self._items.items():
            item.setVisible(piece_id not in hidden)
            held = isinstance(item.piece, Frame) and item.piece.holds
            item.open(bool(held) and piece_id not in bars and piece_id not in hidden)

    # Standing out.

    def show_selection(self, ids: Iterable[str]) -> None:
        """Show these as selected."""
        chosen = set(ids)
        for piece_id, item in self._items.items():
            if item.selected != (piece_id in chosen):
                item.selected = not item.selected
                item.update()

    def hover(self, grip: Grip | None) -> None:
        """Show what is under the pointer."""
        if grip == self.hovered:
            return
        for one in (self.hovered, grip):
            if one is not None and (item := self._items.get(one.piece)):
                item.hovered = one is grip
                item.update()
        self.hovered = grip

    def place(self, places: Iterable[tuple[str, QRectF]]) -> None:
        """Show pieces elsewhere than the document has them, while they are dragged."""
        for piece_id, rect in places:
            if item := self._items.get(piece_id):
                item.place(rect)

    def unplace(self, ids: Iterable[str]) -> None:
        """Show pieces where the document has them."""
        for piece_id in ids:
            if item := self._items.get(piece_id):
                item.wear(item.piece)

    # From afar.

    def paint_far(
        self, painter: QPainter, lifted: Collection[str] = (), *, only: bool = False
    ) -> None:
        """Frames and notes as plain areas: those that are not lifted, or only those."""
        ink = self.look.ink
        painter.setPen(Qt.PenStyle.NoPen)
        for item in sorted(self._items.values(), key=lambda item: item.zValue()):
            if (item.piece.id in lifted) != only or not item.isVisible():
                continue
            frame = item.piece
            painter.setBrush(
                ink.tint(frame.colour).far if isinstance(frame, Frame) else ink.paper_far
            )
            painter.drawRect(item.rect)

    def paint_titles(self, painter: QPainter, scale: float) -> None:
        """Titles, of which none hides that of a larger frame, and the edges of what is selected."""
        taken: list[QRectF] = []
        for item in sorted(self._items.values(), key=lambda item: item.zValue()):
            place = title_place(item.rect, scale)
            if not item.isVisible():
                continue
            if not any(place.intersects(other) for other in taken):
                taken.append(place)
                paint_title(painter, item, scale)
            if item.selected:
                pen = self.look.ink.selected_far
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(item.rect)


def _edges(rect: QRectF, point: QPointF, reach: float) -> frozenset[Edge]:
    reach = min(reach, rect.width() / 4, rect.height() / 4)
    found: set[Edge] = set()
    if abs(point.x() - rect.left()) <= reach:
        found.add("left")
    elif abs(point.x() - rect.right()) <= reach:
        found.add("right")
    if abs(point.y() - rect.top()) <= reach:
        found.add("top")
    elif abs(point.y() - rect.bottom()) <= reach:
        found.add("bottom")
    return frozenset(found)
