"""Which sample and which class are looked at, and the chooser for the class.

Panels that look at one sample share one ``Gaze``, so that all of them show the same sample.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, SignalInstance

from studio.observe.asks.example import TRAIN, Example, Own
from studio.observe.frames import Watch
from studio.ui.panels.chooser import Chooser
from studio.ui.text import tr

MOST = 999_999


class Gaze(QObject):
    """A sample, and the class to explain (``None``: the predicted one)."""

    changed = Signal()
    closing = Signal()
    """The window goes: whoever works behind it for a sample ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sample = Example()
        self.target: int | None = None

    @property
    def watch_changed(self) -> SignalInstance:
        """As panels have it, for the gaze is one that looks at a run without showing anything."""
        return self.changed

    def isVisible(self) -> bool:
        return True

    def watch(self, base: Watch) -> Watch:
        """``base`` with the sample: for what is on the canvas, when no panel is open."""
        return replace(base, sample=self.sample)

    def look_at(self, sample: Example) -> None:
        if sample != self.sample:
            self.sample = sample
            self.changed.emit()

    def go_to(self, index: int) -> None:
        """Look at another example of the same split."""
        self.look_at(Example(min(max(index, 0), MOST), self.sample.split))

    def take(self, own: Own) -> None:
        """Look at what the user made."""
        self.look_at(replace(self.sample, own=own))

    def explain(self, target: int | None) -> None:
        if target != self.target:
            self.target = target
            self.changed.emit()


def called(sample: Example) -> str:
    """What to call a sample, in a caption."""
    if sample.own is not None:
        return sample.own.name
    if sample.split == TRAIN:
        return tr("training sample {sample}", sample=sample.index)
    return tr("sample {sample}", sample=sample.index)


class ClassChooser(Chooser):
    """The predicted class, or one by its name."""

    def __init__(self, gaze: Gaze) -> None:
        super().__init__(tr("Which class's score to explain"), tr("Class to explain"))
        self._gaze = gaze
        self._names: tuple[str, ...] = ()
        self.addItem(tr("predicted"))
        self.activated.connect(self._choose)
        gaze.changed.connect(self._follow)

    def show_classes(self, names: tuple[str, ...], *, outputs: bool = False) -> None:
        """Offer these classes, or outputs that are no classes."""
        if names == self._names:
            return
        self._names = names
        self.clear()
        self.addItems([tr("largest") if outputs else tr("predicted"), *names])
        self.setToolTip(
            tr("Which output to explain") if outputs else tr("Which class's score to explain")
        )
        self.setAccessibleName(tr("Output to explain") if outputs else tr("Class to explain"))
        self._follow()

    def _choose(self, row: int) -> None:
        self._gaze.explain(row - 1 if row > 0 else None)

    def _follow(self) -> None:
        target = self._gaze.target
        row = 0 if target is None else target + 1
        self.setCurrentIndex(row if row < self.count() else 0)
