"""What is wrong with the model: one line a problem, a click away from its node and its fix."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.app.scope import block_of, instance
from studio.app.session import Session
from studio.compile.problems import Fix, Problem
from studio.graph.model import MODEL
from studio.ui.text import say, tr
from studio.ui.theme import Theme

SHOWN_AT_MOST = 60
FIX_EDGES = 30
"""Pixels of a button that are not its words."""


class ProblemRow(QFrame):
    """One problem: how bad, where, what, and a button for each fix."""

    jumped = Signal(object)
    """The problem to go to."""
    fixed = Signal(object)
    """The fix that was asked for."""

    def __init__(
        self, theme: Theme, problem: Problem, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.problem = problem
        words = say(problem.message)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        edge = 12 if name else 0
        row.setContentsMargins(edge, 4, edge, 4)
        row.setSpacing(8)
        badge = QLabel()
        error = problem.severity == "error"
        colour = theme.tokens.error if error else theme.tokens.warn
        badge.setPixmap(theme.icon("error" if error else "warning", colour).pixmap(QSize(16, 16)))
        badge.setToolTip(tr("Error") if error else tr("Warning"))
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        if name:
            where = QLabel(name)
            where.setProperty("role", "name")
            row.addWidget(where, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        sentence = QLabel(words)
        sentence.setProperty("role", "secondary")
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addWidget(sentence)
        row.addLayout(column, 1)
        self.buttons = [self._button(fix) for fix in problem.fixes]
        for button in self.buttons:
            if name:
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            else:
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._somewhere = bool(problem.node or problem.path)
        if self._somewhere:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _button(self, fix: Fix) -> QPushButton:
        button = _FixButton(say(fix.title))
        button.setObjectName("fix")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(lambda: self.fixed.emit(fix))
        return button

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._somewhere:
            self.jumped.emit(self.problem)
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.jumped.emit(self.problem)
        else:
            super().keyPressEvent(event)


class _FixButton(QPushButton):
    """A button that loses the end of its words before it takes room that is not there."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + FIX_EDGES
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - FIX_EDGES + 4
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words, right, room))


class ProblemsPanel(QWidget):
    """The list of problems of the model as it is now."""

    jumped = Signal(str)
    """The id of a node to bring into view."""
    counted = Signal(int)
    """How many problems there are, whenever that changes."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: tuple[tuple[Problem, str], ...] | None = None
        self._read = False
        self._count = 0
        self.rows: list[ProblemRow] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        session.analysed.connect(lambda _: self.refresh())
        session.opened.connect(lambda _: self.refresh())
        session.scoped.connect(lambda _: self.refresh())
        theme.changed.connect(self._redress)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the latest analysis, if they are others than those shown."""
        analysis = self._session.analysis
        wanted = tuple((problem, self._place(problem)) for problem in self._session.problems)
        if wanted == self._shown and self._read == (analysis is not None):
            return
        self._shown, self._read = wanted, analysis is not None
        self._rebuild(wanted)
        if len(wanted) != self._count:
            self._count = len(wanted)
            self.counted.emit(self._count)

    def _redress(self) -> None:
        self._rebuild(self._shown or ())

    def _rebuild(self, wanted: Sequence[tuple[Problem, str]]) -> None:
        while self._column.count() > 1:
            taken = self._column.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [
            ProblemRow(self._theme, problem, name or tr("Model"))
            for problem, name in wanted[:SHOWN_AT_MOST]
        ]
        for at, row in enumerate(self.rows):
            row.jumped.connect(self._jump)
            row.fixed.connect(self._fix)
            self._column.insertWidget(at, row)
        if more := len(wanted) - SHOWN_AT_MOST:
            text = tr("and {count} more", count=more) if more > 0 else ""
            if text:
                self._column.insertWidget(len(self.rows), _hint(text))
        if not wanted:
            self._column.insertWidget(0, _hint(self._all_well()))

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


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "hint")
    label.setContentsMargins(12, 6, 12, 6)
    return label
