"""What sets a card apart from that of a plain layer, and the marks that show it.

No mark is told by its colour alone: a block has sheets below it, a shared layer a chain, a muted
one a crossed ring, a frozen one a lock, one that is computed again in the backward pass an arrow
that turns back, a pinned one a pin, a bypassed one a line that runs through, an unknown one a
dashed edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from studio.compile.kinds import CHECKPOINT, REPEAT, SHARE_WEIGHTS
from studio.graph.model import BLOCK, BYPASS, CODE, FREEZE, MUTE, PIN, Node
from studio.layers.spec import LayerSpec
from studio.ui.canvas.geometry import CORNER, PAD, Layout, wire_path
from studio.ui.canvas.ink import Ink
from studio.value import Expression

Skip = Literal["", "bypass", "mute"]
Sign = Literal["link", "mute", "code", "lock", "again", "pin"]

PALE = 0.55
"""How much is left of a card whose node does not run."""
SHEETS = ((5.0, 3.0), (11.0, 6.0))
"""The sheets below a block: how far each is in from the sides, and how far down it reaches."""
PILL_HEIGHT = 14.0
PILL_RISE = 5.0
"""How far a pill reaches into its card, less than to the texts."""
PILL_WIDTH = 20.0
PILL_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Guise:
    """How a node differs from a plain layer, as far as its card shows it."""

    block: bool = False
    times: str = ""
    """How often a block runs; empty for once."""
    tied: bool = False
    """Whether all repetitions have the same weights."""
    shared: bool = False
    """Whether several nodes call this layer."""
    skip: Skip = ""
    unknown: bool = False
    code: bool = False
    frozen: bool = False
    """Whether its weights stay as they are in training."""
    again: bool = False
    """Whether the backward pass computes a block again."""
    pinned: bool = False
    """Whether it stays where it is, whatever moves."""

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The marks at the lower left, in their order."""
        found: list[Sign] = []
        if self.shared:
            found.append("link")
        if self.skip == "mute":
            found.append("mute")
        if self.code:
            found.append("code")
        if self.frozen:
            found.append("lock")
        if self.again:
            found.append("again")
        if self.pinned:
            found.append("pin")
        return tuple(found)


PLAIN = Guise()


def skip_of(node: Node) -> Skip:
    """Whether the node itself is bypassed or muted."""
    if MUTE in node.flags:
        return "mute"
    return "bypass" if BYPASS in node.flags else ""


def guise_of(
    node: Node, spec: LayerSpec | None, shared: bool, skip: Skip = "", runs: int = 0
) -> Guise:
    """The guise of a node.

    Args:
        node: as it is in the document.
        spec: its kind.
        shared: whether others call its layer, or it calls another's.
        skip: how it is left out because others are.
        runs: how often a block runs where an expression says it; 0 if that is not known.
    """
    block, code = node.kind.startswith(BLOCK), node.kind.startswith(CODE)
    if not (block or code or shared or skip or node.flags) and spec is not None:
        return PLAIN
    repeat = node.params.get(REPEAT, 1) if block else 1
    if isinstance(repeat, Expression) and runs:
        repeat = runs
    return Guise(
        block,
        "" if repeat == 1 else f"×{repeat}",
        block and repeat != 1 and node.params.get(SHARE_WEIGHTS) is True,
        shared,
        skip_of(node) or skip,
        spec is None,
        code,
        FREEZE in node.flags,
        block and node.params.get(CHECKPOINT) is True,
        PIN in node.flags,
    )


def paint_sheets(painter: QPainter, layout: Layout) -> None:
    """The sheets that peep out below a block, in the pen and brush of its card."""
    for inset, down in reversed(SHEETS):
        sheet = QRectF(inset, layout.height / 2, layout.width - 2 * inset, layout.height / 2 + down)
        painter.drawRoundedRect(sheet, CORNER, CORNER)


def paint_marks(painter: QPainter, layout: Layout, guise: Guise, ink: Ink) -> None:
    """The pills at the lower edge: signs at the left, how often it runs at the right."""
    x = float(PAD)
    for sign in guise.signs:
        pill = _pill(painter, x, PILL_WIDTH, layout, ink)
        _paint_sign(painter, sign, pill.center(), ink)
        x = pill.right() + PILL_GAP
    if guise.times:
        text = ink.label.width(guise.times)
        width = text + 12 + (14 if guise.tied else 0)
        pill = _pill(painter, layout.width - PAD - width, width, layout, ink)
        painter.setPen(ink.text_2)
        painter.setFont(ink.label.font)
        painter.drawText(
            QPointF(pill.left() + 6, pill.center().y() + ink.label.ascent / 2 - 1.5), guise.times
        )
        if guise.tied:
            _paint_sign(painter, "link", QPointF(pill.right() - 11, pill.center().y()), ink)


def paint_bypass(painter: QPainter, layout: Layout, ink: Ink, lit: bool) -> None:
    """The line by which a value passes a card untouched."""
    entry = next((port for port in layout.ports if port.side == "input"), None)
    leave = next((port for port in layout.ports if port.side == "output"), None)
    if entry is None or leave is None:
        return
    painter.setPen(ink.wire_lit if lit else ink.wire)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(wire_path(entry.x, entry.y, leave.x, leave.y))


def _pill(painter: QPainter, x: float, width: float, layout: Layout, ink: Ink) -> QRectF:
    pill = QRectF(x, layout.height - PILL_RISE, width, PILL_HEIGHT)
    painter.setPen(ink.edge_hover)
    painter.setBrush(ink.card)
    painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    return pill


def _paint_sign(painter: QPainter, sign: Sign, at: QPointF, ink: Ink) -> None:
    painter.setPen(ink.sign)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y = at.x(), at.y()
    if sign == "link":
        painter.drawRoundedRect(QRectF(x - 6, y - 2.5, 7, 5), 2.5, 2.5)
        painter.drawRoundedRect(QRectF(x - 1, y - 2.5, 7, 5), 2.5, 2.5)
    elif sign == "mute":
        painter.drawEllipse(at, 4.0, 4.0)
        painter.drawLine(QPointF(x - 2.8, y + 2.8), QPointF(x + 2.8, y - 2.8))
    elif sign == "lock":
        painter.drawRoundedRect(QRectF(x - 4, y - 1, 8, 5.5), 1, 1)
        painter.drawArc(QRectF(x - 2.5, y - 4.5, 5, 7), 0, 180 * 16)
    elif sign == "pin":
        painter.drawLine(QPointF(x - 2.2, y - 4.4), QPointF(x + 2.2, y - 4.4))
        painter.drawRect(QRectF(x - 1.3, y - 4.4, 2.6, 3.8))
        painter.drawLine(QPointF(x - 3.4, y - 0.4), QPointF(x + 3.4, y - 0.4))
        painter.drawLine(QPointF(x, y - 0.2), QPointF(x, y + 4.4))
    elif sign == "again":
        painter.drawArc(QRectF(x - 4, y - 3.6, 8, 8), 40 * 16, 280 * 16)
        corner = QPointF(x + 3.4, y - 2.2)
        painter.drawPolyline([QPointF(x + 3.4, y - 5.6), corner, QPointF(x, y - 2.2)])
    else:
        for side in (-1, 1):
            painter.drawPolyline(
                [
                    QPointF(x + side * 3, y - 3.2),
                    QPointF(x + side * 6.2, y),
                    QPointF(x + side * 3, y + 3.2),
                ]
            )
        painter.drawLine(QPointF(x - 1.2, y + 3.4), QPointF(x + 1.2, y - 3.4))
