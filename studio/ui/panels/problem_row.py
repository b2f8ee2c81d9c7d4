"""One problem: how bad it is, where, what, and a button for each thing to be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.compile.problems import Fix, Problem
from studio.graph.model import TRAINING
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

FIX_EDGES = 30
"""Pixels of a button that are not its words."""
SINKS = 6
"""How much lower words stand, so as to be level with those of the buttons beside them."""
NAMES = 80
"""Width of a short name, so that sentences begin below each other."""
OTHERS = 150
"""Width of the icon, a name and the edges."""
SENTENCE = 360
"""Width that a sentence wants beside its buttons; where there is less, they stand below it."""


class ProblemRow(QFrame):
    """A line in a list of problems; a click or Enter goes to where it is.

    Args:
        theme: for its icon.
        problem: what is told.
        name: where it is; without, the buttons always stand below the sentence.
        hushed: whether the user does not want to hear it.
    """

    jumped = Signal(object)
    """The problem to go to."""
    fixed = Signal(object)
    """The fix that was asked for."""
    walked = Signal(int)
    """The keyboard goes to the next row, or with -1 to the one before."""
    hush_wanted = Signal(object)
    """The problem that shall not be told again, or be told again."""

    def __init__(
        self,
        theme: Theme,
        problem: Problem,
        name: str = "",
        parent: QWidget | None = None,
        *,
        hushed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.problem = problem
        self.hushed = hushed
        words = say(problem.message)
        self._row = row = QHBoxLayout(self)
        edge = 12 if name else 0
        row.setContentsMargins(edge, 4, edge, 4)
        row.setSpacing(8)
        badge = self._badge(theme)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        self._level: list[QLabel] = [badge]
        if name:
            where = label(name, "name")
            where.setMinimumWidth(NAMES)
            row.addWidget(where, 0, Qt.AlignmentFlag.AlignTop)
            self._level.append(where)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        sentence = label(words, "hint" if hushed else "secondary", wrap=True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._level.append(sentence)
        self._column.addWidget(sentence, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self._verbs = QWidget(self)
        self._verbs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = verbs = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._verbs)
        verbs.setContentsMargins(0, 0, 0, 0)
        verbs.setSpacing(8 if name else 4)
        self._named = bool(name)
        self._beside = False
        self.buttons = [] if hushed else [self._fix_button(fix) for fix in problem.fixes]
        self.hush = self._hush_button() if problem.lint and problem.node else None
        self._verbs.setVisible(bool(self.buttons) or self.hush is not None)
        self._column.addWidget(self._verbs, 0, Qt.AlignmentFlag.AlignLeft)
        self._somewhere = bool(problem.node or problem.path or problem.graph == TRAINING)
        self._describe(words, name)
        if self._somewhere:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._somewhere or self.buttons:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mend(self) -> None:
        """Ask for the first fix."""
        if self.buttons:
            self.fixed.emit(self.problem.fixes[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(button.sizeHint().width() + self._line.spacing() for button in self._pieces())
        room = self.width() - OTHERS if self._named else 0
        across = room >= wanted
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)
        beside = self._named and room >= wanted + SENTENCE
        if beside == self._beside:
            return
        self._beside = beside
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        if beside:
            self._column.removeWidget(self._verbs)
            self._row.addWidget(self._verbs, 0, top)
        else:
            self._row.removeWidget(self._verbs)
            self._column.addWidget(self._verbs, 0, left)
        has_verbs = bool(self.buttons) or self.hush is not None
        for piece in self._level:
            piece.setContentsMargins(0, SINKS if beside and has_verbs else 0, 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._somewhere:
            self.jumped.emit(self.problem)
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and alone == Qt.KeyboardModifier.AltModifier:
            self.mend()
        elif enter or event.key() == Qt.Key.Key_Space:
            self.jumped.emit(self.problem)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Delete and self.hush is not None:
            self.hush_wanted.emit(self.problem)
        else:
            super().keyPressEvent(event)

    def _badge(self, theme: Theme) -> QLabel:
        error = self.problem.severity == "error"
        colour = theme.tokens.error if error else theme.tokens.warn
        if self.hushed:
            colour = theme.tokens.text_3
        badge = QLabel()
        badge.setPixmap(theme.icon("error" if error else "warning", colour).pixmap(QSize(16, 16)))
        badge.setToolTip(self._weight())
        return badge

    def _weight(self) -> str:
        if self.hushed:
            return tr("Ignored")
        return tr("Error") if self.problem.severity == "error" else tr("Warning")

    def _describe(self, words: str, name: str) -> None:
        """Say all of it to who does not see the icon."""
        parts = [self._weight(), name, words]
        self.setAccessibleName(": ".join(part for part in parts if part))
        hints = [tr("Enter goes there")] if self._somewhere else []
        if self.buttons:
            fix = self.buttons[0].words
            hints.append(tr("Alt+Enter: {fix}", fix=fix))
        if self.hush is not None:
            hints.append(tr("Delete: {verb}", verb=self.hush.text()))
        self.setAccessibleDescription(". ".join(hints))

    def _pieces(self) -> list[QPushButton]:
        """All its buttons."""
        return [*self.buttons, *([self.hush] if self.hush else [])]

    def _fix_button(self, fix: Fix) -> FixButton:
        button = FixButton(say(fix.title))
        button.setObjectName("fix")
        button.clicked.connect(lambda: self.fixed.emit(fix))
        self._add(button)
        return button

    def _hush_button(self) -> QPushButton:
        button = QPushButton(tr("Warn again") if self.hushed else tr("Ignore"))
        button.setProperty("role", "quiet")
        button.setToolTip(
            tr("Tell me of this again")
            if self.hushed
            else tr("Do not warn of this at this layer. The file remembers it.")
        )
        button.clicked.connect(lambda: self.hush_wanted.emit(self.problem))
        self._add(button)
        return button

    def _add(self, button: QPushButton) -> None:
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._line.addWidget(button)


class FixButton(QPushButton):
    """A button that loses the end of its words before it takes room that is not there."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.words) + FIX_EDGES
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - FIX_EDGES + 4
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.words, right, room))
