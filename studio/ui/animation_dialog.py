"""What of a run is written as an animation, how large and how fast; and how far that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.exchange.animation import GIF, MP4
from studio.message import Message, UserError
from studio.ui.animating import Animating
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

Shown = tuple[str, QWidget]
"""What may be shown, and what it is called."""
SPEEDS = (1, 2, 5, 10, 20)
NARROWEST, WIDEST = 160, 3840
USUAL_WIDTH = 960


class AnimationDialog(QDialog):
    """Stays beside the window, which goes through the run meanwhile."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        views: Sequence[Shown],
        is_settled: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._is_settled = is_settled
        self.animating: Animating | None = None
        self.setWindowTitle(tr("Export the animation"))
        self.view = QComboBox()
        for title, view in views:
            self.view.addItem(title, view)
        moments = session.past.moments
        self.first, self.last = QComboBox(), QComboBox()
        for box in (self.first, self.last):
            for moment in moments:
                box.addItem(tr("Step {step}", step=f"{moment:,}"), moment)
        self.last.setCurrentIndex(len(moments) - 1)
        self.size_field = QSpinBox()
        self.size_field.setRange(NARROWEST, WIDEST)
        self.size_field.setValue(USUAL_WIDTH)
        self.size_field.setSuffix(tr(" pixels wide"))
        self.speed = QComboBox()
        for speed in SPEEDS:
            self.speed.addItem(tr("{count} moments a second", count=speed), speed)
        self.speed.setCurrentIndex(2)
        self.kind = QComboBox()
        self.kind.addItem(tr("GIF"), GIF)
        self.kind.addItem(tr("MP4 (needs ffmpeg)"), MP4)
        self.bar = QProgressBar()
        self.bar.hide()
        self.said = label("", "secondary", wrap=True)
        self.export = QPushButton(tr("Export…"))
        self.export.setProperty("role", "primary")
        self.cancel = QPushButton(tr("Close"))
        self.export.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._leave)
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        rows = (
            (tr("What"), self.view),
            (tr("From"), self.first),
            (tr("To"), self.last),
            (tr("Size"), self.size_field),
            (tr("Speed"), self.speed),
            (tr("Format"), self.kind),
        )
        for words, field in rows:
            field.setAccessibleName(words)
            form.addRow(words, field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.export)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.setMinimumWidth(360)

    def chosen(self) -> tuple[int, ...]:
        """The moments from the first to the last that were chosen."""
        low, high = sorted((int(self.first.currentData()), int(self.last.currentData())))
        return tuple(step for step in self._session.past.moments if low <= step <= high)

    def begin(self, path: Path) -> None:
        """Write the animation into this file."""
        view = self.view.currentData()
        animating = Animating(self._session, self._theme, view, self._is_settled, self)
        try:
            animating.start(
                path, self.chosen(), self.size_field.value(), float(self.speed.currentData())
            )
        except UserError as error:
            self.said.setText(say(error.message))
            animating.deleteLater()
            return
        self.animating = animating
        animating.progressed.connect(self.bar.setValue)
        animating.ended.connect(self._end)
        self.bar.setRange(0, len(self.chosen()))
        self.bar.setValue(0)
        self.bar.show()
        self.said.setText("")
        self.export.setEnabled(False)
        self.cancel.setText(tr("Cancel"))

    def _ask(self) -> None:
        if not self.chosen():
            return
        suffix = self.kind.currentData()
        name = f"{self._session.document.project.name or 'run'}{suffix}"
        found, _ = QFileDialog.getSaveFileName(self, tr("Export the animation"), name, f"*{suffix}")
        if found:
            path = Path(found)
            self.begin(
                path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            )

    def _end(self, outcome: Path | Message | None) -> None:
        if self.animating is not None:
            self.animating.deleteLater()
            self.animating = None
        self.bar.hide()
        self.export.setEnabled(True)
        self.cancel.setText(tr("Close"))
        if isinstance(outcome, Message):
            self.said.setText(say(outcome))
        elif outcome is not None:
            self.said.setText(tr("Written: {path}", path=outcome))
            self._session.notify("info", Message("Exported the animation to {path}.", path=outcome))

    def _leave(self) -> None:
        if self.animating is not None:
            self.animating.cancel()
        else:
            self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """It was closed, or its window was: not when it is only minimised."""
        if self.animating is not None and not event.spontaneous():
            self.animating.cancel()
        super().hideEvent(event)
