"""The Weights panel: the selected layer's filters, and how its parameters spread over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.observe.frames import Frame, Histogram, Watch, Weights
from studio.ui.panels.panel import Panel
from studio.ui.plots.atlas import Atlas
from studio.ui.plots.histograms import Ridges, keep
from studio.ui.text import tr
from studio.ui.theme import Theme

REMEMBERED = 16
"""Layers whose past is kept, so that going back to one shows it at once."""
SIDE_BY_SIDE = 1.4
NARROWEST = 90
"""The list of parameters may shrink to this in a narrow panel."""


class _Past:
    """What was seen of one layer."""

    def __init__(self) -> None:
        self.latest: Weights | None = None
        self.looks: dict[str, list[tuple[int, Histogram]]] = {}

    def add(self, frame: Weights) -> None:
        self.latest = frame
        for name, histogram in frame.histograms.items():
            keep(self.looks.setdefault(name, []), frame.step, histogram)


class WeightsPanel(Panel):
    """Follows the selection."""

    follows_node = True

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._past: dict[str, _Past] = {}
        self.parameter = QComboBox()
        self.parameter.setProperty("role", "mono")
        self.parameter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.parameter.setMinimumWidth(NARROWEST)
        self.parameter.setToolTip(tr("Which parameter's distribution to show"))
        self.parameter.setAccessibleName(tr("Parameter"))
        self.parameter.currentTextChanged.connect(lambda _: self.mark())
        self.filters = Atlas(theme, self._name_filter)
        self.ridges = Ridges(theme)
        self._filters = _titled(tr("Filters"), self.filters)
        self._ridges = _titled(tr("Distribution over time"), self.ridges)
        self.header.addWidget(self.parameter)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._filters, 1)
        self._layout.addWidget(self._ridges, 1)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Weights):
                past = self._past.pop(frame.node, None) or _Past()
                past.add(frame)
                self._past[frame.node] = past
                heard = heard or frame.node == self.seen
        while len(self._past) > REMEMBERED:
            self._past.pop(next(iter(self._past)))
        return heard

    def forget(self) -> None:
        self._past = {}

    def needs(self, base: Watch) -> Watch:
        seen = self.seen
        return replace(base, weights=base.weights | {seen}) if seen and not self._bare else base

    def vacancy(self) -> str:
        node = self.node
        if node is None or self._bare:
            return tr("Select a layer with weights to see them")
        if self._shown is None:
            return self.waiting(tr("Waiting for the next look at {name}", name=node.name))
        return ""

    def refresh(self) -> None:
        node, past = self.node, self._shown
        self.title.setText(node.name if node and not self._bare else "")
        self.parameter.setVisible(past is not None)
        if past is None or past.latest is None:
            return
        frame = past.latest
        self.caption.setText(tr("step {step}", step=f"{frame.step:,}"))
        self._offer(tuple(past.looks))
        self._filters.setVisible(frame.filters is not None)
        if frame.filters is not None:
            out, channels, rows, columns = frame.filters.shape
            self.filters.group = channels
            maps = frame.filters.reshape(out * channels, rows, columns)
            self.filters.show_maps(maps, frame.filters_total, signed=True)
        self.ridges.show_looks(past.looks.get(self.parameter.currentText(), []))
        self._arrange()

    def _offer(self, names: tuple[str, ...]) -> None:
        known = tuple(self.parameter.itemText(row) for row in range(self.parameter.count()))
        if names != known:
            chosen = self.parameter.currentText()
            self.parameter.blockSignals(True)
            self.parameter.clear()
            self.parameter.addItems(list(names))
            self.parameter.setCurrentIndex(max(0, self.parameter.findText(chosen)))
            self.parameter.blockSignals(False)

    @property
    def _shown(self) -> _Past | None:
        return self._past.get(self.seen) if self.node else None

    @property
    def _bare(self) -> bool:
        """Whether the selected layer is known to have no parameters."""
        node = self.node
        facts = self.facts(node.reuses or node.id) if node else None
        return facts is not None and facts.cost.parameters == 0

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
