"""Which batch and device the memory is told for, and how to train with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.graph.edits import Batch, SetSetting
from studio.message import Message
from studio.train.config import PARAMS
from studio.ui.pieces import label
from studio.ui.text import tr

LARGEST = 1_000_000
NARROW = 250
"""From this width on there is room to say what the fields are; their tips say it too."""
DEVICES = next(param.choices for param in PARAMS if param.name == "device")


class Circumstances(QWidget):
    """Fields that begin as the project trains, and lead back to that or become that."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.batch = QSpinBox()
        self.batch.setObjectName("cost-batch")
        self.batch.setAccessibleName(tr("Examples in a batch"))
        self.batch.setToolTip(tr("The batch that memory is told for"))
        self.batch.setRange(1, LARGEST)
        self.batch.setKeyboardTracking(False)
        self.batch.setFixedWidth(86)
        self.batch.valueChanged.connect(lambda _: self._think())
        self.device = QComboBox()
        self.device.setObjectName("cost-device")
        self.device.setAccessibleName(tr("Device"))
        self.device.setToolTip(tr("The device that memory is told for"))
        self.device.addItems(list(DEVICES))
        self.device.activated.connect(lambda _: self._think())
        self.take = QPushButton(tr("Use for training"))
        self.take.setToolTip(tr("Make this batch and device the project's settings"))
        self.take.clicked.connect(self._take)
        self.back = QPushButton(tr("Reset"))
        self.back.setToolTip(tr("Tell of the batch and device that the project trains with"))
        self.back.clicked.connect(lambda: session.costing.think_of(None, None))
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        self._words = label(tr("Batch"), "hint"), label(tr("on"), "hint")
        for piece in (self._words[0], self.batch, self._words[1], self.device):
            fields.addWidget(piece)
        for button in (self.take, self.back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in (fields, buttons):
            row.setSpacing(6)
            row.addStretch(1)
            column.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what is told of now."""
        costing, config = self._session.costing, self._session.costing.config
        self.batch.blockSignals(True)
        self.batch.setValue(costing.batch)
        self.batch.blockSignals(False)
        self.device.setCurrentText(costing.device)
        other = (costing.batch, costing.device) != (config.batch_size, config.device)
        self.take.setVisible(other)
        self.back.setVisible(other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for word in self._words:
            word.setVisible(self.width() >= NARROW)

    def _think(self) -> None:
        config = self._session.costing.config
        batch, device = self.batch.value(), self.device.currentText()
        self._session.costing.think_of(
            None if batch == config.batch_size else batch,
            None if device == config.device else device,
        )
        self.refresh()

    def _take(self) -> None:
        edits = (
            SetSetting("train.batch_size", self.batch.value()),
            SetSetting("train.device", self.device.currentText()),
        )
        title = Message("Train with a batch of {batch}", batch=self.batch.value())
        if self._session.do(Batch(edits, title)):
            self._session.costing.think_of(None, None)
