"""Python of the user's own: edited here, checked as one types, taken in with Ctrl+Enter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app import own_code
from studio.app.session import Session
from studio.graph.model import CODE
from studio.layers.code import CodeError
from studio.message import UserError
from studio.ui.background import Background
from studio.ui.panels.code_check import Checked, check, in_words
from studio.ui.panels.panel import Empty
from studio.ui.panels.python_edit import PythonEdit
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

CHECK_MS = 300
"""From the last key to the check."""


class CustomCodePanel(QWidget):
    """An editor for all Python of the project, one piece at a time."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.shown = ""
        """The name of the piece in the editor; empty where there is none."""
        self._base = ""
        """The text of the project that the editor began with."""
        self._loading = False
        self._checked: Checked | None = None
        self._checker = Background("own-code", self)
        self._checker.done.connect(self._judge)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(CHECK_MS)
        self._pause.timeout.connect(self._check)

        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Which Python"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(lambda at: self.edit(self.choice.itemData(at)))
        self.state = label("", "hint")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.allow = _button(tr("Allow to run"), "own-code-allow", "primary")
        self.allow.clicked.connect(self._allow)
        self.revert = _button(tr("Revert"), "own-code-revert", "quiet")
        self.revert.clicked.connect(self._revert)
        self.apply_button = _button(tr("Apply"), "own-code-apply", "primary")
        self.apply_button.setToolTip(tr("Take it in (Ctrl+Enter)"))
        self.apply_button.clicked.connect(self.apply)
        self.editor = PythonEdit(theme)
        self.editor.textChanged.connect(self._typed)
        self.editor.applied.connect(self.apply)
        self.editor.left.connect(self._leave)
        self.verdict = QLabel()
        self.verdict.setObjectName("own-code-verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setContentsMargins(12, 4, 12, 6)
        self._lay_out()
        session.selected.connect(lambda _: self._follow())
        session.changed.connect(lambda _: self.refresh())
        session.opened.connect(lambda _: self._forget())
        session.analysed.connect(lambda _: self._show_state())
        theme.changed.connect(self._restyle)
        self._restyle()
        self._follow()
        self.refresh()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 3, 8, 3)
        bar.setSpacing(8)
        bar.addWidget(self.choice)
        bar.addWidget(self.state, 1)
        for button in (self.allow, self.revert, self.apply_button):
            bar.addWidget(button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.editor, 1)
        column.addWidget(self.verdict)
        self.empty = Empty(self._theme)
        self.empty.say(tr("No layer of your own yet. Begin with one that scales."), True)
        self.empty.button.setText(tr("New custom layer"))
        self.empty.button.clicked.connect(self._begin)
        self.pages = QStackedWidget()
        self.pages.addWidget(body)
        self.pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    # What is edited.

    def edit(self, name: str) -> None:
        """Show the Python of this name, as it was typed last."""
        self._keep()
        codes = self._session.document.project.codes
        self.shown = name if name in codes else ""
        self._base = codes.get(name, "")
        self._put(self._session.drafts.get(name, self._base))
        self._list()
        self._check()

    def apply(self) -> None:
        """Take in what was typed; what is wrong with it is said below the text."""
        if not self.shown:
            return
        self._keep()
        text = self.editor.toPlainText()
        try:
            name = own_code.apply(self._session, self.shown, text)
        except UserError as error:
            line = error.line if isinstance(error, CodeError) else 0
            self._judge(Checked(text, None, error.message, line))
            if line:
                self.editor.go_to(line)
            return
        self.shown, self._base = name, text
        self.refresh()

    def refresh(self) -> None:
        """Follow the project: a text that was taken back, a name that has changed."""
        codes = self._session.document.project.codes
        if self.shown not in codes:
            renamed = [name for name in codes if codes[name] == self.editor.toPlainText()]
            if len(renamed) == 1 and self.shown:
                self.shown, self._base = renamed[0], codes[renamed[0]]
            else:
                self.edit(next(iter(codes), ""))
                return
        elif codes[self.shown] != self._base:
            untouched = self.editor.toPlainText() == self._base
            self._base = codes[self.shown]
            if untouched:
                self._put(self._base)
                self._check()
        self._list()
        self._show_state()

    def close_down(self) -> None:
        """End the thread that checks."""
        self._pause.stop()
        self._checker.close()

    # Inside.

    def _follow(self) -> None:
        """Show the Python of the node that is selected."""
        graph, selection = self._session.graph, self._session.selection
        kind = graph.node(selection[-1]).kind if selection and selection[-1] in graph else ""
        name = kind.removeprefix(CODE)
        if kind.startswith(CODE) and name != self.shown:
            self.edit(name)

    def _forget(self) -> None:
        """Another document: the drafts of the last one are gone with it."""
        self.shown = self._base = ""
        self._put("")
        self.refresh()

    def _put(self, text: str) -> None:
        self._loading = True
        self.editor.show_text(text)
        self._loading = False

    def _typed(self) -> None:
        if self._loading or not self.shown:
            return
        self._keep()
        self._show_state()
        self._pause.start()

    def _keep(self) -> None:
        """Remember what is typed and not applied, under its name."""
        if not self.shown:
            return
        text = self.editor.toPlainText()
        if text == self._base:
            self._session.drafts.pop(self.shown, None)
        else:
            self._session.drafts[self.shown] = text

    def _check(self) -> None:
        self._pause.stop()
        if self.shown:
            self._checker.ask(partial(check, self.shown, self.editor.toPlainText()))

    def _judge(self, found: Checked) -> None:
        if found.text != self.editor.toPlainText():
            return  # More has been typed since; it will be checked too.
        self._checked = found
        self.editor.mark_wrong(found.line)
        self.verdict.setProperty("role", "error" if found.message else "mono")
        self.verdict.style().polish(self.verdict)
        if found.message is not None:
            self.verdict.setText(say(found.message))
        elif found.spec is not None:
            self.verdict.setText(in_words(found.spec))

    def _list(self) -> None:
        codes, drafts = self._session.document.project.codes, self._session.drafts
        wanted = [(f"{name} •" if name in drafts else name, name) for name in codes]
        have = [
            (self.choice.itemText(at), self.choice.itemData(at))
            for at in range(self.choice.count())
        ]
        if wanted != have:
            self.choice.clear()
            for words, name in wanted:
                self.choice.addItem(words, name)
        self.choice.setCurrentIndex(self.choice.findData(self.shown))
        self.pages.setCurrentIndex(0 if self.shown else 1)

    def _show_state(self) -> None:
        if not self.shown:
            return
        changed = self.shown in self._session.drafts
        waits = not changed and not self._session.may_run(self._base)
        uses = own_code.uses(self._session.document.project, self.shown)
        if changed:
            words = tr("edited")
        elif waits:
            words = tr("May not run yet: read it first")
        elif uses == 1:
            words = tr("Used by one node")
        else:
            words = tr("Used by {count} nodes", count=uses)
        self.state.setText(words)
        self.state.setToolTip(words)
        self.allow.setVisible(waits)
        self.revert.setVisible(changed)
        self.apply_button.setVisible(not waits)
        self.apply_button.setEnabled(changed)
        self._list()

    def _allow(self) -> None:
        self._session.allow(self._base)
        self._show_state()

    def _revert(self) -> None:
        self._put(self._base)
        self._keep()
        self._show_state()
        self._check()

    def _begin(self) -> None:
        added = self._session.add(own_code.NEW)
        if added is not None:
            self._session.select((added,))

    def _leave(self) -> None:
        button = self.apply_button if self.apply_button.isEnabled() else self.choice
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        self.revert.setIcon(self._theme.icon("reset"))
        self.editor.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()
        self.refresh()


def _button(words: str, name: str, role: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("role", role)
    return button
