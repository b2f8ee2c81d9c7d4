"""The ports of a block in their order: rename them, move them up and down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.app import ports
from studio.app.session import Session
from studio.graph.edits import Rename
from studio.graph.model import Node
from studio.graph.uses import ports_in_order
from studio.ui.editors import Line
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class PortRow(QWidget):
    """One port: its name, and whether it may be left open."""

    renamed = Signal(str, str)
    """Its node, and what was typed."""
    moved = Signal(str, int)
    """Its node, and -1 for up or 1 for down."""
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.node = ""
        self.name = Line()
        self.name.setProperty("role", "mono")
        self.name.editingFinished.connect(self.flush)
        self.optional = label("", "hint")
        self.up = self._button(-1)
        self.down = self._button(1)
        self.locate = QToolButton()
        self.locate.setToolTip(tr("Select it on the canvas"))
        self.locate.setAccessibleName(tr("Select it on the canvas"))
        self.locate.clicked.connect(lambda: self.chosen.emit(self.node))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.name, 1)
        for piece in (self.optional, self.up, self.down, self.locate):
            row.addWidget(piece)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_port(self, node: Node, first: bool, last: bool) -> None:
        """Show this port; what is being typed for the same port stays."""
        if node.id != self.node or not self.name.isModified():
            self.name.setText(node.name)
        self.node = node.id
        self.name.setAccessibleName(tr("Name of the port {name}", name=node.name))
        self.optional.setText(tr("optional") if node.params.get("optional") is True else "")
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def flush(self) -> None:
        """Commit what is typed."""
        if self.name.isModified():
            self.renamed.emit(self.node, self.name.text().strip())

    def _button(self, step: int) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = tr("Move up") if step < 0 else tr("Move down")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.moved.emit(self.node, step))
        return button

    def _restyle(self) -> None:
        self.up.setIcon(self._theme.icon("up"))
        self.down.setIcon(self._theme.icon("down"))
        self.locate.setIcon(self._theme.icon("follow"))


class PortList(QWidget):
    """The inputs or the outputs of the graph that is shown."""

    def __init__(
        self, session: Session, theme: Theme, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._kind = kind
        self._graph = ""
        self.rows: list[PortRow] = []
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._empty = label(
            tr("No inputs: add an Input to take a value.")
            if kind == "input"
            else tr("No outputs: add an Output to give a value."),
            "hint",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        title = tr("Inputs") if kind == "input" else tr("Outputs")
        for piece in (label(title, "heading"), self._empty, self._problem):
            self._column.addWidget(piece)

    def refresh(self) -> None:
        """Show the ports as they are now."""
        if self._graph != self._session.scope.graph:
            self._graph = self._session.scope.graph
            self._complain("")
            for row in self.rows:
                row.node = ""
        nodes = ports_in_order(self._session.graph, self._kind)
        self._empty.setVisible(not nodes)
        self._make_rows(nodes)
        for at, node in enumerate(nodes):
            self.rows[at].show_port(node, at == 0, at == len(nodes) - 1)

    def flush(self) -> None:
        """Commit what is typed."""
        for row in self.rows:
            if not row.isHidden():
                row.flush()

    def _make_rows(self, nodes: Sequence[Node]) -> None:
        while len(self.rows) < len(nodes):
            row = PortRow(self._theme)
            row.renamed.connect(self._rename)
            row.moved.connect(self._move)
            row.chosen.connect(lambda node: self._session.select((node,)))
            self.rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(nodes))

    def _rename(self, node: str, name: str) -> None:
        graph = self._session.document.project.graphs.get(self._graph)
        row = next((row for row in self.rows if row.node == node), None)
        if graph is None or node not in graph or row is None:
            return
        if name != graph.node(node).name:
            edit = Rename(node, name, self._graph)
            if refusal := self._session.document.refusal(edit):
                self._complain(say(refusal))
                return
            row.name.setModified(False)
            self._session.do(edit)
        row.name.setModified(False)
        self._complain("")

    def _move(self, node: str, step: int) -> None:
        edit = ports.moved(self._session.document.project, self._graph, node, step)
        if edit is not None:
            self._session.do(edit)

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
