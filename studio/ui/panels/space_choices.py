"""What can be chosen of the points of the Space panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from studio.observe.asks.example import TRAIN, VALIDATION
from studio.ui.panels.chooser import Chooser
from studio.ui.text import tr

SPLITS = (VALIDATION, TRAIN)
COUNTS = (250, 500, 1000)
ONE_ROW = 600
TWO_ROWS = 290


class SpaceChoices(QWidget):
    """``asked``: the run must be asked for something else; ``shown``: the same is shown anew."""

    asked = Signal()
    shown = Signal()
    coloured = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.method = _combo(
            [tr("PCA"), tr("t-SNE")],
            tr("Widest axes, or a layout in which neighbours stay neighbours"),
            tr("Projection"),
        )
        self.axes = _combo([tr("2-D"), tr("3-D")], tr("In how many dimensions"), tr("Dimensions"))
        self.colour = _combo(
            [tr("Class"), tr("Error")], tr("What colours stand for"), tr("Colours")
        )
        self.of = _combo(
            [tr("Activations"), tr("Table")],
            tr("What it gives for examples, or the rows of its table"),
            tr("Points"),
        )
        self.data = _combo(
            [tr("Validation"), tr("Training")], tr("Examples of which split"), tr("Split")
        )
        self.count = _combo(
            [f"{count:,}" for count in COUNTS], tr("How many examples at most"), tr("Examples")
        )
        self.count.setCurrentIndex(1)
        self.brush = QToolButton()
        self.brush.setText(tr("Lasso"))
        self.brush.setCheckable(True)
        self.brush.setToolTip(
            tr("Let a drag draw a lasso around points; in two dimensions it always does")
        )
        self.of.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(3)
        for combo in (self.data, self.count, self.of):
            combo.currentIndexChanged.connect(lambda _: self.asked.emit())
        for combo in (self.method, self.axes):
            combo.currentIndexChanged.connect(lambda _: self.shown.emit())
        self.colour.currentIndexChanged.connect(lambda _: self.coloured.emit())

    def _arrange(self, columns: int) -> None:
        """So many beside each other."""
        if columns == self._columns:
            return
        self._grid.setColumnStretch(self._columns, 0)
        self._columns = columns
        every = (self.method, self.axes, self.colour, self.data, self.count, self.brush, self.of)
        for place, widget in enumerate(every):
            self._grid.addWidget(widget, place // columns, place % columns)
        self._grid.setColumnStretch(columns, 1)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """It goes into more rows where there is little room."""
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(7 if width >= ONE_ROW else 3 if width >= TWO_ROWS else 2)

    @property
    def lays_out(self) -> bool:
        """Whether by t-SNE."""
        return self.method.currentIndex() == 1

    @property
    def dimensions(self) -> int:
        return 2 + self.axes.currentIndex()

    @property
    def by_error(self) -> bool:
        return self.colour.currentIndex() == 1

    @property
    def rows(self) -> bool:
        return self.of.currentIndex() == 1

    @property
    def split(self) -> str:
        return SPLITS[self.data.currentIndex()]

    @property
    def most(self) -> int:
        return COUNTS[self.count.currentIndex()]

    def offer_rows(self, on: bool) -> None:
        """Whether the node has a table of embeddings."""
        self.of.setVisible(on)

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {name: combo.currentIndex() for name, combo in self._combos().items()}

    def recall(self, choices: Mapping[str, object]) -> None:
        for name, combo in self._combos().items():
            chosen = choices.get(name)
            if isinstance(chosen, int) and 0 <= chosen < combo.count():
                combo.setCurrentIndex(chosen)

    def _combos(self) -> dict[str, Chooser]:
        return {
            "method": self.method,
            "axes": self.axes,
            "colour": self.colour,
            "split": self.data,
            "count": self.count,
        }


def _combo(texts: list[str], tip: str, name: str) -> Chooser:
    found = Chooser(tip, name)
    found.addItems(texts)
    return found
