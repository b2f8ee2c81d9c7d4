"""The row in which one chooses a method, sets what it needs, and asks for what is dear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.observe.asks.saliency_methods import METHODS, Method
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.saliency_settings import SaliencySettings
from studio.ui.text import as_tip, say, tr
from studio.ui.theme import Theme


class SaliencyChoice(QWidget):
    """Methods that run live come first, then those that captum does when one asks."""

    changed = Signal()
    """Another method was chosen, or something about it."""
    asked = Signal()
    """Find out now, by a method that does not run live."""
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._busy = False
        self.chooser = Chooser(tr("By which method to explain"), tr("Method"))
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for method in METHODS:
            if method.captum and not self.chooser.findData("separator") >= 0:
                self.chooser.insertSeparator(self.chooser.count())
                self.chooser.setItemData(self.chooser.count() - 1, "separator")
            self.chooser.addItem(say(method.title), method.name)
            tip = as_tip(say(method.about))
            self.chooser.setItemData(self.chooser.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.settings = SaliencySettings(self)
        self.more = QToolButton()
        self.more.setMenu(self.settings)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(tr("What is contrasted, and how the method works"))
        self.more.setAccessibleName(tr("Settings of the method"))
        self.check = QToolButton()
        self.check.setToolTip(
            tr("Compare with the map of random weights, as a check that it shows what was learned")
        )
        self.check.setAccessibleName(tr("Check with random weights"))
        self.history = QToolButton()
        self.history.setToolTip(tr("Show how the map changed over the run"))
        self.history.setAccessibleName(tr("Over the run"))
        self.go = QPushButton(tr("Explain"))
        self.go.clicked.connect(self._press)
        self.go.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.chooser, 1)
        for each in (self.go, self.more, self.check, self.history):
            row.addWidget(each)
        self.settings.changed.connect(self.changed)
        self.chooser.currentIndexChanged.connect(self._choose)
        self._choose()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def method(self) -> Method:
        """The one that is chosen."""
        name = self.chooser.currentData()
        return next((each for each in METHODS if each.name == name), METHODS[0])

    def choose(self, name: str) -> None:
        """Choose a method by its name, if it is one."""
        if (row := self.chooser.findData(name)) >= 0:
            self.chooser.setCurrentIndex(row)

    def show_state(self, *, busy: bool, share: float, stale: bool) -> None:
        """Show whether something is being found out, and whether one should ask."""
        self._busy = busy
        self.go.setVisible(busy or stale)
        percent = f" {share:.0%}" if share else ""
        self.go.setText(tr("Cancel") + percent if busy else tr("Explain"))
        self.check.setEnabled(not busy)
        self.history.setEnabled(not busy)

    def _press(self) -> None:
        (self.cancelled if self._busy else self.asked).emit()

    def _choose(self) -> None:
        self.settings.suit(self.method.name)
        self.changed.emit()

    def _restyle(self) -> None:
        for button, icon in (
            (self.more, "sliders-horizontal"),
            (self.check, "dice-five"),
            (self.history, "film-strip"),
        ):
            button.setIcon(self._theme.icon(icon))
