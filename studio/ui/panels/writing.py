"""The Writing panel: what a language model writes while it learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from studio.app.session import Session
from studio.observe.frames import Frame, Watch, Written
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font

TEXT = "text"
"""The kind of the field of a data set that is one."""
WHOLE = 160
"""Characters from which on a text is whole enough to stand for its moment."""
MOMENTS = 48


class WritingPanel(Panel):
    """A text that grows: what the model was given first, in grey, then what it writes itself."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._frame: Written | None = None
        self._kept = ""
        """What an earlier run wrote last."""
        self._moments: dict[int, Written] = {}
        """Whole texts, by the step after which they were written."""
        self.over_time = QPushButton(tr("Over time"))
        self.over_time.setProperty("role", "quiet")
        self.over_time.setCheckable(True)
        self.over_time.setToolTip(tr("What the model wrote at each moment that was looked at"))
        self.over_time.toggled.connect(lambda _: self.mark())
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFont(mono_font(12))
        self.page.setAccessibleName(tr("What the model writes"))
        self.page.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        bar = QHBoxLayout()
        bar.addWidget(self.over_time)
        bar.addStretch(1)
        layout.addLayout(bar)
        layout.addWidget(self.page)

    def take(self, frames: Sequence[Frame]) -> bool:
        found = [frame for frame in frames if isinstance(frame, Written)]
        if found:
            self._frame = found[-1]
        for frame in found:
            if len(frame.text) >= WHOLE:
                self._moments[frame.step] = frame
        if len(self._moments) > MOMENTS:
            steps = sorted(self._moments)
            self._moments = {step: self._moments[step] for step in [*steps[:-1:2], steps[-1]]}
        return bool(found)

    def forget(self) -> None:
        self._frame = None
        self._kept = ""
        self._moments = {}
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
        self.over_time.setVisible(len(self._moments) > 1)
        if self.over_time.isChecked() and len(self._moments) > 1:
            self.caption.setText(tr("{count} moments", count=len(self._moments)))
            self._write_all()
        elif frame is not None:
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

    def table(self) -> Table | None:
        frames = [self._moments[step] for step in sorted(self._moments)]
        if not frames and self._frame is not None:
            frames = [self._frame]
        names = (tr("step"), tr("given"), tr("text"))
        rows = [(frame.step, frame.given, frame.text) for frame in frames]
        return Table(names, rows) if rows else None

    def _write_all(self) -> None:
        """A text of each moment, below the step it is of."""
        self.page.clear()
        tokens = self.theme.tokens
        cursor = QTextCursor(self.page.document())
        for step in sorted(self._moments):
            text = self._moments[step].text.replace("\n\n", "\n").strip()
            heading = tr("step {step}", step=f"{step:,}")
            for words, colour in ((f"{heading}\n", tokens.text_3), (f"{text}\n\n", tokens.text)):
                look = QTextCharFormat()
                look.setForeground(QColor(colour))
                cursor.insertText(words, look)

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
