"""What can be set about a method: what is contrasted, whose maps, how many steps, what covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QMenu,
    QSlider,
    QSpinBox,
    QWidget,
    QWidgetAction,
)

from studio.observe.asks.saliency import SaliencyAsk
from studio.observe.asks.saliency_methods import BY_NAME
from studio.ui.panels.chooser import Chooser
from studio.ui.text import tr

THROUGH = 45
"""How much of the sample is seen under the map at first, in hundredths."""


class SaliencySettings(QMenu):
    """A menu that is a small form; it stays open while one tries."""

    changed = Signal()
    through = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[tuple[str, ...], tuple[tuple[str, str], ...]] = ((), ())
        self.against = Chooser(tr("Explain by how much the score is above that of another"))
        self.node = Chooser(tr("Whose maps to look at"))
        self.number = QSpinBox()
        self.number.setRange(1, 2000)
        self.number.setKeyboardTracking(False)
        self.number.setToolTip(tr("More is truer, and takes longer"))
        self.patch = QSpinBox()
        self.patch.setRange(0, 64)
        self.patch.setKeyboardTracking(False)
        self.patch.setSpecialValueText(tr("as fits"))
        self.patch.setToolTip(tr("Side of what is covered at once"))
        self.baseline = Chooser(tr("What stands for nothing"))
        self.baseline.addItem(tr("zeros"), "zero")
        self.baseline.addItem(tr("the mean of examples"), "mean")
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setValue(THROUGH)
        self.opacity.setToolTip(tr("How much of the sample is seen under the map"))
        self.form = QFormLayout()
        self.form.setContentsMargins(12, 8, 12, 8)
        self.form.setSpacing(6)
        self._rows: dict[str, QWidget] = {
            "against": self.against,
            "node": self.node,
            "number": self.number,
            "patch": self.patch,
            "baseline": self.baseline,
            "opacity": self.opacity,
        }
        titles = (tr("Contrast with"), tr("Maps of"), tr("Samples or steps"), tr("Patch"),
                  tr("Nothing is"), tr("Sample seen"))  # fmt: skip
        for title, widget in zip(titles, self._rows.values(), strict=True):
            widget.setAccessibleName(title)
            widget.setMinimumWidth(140)
            label = QLabel(title)
            label.setBuddy(widget)
            self.form.addRow(label, widget)
        holder = QWidget()
        holder.setLayout(self.form)
        action = QWidgetAction(self)
        action.setDefaultWidget(holder)
        self.addAction(action)
        for box in (self.against, self.node, self.baseline):
            box.activated.connect(lambda _: self.changed.emit())
        for spin in (self.number, self.patch):
            spin.valueChanged.connect(lambda _: self.changed.emit())
        self.opacity.valueChanged.connect(lambda value: self.through.emit(value / 100))
        self.offer((), ())

    def offer(self, names: Sequence[str], nodes: Sequence[tuple[str, str]]) -> None:
        """Say what classes or outputs, and what convolutions, there are."""
        known = (tuple(names), tuple(nodes))
        if known == self._known and self.node.count():
            return
        self._known = known
        before = self.against.currentIndex(), self.node.currentData()
        self.against.clear()
        self.against.addItems([tr("nothing"), *names])
        self.against.setCurrentIndex(before[0] if 0 <= before[0] < self.against.count() else 0)
        self.node.clear()
        self.node.addItem(tr("the selected one, or the last"), "")
        for node, name in nodes:
            self.node.addItem(name, node)
        self.node.setCurrentIndex(max(0, self.node.findData(before[1])))

    @property
    def nodes(self) -> frozenset[str]:
        """The convolutions there are."""
        return frozenset(node for node, _ in self._known[1])

    def suit(self, method: str) -> None:
        """Show what can be set about a method, as it is usual."""
        chosen = BY_NAME[method]  # type: ignore[index]
        for name in ("node", "number", "patch", "baseline"):
            self.form.setRowVisible(self._rows[name], name in chosen.settings)
        if chosen.number:
            self.number.blockSignals(True)  # What is usual is no choice.
            self.number.setMaximum(chosen.most)
            self.number.setValue(chosen.number)
            self.number.blockSignals(False)

    def applied(self, ask: SaliencyAsk) -> SaliencyAsk:
        """The question with what is set here, as far as it matters to its method."""
        method = BY_NAME[ask.method]
        against = self.against.currentIndex() - 1
        return replace(
            ask,
            against=against if against >= 0 else None,
            node=self.node.currentData() or "" if "node" in method.settings else "",
            number=self.number.value() if "number" in method.settings else 0,
            patch=self.patch.value() if "patch" in method.settings else 0,
            baseline=self.baseline.currentData() if "baseline" in method.settings else "zero",
        )
