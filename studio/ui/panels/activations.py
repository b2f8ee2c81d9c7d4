"""The Activations panel: what the selected layer makes of one sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QStackedWidget, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.frames import Activations, Frame, Unseen, Watch
from studio.ui.panels.gaze import Gaze, called
from studio.ui.panels.panel import MARGIN, Panel
from studio.ui.panels.sample_chooser import SampleChooser
from studio.ui.plots import numbers
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.strip import Strip
from studio.ui.text import say, tr
from studio.ui.theme import Theme

REMEMBERED = 16


class ActivationsPanel(Panel):
    """Follows the selection: maps for images, bars for vectors."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self.gaze = gaze or Gaze()
        self.gaze.changed.connect(self.watch_changed)
        self._latest: dict[str, dict[str, Activations]] = {}
        self._reasons: dict[str, Message] = {}
        """Why nodes cannot be seen."""
        self.sample = SampleChooser(self.gaze, theme, session)
        self.port = QComboBox()
        self.port.setProperty("role", "mono")
        self.port.setToolTip(tr("Which output to show"))
        self.port.setAccessibleName(tr("Output"))
        self.port.currentTextChanged.connect(lambda _: self.mark())
        self.own_scale = QCheckBox(tr("Own scales"))
        self.own_scale.setToolTip(tr("Draw each map on a scale of its own"))
        self.atlas = Atlas(theme)
        self.own_scale.toggled.connect(self.atlas.set_own_scale)
        self.strip = Strip(theme)
        self.views = QStackedWidget()
        self.views.addWidget(self.atlas)
        self.views.addWidget(self.strip)
        self._choosers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choosers.setSpacing(8)
        self._choosers.addWidget(self.sample)
        self._choosers.addWidget(self.port)
        self._choosers.addWidget(self.own_scale)
        self._choosers.addStretch(1)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._choosers)
        layout.addWidget(self.views, 1)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Activations):
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
        self._latest, self._reasons = {}, {}

    def needs(self, base: Watch) -> Watch:
        if not self.seen:
            return base
        activations = base.activations | {self.seen}
        return replace(base, activations=activations, sample=self.gaze.sample)

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
        ports = self._latest.get(self.seen, {}) if node else {}
        if node is None or not ports:
            return
        self._offer(tuple(ports))
        frame = ports.get(self.port.currentText()) or next(iter(ports.values()))
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
        maps = as_maps(frame)
        self.own_scale.setVisible(maps is not None)
        if maps is None:
            self.strip.show_values(np.ravel(frame.values), self._names(node.id))
            self.views.setCurrentWidget(self.strip)
        else:
            total = frame.shape[0] if len(frame.shape) == 3 else len(maps)
            self.atlas.show_maps(maps, total)
            self.views.setCurrentWidget(self.atlas)

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


def as_maps(frame: Activations) -> np.ndarray | None:
    """Values as maps × rows × columns; ``None`` for a vector or a number."""
    values = frame.values
    if values.ndim < 2 or max(values.shape[-2:]) == 1:
        return None
    return values.reshape(-1, *values.shape[-2:])
