"""The schedules of a training as curves, before it begins."""

from __future__ import annotations

import math
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.session import Session
from studio.compile.plan import Plan
from studio.compile.undoubted import plan_of
from studio.graph.model import TRAINING
from studio.message import UserError
from studio.train.config import ConfigError, TrainConfig
from studio.train.meaning import moving
from studio.ui.background import Background
from studio.ui.pieces import label
from studio.ui.plots.rate import RateLine
from studio.ui.text import say, tr
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.train.rates import Rates


class RateCurves(QWidget):
    """A line for each optimiser that has a schedule; nothing where none has."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._asked: object = None
        self._closing = Event()
        self.lines: list[RateLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._finder = Background("rates", self)
        self._finder.done.connect(self._show)
        self._finder.failed.connect(self._refuse)
        session.advising.learnt.connect(self.refresh)
        session.analysed.connect(lambda _: self.refresh())
        self.hide()

    def refresh(self, _: object = None) -> None:
        """Find the curves anew if what they depend on is another."""
        session = self._session
        digest = session.advising.digest
        try:
            config = TrainConfig.from_settings(session.document.project.settings)
        except ConfigError:
            return  # The form says so.
        plan = self._plan(config) if digest is not None else None
        if digest is None or plan is None:
            self._asked = None
            self._clear()
            return
        batches = math.ceil(digest.train_size / config.batch_size)
        wanted = (plan, batches, config.epochs)
        if wanted != self._asked:
            self._asked = wanted
            self._finder.ask(lambda: _found(plan, batches, config.epochs, self._closing.is_set))

    def close_down(self) -> None:
        """Give up what is under way."""
        self._closing.set()
        self._finder.close()

    def _plan(self, config: TrainConfig) -> Plan | None:
        session = self._session
        if TRAINING in session.document.project.graphs:
            return session.training.plan if session.training is not None else None
        return plan_of(moving(config, session.kinds), TRAINING, session.kinds, {})

    def _show(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._clear()
        rates: tuple[Rates, ...] = found
        for each in rates:
            words = tr("Learning rate") if len(rates) == 1 else each.name
            if each.is_open:
                words = tr("{name}: falls when the validation loss no longer does").format(
                    name=words
                )
            self._column.addWidget(label(words, "hint", wrap=True))
            if not each.is_open:
                line = RateLine(self._theme)
                line.show_rates(each.values, each.updates)
                self._column.addWidget(line)
                self.lines.append(line)
        self.setVisible(bool(rates))

    def _refuse(self, error: object) -> None:
        self._clear()
        if isinstance(error, UserError):
            self._column.addWidget(label(say(error.message), "hint", wrap=True))
            self.show()
        elif isinstance(error, BaseException):
            raise error

    def _clear(self) -> None:
        self.lines.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()


def _found(plan: Plan, batches: int, epochs: int, stop: Callable[[], bool]) -> tuple[Rates, ...]:
    from studio.train.rates import foretold  # Only here: it needs torch.

    return foretold(plan, batches, epochs, stop)
