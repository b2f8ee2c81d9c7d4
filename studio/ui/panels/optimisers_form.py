"""The optimisers of a drawn training graph as a form: a group for each, which edits its node."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.app.notices import Notice
from studio.app.scope import OF_TRAINING
from studio.app.session import Session
from studio.graph.edits import RESET, SetParam
from studio.graph.model import TRAINING, Graph, Node, natural
from studio.graph.replacement import ChangeKind
from studio.layers.check import check
from studio.layers.spec import REQUIRED, LayerSpec, Param
from studio.layers.versions import knows
from studio.train.choices import OPTIMISERS
from studio.ui.forms import Form, Shown
from studio.ui.hearing import hearing
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

KIND = "kind"
SHOWN = ("lr", "weight_decay", "momentum", "betas", "times", "clip_norm")
"""The parameters that stand in the form, of those that an optimiser has."""


class OptimiserGroup(QWidget):
    """The kind of one optimiser and what of it is changed most."""

    def __init__(self, session: Session, theme: Theme, node: Node, spec: LayerSpec) -> None:
        super().__init__()
        self._session = session
        self.node = node
        self.spec = spec
        self.link = QToolButton()
        self.link.setProperty("role", "fold")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.setToolTip(tr("Show it in the training graph"))
        self.link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.link.clicked.connect(self._go)
        self.hint = label("", "hint")
        names = tuple(title for title, kind in OPTIMISERS.items() if knows(kind.since))
        meaning = "How the parameters follow their gradients."
        kind = Param(KIND, "choice", spec.title, meaning, choices=names)
        found = (spec.param(name) for name in SHOWN)
        self.params = (kind, *(param for param in found if param is not None))
        self.form = Form(theme, self.params)
        self.form.committed.connect(self._set)
        self.form.stepped.connect(lambda name, value: self._set(name, value, f"step {name}"))
        self.form.cleared.connect(self._clear)
        self.form.applied.connect(self._apply)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.link)
        head.addStretch(1)
        head.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.form)

    def show_node(self, node: Node, graph: Graph) -> None:
        """Show what a node of the same kind says."""
        self.node = node
        self.link.setText(node.name)
        self.link.setAccessibleName(tr("{name}: show it in the training graph", name=node.name))
        loss, schedule = graph.wire_into(node.id, "loss"), graph.wire_into(node.id, "schedule")
        source = graph.node(loss.source).name if loss else ""
        words = tr("makes {loss} small", loss=source) if source else tr("no loss is wired to it")
        if schedule is not None:
            words = tr("{words}, with a schedule", words=words)
        self.hint.setText(words)
        values = {KIND: Shown(self.spec.title, changed=True)}
        for param in self.params[1:]:
            waits = self._session.runs.pending(TRAINING, node.id, param.name)
            if param.name in node.params:
                given = node.params[param.name]
                values[param.name] = Shown(given, changed=True, pending=waits)
            elif param.default is not REQUIRED:
                values[param.name] = Shown(param.default, pending=waits)
        self.form.show_values(values)

    def _apply(self, name: str) -> None:
        """Give the run under way what a field says."""
        self._session.runs.apply(TRAINING, self.node.id, name)

    def _go(self) -> None:
        self._session.look(OF_TRAINING)
        self._session.select((self.node.id,))

    def _set(self, name: str, value: Value, merge: str = "") -> None:
        session, said = self._session, list[Notice]()
        with hearing(session, said):
            if name == KIND:
                taken = value == self.spec.title or session.do(self._changing(str(value)))
            else:
                taken = session.set_param(self.node.id, name, value, merge, TRAINING)
        if not taken and said:
            self.form.refuse(name, value, say(said[-1].message))

    def _changing(self, title: str) -> ChangeKind:
        """The node as an optimiser of another kind, with what that has of its parameters."""
        spec = OPTIMISERS[title]
        kept = {
            name: value
            for name, value in self.node.params.items()
            if (param := spec.param(name)) is not None and check(param, value) is None
        }
        return ChangeKind(self.node.id, spec.key, kept, TRAINING)

    def _clear(self, name: str) -> None:
        if name != KIND:
            self._session.do(SetParam(self.node.id, name, RESET, TRAINING))


class OptimisersForm(QWidget):
    """A group for each optimiser of the training graph, in the order of a step."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.groups: list[OptimiserGroup] = []
        self._none = label(
            tr("The training graph has no optimiser yet: add one behind a loss."), "hint", wrap=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._none)

    def refresh(self) -> None:
        """Show the training graph as it is; nothing where there is none."""
        graph = self._session.document.project.graphs.get(TRAINING)
        self.setVisible(graph is not None)
        if graph is None:
            self._show((), Graph())
            return
        found = ((node, self._session.kinds.find(node.kind)) for node in graph)
        sinks = [(n, spec) for n, spec in found if spec and spec.construct == "optimiser"]
        self._show(sorted(sinks, key=lambda pair: (_order(pair[0]), natural(pair[0].id))), graph)
        self._none.setVisible(not sinks)

    def flush(self) -> None:
        for group in self.groups:
            group.form.flush()

    def _show(self, sinks: Iterable[tuple[Node, LayerSpec]], graph: Graph) -> None:
        wanted = list(sinks)
        kept = {(group.node.id, group.spec.key): group for group in self.groups}
        groups: list[OptimiserGroup] = []
        for node, spec in wanted:
            group = kept.pop((node.id, spec.key), None)
            groups.append(group or OptimiserGroup(self._session, self._theme, node, spec))
        busy = next(
            (g.node.id for g in kept.values() if g.isAncestorOf(self.window().focusWidget())), ""
        )
        for old in kept.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if groups != self.groups:
            self.groups = groups
            for group in groups:
                self._column.addWidget(group)
        for (node, _), group in zip(wanted, groups, strict=True):
            group.show_node(node, graph)
            if node.id == busy:  # Whoever walks through the kinds by keys is not interrupted.
                group.form.focus(KIND)


def _order(node: Node) -> int:
    order = node.params.get("order", 0)
    return order if isinstance(order, int) else 0
