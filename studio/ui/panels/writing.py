"""The Writing panel: what a language model writes while it learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from studio.app.session import Session
from studio.observe.frames import Frame, Watch, Written
from studio.ui.panels.panel import Panel
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font

TEXT = "text"
"""The kind of the field of a data set that is one."""


class WritingPanel(Panel):
    """A text that grows: what the model was given first, in grey, then what it writes itself."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._frame: Written | None = None
        self._kept = ""
        """What an earlier run wrote last."""
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFont(mono_font(12))
        self.page.setAccessibleName(tr("What the model writes"))
        self.page.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, Written)]
        if found:
            self._frame = found[-1]
        return bool(found)

    def forget(self) -> None:
        self._frame = None
        self._kept = ""
        self.title.clear()

    def show_kept(self, name: str, text: str | None) -> None:
        """Show what an earlier run wrote last instead, until the next one starts."""
        self.forget()
        self.title.setText(name)
        self._kept = text or ""
        self.mark()

    def begin_with(self, text: str | None) -> None:
        """Show what the run wrote before it was gone on with, until it writes again."""
        self._kept = text or ""
        self.mark()

    def needs(self, base: Watch) -> Watch:
        return base if self._unsuited else replace(base, shown=True)

    def vacancy(self) -> str:
        if self._frame is not None or self._kept:
            return ""
        if self._unsuited:
            return tr("A model writes where its data is a text and it guesses what comes next")
        return self.waiting(tr("Waiting for the first words"))

    def refresh(self) -> None:
        frame = self._frame
        if frame is not None:
            self.caption.setText(
                tr(
                    "temperature {temperature}  step {step}",
                    temperature=f"{frame.temperature:g}",
                    step=f"{frame.step:,}",
                )
            )
            self._write(frame.given, frame.text)
        elif self._kept:
            self.caption.setText(tr("written last"))
            self._write("", self._kept)

    def _write(self, given: str, written: str) -> None:
        bar = self.page.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        place = bar.value()
        self.page.clear()
        tokens = self.theme.tokens
        cursor = QTextCursor(self.page.document())
        for text, colour in ((given, tokens.text_3), (written, tokens.text)):
            look = QTextCharFormat()
            look.setForeground(QColor(colour))
            cursor.insertText(text, look)
        bar.setValue(bar.maximum() if at_end else place)

    @property
    def _unsuited(self) -> bool:
        """Whether the run's data is known to be no text."""
        fields = self.session.runs.fields
        return bool(fields) and all(field.kind != TEXT for field in fields)
