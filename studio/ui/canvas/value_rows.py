"""The values of a node's parameters, in small type on its card: legible when one comes near.

A card keeps its measures at every zoom. What frees the room is that its second line, once large
enough, no longer grows with the zoom; the values come out below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.ui.canvas.geometry import PAD, Layout
from studio.ui.canvas.guise import PLAIN, Guise
from studio.ui.canvas.ink import Ink
from studio.ui.entry import show
from studio.ui.form_row import Shown

APPROACH: Final = 1.2
"""From this zoom on the second line grows no more."""
NEAR: Final = 1.6
"""From this zoom on values come out and can be edited."""
LEGIBLE: Final = 2.0
"""From here on they are there in full."""
SMALLEST_LINE: Final = 0.64
"""How small the second line becomes, of its usual size."""
MOST: Final = 4
TYPE: Final = 0.5
"""The size of the values, of that of other small type."""
_TOP, _PITCH, _HEIGHT = 32.4, 7.2, 6.6
_GAP = 4.0
_INSET = 2.0


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One parameter on a card, in the card's coordinates."""

    name: str
    label: str
    """As much of the name as there is room for."""
    value: str
    changed: bool
    """Whether the user set it."""
    place: QRectF


def nearness(scale: float) -> float:
    """How much of the values is seen at a zoom: 0 to 1."""
    return min(max((scale - NEAR) / (LEGIBLE - NEAR), 0.0), 1.0)


def line_size(scale: float) -> float:
    """The size of the second line, of its usual one: on the screen it stays as large."""
    return min(max(APPROACH / scale, SMALLEST_LINE), 1.0)


def rows_of(
    spec: LayerSpec, shown: Mapping[str, Shown], layout: Layout, guise: Guise, ink: Ink
) -> tuple[ValueRow, ...]:
    """The values that a card has room for: those that must be given or were, then the first."""
    room = MOST if guise is PLAIN else MOST // 2  # Below are the marks of the guise.
    if layout.height < _TOP + _PITCH:
        return ()
    params = [param for param in spec.params if _is_wanted(shown.get(param.name))]
    order = {param.name: at for at, param in enumerate(params)}
    first = sorted(params, key=lambda param: (not _is_first(param, shown), order[param.name]))
    chosen = sorted(first[:room], key=lambda param: order[param.name])
    width = (layout.width - 2 * PAD + 4 - _GAP) / 2
    return tuple(
        _row(
            param,
            shown[param.name],
            QRectF(PAD - 2 + at % 2 * (width + _GAP), _TOP + at // 2 * _PITCH, width, _HEIGHT),
            ink,
        )
        for at, param in enumerate(chosen)
    )


def _is_wanted(shown: Shown | None) -> bool:
    return shown is not None and (shown.changed or not shown.derivable)


def _is_first(param: Param, shown: Mapping[str, Shown]) -> bool:
    return param.default is REQUIRED or shown[param.name].changed


def _row(param: Param, shown: Shown, place: QRectF, ink: Ink) -> ValueRow:
    right = Qt.TextElideMode.ElideRight
    room = (place.width() - 2 * _INSET) / TYPE
    text = show(param, shown.value) if shown.known else "?"
    between = 2 * _INSET / TYPE
    widest = max(0.62 * room, room - ink.label.width(param.name) - between)
    value = ink.cost.metrics.elidedText(text, right, widest)
    rest = room - ink.cost.width(value) - between
    label = ink.label.metrics.elidedText(param.name, right, rest)
    return ValueRow(param.name, label, value, shown.changed, place)


def name_width(row: ValueRow, ink: Ink) -> float:
    """How much of a row its name takes, with what is free beside it."""
    return 2 * _INSET + TYPE * ink.label.width(row.label)


def paint_rows(
    painter: QPainter, rows: tuple[ValueRow, ...], ink: Ink, strength: float, hovered: str
) -> None:
    """Paint the rows of a card at its origin, the one under the pointer marked."""
    opacity = painter.opacity()
    painter.setOpacity(opacity * strength)
    painter.setBrush(ink.well)
    for row in rows:
        painter.setPen(ink.value_hovered if row.name == hovered else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(row.place, 1.5, 1.5)
    painter.scale(TYPE, TYPE)
    for row in rows:
        place = row.place
        baseline = (place.center().y() + TYPE * (ink.label.ascent / 2 - 1.5)) / TYPE
        painter.setPen(ink.text if row.changed else ink.text_2)
        ink.label.write(painter, (place.left() + _INSET) / TYPE, baseline, row.label)
        painter.setPen(ink.text)
        width = ink.cost.width(row.value)
        ink.cost.write(painter, (place.right() - _INSET) / TYPE - width, baseline, row.value)
    painter.scale(1 / TYPE, 1 / TYPE)
    painter.setOpacity(opacity)
