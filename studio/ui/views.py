"""Every kind of view there is, once: what it is called, where a new user finds it, what makes it.

A view looks at a run. The list is read before the window is first painted, so that no panel is
imported here but by the function that makes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from studio.ui.text import tr

if TYPE_CHECKING:
    from studio.app.plugins import PlotSpec
    from studio.app.session import Session
    from studio.ui.panels.gaze import Gaze
    from studio.ui.panels.panel import Panel
    from studio.ui.theme import Theme

Column = Literal["first", "second", "third", "right"]
"""One of the three below the canvas, from the left, or the place below the inspector."""
Make = Callable[["Session", "Theme", "Gaze"], "Panel"]


@dataclass(frozen=True, slots=True)
class View:
    """A kind of view. Its heading in ``docs/views.md`` is its English title."""

    name: str
    """What layouts, pictures and menus know it by."""
    title: Callable[[], str]
    column: Column
    make: Make
    shown: bool = True
    """Whether a new user finds it open; the others are in the menu of panels."""


def _weights(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.weights import WeightsPanel

    return WeightsPanel(session, theme)


def _curves(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.curves import CurvesPanel

    return CurvesPanel(session, theme)


def _step(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.step import StepPanel

    return StepPanel(session, theme)


def _doctor(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.doctor import DoctorPanel

    return DoctorPanel(session, theme)


def _activations(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.activations import ActivationsPanel

    return ActivationsPanel(session, theme, gaze)


def _samples(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.samples import SamplesPanel

    return SamplesPanel(session, theme)


def _writing(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.writing import WritingPanel

    return WritingPanel(session, theme)


def _saliency(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.saliency import SaliencyPanel

    return SaliencyPanel(session, theme, gaze)


def _predictions(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.predictions import PredictionsPanel

    return PredictionsPanel(session, theme, gaze)


def _boundary(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.boundary import BoundaryPanel

    return BoundaryPanel(session, theme, gaze)


def _gradients(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.gradients import GradientsPanel

    return GradientsPanel(session, theme)


def _attention(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.attention import AttentionPanel

    return AttentionPanel(session, theme, gaze)


def _space(session: Session, theme: Theme, gaze: Gaze) -> Panel:
    from studio.ui.panels.space import SpacePanel

    return SpacePanel(session, theme, gaze)


def _machine(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
    from studio.ui.panels.machine import MachinePanel

    return MachinePanel(session, theme)


VIEWS: tuple[View, ...] = (
    View("weights", lambda: tr("Weights"), "right", _weights),
    View("curves", lambda: tr("Curves"), "first", _curves),
    View("step", lambda: tr("Step"), "first", _step),
    View("doctor", lambda: tr("Doctor"), "first", _doctor, shown=False),
    View("activations", lambda: tr("Activations"), "second", _activations),
    View("samples", lambda: tr("Samples"), "second", _samples),
    View("writing", lambda: tr("Writing"), "second", _writing),
    View("saliency", lambda: tr("Saliency"), "third", _saliency),
    View("predictions", lambda: tr("Predictions"), "second", _predictions, shown=False),
    View("boundary", lambda: tr("Boundary"), "third", _boundary),
    View("gradients", lambda: tr("Gradients"), "third", _gradients),
    View("space", lambda: tr("Space"), "second", _space, shown=False),
    View("attention", lambda: tr("Attention"), "third", _attention, shown=False),
    View("machine", lambda: tr("Machine"), "third", _machine, shown=False),
)
"""In the order of their tabs. Where there is room for one column only, all stand in it."""


VIEWS_PAGE = "views.md"
"""Of the guide; each view has a heading there, its name."""


def plot_kind(spec: PlotSpec) -> View:
    """The kind of view that a plugin's plot is."""

    def make(session: Session, theme: Theme, _gaze: Gaze) -> Panel:
        from studio.ui.panels.plugin_plot import PluginPlot

        return PluginPlot(session, theme, spec)

    return View(f"plot-{spec.key}", lambda: tr(spec.title), "first", make)


def in_column(column: Column) -> tuple[str, ...]:
    """The names of the views that a new user finds there, in their order."""
    return tuple(view.name for view in VIEWS if view.column == column)
