"""The inspector's page in the training, when nothing is selected: what a step does, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.compile.facts import Analysis
from studio.compile.ownership import optimisers, owned, schedule_of
from studio.compile.plan import Plan, Step
from studio.ui.figures import count
from studio.ui.pieces import Facts, hairline, label
from studio.ui.text import say, tr


class StepRow(QFrame):
    """What one optimiser does; a click or Enter selects it."""

    def __init__(self, session: Session, node: str, words: str) -> None:
        super().__init__()
        self._session = session
        self._node = node
        self.setObjectName("step")
        self.setAccessibleName(words)
        self.setToolTip(tr("Show it in the graph"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = label(words, "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(self.words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._session.select((self._node,))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._session.select((self._node,))
        else:
            super().keyPressEvent(event)


class TrainingPage(QWidget):
    """Who makes which loss small, and which parameters follow it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.said = label("", "secondary", wrap=True)
        self.facts = Facts()
        self.rows: list[StepRow] = []
        self._shown: list[tuple[str, str]] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("One step of training"), "subject"))
        column.addWidget(self.said)
        column.addLayout(self._steps)
        column.addWidget(hairline())
        column.addWidget(self.facts)

    def refresh(self) -> None:
        """Show the training as it is now."""
        session = self._session
        here = session.here
        plan = here.plan if here is not None else None
        told = [(s.node, _told(here, plan, s)) for s in optimisers(plan)] if here and plan else []
        self.said.setText(self._said(bool(told)))
        if told != self._shown:
            self._shown = told
            self._rebuild()
        facts = [(tr("Nodes"), count(len(session.graph)))]
        if here is not None:
            facts.append((tr("Parameters"), count(here.total.parameters)))
        self.facts.show_facts(facts)

    def flush(self) -> None:
        """Nothing is typed here."""

    def forget(self) -> None:
        """The document is another."""

    def _said(self, has_steps: bool) -> str:
        session = self._session
        if session.is_meant and session.meaning.reason is not None:
            return say(session.meaning.reason)
        if not has_steps:
            return tr("What a step does is told here once the graph has no problems.")
        if session.is_meant:
            return tr("As the settings have it, each batch of examples is used so:")
        return tr("Each batch of examples is used so:")

    def _rebuild(self) -> None:
        for row in self.rows:
            self._steps.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [StepRow(self._session, node, words) for node, words in self._shown]
        for row in self.rows:
            self._steps.addWidget(row)


def _told(known: Analysis, plan: Plan, sink: Step) -> str:
    """What an optimiser does, in a sentence or two."""
    moved = [s.called for s in owned(plan.steps, sink) if known.nodes[s.node].cost.parameters]
    (ref,) = sink.inputs["loss"]
    loss = plan.step(ref.node)
    words = tr(
        "{name} ({kind}) makes {loss} small and moves the parameters of {models}.",
        name=sink.called,
        kind=sink.spec.title,
        loss=loss.called if loss is not None else "",
        models=", ".join(moved),
    )
    times, every = sink.settings.get("times"), sink.settings.get("every")
    if times != 1:
        words += " " + tr("It does so {times} times in a row.", times=times)
    if every != 1:
        words += " " + tr("It does so in one of {every} steps.", every=every)
    if (schedule := schedule_of(plan.steps, sink)) is not None:
        words += " " + tr("Its learning rate follows {schedule}.", schedule=schedule.called)
    return words
