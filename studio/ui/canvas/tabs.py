"""Tabs above the canvas: the model, its training, and further models that the training calls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabBar, QWidget

from studio.app.bindings import Bindings
from studio.app.session import Session
from studio.app.tabs import current, tabs
from studio.graph.model import MODEL, TRAINING
from studio.ui.key_tips import with_keys
from studio.ui.pieces import label
from studio.ui.text import tr


def graph_title(name: str) -> str:
    """What a graph is called on the screen."""
    return {MODEL: tr("Model"), TRAINING: tr("Training")}.get(name, name)


def _tip(name: str, bindings: Bindings) -> str:
    tips = {
        MODEL: tr("The layers of the model"),
        TRAINING: with_keys(tr("What one step of training does"), bindings, "view.next_graph"),
    }
    return tips.get(name, tr("{name}, which the training calls as well", name=name))


class GraphTabs(QWidget):
    """Shows which graph is seen, and in the training whether the settings or a graph say it."""

    draw_asked = Signal()
    """The training shall be edited as a graph."""
    undraw_asked = Signal()
    """The settings shall say again how to train."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("graph-tabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(tr("Graphs of this project"))
        self.bar.currentChanged.connect(self._go)
        self.said = label("", "hint")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.draw = QPushButton(tr("Edit as a graph"))
        self.draw.setToolTip(tr("Draw the step of training yourself, beginning with this one"))
        self.draw.clicked.connect(self.draw_asked)
        self.undraw = QPushButton(tr("Back to the settings"))
        self.undraw.setProperty("role", "quiet")
        self.undraw.setToolTip(
            tr("Take this graph out; the settings say what they can of it. It can be undone.")
        )
        self.undraw.clicked.connect(self.undraw_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 12, 0)
        row.setSpacing(12)
        self._row = row
        row.addWidget(self.bar)
        row.addWidget(self.said, 1)
        row.addWidget(self.draw)
        row.addWidget(self.undraw)
        self._names: tuple[str, ...] = ()
        self._disconnects: list[Callable[[], None]] = [
            session.scoped.connect(lambda _: self.refresh()),
            session.opened.connect(lambda _: self.refresh()),
            session.changed.connect(lambda _: self.refresh()),
            session.bindings.changed.connect(lambda _: self.refresh()),
        ]
        self.refresh()

    def lead(self, widget: QWidget) -> None:
        """Put something before the tabs."""
        self._row.insertWidget(0, widget)

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def refresh(self) -> None:
        """Show the graphs that there are, and which is seen."""
        session = self._session
        project = session.document.project
        names = tuple(tab.graph for tab in tabs(project))
        self.bar.blockSignals(True)
        if names != self._names:
            self._names = names
            while self.bar.count():
                self.bar.removeTab(0)
            for name in names:
                self.bar.addTab(graph_title(name).replace("&", "&&"))
        for at, name in enumerate(names):
            self.bar.setTabToolTip(at, _tip(name, session.bindings))
        self.bar.setCurrentIndex(current(project, session.scope))
        self.bar.blockSignals(False)
        in_training = session.scope.graph == TRAINING
        self.draw.setVisible(in_training and session.is_meant and len(session.graph) > 0)
        self.undraw.setVisible(in_training and not session.is_meant)
        self.said.setText(tr("As the settings have it") if self.draw.isVisibleTo(self) else "")

    def _go(self, at: int) -> None:
        every = tabs(self._session.document.project)
        if 0 <= at < len(every):
            self._session.look(every[at].scope)
