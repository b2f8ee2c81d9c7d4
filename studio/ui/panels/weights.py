"""The Weights panel: a parameter of the selected layer, in one of several pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.observe.asks.ask import Ask, Finding, Found, Missing
from studio.observe.asks.weights import DistanceAsk, Inventory, InventoryAsk, Kept, Of, SpreadAsk
from studio.observe.frames import Frame, Watch, Weights
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.panels.tokens import vocabulary
from studio.ui.panels.weight_measures import DistanceView, RowsView, SpectrumView
from studio.ui.panels.weight_past import WeightPast
from studio.ui.panels.weight_views import FilterView, MatrixView, WeightView
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.histograms import Ridges
from studio.ui.text import say, tr
from studio.ui.theme import Theme

REMEMBERED = 16
"""Layers whose past is kept, so that going back to one shows it at once."""
SIDE_BY_SIDE = 1.4
OVERVIEW, SPREAD, MATRIX = "overview", "spread", "matrix"
FILTERS, SINGULAR, DISTANCE, ROWS = "filters", "singular", "distance", "rows"


class WeightsPanel(Panel):
    """Follows the selection."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._past: dict[str, WeightPast] = {}
        self._wanted = OVERVIEW
        self.parameter = Chooser(tr("Which parameter to show"), tr("Parameter"))
        self.parameter.setProperty("role", "mono")
        self.parameter.currentTextChanged.connect(lambda _: self._choose())
        self.picture = Chooser(tr("How to show it"), tr("Picture"))
        self.picture.activated.connect(lambda _: self._pick())
        self.filters = Atlas(theme, self._name_filter)
        self.ridges = Ridges(theme)
        self.views: dict[str, WeightView] = {
            MATRIX: MatrixView(theme),
            FILTERS: FilterView(theme),
            SINGULAR: SpectrumView(theme),
            DISTANCE: DistanceView(theme),
            ROWS: RowsView(theme),
        }
        self._parts: dict[str, QWidget] = {
            OVERVIEW: _titled(tr("Filters"), self.filters),
            **self.views,
            SPREAD: _titled(tr("Distribution over time"), self.ridges),
        }
        choosers = QHBoxLayout()
        choosers.setSpacing(8)
        choosers.addWidget(self.parameter)
        choosers.addWidget(self.picture)
        choosers.addStretch(1)
        self.reason = QLabel()
        self.reason.setProperty("role", "hint")
        self.reason.setWordWrap(True)
        self.reason.hide()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._layout.setSpacing(12)
        for part in self._parts.values():
            self._layout.addWidget(part, 1)
        for view in self.views.values():
            view.asked_again.connect(self._look_again)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(choosers)
        layout.addWidget(self.reason)
        layout.addLayout(self._layout, 1)

    # What is heard.

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Weights):
                heard = self._of(frame.node).add(frame) or heard or frame.node == self.seen
            elif isinstance(frame, Finding):
                node = _node(frame.ask)
                if node:
                    self._of(node).hear(frame)
                    heard = heard or node == self.seen
        return heard

    def forget(self) -> None:
        for past in self._past.values():
            past.cancel()
        self._past = {}

    def needs(self, base: Watch) -> Watch:
        seen = self.seen
        if not seen or self._bare:
            return base
        asks: set[Ask] = {InventoryAsk(seen)}
        of = self._chosen
        if of is not None:
            asks |= {self.views[name].ask(of) for name in self._shown_views()}
            if of.part is not None and SPREAD in self._shown_parts():
                asks.add(SpreadAsk(seen, of))
        return replace(base, weights=base.weights | {seen}, asks=base.asks | asks)

    def vacancy(self) -> str:
        node = self.node
        if node is None or self._bare:
            return tr("Select a layer with weights to see them")
        if self._shown is None:
            return self.waiting(tr("Waiting for the next look at {name}", name=node.name))
        return ""

    # What is shown.

    def refresh(self) -> None:
        node, past = self.node, self._shown
        self.title.setText(node.name if node and not self._bare else "")
        if past is None or past.latest is None:
            return
        self._offer_parameters(past)
        self._offer_pictures()
        of = self._chosen
        if of is None:
            return
        self._look_back(past, of)
        step, words, reason = past.latest.step, "", ""
        for name in self._shown_views():
            view = self.views[name]
            seen = past.found.get(view.ask(of))
            if seen is not None:
                step = max(step, seen[0]) if self.session.past.at is None else seen[0]
                reason = say(seen[1].reason) if isinstance(seen[1], Missing) else ""
                words = self._show(view, seen[1])
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self._show_overview(past, of)
        told = tr("step {step}", step=f"{step:,}")
        self.caption.setText(f"{words}  {told}" if words else told)
        self._arrange()
        if past.fresh:
            past.fresh = False
            self.watch_changed.emit()

    def _show(self, view: WeightView, found: Found) -> str:
        if isinstance(found, Missing):
            return ""
        if isinstance(view, RowsView):
            view.names = vocabulary(self.session.past.fields)
        view.show_found(found)
        return view.words

    def _show_overview(self, past: WeightPast, of: Of) -> None:
        frame, parts = past.latest, self._shown_parts()
        for name, part in self._parts.items():
            part.setVisible(name in parts)
        if frame is not None and frame.filters is not None and OVERVIEW in parts:
            out, channels, rows, columns = frame.filters.shape
            self.filters.group = channels
            maps = frame.filters.reshape(out * channels, rows, columns)
            self.filters.show_maps(maps, frame.filters_total, signed=True)
        if SPREAD in parts:
            self.ridges.show_looks(past.looks(of.name, of.part), frame.step if frame else None)
        distances = self.views[DISTANCE]
        if DISTANCE in parts and isinstance(distances, DistanceView):
            distances.show_known(past.distances, of.name)

    def table(self) -> Table | None:
        """What the picture in sight is made of."""
        past, of = self._shown, self._chosen
        if past is None or of is None:
            return None
        name = self.picture.currentData()
        if name in self.views:
            return self.views[name].table()
        return past.table(of.name, of.part)

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {"picture": self._wanted}

    def recall(self, choices: Mapping[str, object]) -> None:
        wanted = choices.get("picture")
        if isinstance(wanted, str):
            self._wanted = wanted
            self.mark()

    # Inside.

    def _of(self, node: str) -> WeightPast:
        past = self._past.pop(node, None) or WeightPast()
        self._past[node] = past
        while len(self._past) > REMEMBERED:
            self._past.pop(next(iter(self._past))).cancel()
        return past

    @property
    def _shown(self) -> WeightPast | None:
        past = self._past.get(self.seen) if self.node else None
        return past if past is not None and past.latest is not None else None

    @property
    def _bare(self) -> bool:
        """Whether the selected layer is known to have no parameters."""
        node = self.node
        facts = self.facts(node.reuses or node.id) if node else None
        return facts is not None and facts.cost.parameters == 0

    @property
    def _chosen(self) -> Of | None:
        """The parameter in the list, or the part of one."""
        found = self.parameter.currentData()
        past = self._shown
        if not isinstance(found, tuple) or past is None or found[0] not in past.names:
            return None
        return Of(self.seen, *found)

    @property
    def _kept(self) -> Kept | None:
        past, of = self._shown, self._chosen
        if past is None or of is None or past.inventory is None:
            return None
        return next((one for one in past.inventory.parameters if one.name == of.name), None)

    def _shown_parts(self) -> tuple[str, ...]:
        picture = self.picture.currentData() or OVERVIEW
        if picture != OVERVIEW:
            return (picture,)
        past = self._shown
        has_filters = (
            past is not None and past.latest is not None and past.latest.filters is not None
        )
        first = (OVERVIEW,) if has_filters else (MATRIX,) if self._kept is not None else ()
        return (*first, SPREAD)

    def _shown_views(self) -> tuple[str, ...]:
        return tuple(name for name in self._shown_parts() if name in self.views)

    def _offer_parameters(self, past: WeightPast) -> None:
        items: dict[tuple[str, int | None], str] = {}
        for name in past.names:
            items[name, None] = name
            for number, part in enumerate(past.parts(name)):
                items[name, number] = f"{name} · {say(part)}"
        known = [self.parameter.itemText(row) for row in range(self.parameter.count())]
        if list(items.values()) != known:
            chosen = self.parameter.currentText()
            self.parameter.blockSignals(True)
            self.parameter.clear()
            for data, text in items.items():
                self.parameter.addItem(text, data)
            self.parameter.setCurrentIndex(max(0, self.parameter.findText(chosen)))
            self.parameter.blockSignals(False)

    def _offer_pictures(self) -> None:
        titles = {OVERVIEW: tr("Overview"), SPREAD: tr("Distribution")}
        kept = self._kept
        names = {
            MATRIX: tr("Values"),
            FILTERS: tr("Filters"),
            SINGULAR: tr("Singular values"),
            DISTANCE: tr("Distance from start"),
            ROWS: tr("Rows"),
        }
        if kept is not None:
            titles |= {name: names[name] for name, v in self.views.items() if v.fits(kept)}
        known = [self.picture.itemData(row) for row in range(self.picture.count())]
        if list(titles) != known:
            self.picture.clear()
            for name, title in titles.items():
                self.picture.addItem(title, name)
        self.picture.setCurrentIndex(max(0, self.picture.findData(self._wanted)))

    def _choose(self) -> None:
        self._look_again()

    def _pick(self) -> None:
        self._wanted = self.picture.currentData()
        self._look_again()

    def _look_again(self) -> None:
        self.mark()
        self.watch_changed.emit()

    def _look_back(self, past: WeightPast, of: Of) -> None:
        """Find out how it was at the moments that the run kept, where they are not being made."""
        where, runs = self.session.past, self.session.runs
        paused = runs.current is not None and runs.current.progress.state == "paused"
        resting = where.at is not None or where.folder is not None or paused or not runs.active
        if not resting:
            return
        parts, asks = self._shown_parts(), set[Ask]()
        if SPREAD in parts:
            asks.add(SpreadAsk(of.node, of if of.part is not None else None))
        if DISTANCE in parts:
            asks.add(DistanceAsk(of.node))
        past.look_back(self.session, frozenset(asks), self.mark)

    def _name_filter(self, index: int) -> str:
        channels = self.filters.group
        if channels == 1:
            return tr("filter {filter}", filter=index)
        out, channel = divmod(index, channels)
        return tr("filter {filter}, channel {channel}", filter=out, channel=channel)

    def _arrange(self) -> None:
        wide = self.width() > SIDE_BY_SIDE * max(1, self.height())
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._layout.setSpacing(24 if wide else 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _node(ask: Ask) -> str:
    """The node that an ask of this view is about; empty for asks of other views."""
    of = getattr(ask, "of", None)
    if isinstance(of, Of):
        return of.node
    node = getattr(ask, "node", "")
    known = type(ask).__module__ == Inventory.__module__
    return node if known and isinstance(node, str) else ""


def _titled(title: str, plot: QWidget) -> QWidget:
    holder = QWidget()
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(heading)
    layout.addWidget(plot, 1)
    return holder
