"""Beside the list of quick add: what the current kind does, its ports, and what it would give."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.app.foretelling import Foretold, Question
from studio.app.session import Session
from studio.app.spots import Spot
from studio.layers.spec import LayerSpec
from studio.ui.palette.details import Details
from studio.ui.pieces import label
from studio.ui.search_box import ROW, ROWS
from studio.ui.text import say, tr
from studio.ui.theme import Theme

WIDTH = 252
HEIGHT = ROWS * ROW + 2
LISTEN_MS = 30


class Preview(QWidget):
    """Asks what would come out, and listens until that is known: no timer ticks afterwards."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._question: Question | None = None
        self.details = Details(theme, self, ruled=False)
        self.shape = label("", "mono", wrap=True)
        self.shape.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        self.trouble = label("", "secondary", wrap=True)
        self.trouble.setTextFormat(Qt.TextFormat.RichText)
        self.details.add(self.shape)
        self.details.add(self.trouble)
        self.details.setFixedHeight(HEIGHT)
        self.setFixedWidth(WIDTH)
        self.listening = QTimer(self)
        self.listening.setInterval(LISTEN_MS)
        self.listening.timeout.connect(self._listen)

    def show_kind(self, spec: LayerSpec | None, spot: Spot) -> None:
        """Describe a kind as it would be at this place."""
        self._question = None
        self._write(self.shape, "")
        self._write(self.trouble, "")
        self.details.setVisible(spec is not None)
        if spec is None:
            return
        self.details.show_kind(spec)
        if spot.tensor is not None and spec.inputs:
            self._question = Question(spec, spot.tensor, spot.name)
            self._write(self.shape, self._line(str(spot.tensor), "…"))
            self._session.foretelling.ask(self._question)
            self._listen()

    def hideEvent(self, event: object) -> None:
        """Listen no more."""
        self.listening.stop()

    def _listen(self) -> None:
        answer = self._session.foretelling.take()
        if answer is not None and answer.question is self._question:
            self._tell(answer)
        if not self._session.foretelling.busy:
            self.listening.stop()
        elif not self.listening.isActive():
            self.listening.start()

    def _tell(self, answer: Foretold) -> None:
        given = str(answer.question.given)
        if answer.outputs:
            self._write(self.shape, self._line(given, str(answer.outputs[0][1])))
        elif answer.problem is not None:
            tokens = self._theme.tokens
            words = escape(tr("Not here: {why}", why=say(answer.problem)))
            self._write(self.trouble, f'<span style="color:{tokens.warn}">{words}</span>')
            self._write(self.shape, "")
        else:
            self._write(self.shape, self._line(given, ""))

    def _write(self, line: QLabel, text: str) -> None:
        """An empty line takes no room."""
        line.setText(text)
        line.setVisible(bool(text))

    def _line(self, given: str, gives: str) -> str:
        tokens = self._theme.tokens
        second = f"<br>← {escape(gives)}" if gives else ""
        return f'<span style="color:{tokens.text}">→ {escape(given)}{second}</span>'
