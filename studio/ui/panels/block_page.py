"""The inspector's page inside a block, when nothing is selected: the block as a whole."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.scope import uses
from studio.app.session import Session
from studio.graph.definitions import RenameGraph, SetAbout
from studio.graph.model import INPUT, OUTPUT
from studio.ui.editors import Line
from studio.ui.figures import count, memory
from studio.ui.panels.note_field import NoteField
from studio.ui.panels.ports import PortList
from studio.ui.pieces import Fact, Facts, hairline, label
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class Section(Protocol):
    """A part of the page that shows something more of the block."""

    def refresh(self) -> None:
        """Show the graph that the session shows."""

    def flush(self) -> None:
        """Commit what is typed."""


class BlockPage(QWidget):
    """Its name, what it is for, its ports in their order, and what it costs here."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._graph = ""
        self.name = Line()
        self.name.setObjectName("block-name")
        self.name.setProperty("role", "subject")
        self.name.setAccessibleName(tr("Name of the block"))
        self.name.editingFinished.connect(self._rename)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self.about = NoteField(
            tr("What it is for: becomes the docstring of its class"), tr("What the block is for")
        )
        self.about.left.connect(self._describe)
        self.inputs = PortList(session, theme, INPUT)
        self.outputs = PortList(session, theme, OUTPUT)
        self.facts = Facts()
        self._sections: list[Section] = []
        self._slot = QVBoxLayout()
        self._slot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.name, self._problem, self.about, self.inputs, self.outputs):
            column.addWidget(piece)
        column.addLayout(self._slot)
        column.addWidget(hairline())
        column.addWidget(self.facts)

    def add_section(self, section: QWidget) -> None:
        """Put one more part, a :class:`Section`, below the ports."""
        self._slot.addWidget(section)
        self._sections.append(section)  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Show the block as it is now."""
        scope = self._session.scope
        if scope.graph != self._graph:
            self._graph = scope.graph
            self.name.setModified(False)
            self._complain("")
        if not self.name.isModified():
            self.name.setText(self._graph)
        about = self._session.graph.about
        if not self.about.hasFocus() and self.about.toPlainText() != about:
            self.about.setPlainText(about)
        for part in (self.inputs, self.outputs, *self._sections):
            part.refresh()
        self.facts.show_facts(self._facts())

    def flush(self) -> None:
        """Commit every field that is being typed in."""
        self._rename()
        self._describe()
        for part in (self.inputs, self.outputs, *self._sections):
            part.flush()

    def forget(self) -> None:
        """The document is another: what was typed for a block of the last is not for this."""
        self._graph = ""
        self.name.setModified(False)

    def _facts(self) -> list[Fact]:
        facts = [
            (tr("Nodes"), count(len(self._session.graph))),
            (tr("Used"), self._used()),
        ]
        if (here := self._session.here) is not None:
            total = here.total
            facts += [
                (tr("Parameters"), count(total.parameters)),
                (tr("Multiply-adds"), count(total.multiply_adds)),
                (tr("Memory"), tr("{memory} per sample", memory=memory(total.activation_bytes))),
            ]
        return facts

    def _used(self) -> str:
        times = uses(self._session.document.project, self._graph)
        return tr("once") if times == 1 else tr("{count} times", count=times)

    def _rename(self) -> None:
        if not self.name.isModified() or self._graph not in self._session.document.project.graphs:
            return
        typed = self.name.text().strip()
        if typed != self._graph:
            edit = RenameGraph(self._graph, typed)
            if refusal := self._session.document.refusal(edit):
                self._complain(say(refusal))
                return
            self.name.setModified(False)
            self._session.do(edit)
        self.name.setModified(False)
        self._complain("")

    def _describe(self) -> None:
        graph = self._session.document.project.graphs.get(self._graph)
        text = self.about.toPlainText().strip()
        if graph is not None and text != graph.about.strip():
            self._session.do(SetAbout(self._graph, text, graph.synonyms))

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
