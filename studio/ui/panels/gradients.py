"""The Gradients panel: how strong the gradient is in each layer, in order, over time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
)

from studio.app.session import Session
from studio.app.watching import unseen
from studio.observe.asks.ask import Ask, Finding
from studio.observe.asks.gradients import Flow, FlowAsk
from studio.observe.asks.vitals import Vitals, VitalsAsk
from studio.observe.flow import Verdict, verdict
from studio.observe.frames import Frame, Gradients, Watch
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Cell, Table
from studio.ui.plots import numbers
from studio.ui.plots.flow import FlowMap
from studio.ui.plots.gradients import GradientBars, Values, largest, together
from studio.ui.text import say, tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.app.retrospect import Tour

KEPT = 240
"""Moments that are kept; when there are more, every second old one goes."""
GRADIENT, UPDATE = "gradient", "update"
OVER_TIME, NOW = "over time", "now"


class GradientsPanel(Panel):
    """A click on a layer selects it."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._moments: dict[str, dict[int, Values]] = {GRADIENT: {}, UPDATE: {}}
        self._graph = session.scope
        self._wholes: dict[int, tuple[Values, float]] = {}
        self._now = 0
        self._toured: dict[str, tuple[int, ...]] = {}
        self._tours: list[Tour] = []
        self.quantity = Chooser(
            tr("The norm of each gradient, or of each update as a share of the weights it moves"),
            tr("Quantity"),
        )
        self.quantity.addItem(tr("Gradient"), GRADIENT)
        self.quantity.addItem(tr("Update to weight"), UPDATE)
        self.picture = Chooser(tr("All moments, or one bar for each layer"), tr("Picture"))
        self.picture.addItem(tr("Over time"), OVER_TIME)
        self.picture.addItem(tr("Now"), NOW)
        for chooser in (self.quantity, self.picture):
            chooser.activated.connect(lambda _: self._look_again())
        self.told = QLabel()
        self.told.setProperty("role", "secondary")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.flow = FlowMap(theme)
        self.bars = GradientBars(theme)
        self.bars.hovered.connect(self._tell)
        for plot in (self.flow, self.bars):
            plot.chosen.connect(session.visit)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        self.pictures = QStackedWidget()
        self.pictures.addWidget(self.flow)
        self.pictures.addWidget(area)
        choosers = QHBoxLayout()
        choosers.setSpacing(8)
        choosers.addWidget(self.quantity)
        choosers.addWidget(self.picture)
        choosers.addStretch(1)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(choosers)
        layout.addWidget(self.told)
        layout.addWidget(self.pictures, 1)

    # What is heard.

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Gradients):
                self._now = frame.step
                self._keep(GRADIENT, frame.step, frame.norms)
                heard = True
            elif isinstance(frame, Finding) and isinstance(frame.found, Vitals):
                heard = self._hear_vitals(frame.step, frame.found) or heard
        return heard

    def _hear_vitals(self, step: int, found: Vitals) -> bool:
        ratios = {
            node: {one.name: one.ratio for one in fares.parameters if one.ratio is not None}
            for node, fares in found.nodes.items()
        }
        known = {node: parts for node, parts in ratios.items() if parts}
        if known:
            self._keep(UPDATE, step if found.updated is None else found.updated, known)
        return bool(known)

    def _keep(self, quantity: str, step: int, values: Values) -> None:
        moments = self._moments[quantity]
        if values:
            moments[step] = values
        if len(moments) > KEPT:
            for old in sorted(moments)[1:-1:2]:
                del moments[old]

    def forget(self) -> None:
        for tour in self._tours:
            tour.cancel()
        self._moments = {GRADIENT: {}, UPDATE: {}}
        self._toured, self._tours, self._wholes = {}, [], {}

    def needs(self, base: Watch) -> Watch:
        asks = base.asks | {VitalsAsk()} if self._quantity == UPDATE else base.asks
        return replace(base, gradients=True, asks=asks)

    def vacancy(self) -> str:
        if not self._moments[GRADIENT]:
            return self.waiting(tr("Waiting for the first look at gradients"))
        if not self._named(self._current(GRADIENT)):
            away = unseen(self.session, self.session.runs, None)
            none = tr("No gradient reaches a layer here: none has weights that this run trains")
            return say(away) if away is not None else none
        return ""

    # What is shown.

    def refresh(self) -> None:
        if not self._moments[GRADIENT]:
            return
        self._look_back()
        if self._graph != self.session.scope:
            self._graph, self._wholes = self.session.scope, {}
        selected = frozenset(map(self.session.kept, self.session.selection))
        moments, rows = self._moments[self._quantity], self._rows()
        # Norms of the parts of a layer add up; of shares the largest tells most.
        self.flow.combine = self.bars.combine = together if self._quantity == GRADIENT else largest
        if self.picture.currentData() == NOW:
            self.bars.show_norms(self._current(self._quantity), rows, selected)
            self.pictures.setCurrentIndex(1)
        else:
            self.flow.show_flow(moments, rows, self._now, selected)
            self.pictures.setCurrentIndex(0)
        self._judge()
        self._tell("")

    def verdict(self) -> Verdict:
        """What is to be said of the gradients of the moment that is looked at."""
        moments = self._moments[GRADIENT]
        before = [self._whole(step, moments[step]) for step in sorted(moments) if step < self._now]
        return verdict(self._named(self._current(GRADIENT)), before)

    def table(self) -> Table | None:
        """The norm of each parameter at each moment, or what the updates were of it."""
        names = dict(self._rows())
        rows: list[tuple[Cell, ...]] = [
            (step, names[node], parameter, value)
            for step, values in sorted(self._moments[self._quantity].items())
            for node, parts in values.items()
            if node in names
            for parameter, value in parts.items()
        ]
        title = "norm" if self._quantity == GRADIENT else "update_to_weight"
        return Table(("step", "layer", "parameter", title), rows) if rows else None

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {"quantity": self._quantity, "picture": str(self.picture.currentData())}

    def recall(self, choices: Mapping[str, object]) -> None:
        for name, chooser in (("quantity", self.quantity), ("picture", self.picture)):
            row = chooser.findData(choices.get(name))
            if row >= 0:
                chooser.setCurrentIndex(row)
        self._look_again()

    # Inside.

    @property
    def _quantity(self) -> str:
        return str(self.quantity.currentData())

    def _current(self, quantity: str) -> Values:
        """Of the moment that is looked at, or the last one before it."""
        moments = self._moments[quantity]
        step = max((step for step in moments if step <= self._now), default=None)
        return moments[step] if step is not None else {}

    def _named(self, values: Values) -> list[tuple[str, float]]:
        return [(name, together(values[node])) for node, name in self._rows() if node in values]

    def _whole(self, step: int, values: Values) -> float:
        """The norm of all layers here together, worked out once a moment."""
        known = self._wholes.get(step)
        if known is None or known[0] is not values:
            shown = {node for node, _ in self._rows()}
            norms = [together(parts) for node, parts in values.items() if node in shown]
            known = self._wholes[step] = values, math.hypot(*norms)
        return known[1]

    def _judge(self) -> None:
        found = self.verdict()
        ratio = numbers.short(found.ratio)
        match found.kind:
            case "not finite":
                text = tr("The gradient of {name} is not a finite number", name=found.first)
            case "growing":
                text = tr(
                    "Exploding: the gradient is {ratio} times what it used to be", ratio=ratio
                )
            case "vanishing":
                text = tr("Vanishing: the gradient of {first} is {ratio} of that of {last}",
                          first=found.first, last=found.last, ratio=ratio)  # fmt: skip
            case "exploding":
                text = tr("Exploding: the gradient of {first} is {ratio} times that of {last}",
                          first=found.first, last=found.last, ratio=ratio)  # fmt: skip
            case _:
                text = tr("{first} has {ratio} times the gradient of {last}",
                          first=found.first, last=found.last, ratio=ratio)  # fmt: skip
        roles = {"even": "secondary", "none": "secondary", "not finite": "error"}
        role = roles.get(found.kind, "warn")
        if role != self.told.property("role"):
            self.told.setProperty("role", role)
            self.told.style().polish(self.told)
        self.told.setText(text)
        alone = found.kind == "even" and found.first == found.last
        self.told.setVisible(found.kind != "none" and not alone)

    def _rows(self) -> list[tuple[str, str]]:
        """The nodes of the graph shown, as frames name them, and their names.

        Where the settings mean the training graph they are those of the model, which it trains.
        """
        session = self.session
        if session.is_meant:
            model = session.document.project.model
            return [(node_id, model.node(node_id).name) for node_id in model.order()]
        if session.sight is None:
            return []
        graph = session.graph
        above = session.kept("")
        return [(above + node_id, graph.node(node_id).name) for node_id in graph.order()]

    def _look_back(self) -> None:
        """Find out how it was at the moments that the run kept, where they are not being made."""
        past, runs = self.session.past, self.session.runs
        paused = runs.current is not None and runs.current.progress.state == "paused"
        live = past.at is None and past.folder is None and runs.active and not paused
        if live or not past.moments or self._toured.get(self._quantity) == past.moments:
            return
        self._toured[self._quantity] = past.moments
        ask: Ask = FlowAsk() if self._quantity == GRADIENT else VitalsAsk()
        tour = past.over_time({ask}, self._hear_past)
        if tour is not None:
            self._tours.append(tour)

    def _hear_past(self, findings: list[Finding]) -> None:
        for finding in findings:
            if isinstance(finding.found, Flow):
                self._keep(GRADIENT, finding.step, finding.found.norms)
            elif isinstance(finding.found, Vitals):
                self._hear_vitals(finding.step, finding.found)
        self.mark()

    def _look_again(self) -> None:
        self.mark()
        self.watch_changed.emit()

    def _tell(self, words: str) -> None:
        self.caption.setText(words or tr("step {step}", step=f"{self._now:,}"))
