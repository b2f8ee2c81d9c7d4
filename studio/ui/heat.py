"""Colours the canvas by what nodes cost, worked out or measured; keeps the legend in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import prod
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.app.costing import MEASURED, Measure
from studio.app.session import Session
from studio.compile.cost_table import CostRow
from studio.observe.asks.ask import Finding
from studio.observe.asks.profile import NodeProfile, Profile, ProfileAsk
from studio.observe.frames import Frame, Watch
from studio.ui.canvas.captions import short
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.canvas.heat import Warmth, shade_of
from studio.ui.costs.words import sees
from studio.ui.figures import memory
from studio.ui.plots.timings import milliseconds
from studio.ui.text import tr

MIDDLE = 0.25
"""What share of the most the middle of the scale stands for: see ``shade_of``."""
PROFILE = ProfileAsk()


class Figure(NamedTuple):
    """How much of what is coloured by a node has."""

    name: str
    amount: float
    words: str
    about: str = ""


class HeatMap(QObject):
    """Does nothing while nodes are coloured by their family.

    What is measured comes from a run, which is asked for it only while that is shown.
    """

    watch_changed = Signal()

    def __init__(self, session: Session, frame: CanvasFrame) -> None:
        super().__init__(frame)
        self._session = session
        self._frame = frame
        self._canvas = frame.canvas.canvas
        self._bar = frame.heat_bar
        self._profile: Profile | None = None
        self._step = 0
        costing = session.costing
        self._disconnects: list[Callable[[], None]] = [
            costing.coloured.connect(lambda _: self._turn()),
            costing.changed.connect(lambda _: self._follow()),
            session.scoped.connect(lambda _: self._follow()),
            session.extended.connect(lambda _: self._follow()),
            session.past.frames.connect(self._hear),
            session.opened.connect(lambda _: self._forget()),
            session.runs.started.connect(lambda _: self._forget()),
            session.past.opened.connect(lambda _: self._forget()),
        ]
        self._show()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def isVisible(self) -> bool:
        return self._session.costing.measure in MEASURED and self._frame.canvas.isVisible()

    def watch(self, base: Watch) -> Watch:
        """``base`` and how long each node takes."""
        return replace(base, asks=base.asks | {PROFILE})

    def _hear(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            if isinstance(frame, Finding) and isinstance(frame.found, Profile):
                self._profile, self._step = frame.found, frame.step
                if self._session.costing.measure in MEASURED:
                    self._show()

    def _turn(self) -> None:
        self._show()
        self.watch_changed.emit()

    def _forget(self) -> None:
        self._profile = None
        self._follow()

    def _follow(self) -> None:
        if self._session.costing.measure is not None:
            self._show()

    def _show(self) -> None:
        measure = self._session.costing.measure
        if measure is None:
            self._canvas.set_warmth({})
            return
        figures = self._measured(measure) if measure in MEASURED else self._estimated(measure)
        most = _most([figure.amount for figure in figures.values()], measure)
        self._canvas.set_warmth(
            {
                node: Warmth(shade_of(figure.amount, most), figure.words, figure.about)
                for node, figure in figures.items()
            }
        )
        self._bar.show_scale(_scale(most, measure), self._largest(figures, measure))

    def _estimated(self, measure: Measure) -> dict[str, Figure]:
        return {
            node: Figure(row.name, figure, words(row, measure))
            for node, row in self._session.costing.shown().items()
            if (figure := value(row, measure)) is not None
        }

    def _measured(self, measure: Measure) -> dict[str, Figure]:
        found: dict[str, Figure] = {}
        if self._profile is None:
            return found
        session, nodes = self._session, self._profile.nodes
        for node_id in session.graph.ids():
            if (one := nodes.get(session.seen(node_id))) is None:
                continue
            amount = one.seconds if measure == "time" else float(one.kept_bytes)
            if amount:
                name = session.graph.node(node_id).name
                about = self._about(name, one)
                found[node_id] = Figure(name, amount, _said(amount, measure), about)
        return found

    def _about(self, name: str, one: NodeProfile) -> str:
        return tr(
            "{name}: forward {forward} ms, backward {backward} ms, keeps {memory}\n"
            "for a batch of {examples}, step {step}",
            name=name,
            forward=milliseconds(one.forward_s),
            backward=milliseconds(one.backward_s),
            memory=memory(one.kept_bytes),
            examples=self._profile.examples if self._profile is not None else 0,
            step=f"{self._step:,}",
        )

    def _largest(self, figures: dict[str, Figure], measure: Measure) -> str:
        if not figures:
            if measure in MEASURED:
                return tr("Measured while a run goes on: press Train.")
            return tr("Nothing of this is known here.")
        if measure == "sight":
            return ""
        name, amount, *_ = max(figures.values(), key=lambda figure: figure.amount)
        total = sum(figure.amount for figure in figures.values())
        if not total:
            return ""
        share = f"{100 * amount / total:.0f} %"
        if measure in MEASURED:
            return tr(
                "{name} has {share} of what is shown (step {step})",
                name=name,
                share=share,
                step=f"{self._step:,}",
            )
        return tr("{name} has {share} of what is shown", name=name, share=share)


def _said(amount: float, measure: Measure) -> str:
    """A measured figure."""
    if measure == "time":
        return tr("{time} ms", time=milliseconds(amount))
    return memory(round(amount))


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
    if measure in MEASURED:
        return "0", _said(most * MIDDLE, measure), _said(most, measure)
    said = memory if measure == "memory" else short
    return "0", said(round(most * MIDDLE)), said(round(most))
