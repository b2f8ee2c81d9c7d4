"""The chooser of the sample that all panels look at: of a split, by its number."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from studio.app.session import Session
from studio.observe.asks.example import TRAIN, VALIDATION, Example
from studio.ui.panels.gaze import MOST, Gaze
from studio.ui.text import tr
from studio.ui.theme import Theme

SPLITS = (VALIDATION, TRAIN)


class SampleChooser(QWidget):
    """A split, and a number with a step back and a step on."""

    def __init__(
        self, gaze: Gaze, theme: Theme, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gaze = gaze
        self._theme = theme
        self._session = session
        self.split = QComboBox()
        self.split.addItems([tr("Validation"), tr("Training")])
        self.split.setToolTip(tr("Of which split to look at an example"))
        self.split.setAccessibleName(tr("Split"))
        self.split.activated.connect(self._choose)
        self.previous = QToolButton()
        self.previous.setToolTip(tr("Previous sample"))
        self.next = QToolButton()
        self.next.setToolTip(tr("Next sample"))
        self.number = QSpinBox()
        self.number.setRange(0, MOST)
        self.number.setProperty("role", "mono bare")
        self.number.setKeyboardTracking(False)
        self.number.lineEdit().setTextMargins(4, 0, 0, 0)  # Deaf to padding in a style sheet.
        self.number.setFixedWidth(56)
        self.number.setToolTip(tr("Which example of the split to look at"))
        self.number.setAccessibleName(tr("Sample"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.split)
        layout.addSpacing(4)
        for widget in (self.previous, self.number, self.next):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.previous.clicked.connect(lambda: gaze.go_to(gaze.sample.index - 1))
        self.next.clicked.connect(lambda: gaze.go_to(gaze.sample.index + 1))
        self.number.valueChanged.connect(gaze.go_to)
        gaze.changed.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._follow()
        self._restyle()

    def _choose(self, row: int) -> None:
        self._gaze.look_at(Example(self._gaze.sample.index, SPLITS[row]))

    def _follow(self) -> None:
        sample = self._gaze.sample
        self.number.blockSignals(True)  # What is shown is no choice.
        self.number.setValue(sample.index)
        self.number.blockSignals(False)
        self.split.setCurrentIndex(SPLITS.index(sample.split))
        self.previous.setEnabled(sample.index > 0)

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("previous"))
        self.next.setIcon(self._theme.icon("next"))
