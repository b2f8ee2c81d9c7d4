"""The chooser of the sample that all panels look at: of a split by its number, or one's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget

from studio.app.session import Session
from studio.observe.asks.example import TRAIN, VALIDATION, Example, Own
from studio.ui.panels.gaze import MOST, Gaze
from studio.ui.panels.own_samples import OwnSamples
from studio.ui.text import tr
from studio.ui.theme import Theme

ROOMY = 240
"""Pixels from which on the source is named."""


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
        self.validation = self._way(tr("Validation"), Example())
        self.training = self._way(tr("Training"), Example(split=TRAIN))
        self.given = self.menu.addAction("", self._take_given)
        self.given.setCheckable(True)
        self.menu.addSeparator()
        self.draw = self.menu.addAction(tr("Make one by hand…"), self.own.draw)
        self.open = self.menu.addAction(tr("From a file…"), self.own.open)
        self.paste = self.menu.addAction(tr("From the clipboard"), self.own.paste)
        self.menu.aboutToShow.connect(self._allow)
        self.source = QToolButton()
        self.source.setToolTip(tr("Where the sample is from: a split, or one of your own"))
        self.source.setAccessibleName(tr("Source of the sample"))
        self.source.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.source.setMenu(self.menu)
        self.source.setMinimumWidth(28)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.source, self.previous, self.number, self.next):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.previous.clicked.connect(lambda: gaze.go_to(gaze.sample.index - 1))
        self.next.clicked.connect(lambda: gaze.go_to(gaze.sample.index + 1))
        self.number.valueChanged.connect(gaze.go_to)
        gaze.changed.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._follow()
        self._restyle()

    def _way(self, title: str, first: Example) -> QAction:
        """An entry of the menu for a split."""
        action = self.menu.addAction(title)
        action.setCheckable(True)
        action.triggered.connect(
            lambda: self._gaze.look_at(replace(first, index=self._gaze.sample.index))
        )
        return action

    def _take_given(self) -> None:
        if self._given is not None:
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
            self.given.setText(sample.own.name)
        self.given.setVisible(self._given is not None)
        chosen = self.validation if sample.split == VALIDATION else self.training
        chosen = self.given if sample.own is not None else chosen
        for action in (self.validation, self.training, self.given):
            action.setChecked(action is chosen)
        self.source.setText(chosen.text())
        self._show_source()
        self.previous.setEnabled(sample.index > 0)

    def _show_source(self) -> None:
        own = self._gaze.sample.own is not None
        self.source.setIcon(self._theme.icon("draw" if own else "data"))

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("previous"))
        self.next.setIcon(self._theme.icon("next"))
        self._show_source()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The word beside the icon only where there is room for it."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        wide = self.width() >= ROOMY
        self.source.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        )
