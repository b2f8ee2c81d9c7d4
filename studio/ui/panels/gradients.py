"""The Gradients panel: how strong the gradient is in each layer, in the order of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from studio.app.scope import Scope
from studio.app.session import Session
from studio.graph.model import TRAINING
from studio.observe.frames import Frame, Gradients, Watch
from studio.ui.panels.panel import Panel
from studio.ui.plots.gradients import GradientBars
from studio.ui.text import tr
from studio.ui.theme import Theme


class GradientsPanel(Panel):
    """A click on a bar selects its layer."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._frame: Gradients | None = None
        self.bars = GradientBars(theme)
        self.bars.chosen.connect(session.visit)
        self.bars.hovered.connect(self._tell)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.bars)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, Gradients)]
        if found:
            self._frame = found[-1]
        return bool(found)

    def forget(self) -> None:
        self._frame = None

    def needs(self, base: Watch) -> Watch:
        return replace(base, gradients=True)

    def vacancy(self) -> str:
        return "" if self._frame else self.waiting(tr("Waiting for the first look at gradients"))

    def refresh(self) -> None:
        if self._frame is None:
            return
        scope, graph = self.session.scope, self.session.graph
        if scope.root == TRAINING:
            scope, graph = Scope(), self.session.document.project.model
        joined = scope.joined
        names = [(joined(node_id), graph.node(node_id).name) for node_id in graph.order()]
        selected = frozenset(map(joined, self.session.selection))
        self.bars.show_norms(self._frame.norms, names, selected)
        self._tell("")

    def _tell(self, words: str) -> None:
        if self._frame is not None:
            self.caption.setText(words or tr("norm, step {step}", step=f"{self._frame.step:,}"))
