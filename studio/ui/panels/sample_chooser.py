"""The chooser of the sample that all panels look at: of a split, by its number."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget

from studio.app.session import Session
from studio.observe.asks.example import TRAIN, VALIDATION, Example, Own
from studio.ui.panels.gaze import MOST, Gaze
from studio.ui.panels.own_samples import OwnSamples
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
        self.own = OwnSamples(session, theme, gaze, self)
        self._given: Own | None = None
        self.split = QComboBox()
        self.split.addItems([tr("Validation"), tr("Training")])
        self.split.setToolTip(tr("Of which split to look at an example"))
        self.split.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
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
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.draw = self.menu.addAction(tr("Make one by hand…"), self.own.draw)
        self.open = self.menu.addAction(tr("From a file…"), self.own.open)
        self.paste = self.menu.addAction(tr("From the clipboard"), self.own.paste)
        self.menu.aboutToShow.connect(self._allow)
        self.give = QToolButton()
        self.give.setToolTip(tr("Look at a sample of your own: drawn, from a file, or copied"))
        self.give.setAccessibleName(tr("A sample of your own"))
        self.give.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.give.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.split)
        layout.addSpacing(4)
        for widget in (self.previous, self.number, self.next, self.give):
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
        if row < len(SPLITS):
            self._gaze.look_at(Example(self._gaze.sample.index, SPLITS[row]))
        elif self._given is not None:
            self._gaze.take(self._given)

    def _allow(self) -> None:
        reason = self.own.refusal()
        for action in (self.draw, self.open, self.paste):
            action.setEnabled(not reason)
            action.setToolTip(reason)

    def _follow(self) -> None:
        sample = self._gaze.sample
        self.number.blockSignals(True)  # What is shown is no choice.
        self.number.setValue(sample.index)
        self.number.blockSignals(False)
        if sample.own is not None:
            self._given = sample.own
            if self.split.count() == len(SPLITS):
                self.split.addItem("")
            self.split.setItemText(len(SPLITS), sample.own.name)
            self.split.setCurrentIndex(len(SPLITS))
        else:
            self.split.setCurrentIndex(SPLITS.index(sample.split))
        self.previous.setEnabled(sample.index > 0)

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("previous"))
        self.next.setIcon(self._theme.icon("next"))
        self.give.setIcon(self._theme.icon("draw"))
