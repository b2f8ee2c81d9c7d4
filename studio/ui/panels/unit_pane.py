"""One unit of a node by itself: large, what stirs it most, by class; and units that do nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.units import Units, UnitsFound
from studio.observe.frames import Floats, Frame, Watch
from studio.ui.panels.wall import Wall
from studio.ui.pieces import label
from studio.ui.plots import numbers
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.class_ridges import ClassRidges
from studio.ui.plots.strip import Strip
from studio.ui.text import say, tr
from studio.ui.theme import Theme

LARGE, TOP, CLASSES, ALIKE = range(4)
USER_ROLE = int(Qt.ItemDataRole.UserRole)


class UnitPane(QWidget):
    """Asks for what its page shows; ``chosen`` is the unit that is looked at."""

    asked = Signal()
    """Something else is to be asked for."""
    unit_chosen = Signal(int)
    example_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.unit = 0
        self._node, self._port, self._split = "", "", ""
        self._found: UnitsFound | None = None
        self._ask: Units | None = None
        self._reason: Message | None = None
        self._names: Sequence[str] = ()
        self.pages = QTabBar()
        for title in (tr("Large"), tr("Top samples"), tr("By class"), tr("Dead and alike")):
            self.pages.addTab(title)
        self.pages.setExpanding(False)
        self.pages.setUsesScrollButtons(True)
        self.pages.currentChanged.connect(self._turn)
        self.map = Atlas(theme)
        self.row = Strip(theme)
        self.wall = Wall(theme)
        self.wall.clicked.connect(self.example_chosen)
        self.ridges = ClassRidges(theme)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Units that do nothing, or the same as others"))
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        self.about: QLabel = label("", "hint", wrap=True)
        self._views = QStackedWidget()
        for view in (self.map, self.row, self.wall, self.ridges, self.list):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.pages)
        layout.addWidget(self._views, 1)
        layout.addWidget(self.about)

    # What is asked.

    def look_at(self, node: str, port: str, split: str, names: Sequence[str]) -> None:
        """The output whose units are shown, and the names of the classes."""
        before = self.wanted()
        if node != self._node:
            self.unit = 0
        self._node, self._port, self._split, self._names = node, port, split, names
        if self.wanted() != before:
            self.asked.emit()

    def choose(self, unit: int) -> None:
        """Look at this unit."""
        if unit != self.unit:
            self.unit = unit
            self.unit_chosen.emit(unit)
            self.asked.emit()

    def wanted(self) -> Units | None:
        """What the page needs to know, if anything."""
        if self.pages.currentIndex() == LARGE or not self._node or self.isHidden():
            return None
        return Units(self._node, self._port, self.unit, self._split)

    def needs(self, base: Watch) -> Watch:
        ask = self.wanted()
        if ask is None:
            return base
        base = replace(base, asks=base.asks | {ask})
        return self.wall.needs(base) if self.pages.currentIndex() == TOP else base

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = self.wall.take(frames)
        if heard:
            self.asked.emit()
        wanted = self.wanted()
        for frame in frames:
            if isinstance(frame, Finding) and wanted is not None and frame.ask == wanted:
                heard, self._ask = True, wanted
                if isinstance(frame.found, UnitsFound):
                    self._found, self._reason = frame.found, None
                elif isinstance(frame.found, Missing):
                    self._found, self._reason = None, frame.found.reason
        return heard

    def forget(self) -> None:
        self._found, self._ask, self._reason = None, None, None
        self.wall.forget()

    @property
    def found(self) -> UnitsFound | None:
        """What is known of the unit, for what is asked now."""
        return self._found if self._ask is not None and self._ask == self.wanted() else None

    # What is shown.

    def show_values(self, values: Floats, *, by_rows: bool) -> None:
        """What the node gives for the sample: maps, rows (units) × places, or a vector."""
        page = self.pages.currentIndex()
        if page == LARGE:
            self._show_large(values, by_rows=by_rows)
        elif self.found is None:
            self.about.setText(
                say(self._reason) if self._reason else tr("Waiting for the next look at examples")
            )
            self._views.setVisible(False)
        else:
            self._views.setVisible(True)
            (self._show_top, self._show_classes, self._show_alike)[page - TOP](self.found)

    def _show_large(self, values: Floats, *, by_rows: bool) -> None:
        self._views.setVisible(True)
        count = len(values)
        unit = min(self.unit, count - 1)
        if values.ndim == 3:
            self.map.show_maps(values[unit : unit + 1])
            self._views.setCurrentWidget(self.map)
            one = values[unit]
        elif by_rows:
            self.row.show_values(values[unit])
            self._views.setCurrentWidget(self.row)
            one = values[unit]
        else:
            self._views.setVisible(False)
            one = values[unit : unit + 1]
        finite = one[np.isfinite(one)]
        low, high = (finite.min(), finite.max()) if finite.size else (np.nan, np.nan)
        self.about.setText(
            tr(
                "Unit {unit} of {count}: from {low} to {high}",
                unit=unit,
                count=f"{count:,}",
                low=numbers.short(float(low)),
                high=numbers.short(float(high)),
            )
        )

    def _tell(self, found: UnitsFound, what: str) -> None:
        self.about.setText(
            tr(
                "{what}, of {shown} of {total} examples",
                what=what,
                shown=f"{found.examples:,}",
                total=f"{found.total:,}",
            )
        )

    def _show_top(self, found: UnitsFound) -> None:
        self._views.setCurrentWidget(self.wall)
        pairs = zip(found.top.tolist(), found.strengths.tolist(), strict=True)
        names = {index: f"{index}: {numbers.short(value)}" for index, value in pairs}
        if self.wall.show_samples(self._split, found.top.tolist(), names):
            self.asked.emit()
        best = float(found.strengths[0]) if len(found.strengths) else 0.0
        self.wall.heading.setText(
            tr(
                "Unit {unit}: its strongest value {value} is for sample {index}",
                unit=found.unit,
                value=numbers.short(best),
                index=int(found.top[0]) if len(found.top) else 0,
            )
        )
        self._tell(found, tr("Those that stir it most"))

    def _show_classes(self, found: UnitsFound) -> None:
        self._views.setCurrentWidget(self.ridges)
        rows = []
        for one, counts in sorted(found.counts.items()):
            name = tr("all") if one < 0 else str(one)
            if 0 <= one < len(self._names):
                name = self._names[one]
            rows.append((name, max(one, 0), counts))
        self.ridges.show_rows(rows, found.edges)
        self._tell(found, tr("Unit {unit}: its strongest value", unit=found.unit))

    def _show_alike(self, found: UnitsFound) -> None:
        self._views.setCurrentWidget(self.list)
        lines = [(tr("unit {unit}: always 0", unit=unit), unit) for unit in found.dead]
        lines += [
            (
                tr(
                    "units {first} and {second}: correlation {value}",
                    first=first,
                    second=second,
                    value=f"{value:.4f}",
                ),
                first,
            )
            for first, second, value in found.pairs
        ]
        shown = [self.list.item(row).text() for row in range(self.list.count())]
        if shown != [text for text, _ in lines]:
            self.list.clear()
            for text, unit in lines:
                item = QListWidgetItem(text)
                item.setData(USER_ROLE, unit)
                self.list.addItem(item)
        self._tell(
            found,
            tr(
                "{dead} of {units} units always 0, {pairs} pairs alike",
                dead=len(found.dead),
                units=f"{found.units:,}",
                pairs=found.pairs_total,
            ),
        )

    def _pick(self, item: QListWidgetItem) -> None:
        self.choose(int(item.data(USER_ROLE)))

    def _turn(self, _page: int) -> None:
        self.asked.emit()
