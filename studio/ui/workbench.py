"""The panels that the window does without until it has been painted: views, code, data, runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.app.plugins import PlotSpec
from studio.app.session import Session
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.computing import Computing
from studio.ui.drawing_trial import DrawingTrial
from studio.ui.heat import HeatMap
from studio.ui.miniatures import Miniatures
from studio.ui.overlays import CanvasOverlays
from studio.ui.panels.code import CodePanel
from studio.ui.panels.costs import CostsPanel
from studio.ui.panels.curves import CurvesPanel
from studio.ui.panels.data import DataPanel
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.history import HistoryPanel
from studio.ui.panels.own_samples import OwnSamples
from studio.ui.panels.panel import Panel
from studio.ui.panels.plugin_plot import PluginPlot
from studio.ui.panels.problems import ProblemsPanel
from studio.ui.panels.run import RunPanel
from studio.ui.panels.samples import SamplesPanel
from studio.ui.panels.writing import WritingPanel
from studio.ui.past_runs import PastRuns
from studio.ui.sampled import SampledPictures
from studio.ui.theme import Theme
from studio.ui.time_bar import TimeBar
from studio.ui.views import VIEWS

P = TypeVar("P", bound=Panel)


class Workbench:
    """All panels but the palette and the inspector, and what else looks at a run."""

    def __init__(
        self, session: Session, theme: Theme, middle: CanvasFrame, parent: QObject
    ) -> None:
        self._session = session
        self._theme = theme
        self.plots: dict[str, PluginPlot] = {}
        """Panels of plots that plugins brought, by their keys."""
        self.gaze = gaze = Gaze(parent)
        self.own_samples = OwnSamples(session, theme, gaze, middle)
        self.views = {view.name: view.make(session, theme, gaze) for view in VIEWS}
        """By the names of their docks."""
        self.miniatures = Miniatures(session, theme, middle.canvas)
        self.sampled = SampledPictures(session, self.miniatures)
        middle.canvas.moved.connect(self.sampled.renew)
        self.computing = Computing(session, middle.canvas, self.sampled)
        self.heat = HeatMap(session, middle)
        self.overlays = CanvasOverlays(session, middle)
        self.drawing = DrawingTrial(session, parent)
        self.run = RunPanel(session, theme)
        self.code = CodePanel(session, theme)
        self.problems = ProblemsPanel(session, theme)
        self.data = DataPanel(session, theme)
        self.costs = CostsPanel(session, theme)
        self.history = HistoryPanel(session, theme)
        self.time_bar = TimeBar(session, theme)
        middle.put_below(self.time_bar)
        self.past_runs = PastRuns(
            session,
            self.view(CurvesPanel),
            self.view(SamplesPanel),
            self.view(WritingPanel),
            parent,
        )
        self.viewers = (self.gaze, self.miniatures, self.heat, self.overlays)
        """What looks at a run besides the views."""

    def view(self, kind: type[P]) -> P:
        """The view of this kind."""
        return next(panel for panel in self.views.values() if isinstance(panel, kind))

    def panels(self) -> Mapping[str, QWidget]:
        """The panels by the names of their docks."""
        return {
            "history": self.history,
            "run": self.run,
            "code": self.code,
            "problems": self.problems,
            "data": self.data,
            "costs": self.costs,
        }

    def missing_plots(self) -> list[PlotSpec]:
        """Plots that have no panel yet."""
        known = self._session.registry.plots
        return [spec for key, spec in known.items() if key not in self.plots]

    def add_plot(self, spec: PlotSpec) -> PluginPlot:
        """A panel for a plot."""
        panel = self.plots[spec.key] = PluginPlot(self._session, self._theme, spec)
        return panel

    def flush(self) -> None:
        """Commit every field that is being typed in."""
        self.run.flush()
        self.data.flush()

    def close_down(self) -> None:
        """End everything that runs behind the panels."""
        for panel in self.views.values():
            panel.close_down()
        self.run.close_down()
        self.data.close_down()
        self.heat.close_down()
        self.overlays.close_down()
        self.drawing.close_down()
        self.computing.close_down()
        self.sampled.close_down()
        self.gaze.closing.emit()
        self.time_bar.close_down()
        self.past_runs.close()
