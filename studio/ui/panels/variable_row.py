"""One variable: its name and its value, both to be changed where they stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.compile.kinds import param_of
from studio.graph.model import Variable
from studio.ui.editors import Editor, Line, editor
from studio.ui.pieces import label
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme
from studio.value import Value

NAME_WIDTH = 112


class VariableRow(QWidget):
    """One variable: its name, its value, and a way to be rid of it."""

    renamed = Signal(str, str)
    valued = Signal(str, object, str)
    """Its name, the value, and a key by which steps of an arrow are one."""
    menu_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, variable: Variable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.variable = variable
        self.name = Line()
        self.name.setProperty("role", "mono")
        self.name.setFixedWidth(NAME_WIDTH)
        self.value: Editor = editor(theme, param_of(variable))
        self.value.committed.connect(lambda value: self.valued.emit(self.variable.name, value, ""))
        self.value.stepped.connect(self._step)
        self.value.complained.connect(self.complain)
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.more.setToolTip(tr("More"))
        self.more.setAccessibleName(tr("More"))
        self.more.clicked.connect(self._ask_menu)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.name.editingFinished.connect(self.flush_name)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.value, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problem)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_variable(variable)

    def fits(self, variable: Variable) -> bool:
        """Whether this row has the field that a variable needs, or another row must be made."""
        mine = self.variable
        return (mine.type, mine.choices, mine.optional) == (
            variable.type,
            variable.choices,
            variable.optional,
        )

    def show_variable(self, variable: Variable) -> None:
        """Show it as it is now; what is being typed stays."""
        self.variable = variable
        self.name.setObjectName(f"variable-{variable.name}")
        self.name.setAccessibleName(tr("Name of the variable {name}", name=variable.name))
        self.value.param = param_of(variable)
        if (inner := self.value.focusProxy()) is not None:
            inner.setObjectName(f"value-{variable.name}")
            inner.setAccessibleName(variable.name)
        self.more.setObjectName(f"more-{variable.name}")
        if not self.name.isModified():
            self.name.setText(variable.name)
        words = variable.help or tr("Used by expressions as {name}.", name=variable.name)
        self.name.setToolTip(as_tip(words))
        self.value.setToolTip(as_tip(words))
        self.value.show_value(variable.value)

    def flush_name(self) -> None:
        typed = self.name.text().strip()
        if self.name.isModified() and typed != self.variable.name:
            self.renamed.emit(self.variable.name, typed)
        elif self.name.isModified():
            self.name.setModified(False)
            self.complain("")

    def flush(self) -> None:
        """Commit what is typed."""
        self.flush_name()
        self.value.flush()

    def complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _step(self, value: Value) -> None:
        self.valued.emit(self.variable.name, value, f"variable {self.variable.name}")

    def _ask_menu(self) -> None:
        place = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.menu_asked.emit(self.variable.name, place)

    def _restyle(self) -> None:
        self.more.setIcon(self._theme.icon("dots-three"))
