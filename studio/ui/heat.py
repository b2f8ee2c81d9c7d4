"""Colours the canvas by what its nodes cost, and keeps the legend in step."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from PySide6.QtCore import QObject

from studio.app.costing import Measure
from studio.app.session import Session
from studio.compile.cost_table import CostRow
from studio.ui.canvas.captions import short
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.canvas.heat import Warmth, shade_of
from studio.ui.costs.words import sees
from studio.ui.figures import memory
from studio.ui.text import tr

MIDDLE = 0.25
"""What share of the most the middle of the scale stands for: see ``shade_of``."""


class HeatMap(QObject):
    """Does nothing while nodes are coloured by their family."""

    def __init__(self, session: Session, frame: CanvasFrame) -> None:
        super().__init__(frame)
        self._session = session
        self._canvas = frame.canvas.canvas
        self._bar = frame.heat_bar
        costing = session.costing
        self._disconnects: list[Callable[[], None]] = [
            costing.coloured.connect(lambda _: self._show()),
            costing.changed.connect(lambda _: self._follow()),
            session.scoped.connect(lambda _: self._follow()),
            session.extended.connect(lambda _: self._follow()),
        ]
        self._show()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def _follow(self) -> None:
        if self._session.costing.measure is not None:
            self._show()

    def _show(self) -> None:
        costing = self._session.costing
        measure = costing.measure
        if measure is None:
            self._canvas.set_warmth({})
            return
        figures = {
            node: (row, figure)
            for node, row in costing.shown().items()
            if (figure := value(row, measure)) is not None
        }
        most = _most([figure for _, figure in figures.values()], measure)
        self._canvas.set_warmth(
            {
                node: Warmth(shade_of(figure, most), words(row, measure))
                for node, (row, figure) in figures.items()
            }
        )
        self._bar.show_scale(_scale(most, measure), self._largest(figures, measure))

    def _largest(self, figures: dict[str, tuple[CostRow, float]], measure: Measure) -> str:
        if not figures:
            return tr("Nothing of this is known here.")
        if measure == "sight":
            return ""
        row, figure = max(figures.values(), key=lambda found: found[1])
        total = sum(figure for _, figure in figures.values())
        if not total:
            return ""
        share = f"{100 * figure / total:.0f} %"
        return tr("{name} has {share} of what is shown", name=row.name, share=share)


def value(row: CostRow, measure: Measure) -> float | None:
    """How much of it a node has; ``None`` for nothing: such a node keeps its looks."""
    if measure == "parameters":
        return row.parameters or None
    if measure == "multiply_adds":
        return row.multiply_adds or None
    if measure == "memory":
        return row.kept_bytes or None
    return _sight(row)


def words(row: CostRow, measure: Measure) -> str:
    """The figure on a card."""
    if measure == "parameters":
        return short(row.parameters)
    if measure == "multiply_adds":
        return short(row.multiply_adds)
    if measure == "memory":
        return memory(row.kept_bytes)
    return sees(row.receptive)


def _sight(row: CostRow) -> float | None:
    """The share of the input that one value sees, as far as its axes have known sizes."""
    field = row.receptive
    if field is None:
        return None
    shares = [
        1.0 if size is None else min(1.0, size / extent) if isinstance(extent, int) else 0.0
        for size, extent in zip(field.size, field.extent, strict=True)
    ]
    return prod(shares)


def _most(figures: list[float], measure: Measure) -> float:
    return 1.0 if measure == "sight" else max(figures, default=0.0)


def _scale(most: float, measure: Measure) -> tuple[str, ...]:
    if measure == "sight":
        return tr("nothing"), f"{100 * MIDDLE:.0f} %", tr("everything")
    if not most:
        return ()
    said = memory if measure == "memory" else short
    return "0", said(round(most * MIDDLE)), said(round(most))
