"""A frame or a note on the canvas: one item each, behind wires and cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.compile.problems import Severity
from studio.graph.carrying import HEADER, box_of
from studio.graph.furniture import Frame, Note, Piece
from studio.ui.canvas.card import paint_badge
from studio.ui.canvas.geometry import BADGE_RADIUS, PAD
from studio.ui.canvas.piece_ink import FurnitureLook
from studio.ui.text import tr

FRAMES, NOTES = -4.0, -2.0
"""The heights: of two frames the larger lies below."""
ROUND = 8.0
SMALLEST_TITLE = 11.5
"""In pixels of the view: from afar a title does not shrink on."""
TITLE, TITLE_LINE = 12.0, 15.4
LEAST_LETTERS = 5
"""A title of which fewer would be left is not shown."""
RISE = 18.0
"""How far a title may stand out above its frame, at the least scale at which items are painted."""
INSET = 10.0
"""From the edge of a note to its text."""
STRIPE = 3.0
CHEVRON = 12.0
"""The room for the mark of a collapsed frame, left of its title."""


class PieceItem(QGraphicsItem):
    """Belongs to the scene, which looks it up by its piece's id. Paints; does not react."""

    __slots__ = ("hovered", "look", "opened", "piece", "rect", "selected", "severity")

    def __init__(self, piece: Piece, look: FurnitureLook) -> None:
        super().__init__()
        self.look = look
        self.selected = self.hovered = self.opened = False
        self.piece = piece
        self.severity: Severity | None = None
        """Of the worst problem among what a collapsed frame hides."""
        self.rect = self._place_of(piece)
        self.setZValue(_height(piece))

    def wear(self, piece: Piece) -> None:
        """Show the piece as it is now."""
        self.piece = piece
        self.place(self._place_of(piece))
        self.setZValue(_height(piece))
        self.update()

    @property
    def is_bar(self) -> bool:
        """Whether it is a collapsed frame, seen as its header alone."""
        return isinstance(self.piece, Frame) and self.piece.holds is not None and not self.opened

    def open(self, opened: bool) -> None:
        """Show a collapsed frame as if it were open, because something in it must be seen."""
        if opened != self.opened:
            self.opened = opened
            self.wear(self.piece)

    def mark(self, severity: Severity | None) -> None:
        """Show the badge of a problem, or none."""
        if severity != self.severity:
            self.severity = severity
            self.update()

    @property
    def badge_centre(self) -> QPointF:
        """Where the badge of a collapsed frame sits: on its upper right corner."""
        return self.rect.topRight() + QPointF(-3, 3)

    def _place_of(self, piece: Piece) -> QRectF:
        if self.opened:
            return QRectF(piece.x, piece.y, piece.width, piece.height)
        left, top, right, bottom = box_of(piece)
        return QRectF(left, top, right - left, bottom - top)

    def place(self, rect: QRectF) -> None:
        """Show it elsewhere, or in another size."""
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = rect

    def boundingRect(self) -> QRectF:
        if isinstance(self.piece, Frame):
            return self.rect.adjusted(-2, -2 - RISE, BADGE_RADIUS, 2)
        return self.rect.adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        scale = painter.worldTransform().m11()
        if isinstance(self.piece, Frame):
            self._paint_frame(painter, self.piece)
            paint_title(painter, self, scale)
            if self.severity is not None and self.is_bar:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_badge(painter, self.badge_centre, self.severity, self.look.faces)
        else:
            self._paint_note(painter, self.piece, cached=widget is not None)

    def _paint_frame(self, painter: QPainter, frame: Frame) -> None:
        ink = self.look.ink
        tint = ink.tint(frame.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint.header)
        painter.save()
        painter.setClipRect(header_of(self.rect), Qt.ClipOperation.IntersectClip)
        painter.drawRoundedRect(self.rect, ROUND, ROUND)
        painter.restore()
        painter.setBrush(tint.body)
        painter.setPen(tint.edge_hover if self.hovered else tint.edge)
        if self.selected:
            painter.setPen(ink.selected)
        painter.drawRoundedRect(self.rect, ROUND, ROUND)

    def _paint_note(self, painter: QPainter, note: Note, *, cached: bool) -> None:
        if not cached:
            painter.save()
            painter.translate(self.rect.topLeft())
            self._paint_sheet(painter, note)
            painter.restore()
            return
        size = (self.rect.width(), self.rect.height())
        key = ("note", note.text, size, self.selected, self.hovered)
        painter.save()
        painter.translate(self.rect.topLeft())
        self.look.bodies.paint(painter, key, size, 2.0, lambda p: self._paint_sheet(p, note))
        painter.restore()

    def _paint_sheet(self, painter: QPainter, note: Note) -> None:
        ink, area = self.look.ink, QRectF(QPointF(0, 0), self.rect.size())
        painter.setBrush(ink.paper)
        painter.setPen(ink.paper_edge_hover if self.hovered else ink.paper_edge)
        if self.selected:
            painter.setPen(ink.selected)
        painter.drawRoundedRect(area, ROUND / 2, ROUND / 2)
        painter.fillRect(QRectF(0, ROUND / 2, STRIPE, area.height() - ROUND), ink.stripe)
        room = text_room(area)
        if not note.text.strip():
            painter.setPen(ink.faint)
            painter.setFont(self.look.faces.kind.font)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, tr("Double-click to write"))
            return
        papers = self.look.papers
        painter.save()
        painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        painter.translate(room.topLeft())
        papers.paint(painter, note.text, room.width())
        painter.restore()
        if papers.height(note.text, room.width()) > room.height() + 1:
            painter.setPen(ink.faint)
            painter.setFont(self.look.faces.name.font)
            at = QPointF(area.right() - 18, area.bottom() - 5)
            painter.drawText(at, "…")


