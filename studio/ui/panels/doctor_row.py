"""One thing that the doctor saw: what, where, since when, what to try, and a button for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from studio.observe.checkup import Diagnosis
from studio.ui.figures import count
from studio.ui.panels.problem_row import FixButton
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

EDGES = 56
"""Pixels of a row beside its words and buttons."""


class DoctorRow(QFrame):
    """A click or Enter goes to its node; what is over is grey and has no buttons."""

    jumped = Signal(object)
    """The diagnosis whose node to go to."""
    treated = Signal(object)
    """The treatment that was asked for."""
    hush_wanted = Signal(str, bool)
    """A rule that shall say nothing more, and whether in the project or of this run alone."""
    speak_wanted = Signal(str)
    """A rule that shall speak again."""

    def __init__(
        self, theme: Theme, diagnosis: Diagnosis, name: str = "", *, hushed: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("problem")
        self.diagnosis = diagnosis
        self.hushed = hushed
        self.name = name
        grey = diagnosis.over or hushed
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._badge(theme, grey), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        row.addLayout(column, 1)
        self.when = label(self._when(), "hint")
        head = QHBoxLayout()
        head.setSpacing(8)
        if name:
            head.addWidget(label(name, "hint" if grey else "name"))
        head.addWidget(self.when, 1)
        column.addLayout(head)
        self.sentence = label(say(diagnosis.message), "hint" if grey else "secondary", wrap=True)
        self.advice = label(say(diagnosis.advice), "hint", wrap=True)
        for words in (self.sentence, self.advice):
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            column.addWidget(words)
        self.advice.setVisible(not grey)
        self.buttons: list[QPushButton] = []
        self.hush: QPushButton | None = None
        self._verbs = verbs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        verbs.setSpacing(6)
        if hushed:
            self._add(verbs, tr("Tell me again"), "quiet").clicked.connect(
                lambda: self.speak_wanted.emit(diagnosis.rule)
            )
        elif not diagnosis.over:
            left = Qt.AlignmentFlag.AlignLeft
            for treatment in diagnosis.treatments:
                button = FixButton(say(treatment.title))
                button.setObjectName("fix")
                button.clicked.connect(lambda _=False, each=treatment: self.treated.emit(each))
                verbs.addWidget(button, 0, left)
                self.buttons.append(button)
            self.hush = self._add(verbs, tr("Ignore"), "quiet")
            self.hush.setMenu(self._hush_menu())
        verbs.addStretch(1)
        column.addLayout(verbs)
        if diagnosis.node:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            ": ".join(filter(None, (name, self.when.text(), self.sentence.text())))
        )
        self.setAccessibleDescription(self.advice.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pieces = [*self.buttons, *([self.hush] if self.hush else [])]
        wanted = sum(piece.sizeHint().width() + 6 for piece in pieces)
        ways = QBoxLayout.Direction
        self._verbs.setDirection(
            ways.LeftToRight if self.width() - EDGES >= wanted else ways.TopToBottom
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.diagnosis.node:
            self.jumped.emit(self.diagnosis)
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and alone == Qt.KeyboardModifier.AltModifier and self.buttons:
            self.buttons[0].click()
        elif (enter or event.key() == Qt.Key.Key_Space) and self.diagnosis.node:
            self.jumped.emit(self.diagnosis)
        else:
            super().keyPressEvent(event)

    def _when(self) -> str:
        found = self.diagnosis
        step = count(found.since)
        if found.until is not None:
            return tr("from step {since} to {until}", since=step, until=count(found.until))
        if not found.since:
            return tr("from the beginning")
        return tr("since step {step} (epoch {epoch})", step=step, epoch=f"{found.epoch:.1f}")

    def _badge(self, theme: Theme, grey: bool) -> QLabel:
        tokens, error = theme.tokens, self.diagnosis.weight == "error"
        colour = tokens.text_3 if grey else tokens.error if error else tokens.warn
        badge = QLabel()
        icon = theme.icon("error" if error else "warning", colour)
        badge.setPixmap(icon.pixmap(QSize(16, 16)))
        return badge

    def _hush_menu(self) -> QMenu:
        rule = self.diagnosis.rule
        menu = QMenu(self)
        menu.addAction(tr("Not in this run")).triggered.connect(
            lambda: self.hush_wanted.emit(rule, False)
        )
        menu.addAction(tr("Never in this project")).triggered.connect(
            lambda: self.hush_wanted.emit(rule, True)
        )
        return menu

    def _add(self, verbs: QBoxLayout, words: str, role: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", role)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        verbs.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
