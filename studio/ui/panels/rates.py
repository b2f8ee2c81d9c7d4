"""The learning rates of the run under way: as they are now, and to be changed at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.session import Session
from studio.layers.check import check
from studio.layers.spec import Param
from studio.observe.frames import Frame, Scalars
from studio.ui.forms import Form, Shown
from studio.ui.pieces import hairline, label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

RATE = "lr"


class RunRates(QWidget):
    """A field for each optimiser of the run; there while one is under way."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._params: dict[str, Param] = {}
        self.shown: dict[str, float] = {}
        """The rates by the names under which a run tells them."""
        self.form = Form(theme, ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(hairline())
        self._column.addWidget(label(tr("Learning rates of this run"), "heading"))
        self._column.addWidget(self.form)
        self._offer((RATE,))  # What nearly every run has, so that the start of one finds it there.
        session.runs.started.connect(lambda _: self._begin())
        session.runs.ended.connect(lambda _: self.hide())
        session.runs.frames.connect(self._hear)
        self.setVisible(session.runs.active)
        if session.runs.active:
            self._begin()

    def _begin(self) -> None:
        rates = self._session.runs.first_rates()
        self.shown = {_key(name, len(rates)): rate for name, rate in rates.items()}
        self._offer(tuple(self.shown))
        self._show()
        self.show()

    def _offer(self, keys: tuple[str, ...]) -> None:
        """A field for each of these."""
        if keys == tuple(self._params) and not self.form.drafts():
            return
        about = tr(
            "Learning rate of the run under way, from the next step on. The settings stay as they "
            "are."
        )
        self._params = {key: Param(key, "float", 0.0, about, minimum=0) for key in keys}
        form = Form(self._theme, tuple(self._params.values()))
        form.committed.connect(self._set)
        form.stepped.connect(self._set)
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form

    def _hear(self, frames: Sequence[Frame]) -> None:
        """Take the latest rates that the run told."""
        found: dict[str, float] = {}
        for frame in reversed(frames):
            if isinstance(frame, Scalars):
                for key in self.shown.keys() - found.keys():
                    if key in frame.values:
                        found[key] = frame.values[key]
            if len(found) == len(self.shown):
                break
        if any(self.shown[key] != rate for key, rate in found.items()):
            self.shown |= found
            self._show()

    def _show(self) -> None:
        shown = {key: Shown(float(f"{rate:.6g}"), changed=True) for key, rate in self.shown.items()}
        self.form.show_values(shown)

    def _set(self, key: str, value: Value) -> None:
        wrong = check(self._params[key], value)
        if wrong is not None or not isinstance(value, float | int):
            self.form.refuse(key, value, say(wrong) if wrong else tr("Write a number."))
            return
        self.shown[key] = float(value)
        self._session.runs.set_rate(float(value), "" if key == RATE else key[len(RATE) + 1 :])
        self._show()


def _key(name: str, count: int) -> str:
    """Under which name a run tells the rate of an optimiser."""
    return RATE if count == 1 else f"{RATE}_{name}"
