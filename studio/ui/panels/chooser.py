"""The combo box of the views: as wide as what it offers, and never cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

NARROWEST = 72
WIDEST = 220


class Chooser(QComboBox):
    """Gives way where there is no room; what does not fit ends in an ellipsis."""

    def __init__(self, tip: str, name: str = "") -> None:
        """Offer nothing yet.

        Args:
            tip: what is chosen here.
            name: what it is called where it is read aloud, unless a form does that.
        """
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setToolTip(tip)
        if name:
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return QSize(min(max(wanted.width(), NARROWEST), WIDEST), wanted.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
