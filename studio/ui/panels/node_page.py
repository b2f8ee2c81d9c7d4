"""The inspector's page for one node."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.app.notices import Notice
from studio.app.session import Session
from studio.compile.entries import labels_at
from studio.compile.problems import Fix, Problem
from studio.compile.tensors import show_shape
from studio.graph.edits import RESET, Rename, SetNote, SetParam
from studio.graph.model import CODE, INPUT, MODEL, Node
from studio.layers.spec import LayerSpec
from studio.ui.costs.facts import cost_facts
from studio.ui.editors import Line
from studio.ui.forms import Form, Verb
from studio.ui.hearing import hearing
from studio.ui.panels.beginnings import BeginningsSection
from studio.ui.panels.code_row import CodeRow
from studio.ui.panels.field_verbs import FieldVerbs
from studio.ui.panels.note_field import NoteField
from studio.ui.panels.problem_row import ProblemRow
from studio.ui.pieces import Fact, Facts, hairline, label
from studio.ui.shown import shown_values
from studio.ui.standing import calls, sentences
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

if TYPE_CHECKING:
    pass


class NodePage(QWidget):
    """Name, kind, parameters, facts, note and problems of the selected node."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._node: Node | None = None
        self._graph = MODEL
        """Name of the graph of that node."""
        self._drafts: dict[tuple[str, str], Mapping[str, str]] = {}
        self._problems: tuple[Problem, ...] = ()
        self.name = Line()
        self.name.setObjectName("node-name")
        self.name.setProperty("role", "subject")
        self.name.setAccessibleName(tr("Name of the node"))
        self.name.editingFinished.connect(self._rename)
        self.kind = label("", "hint")
        self._name_problem = label("", "error", wrap=True)
        self._name_problem.hide()
        self._summary = label("", "secondary", wrap=True)
        self._summary.setTextFormat(Qt.TextFormat.RichText)
        self._summary.setOpenExternalLinks(True)
        self.code = CodeRow(theme)
        self._standing = label("", "secondary", wrap=True)
        self.form = Form(theme, ())
        self._verbs = FieldVerbs(session, self)
        self._form_spec: LayerSpec | None = None
        self.beginnings = BeginningsSection(session, theme)
        self.facts = Facts()
        self.note = NoteField(tr("Note: becomes a comment in the Python"), tr("Note"))
        self.note.left.connect(self._keep_note)
        self._rows: list[ProblemRow] = []
        self._problem_column = QVBoxLayout()
        self._problem_column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.kind)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._name_problem)
        self._column.addWidget(self._summary)
        self._column.addWidget(self._standing)
        self._column.addWidget(self.code)
        self._column.addLayout(self._problem_column)
        self._column.addWidget(self.form)
        self._column.addWidget(self.beginnings)
        self._column.addSpacing(4)
        self._column.addWidget(hairline())
        self._column.addWidget(self.facts)
        self._column.addWidget(self.note)
        theme.changed.connect(self._redress)

    def add_below_form(self, section: QWidget) -> None:
        """Put a part of its own below the parameters."""
        self._column.insertWidget(self._column.indexOf(self.form) + 1, section)

    def refresh(self) -> None:
        """Show the selected node as it is now."""
        graph = self._session.graph
        node = graph.node(self._session.selection[0])
        spec = self._session.kinds.find(node.kind)
        where = self._session.scope.graph
        other = self._node is None or (where, node.id) != (self._graph, self._node.id)
        if other or spec != self._form_spec:
            self._begin(node, spec)
        self._node, self._graph = node, where
        if not self.name.isModified():
            self.name.setText(node.name)
        if not self.note.hasFocus() and self.note.toPlainText() != node.note:
            self.note.setPlainText(node.note)
        if spec is not None:
            self.form.set_variables(self._session.variables)
            if node.kind == INPUT:
                self.form.set_labels(labels_at(graph))
            self.form.show_values(shown_values(self._session, node, spec))
        self.beginnings.show_node(node)
        self.facts.show_facts(self._facts(node, spec))
        standing = " ".join(sentences(self._session, node, calls(graph)))
        self._standing.setText(standing)
        self._standing.setVisible(bool(standing))
        self._show_problems()

    def flush(self) -> None:
        self._rename()
        self.form.flush()
        self.beginnings.flush()
        self._keep_note()

    def forget(self) -> None:
        """The document is another: its drafts and nodes are gone."""
        self._drafts.clear()
        self._node = None
        self.name.setModified(False)

    def _begin(self, node: Node, spec: LayerSpec | None) -> None:
        """Show another node: what was typed for the last one is kept for its return."""
        if self._node is not None:
            self._drafts[self._graph, self._node.id] = self.form.drafts()
        self.name.setModified(False)
        self._complain_of_name("")
        self.note.setPlainText(node.note)
        self.kind.setText(spec.title if spec else node.kind)
        self._summary.setText(self._describe(spec, node.kind))
        self.code.show_kind(node.kind)
        if spec is None or spec != self._form_spec:
            self._replace_form(spec)
        if spec is not None:
            self.form.set_variables(self._session.variables)
            self.form.show_values({})
            self.form.show_values(shown_values(self._session, node, spec))
            self.form.restore(self._drafts.pop((self._session.scope.graph, node.id), {}))

    def _replace_form(self, spec: LayerSpec | None) -> None:
        form = Form(self._theme, spec.params if spec else ())
        form.committed.connect(self._set)
        form.stepped.connect(self._step)
        form.cleared.connect(self._clear)
        form.applied.connect(self._apply)
        form.verbs = self._verbs_of
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form, self._form_spec = form, spec

    def _verbs_of(self, name: str) -> list[Verb]:
        param = self._form_spec.param(name) if self._form_spec else None
        return self._verbs.of(self._node, param) if self._node and param else []

    def _describe(self, spec: LayerSpec | None, kind: str) -> str:
        if spec is None and kind.startswith(CODE):
            return tr("Python of your own that is no layer yet.")
        if spec is None:
            return tr(
                "An unknown layer: the plugin that brings it is missing. It is kept as it is."
            )
        summary = escape(tr(spec.summary))  # It may be out of a file from elsewhere.
        if not spec.doc_url:
            return summary
        colour = self._theme.tokens.accent
        link = f'<a href="{spec.doc_url}" style="color:{colour};text-decoration:none">'
        return f"{summary} {link}{tr('Documentation')}</a>"

    def _facts(self, node: Node, spec: LayerSpec | None) -> list[Fact]:
        found = self._session.facts(node.id)
        facts: list[Fact] = []
        if spec is None:
            facts += [(name, str(value)) for name, value in node.params.items()]
        if found is None:
            return facts
        several = len(found.outputs) > 1
        for port, tensor in found.outputs.items():
            facts.append((tr("Output {port}", port=port) if several else tr("Output"), str(tensor)))
        if not found.outputs:
            return facts
        free = [tensor for tensor in found.outputs.values() if tensor.labels]
        if free:
            # What the figures below are of.
            facts.append((tr("Assumed"), show_shape(free[0].assumed)))
        dtypes = {tensor.dtype for tensor in found.outputs.values()}
        facts.append((tr("Type"), ", ".join(sorted(dtypes))))
        return facts + cost_facts(self._session, node.id, found.cost)

    def _show_problems(self) -> None:
        node = self._node
        here = self._session.problems_here
        problems = tuple(p for p in here if node and p.node == node.id and not p.path)
        if problems != self._problems:
            self._problems = problems
            self._redress()

    def _redress(self) -> None:
        for row in self._rows:
            self._problem_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ProblemRow(self._theme, problem) for problem in self._problems]
        for row in self._rows:
            row.fixed.connect(self._fix)
            row.hush_wanted.connect(self._hush)
            self._problem_column.addWidget(row)
        self._summary.setText(
            self._describe(self._form_spec, self._node.kind if self._node else "")
        )

    def _fix(self, fix: Fix) -> None:
        self._session.mend(fix)

    def _hush(self, problem: Problem) -> None:
        self._session.hush(problem)

    def _set(self, name: str, value: Value, merge: str = "") -> None:
        if self._node is None:
            return
        said: list[Notice] = []
        with hearing(self._session, said):
            taken = self._session.set_param(self._node.id, name, value, merge, self._graph)
        if not taken and said:
            self.form.refuse(name, value, say(said[-1].message))

    def _clear(self, name: str) -> None:
        if self._node is not None:
            self._session.do(SetParam(self._node.id, name, RESET, self._graph))

    def _apply(self, name: str) -> None:
        if self._node is not None:
            self._session.runs.apply(self._graph, self._node.id, name)

    def _step(self, name: str, value: Value) -> None:
        if self._node is not None:
            self._set(name, value, merge=f"param {self._graph} {self._node.id} {name}")

    def _rename(self) -> None:
        if self._node is None or not self.name.isModified():
            return
        typed = self.name.text().strip()
        if typed == self._node.name:
            self.name.setModified(False)
            self._complain_of_name("")
            return
        edit = Rename(self._node.id, typed, self._graph)
        if refusal := self._session.document.refusal(edit):
            self._complain_of_name(say(refusal))
            return
        self.name.setModified(False)
        self._complain_of_name("")
        self._session.do(edit)

    def _complain_of_name(self, sentence: str) -> None:
        self._name_problem.setText(sentence)
        self._name_problem.setVisible(bool(sentence))

    def _keep_note(self) -> None:
        if self._node is not None and self.note.toPlainText() != self._node.note:
            note = self.note.toPlainText()
            self._session.do(SetNote(self._node.id, note, self._graph))
