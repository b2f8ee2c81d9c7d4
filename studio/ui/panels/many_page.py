"""The inspector's page for several nodes: what they have in common, set at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.session import Session
from studio.compile.costs import Cost
from studio.graph.edits import RESET, SetParam
from studio.graph.model import Node
from studio.layers.spec import REQUIRED, Param
from studio.message import Message
from studio.ui.figures import count, memory
from studio.ui.forms import Form, Shown
from studio.ui.pieces import Facts, hairline, label
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.value import Value


class ManyPage(QWidget):
    """Parameters that all selected nodes share, and their costs added up."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._params: tuple[Param, ...] = ()
        self.title = label("", "subject")
        self._names = label("", "secondary", wrap=True)
        self.form = Form(theme, ())
        self.facts = Facts()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for piece in (self.title, self._names, self.form, hairline(), self.facts):
            self._column.addWidget(piece)

    def refresh(self) -> None:
        """Show the selected nodes as they are now."""
        nodes = self._nodes()
        self.title.setText(tr("{count} nodes", count=len(nodes)))
        kinds = {node.kind for node in nodes}
        same = self._session.kinds.find(kinds.pop()) if len(kinds) == 1 else None
        names = ", ".join(node.name for node in nodes[:12]) + (" …" if len(nodes) > 12 else "")
        self._names.setText(f"{same.title}: {names}" if same else names)
        params = self._common(nodes)
        if params != self._params:
            self._params = params
            self._replace_form()
        self.form.set_variables(self._session.variables)
        self.form.show_values({param.name: self._shown(nodes, param) for param in params})
        self._show_costs(nodes)

    def flush(self) -> None:
        self.form.flush()

    def forget(self) -> None:
        """The document is another; nothing of the last one is kept here."""

    def _nodes(self) -> list[Node]:
        graph = self._session.graph
        return [graph.node(node_id) for node_id in self._session.selection]

    def _common(self, nodes: list[Node]) -> tuple[Param, ...]:
        """Parameters that every node has, with the same meaning, and none derives."""
        specs = {node.kind: self._session.kinds.find(node.kind) for node in nodes}
        known = [spec for spec in specs.values() if spec is not None]
        if len(known) < len(specs) or not known:
            return ()
        first, *others = known
        return tuple(
            param
            for param in first.params
            if first.derived_from(param.name) is None
            and all(other.param(param.name) == param for other in others)
        )

    def _replace_form(self) -> None:
        form = Form(self._theme, self._params)
        form.committed.connect(self._set)
        form.stepped.connect(lambda name, value: self._set(name, value, self._key(name)))
        form.cleared.connect(self._clear)
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form

    def _shown(self, nodes: list[Node], param: Param) -> Shown:
        values = [node.params.get(param.name, param.default) for node in nodes]
        changed = any(param.name in node.params for node in nodes)
        first = values[0]
        if any(value != first for value in values):
            return Shown(mixed=True, changed=changed)
        if first is REQUIRED:
            return Shown(known=False)
        return Shown(first, changed=changed)

    def _key(self, name: str) -> str:
        """By which steps in a row on one parameter of the same nodes are one."""
        ids = " ".join(sorted(self._session.selection))
        return f"params {self._session.scope.graph} {ids} {name}"

    def _set(self, name: str, value: Value, merge: str = "") -> None:
        title = Message("Set {param} of {count} nodes", param=name, count=len(self._nodes()))
        with self._session.document.grouped(title, merge):
            for node in self._nodes():
                self._session.set_param(node.id, name, value)

    def _clear(self, name: str) -> None:
        title = Message("Reset {param} of {count} nodes", param=name, count=len(self._nodes()))
        with self._session.document.grouped(title):
            for node in self._nodes():
                self._session.do(SetParam(node.id, name, RESET, self._session.scope.graph))

    def _show_costs(self, nodes: list[Node]) -> None:
        analysis = self._session.here
        if analysis is None:
            self.facts.show_facts(())
            return
        found = (analysis.nodes.get(node.id) for node in nodes)
        total = sum((facts.cost for facts in found if facts), Cost())
        self.facts.show_facts(
            [
                (tr("Parameters"), count(total.parameters)),
                (tr("Multiply-adds"), count(total.multiply_adds)),
                (
                    tr("Memory"),
                    tr("{memory} per sample", memory=memory(total.activation_bytes)),
                ),
            ]
        )
