"""Which sample and which class are looked at, and the choosers for them.

Panels that look at one sample share one ``Gaze``, so that all of them show the same sample.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QToolButton, QWidget

from studio.ui.text import tr
from studio.ui.theme import Theme

MOST = 999_999


class Gaze(QObject):
    """A sample of the validation split, and the class to explain (``None``: the predicted one)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sample = 0
        self.target: int | None = None

    def look_at(self, sample: int) -> None:
        if sample != self.sample:
            self.sample = sample
            self.changed.emit()

    def explain(self, target: int | None) -> None:
        if target != self.target:
            self.target = target
            self.changed.emit()


class SampleChooser(QWidget):
    """A number with a step back and a step on."""

    def __init__(self, gaze: Gaze, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaze = gaze
        self._theme = theme
        label = QLabel(tr("Sample"))
        label.setProperty("role", "secondary")
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
        self.number.setToolTip(tr("Which example of the validation split to look at"))
        self.number.setAccessibleName(tr("Sample of the validation split"))
        label.setBuddy(self.number)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addSpacing(4)
        for widget in (self.previous, self.number, self.next):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.previous.clicked.connect(lambda: gaze.look_at(max(0, gaze.sample - 1)))
        self.next.clicked.connect(lambda: gaze.look_at(min(MOST, gaze.sample + 1)))
        self.number.valueChanged.connect(gaze.look_at)
        gaze.changed.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._follow()
        self._restyle()

    def _follow(self) -> None:
        self.number.setValue(self._gaze.sample)
        self.previous.setEnabled(self._gaze.sample > 0)

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("previous"))
        self.next.setIcon(self._theme.icon("next"))


class ClassChooser(QComboBox):
    """The predicted class, or one by its name."""

    def __init__(self, gaze: Gaze, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaze = gaze
        self._names: tuple[str, ...] = ()
        self.setToolTip(tr("Which class's score to explain"))
        self.setAccessibleName(tr("Class to explain"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.addItem(tr("predicted"))
        self.activated.connect(self._choose)
        gaze.changed.connect(self._follow)

    def show_classes(self, names: tuple[str, ...]) -> None:
        """Offer these classes."""
        if names == self._names:
            return
        self._names = names
        self.clear()
        self.addItems([tr("predicted"), *names])
        self._follow()

    def _choose(self, row: int) -> None:
        self._gaze.explain(row - 1 if row > 0 else None)

    def _follow(self) -> None:
        target = self._gaze.target
        row = 0 if target is None else target + 1
        self.setCurrentIndex(row if row < self.count() else 0)
