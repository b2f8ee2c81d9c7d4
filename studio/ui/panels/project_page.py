"""The inspector's page when nothing is selected: the project as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.canvas_keys import QUICK_ADD
from studio.app.session import Session
from studio.graph.edits import RenameProject
from studio.ui.editors import Line
from studio.ui.figures import count, memory
from studio.ui.panels.variables import VariablesSection
from studio.ui.pieces import Fact, Facts, hairline, label
from studio.ui.strokes import shown
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class ProjectPage(QWidget):
    """The project's name, what the whole model costs, and what it learns from."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.name = Line()
        self.name.setObjectName("project-name")
        self.name.setProperty("role", "subject")
        self.name.setAccessibleName(tr("Name of the project"))
        self.name.editingFinished.connect(self._rename)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self.facts = Facts()
        self.variables = VariablesSection(session, theme, face=False)
        self._hint = label("", "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        pieces: tuple[QWidget, ...] = (
            self.name,
            self._problem,
            hairline(),
            self.facts,
            hairline(),
            self.variables,
            hairline(),
            self._hint,
        )
        for piece in pieces:
            column.addWidget(piece)

    def refresh(self) -> None:
        """Show the project as it is now."""
        project = self._session.document.project
        if not self.name.isModified():
            self.name.setText(project.name)
        self.facts.show_facts(self._facts())
        self.variables.refresh()
        self._hint.setText(
            tr("Select a node to see and change its parameters.")
            if len(project.model)
            else tr(
                "Drag a layer from the palette onto the canvas, or press {keys} there to search.",
                keys=shown(self._session.bindings.first(QUICK_ADD.id)),
            )
        )

    def flush(self) -> None:
        self._rename()
        self.variables.flush()

    def forget(self) -> None:
        """The document is another: a name typed for the last one is not for this."""
        self.name.setModified(False)

    def _facts(self) -> list[Fact]:
        project = self._session.document.project
        analysis = self._session.analysis
        facts = [(tr("Nodes"), count(len(project.model)))]
        if analysis is not None:
            total = analysis.total
            facts += [
                (tr("Parameters"), count(total.parameters)),
                (tr("Multiply-adds"), count(total.multiply_adds)),
                (tr("Memory"), tr("{memory} per sample", memory=memory(total.activation_bytes))),
                *self._needs(),
                (tr("Problems"), count(len(self._session.problems))),
                *self._data(),
            ]
        for key in ("epochs", "optimizer", "lr"):
            if f"train.{key}" in project.settings:
                facts.append((key, str(project.settings[f"train.{key}"])))
        return facts

    def _needs(self) -> list[Fact]:
        estimate = self._session.costing.estimate
        if estimate is None or estimate.verdict is None:
            return []
        batch = count(estimate.question.config.batch_size)
        needed = memory(estimate.verdict.needed)
        return [(tr("To train"), tr("{memory}, batch of {batch}", memory=needed, batch=batch))]

    def _data(self) -> list[tuple[str, str]]:
        # Not at the top: the sources load numpy, and the window is painted before that.
        from studio.data import sources

        settings = self._session.document.project.settings
        key = settings.get("data.source", sources.DEFAULT)
        source = sources.find(key, self._session.sources)
        return [] if source is None else [(tr("Data"), tr(source.title))]

    def _rename(self) -> None:
        if not self.name.isModified():
            return
        typed = self.name.text().strip()
        if typed == self._session.document.project.name:
            self.name.setModified(False)
            self._complain("")
            return
        edit = RenameProject(typed)
        if refusal := self._session.document.refusal(edit):
            self._complain(say(refusal))
            return
        self.name.setModified(False)
        self._complain("")
        self._session.do(edit)

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
