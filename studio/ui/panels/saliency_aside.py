"""What is found out about a map when one asks: a check with random weights, its way in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.observe.asks.ask import Ask, Finding, Missing
from studio.observe.asks.saliency import Floats, SaliencyAsk, SaliencyFound
from studio.observe.asks.saliency_methods import BY_NAME
from studio.ui.panels.saliency_errand import Errand
from studio.ui.panels.saliency_words import figure, verdict
from studio.ui.plots.map_strip import MapStrip, Tile
from studio.ui.text import say, tr
from studio.ui.theme import Theme

CHEAP = frozenset(
    {"gradient", "gradient_times_input", "guided_backpropagation", "grad_cam", "grad_cam_plus_plus"}
)
"""So that each layer can lose its weights in turn; else all lose them at once."""
Kind = Literal["", "answer", "check", "history"]


class Aside(QWidget):
    """A strip of maps below the one that is shown; not there until it is asked for."""

    answered = Signal(object)
    """The finding for a question that is not replied to live."""
    needs = Signal()
    """What the run is to be asked is different now."""
    moved = Signal()
    shown = Signal()
    """It has come, or gone."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._kind: Kind = ""
        self.elsewhere = False
        """Whether another run is shown than the one that is looked at."""
        self._steps: list[int] = []
        self._errand = Errand(session, self)
        self._errand.moved.connect(self._follow)
        self._errand.found.connect(self._take)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("role", "secondary")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_it = QToolButton()
        self.close_it.setToolTip(tr("Put these maps away"))
        self.close_it.clicked.connect(self.put_away)
        self.strip = MapStrip(theme)
        self.strip.chosen.connect(self._go)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.words, 1)
        head.addWidget(self.close_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.strip)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def busy(self) -> bool:
        return self._errand.busy

    @property
    def share(self) -> float:
        """How much is done, where that is known."""
        return self._errand.share

    @property
    def waiting(self) -> frozenset[Ask]:
        """What the run itself is to be asked."""
        return self._errand.waiting

    def explain(self, ask: SaliencyAsk) -> None:
        """Find out once what is too dear to be found out again and again."""
        self._send("answer", ask)

    def check(self, ask: SaliencyAsk) -> None:
        """Compare with the maps of copies whose weights are random."""
        stages: Literal["all", "layers"] = "layers" if ask.method in CHEAP else "all"
        self._send("check", replace(ask, randomised=stages))

    def over_time(self, ask: SaliencyAsk) -> None:
        """Find the map at all moments that the run kept."""
        self._send("history", ask)

    def cancel(self) -> None:
        self._errand.cancel()

    def put_away(self) -> None:
        """Show nothing, and find out nothing more."""
        self._errand.cancel()
        self._kind = ""
        self.hide()
        self.shown.emit()

    def hear(self, finding: Finding) -> bool:
        """Take what the run was asked; whether this is it."""
        return self._errand.hear(finding)

    def _send(self, kind: Kind, ask: SaliencyAsk) -> None:
        self.put_away()
        self._kind = kind
        if kind == "history" and self.elsewhere:
            words = tr("Its way is shown of the run that is looked at, not of one beside it.")
            self._show(words, (), signed=False)
            return
        if kind == "history" and not self._session.past.moments:
            self._show(tr("The run has kept no moments yet to look back at."), (), signed=False)
            return
        self._errand.send(ask, everywhere=kind == "history", elsewhere=self.elsewhere)

    def _follow(self) -> None:
        self.needs.emit()
        self.moved.emit()

    def _take(self, findings: list[Finding]) -> None:
        kind = self._kind
        reasons = [each.found.reason for each in findings if isinstance(each.found, Missing)]
        if kind == "answer" and findings:
            self.answered.emit(findings[-1])
        elif reasons:
            self._show(say(reasons[-1]), (), signed=False)
        elif kind == "check" and findings:
            self._show_check(findings[-1])
        elif kind == "history":
            self._show_history(findings)

    def _show_check(self, finding: Finding) -> None:
        found, ask = finding.found, finding.ask
        if not isinstance(found, SaliencyFound) or not isinstance(ask, SaliencyAsk):
            return
        tiles = [
            Tile(tr("trained"), _shaped(found.values, found), tr("With what it learned"), True)
        ]
        for each in found.random:
            if each.node:
                words = tr("From the answer down to {name}: {value}", name=each.name,
                           value=figure(each.correlation))  # fmt: skip
            else:
                words = tr("All weights: {value}", value=figure(each.correlation))
            called = f"{figure(each.correlation)} {each.name or tr('all')}"
            tiles.append(Tile(called, _shaped(each.values, found), words))
        words = tr("Step {step}.", step=finding.step) + " " + verdict(found.random[-1])
        self._show(words, tiles, signed=BY_NAME[ask.method].signed)

    def _show_history(self, findings: list[Finding]) -> None:
        tiles, signed = [], False
        self._steps = []
        for finding in findings:
            found, ask = finding.found, finding.ask
            if isinstance(found, SaliencyFound) and isinstance(ask, SaliencyAsk):
                signed = BY_NAME[ask.method].signed
                words = tr("Look at step {step}", step=finding.step)
                tiles.append(Tile(str(finding.step), _shaped(found.values, found), words))
                self._steps.append(finding.step)
        words = tr("{count} moments of the run, each map on a scale of its own.", count=len(tiles))
        self._show(words, tiles, signed=signed)

    def _show(self, words: str, tiles: tuple[Tile, ...] | list[Tile], *, signed: bool) -> None:
        self.words.setText(words)
        self.strip.setVisible(bool(tiles))
        self.strip.show_tiles(tiles, signed=signed)
        self.show()
        self.shown.emit()

    def _go(self, index: int) -> None:
        if self._kind == "history" and index < len(self._steps):
            self._session.past.go(self._steps[index])

    def _restyle(self) -> None:
        self.close_it.setIcon(self._theme.icon("close"))


def _shaped(values: Floats, found: SaliencyFound) -> Floats:
    """A series with its steps from left to right."""
    if values.ndim == 2 and found.input.ndim == 2 and values.shape[0] >= values.shape[1]:
        return values.T
    return values
