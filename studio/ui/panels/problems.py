"""What is wrong with the model and its training: in groups, a click away from node and fix."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.mending import first_fix
from studio.app.scope import block_of, instance
from studio.app.session import Session
from studio.compile.problems import Fix, Problem
from studio.graph.model import MODEL, TRAINING
from studio.ui.canvas.tabs import graph_title
from studio.ui.panels.problem_row import ProblemRow
from studio.ui.pieces import label
from studio.ui.tally import tally
from studio.ui.text import tr
from studio.ui.theme import Theme

SHOWN_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """A problem as the list shows it."""

    problem: Problem
    place: str
    hushed: bool = False

    @property
    def group(self) -> int:
        """Errors, warnings, what is ignored."""
        return 2 if self.hushed else int(self.problem.severity != "error")


class ProblemsPanel(QWidget):
    """The list of problems as they are now, errors first."""

    jumped = Signal(str)
    """The id of a node to bring into view."""
    counted = Signal(int)
    """How many problems there are, whenever that changes."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: tuple[Listed, ...] | None = None
        self._read = False
        self._count = 0
        self.rows: list[ProblemRow] = []
        self.ignored = QPushButton()
        self.ignored.setProperty("role", "quiet")
        self.ignored.setCheckable(True)
        self.ignored.toggled.connect(lambda _: self.refresh())
        self.mend_all = QPushButton(tr("Mend all"))
        self.mend_all.clicked.connect(session.mend_all)
        self._sum = label("", "secondary")
        self._sum.setObjectName("problem-tally")
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 6, 12, 0)
        bar.setSpacing(8)
        bar.addWidget(self._sum, 1)
        bar.addWidget(self.ignored)
        bar.addWidget(self.mend_all)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._inner)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addWidget(area)
        session.analysed.connect(lambda _: self.refresh())
        session.advising.changed.connect(lambda _: self.refresh())
        session.opened.connect(lambda _: self.refresh())
        session.scoped.connect(lambda _: self.refresh())
        theme.changed.connect(self._redress)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the latest analysis, if they are others than those shown."""
        session = self._session
        problems, hushed = session.problems, session.hushed
        listed = [Listed(problem, self._place(problem)) for problem in problems]
        if self.ignored.isChecked():
            listed += [Listed(problem, self._place(problem), hushed=True) for problem in hushed]
        wanted = tuple(sorted(listed, key=lambda each: each.group))
        self._show_bar(problems, hushed)
        read = session.analysis is not None
        if wanted != self._shown or self._read != read:
            self._shown, self._read = wanted, read
            self._rebuild(wanted)
        if len(problems) != self._count:
            self._count = len(problems)
            self.counted.emit(self._count)

    def _show_bar(self, problems: tuple[Problem, ...], hushed: tuple[Problem, ...]) -> None:
        self._sum.setText(tally(problems))
        self.ignored.setText(tr("{count} ignored", count=len(hushed)))
        self.ignored.setToolTip(tr("Show the warnings that are ignored"))
        self.ignored.setVisible(bool(hushed))
        fixes = sum(first_fix(problem) is not None for problem in problems)
        self.mend_all.setVisible(fixes > 1)
        self.mend_all.setToolTip(tr("Apply the first fix of each, in one step"))
        self._bar.setVisible(bool(problems or hushed))

    def _redress(self) -> None:
        self._rebuild(self._shown or ())

    def _rebuild(self, wanted: tuple[Listed, ...]) -> None:
        at = self._focused()
        while self._column.count() > 1:
            taken = self._column.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        group = -1
        for each in wanted[:SHOWN_AT_MOST]:
            if each.group != group:
                group = each.group
                self._insert(_heading(group))
            self._insert(self._row(each))
        if (more := len(wanted) - SHOWN_AT_MOST) > 0:
            self._insert(_hint(tr("and {count} more", count=more)))
        if not wanted:
            self._insert(_hint(self._all_well()))
        if at is not None and self.rows:
            self._focus(min(at, len(self.rows) - 1))

    def _row(self, each: Listed) -> ProblemRow:
        of_training = each.problem.graph == TRAINING
        name = each.place or graph_title(TRAINING if of_training else MODEL)
        row = ProblemRow(self._theme, each.problem, name, hushed=each.hushed)
        row.jumped.connect(self._jump)
        row.fixed.connect(self._fix)
        row.walked.connect(self._walk)
        row.hush_wanted.connect(lambda problem: self._session.hush(problem, hush=not each.hushed))
        self.rows.append(row)
        return row

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        widget.show()  # Now, or it could not have the keyboard yet.

    def _focused(self) -> int | None:
        """Which row has the keyboard, or holds the button that has it."""
        focus = self.window().focusWidget()
        for at, row in enumerate(self.rows):
            if focus is row or (focus is not None and row.isAncestorOf(focus)):
                return at
        return None

    def _walk(self, step: int) -> None:
        at = self._focused()
        if at is not None:
            self._focus(max(0, min(len(self.rows) - 1, at + step)))

    def _focus(self, at: int) -> None:
        self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.rows[at])

    def _all_well(self) -> str:
        if self._session.analysis is None:
            return tr("Reading the model…")
        return tr("No problems: the model can be trained.")

    def _place(self, problem: Problem) -> str:
        """Where a problem is, in names: ``encoder › conv1``."""
        project = self._session.document.project
        names: list[str] = []
        graph = project.graphs.get(MODEL if problem.path else problem.graph)
        for part in (*problem.path, problem.node):
            node_id = instance(part)
            if graph is None or node_id not in graph:
                break
            node = graph.node(node_id)
            names.append(node.name)
            graph = project.graphs.get(block_of(node))
        return " › ".join(names)

    def _jump(self, problem: Problem) -> None:
        self._session.visit_problem(problem)
        if self._session.selection:
            self.jumped.emit(self._session.selection[0])

    def _fix(self, fix: Fix) -> None:
        self._session.mend(fix)


def _heading(group: int) -> QWidget:
    texts = (tr("Errors"), tr("Warnings"), tr("Ignored"))
    found = label(texts[group], "hint")
    found.setContentsMargins(12, 8, 12, 2)
    return found


def _hint(text: str) -> QWidget:
    found = label(text, "hint")
    found.setContentsMargins(12, 6, 12, 6)
    return found
