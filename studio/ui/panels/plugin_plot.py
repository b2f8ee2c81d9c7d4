"""The panel around a plot that a plugin brings. Whatever the plot does, the window lives on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.plugins import PlotSpec
from studio.app.scope import block_of, instance
from studio.app.session import Session
from studio.graph.model import TRAINING, Graph
from studio.message import Message
from studio.observe.frames import FieldInfo, Frame, Watch
from studio.ui.panels.panel import Panel
from studio.ui.plots.plugin import Plot
from studio.ui.text import say, tr
from studio.ui.theme import Theme

T = TypeVar("T")


class PluginPlot(Panel):
    """Makes the plot, hands it its frames, and takes it off once it fails."""

    def __init__(self, session: Session, theme: Theme, spec: PlotSpec) -> None:
        super().__init__(session, theme)
        self.spec = spec
        self.plot: Plot | None = None
        self._failure = ""
        self._filled = False
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title.setText(tr(spec.title))
        self.title.setToolTip(tr(spec.summary))
        self.plot = self._guarded(self._make, None)
        self.hear_scalars()

    def take(self, frames: Sequence[Frame]) -> bool:
        plot = self.plot
        fresh = plot is not None and self._guarded(lambda: bool(plot.take(frames)), False)
        self._filled = self._filled or fresh
        return fresh

    def refresh(self) -> None:
        if self.plot is not None and self._filled:
            self._guarded(self.plot.refresh, None)

    def vacancy(self) -> str:
        if self._failure:
            return self._failure
        return "" if self._filled else self.waiting(tr("Waiting for the first numbers"))

    def forget(self) -> None:
        self._filled = False
        if self.plot is not None:
            self._guarded(self.plot.forget, None)

    def needs(self, base: Watch) -> Watch:
        needs: Callable[[Watch], Watch] | None = getattr(self.plot, "needs", None)
        if needs is None:
            return base
        found = self._guarded(lambda: needs(base), base)
        return found if isinstance(found, Watch) else base

    def _make(self) -> Plot:
        module, _, name = self.spec.factory.partition(":")
        factory: Callable[..., Any] = getattr(import_module(module), name)
        plot = factory(self.theme, _RunOf(self.session))
        if not isinstance(plot, QWidget):
            raise TypeError(f"{self.spec.factory} gives a {type(plot).__name__}, not a QWidget")
        self._column.addWidget(plot)
        return cast("Plot", plot)

    def _guarded(self, work: Callable[[], T], otherwise: T) -> T:
        """What the plugin's code gives; once it has failed, it is not asked again."""
        try:
            return work()
        except Exception as error:  # Another's code, which may fail in any way.
            message = Message(
                'The plot "{title}" of {package} was taken off: {kind}: {error}.',
                title=Message(self.spec.title),
                package=self.spec.package,
                kind=type(error).__name__,
                error=str(error).rstrip("."),
            )
            self._failure = say(message)
            self.plot = None
            self.session.notify("warning", message)
            self.mark()
            return otherwise


class _RunOf:
    """A session as a plot sees it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        return self._session.runs.fields

    @property
    def selected(self) -> str | None:
        chosen = self._session.selection
        return self._session.seen(chosen[-1]) if chosen else None

    def name(self, node_id: str) -> str:
        project = self._session.document.project
        is_of_training = node_id.startswith("/")
        graph = project.graphs.get(TRAINING, Graph()) if is_of_training else project.model
        names = []
        for part in node_id.removeprefix("/").split("/"):
            if instance(part) not in graph:
                return node_id
            node = graph.node(instance(part))
            graph = project.graphs.get(block_of(node), graph)
            names.append(node.name)
        return ".".join(names)
