"""Variables that expressions may use: of the project, or on the face of a block."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.compile.kinds import param_of
from studio.graph.change import EditError
from studio.graph.edits import Edit
from studio.graph.model import Variable
from studio.graph.promotion import demote
from studio.graph.variables import AddVariable, RemoveVariable, RenameVariable, SetVariable
from studio.layers.check import check, normalise
from studio.ui.naming import ask_name
from studio.ui.panels.variable_row import VariableRow
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value


class VariablesSection(QWidget):
    """All variables of the project, or of the block that is shown, and a button for more."""

    def __init__(
        self, session: Session, theme: Theme, *, face: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._face = face
        self.rows: list[VariableRow] = []
        self.add = QToolButton()
        self.add.setObjectName("add-variable")
        self.add.setAutoRaise(True)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setToolTip(tr("Add a variable"))
        self.add.setAccessibleName(tr("Add a variable"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.add.setMenu(self._menu)
        self._hint = label("", "hint", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label(tr("Parameters of the block") if face else tr("Variables"), "heading"))
        head.addStretch(1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self._hint)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def graph(self) -> str:
        """The graph whose face this is; empty for the project."""
        return self._session.scope.graph if self._face else ""

    def refresh(self) -> None:
        """Show the variables as they are now."""
        wanted = self._variables()
        for row in self.rows[len(wanted) :]:
            self._drop(row)
        for at, variable in enumerate(wanted):
            if at < len(self.rows) and not self.rows[at].fits(variable):
                self._drop(self.rows[at], at)
                self._make(variable, at)
            elif at >= len(self.rows):
                self._make(variable, at)
            self.rows[at].show_variable(variable)
        self._hint.setVisible(not wanted)
        self._hint.setText(
            tr("What is set wherever the block is used. Right-click a field inside to promote it.")
            if self._face
            else tr("Values with a name: type the name into a field, as in width * 2.")
        )

    def flush(self) -> None:
        """Commit everything that is typed."""
        for row in list(self.rows):
            row.flush()

    def menu_for(self, name: str) -> QMenu:
        """What can be done with a variable."""
        menu = QMenu(self)
        for words, edit in (
            (tr("Put its value in its place"), self._inlined(name)),
            (tr("Delete"), RemoveVariable(name, self.graph)),
        ):
            entry = menu.addAction(words)
            refusal = edit if isinstance(edit, str) else self._refusal(edit)
            entry.setEnabled(not refusal)
            entry.setToolTip(refusal)
            if not isinstance(edit, str):
                entry.triggered.connect(partial(self._session.do, edit))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _variables(self) -> tuple[Variable, ...]:
        if self._face:
            return self._session.graph.variables
        return self._session.document.project.variables

    def _make(self, variable: Variable, at: int) -> None:
        row = VariableRow(self._theme, variable)
        row.renamed.connect(self._rename)
        row.valued.connect(self._set)
        row.menu_asked.connect(lambda name, place: self.menu_for(name).popup(place))
        self.rows.insert(at, row)
        self._list.insertWidget(at, row)

    def _drop(self, row: VariableRow, at: int | None = None) -> None:
        self.rows.remove(row) if at is None else self.rows.pop(at)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _row(self, name: str) -> VariableRow:
        return next(row for row in self.rows if row.variable.name == name)

    def _rename(self, old: str, new: str) -> None:
        row, edit = self._row(old), RenameVariable(old, new, self.graph)
        refusal = self._refusal(edit)
        row.complain(refusal)
        if not refusal:
            row.name.setModified(False)
            self._session.do(edit)
            self.refresh()

    def _set(self, name: str, value: Value, merge: str) -> None:
        row = self._row(name)
        param = param_of(row.variable)
        proper = normalise(param, value)
        problem = check(param, proper)
        edit = SetVariable(name, proper, self.graph)
        refusal = say(problem) if problem else self._refusal(edit)
        if refusal:
            row.value.refuse(value)
            row.complain(refusal)
        else:
            row.complain("")
            self._session.do(edit, merge)

    def _refusal(self, edit: Edit) -> str:
        found = self._session.document.refusal(edit)
        return say(found) if found else ""

    def _inlined(self, name: str) -> Edit | str:
        try:
            return demote(self._session.document.project, self.graph, name)
        except EditError as error:
            return say(error.message)

    def _fill(self) -> None:
        """The kinds of variables that there are, once they are asked for."""
        if not self._menu.isEmpty():
            return
        for words, variable in (
            (tr("Whole number"), Variable("width", 32)),
            (tr("Number"), Variable("rate", 0.1, "float")),
            (tr("Yes or no"), Variable("deep", True, "bool")),
            (tr("Whole numbers"), Variable("sizes", (32, 64), "ints")),
            (tr("Text"), Variable("mode", "same", "text")),
        ):
            self._menu.addAction(words).triggered.connect(partial(self._ask, variable))

    def _ask(self, variable: Variable) -> None:
        taken = self._session.variables
        numbered = (f"{variable.name}{n}" for n in range(2, len(taken) + 3))
        free = next(name for name in (variable.name, *numbered) if name not in taken)

        def edit(name: str) -> AddVariable:
            return AddVariable(
                Variable(name, variable.value, variable.type, optional=variable.optional),
                self.graph,
            )

        ask_name(
            self,
            tr("New variable"),
            tr("Expressions use it by this name."),
            free,
            refusal=lambda name: self._refusal(edit(name)),
            then=lambda name: self._session.do(edit(name)),
        )

    def _restyle(self) -> None:
        self.add.setIcon(self._theme.icon("plus"))
