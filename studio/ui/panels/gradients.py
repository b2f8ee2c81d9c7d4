"""The Gradients panel: how strong the gradient is in each layer, in the order of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from studio.app.session import Session
from studio.app.watching import unseen
from studio.observe.frames import Frame, Gradients, Watch
from studio.ui.panels.panel import Panel
from studio.ui.plots.gradients import GradientBars
from studio.ui.text import say, tr
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
        if self._frame is None:
            return self.waiting(tr("Waiting for the first look at gradients"))
        if not any(node in self._frame.norms for node, _ in self._rows()):
            away = unseen(self.session, self.session.runs, None)
            none = tr("No gradient reaches a layer here: none has weights that this run trains")
            return say(away) if away is not None else none
        return ""

    def refresh(self) -> None:
        if self._frame is None:
            return
        selected = frozenset(map(self.session.kept, self.session.selection))
        self.bars.show_norms(self._frame.norms, self._rows(), selected)
        self._tell("")

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

    def _tell(self, words: str) -> None:
        if self._frame is not None:
            self.caption.setText(words or tr("norm, step {step}", step=f"{self._frame.step:,}"))
