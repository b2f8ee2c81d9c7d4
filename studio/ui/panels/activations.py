"""The Activations panel: what the selected layer makes of one sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Finding
from studio.observe.asks.example import Example
from studio.observe.asks.units import AllMaps, Maps
from studio.observe.frames import Activations, Floats, Frame, Unseen, Watch
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.gaze import Gaze, called
from studio.ui.panels.panel import MARGIN, Panel
from studio.ui.panels.sample_chooser import SampleChooser
from studio.ui.panels.table import Table
from studio.ui.panels.time_axis import time_is_first
from studio.ui.panels.unit_pane import UnitPane
from studio.ui.plots import numbers
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.strip import Strip
from studio.ui.text import say, tr
from studio.ui.theme import Theme

REMEMBERED = 16
SIDE_BY_SIDE = 1.5


class ActivationsPanel(Panel):
    """Follows the selection: maps for images, bars for vectors."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self.gaze = gaze or Gaze(self)
        self.gaze.changed.connect(self.watch_changed)
        self._latest: dict[str, dict[str, Activations]] = {}
        self._whole: tuple[AllMaps, int, Maps] | None = None
        """More of the maps than a first look tells."""
        self._amount: tuple[tuple[int, ...], ...] = ((), ())
        """The shape that was looked at, and how much of it was told at first."""
        self._reasons: dict[str, Message] = {}
        """Why nodes cannot be seen."""
        self.sample = SampleChooser(self.gaze, theme, session)
        self.port = Chooser(tr("Which output to show"), tr("Output"))
        self.port.setProperty("role", "mono")
        self.port.currentTextChanged.connect(lambda _: self.mark())
        self.own_scale = QCheckBox(tr("Own scales"))
        self.own_scale.setToolTip(tr("Draw each map on a scale of its own"))
        self.atlas = Atlas(theme)
        self.own_scale.toggled.connect(self.atlas.set_own_scale)
        self.strip = Strip(theme)
        self.atlas.cell.connect(self._pick)
        self.strip.clicked.connect(self._open)
        self.units = QToolButton()
        self.units.setText(tr("Unit"))
        self.units.setCheckable(True)
        self.units.setToolTip(tr("Look at one unit by itself; a click on a map or bar does too"))
        self.units.toggled.connect(self._show_pane)
        self.pane = UnitPane(theme)
        self.pane.hide()
        self.pane.asked.connect(self._ask_anew)
        self.pane.unit_chosen.connect(lambda _: self.mark())
        self.pane.example_chosen.connect(self._look_at)
        self.views = QStackedWidget()
        self.views.addWidget(self.atlas)
        self.views.addWidget(self.strip)
        self._choosers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fill()

    def _fill(self) -> None:
        self._choosers.setSpacing(8)
        self._choosers.addWidget(self.sample)
        options = QHBoxLayout()
        options.setSpacing(8)
        for option in (self.port, self.own_scale, self.units):
            options.addWidget(option)
        options.addStretch(1)
        self._choosers.addLayout(options)
        self._choosers.addStretch(1)
        self._parts.setSpacing(8)
        self._parts.addWidget(self.views, 1)
        self._parts.addWidget(self.pane, 1)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._choosers)
        layout.addLayout(self._parts, 1)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = self.pane.take(frames)
        for frame in frames:
            if isinstance(frame, Finding) and isinstance(frame.ask, AllMaps):
                if isinstance(frame.found, Maps):
                    self._whole = (frame.ask, frame.step, frame.found)
                    heard = heard or frame.ask.node == self.seen
            elif isinstance(frame, Activations):
                ports = self._latest.pop(frame.node, {})
                ports[frame.port] = frame
                self._latest[frame.node] = ports
                heard = heard or frame.node == self.seen
            elif isinstance(frame, Unseen) and frame.probe == "activations":
                self._reasons[frame.node] = frame.reason
                heard = heard or frame.node == self.seen
        while len(self._latest) > REMEMBERED:
            self._latest.pop(next(iter(self._latest)))
        return heard

    def forget(self) -> None:
        self._latest, self._reasons, self._whole = {}, {}, None
        self.pane.forget()

    def needs(self, base: Watch) -> Watch:
        if not self.seen:
            return base
        activations = base.activations | {self.seen}
        base = replace(base, activations=activations, sample=self.gaze.sample)
        frame = self._frame
        if frame is not None and frame.values.ndim == 3 and frame.shape[0] > len(frame.values):
            more = AllMaps(self.seen, frame.port, self.gaze.sample)
            base = replace(base, asks=base.asks | {more})
        return self.pane.needs(base) if self.units.isChecked() else base

    @property
    def _frame(self) -> Activations | None:
        """Of the node and output that are looked at."""
        ports = self._ports()
        return ports.get(self.port.currentText()) or next(iter(ports.values()), None)

    def _ports(self) -> dict[str, Activations]:
        """What each output of the node gave last, in the order in which the node has them."""
        found, node = self._latest.get(self.seen, {}), self.node
        facts = self.facts(node.id) if node is not None else None
        declared = list(facts.outputs) if facts is not None else []
        return {port: found[port] for port in dict.fromkeys([*declared, *found]) if port in found}

    def vacancy(self) -> str:
        node = self.node
        if node is None:
            return tr("Select a layer to see what it makes of a sample")
        if self.seen not in self._latest:
            if self.seen in self._reasons:
                return say(self._reasons[self.seen])
            return self.waiting(tr("Waiting for the next look at {name}", name=node.name))
        return ""

    def refresh(self) -> None:
        node = self.node
        self.title.setText(node.name if node else "")
        ports = self._ports()
        if node is None or not ports:
            return
        self._offer(tuple(ports))
        frame = self._frame
        assert frame is not None
        shape = " × ".join(str(size) for size in frame.shape) or tr("one number")
        step = f"{frame.step:,}"
        if frame.shape or frame.examples == 1:
            sample = called(frame.sample)
            text = tr("{sample}  {shape}  step {step}", sample=sample, shape=shape, step=step)
        else:
            value = numbers.short(float(frame.values))
            count = frame.examples
            text = tr("{count} examples  {value}  step {step}", count=count, value=value, step=step)
        self.caption.setText(text)
        values = self._values(frame)
        by_rows = values.ndim == 2
        if by_rows and time_is_first(self.session.graph, self.session.catalogue, node.id):
            values = values.T  # Time goes to the right.
        maps = as_maps(values)
        self.own_scale.setVisible(maps is not None and len(maps) > 1)
        self.units.setVisible(values.ndim in (1, 2, 3))
        if values.ndim in (1, 2, 3):
            split = frame.sample.split
            self.pane.look_at(frame.node, frame.port, split, self.classes)
            if self.pane.isVisible():
                self.pane.show_values(values, by_rows=by_rows)
        if self._amount != (frame.shape, frame.values.shape[:1]):
            self._amount = (frame.shape, frame.values.shape[:1])
            self.watch_changed.emit()
        if maps is None:
            self.strip.show_values(np.ravel(values), self._names(node.id))
            self.views.setCurrentWidget(self.strip)
        else:
            total = frame.shape[0] if len(frame.shape) == 3 else len(maps)
            self.atlas.name = self._called(by_rows=by_rows)
            self.atlas.show_maps(maps, total)
            self.views.setCurrentWidget(self.atlas)

    def _values(self, frame: Activations) -> Floats:
        """What a frame has, or more of it where that was asked for."""
        if self._whole is not None:
            ask, step, found = self._whole
            of = (ask.node, ask.port, ask.sample)
            if of == (frame.node, frame.port, frame.sample) and step == frame.step:
                return found.values
        return frame.values

    def _called(self, *, by_rows: bool) -> Callable[[int], str]:
        if by_rows:
            return lambda _: tr("feature, place")
        return lambda index: tr("map {index}", index=index)

    def _pick(self, index: int, row: int, _column: int) -> None:
        """A map, or in a matrix a feature, was clicked."""
        frame = self._frame
        self._open(row if frame is not None and frame.values.ndim == 2 else index)

    def _open(self, unit: int) -> None:
        self.units.setChecked(True)
        self.pane.choose(unit)
        self.mark()

    def _show_pane(self, on: bool) -> None:
        self.pane.setVisible(on)
        self._ask_anew()

    def _ask_anew(self) -> None:
        self.watch_changed.emit()
        self.mark()

    def _look_at(self, index: int) -> None:
        self.gaze.look_at(Example(index, self.gaze.sample.split))

    def table(self) -> Table | None:
        frame = self._frame
        if frame is None:
            return None
        values = self._values(frame)
        axes = [f"axis {axis}" for axis in range(values.ndim)]
        rows = ((*place, float(value)) for place, value in np.ndenumerate(values))
        return Table([*axes, "value"], rows)

    def _names(self, node_id: str) -> tuple[str, ...]:
        """Names of the classes, where the layer is the last before an output or one itself."""
        graph = self.session.graph
        ends = [node_id, *(wire.target for wire in graph.outgoing(node_id))]
        return self.classes if any(graph.node(end).kind == "output" for end in ends) else ()

    def _offer(self, ports: tuple[str, ...]) -> None:
        self.port.setVisible(len(ports) > 1)
        known = tuple(self.port.itemText(row) for row in range(self.port.count()))
        if ports != known:
            self.port.blockSignals(True)
            self.port.clear()
            self.port.addItems(list(ports))
            self.port.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.sample.sizeHint().width() + self.own_scale.sizeHint().width() + 8
        narrow = self.width() - 2 * MARGIN < needed
        direction = QBoxLayout.Direction
        self._choosers.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        wide = self.width() > SIDE_BY_SIDE * self.height()
        self._parts.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def as_maps(values: Floats) -> Floats | None:
    """Values as maps × rows × columns; ``None`` for a vector or a number.

    A matrix of one row or one column is a vector, too.
    """
    if values.ndim < 2 or max(values.shape[-2:]) == 1:
        return None
    if values.ndim == 2 and min(values.shape) == 1:
        return None
    return values.reshape(-1, *values.shape[-2:])