def _height(piece: Piece) -> float:
    if isinstance(piece, Note):
        return NOTES
    area = piece.width * piece.height
    return FRAMES + 1 / (1 + area / 1e5)


def header_of(rect: QRectF) -> QRectF:
    """The strip of a frame that has its title and by which it is moved."""
    return QRectF(rect.left(), rect.top(), rect.width(), min(HEADER, rect.height()))


def text_room(rect: QRectF) -> QRectF:
    """Where on a note its text stands."""
    return rect.adjusted(INSET + STRIPE, INSET, -INSET, -INSET)


def enlarged(scale: float) -> float:
    """How much larger than the scene a title is set so that it can be read at this scale."""
    return max(1.0, SMALLEST_TITLE / (TITLE * scale))


def title_place(rect: QRectF, scale: float) -> QRectF:
    """Where a title stands: in the header or, when it is larger, reaching up above it."""
    head, high = header_of(rect), TITLE_LINE * enlarged(scale)
    if high <= head.height():
        return head
    return QRectF(head.left(), head.bottom() - high, head.width(), high)


def paint_title(painter: QPainter, item: PieceItem, scale: float) -> None:
    """The title of a frame, as large as it must be to be read."""
    frame = item.piece
    if not isinstance(frame, Frame) or not (frame.title or item.is_bar):
        return
    face, factor = item.look.faces.name, enlarged(scale)
    place = title_place(item.rect, scale)
    left = PAD + (CHEVRON if item.is_bar else 0.0)
    count = f"{len(frame.holds or ())}" if item.is_bar else ""
    room = place.width() / factor - left - PAD - (face.width(count) + PAD if count else 0)
    text = face.metrics.elidedText(frame.title, Qt.TextElideMode.ElideRight, max(room, 0.0))
    if len(text) < min(len(frame.title), LEAST_LETTERS):
        return
    painter.save()
    painter.translate(place.left(), place.center().y())
    painter.scale(factor, factor)
    painter.setPen(item.look.ink.tint(frame.colour).title)
    painter.setFont(face.font)
    painter.drawStaticText(QPointF(left, -face.height / 2), face.text(text))
    if count:
        right = place.width() / factor - PAD - face.width(count)
        painter.drawStaticText(QPointF(right, -face.height / 2), face.text(count))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolyline([QPointF(PAD, -4), QPointF(PAD + 4, 0), QPointF(PAD, 4)])
    painter.restore()
