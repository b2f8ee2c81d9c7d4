"""The Predictions panel: what the model answers to many examples, beside what would be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Ask, Finding, Missing
from studio.observe.asks.example import TRAIN, VALIDATION, Example
from studio.observe.asks.predictions import Picture, Pictured, Predict, Predicted
from studio.observe.frames import Frame, Progress, Watch
from studio.ui.background import Background
from studio.ui.panels.chooser import Chooser
from studio.ui.panels.gaze import Gaze
from studio.ui.panels.panel import Panel
from studio.ui.panels.predictions_moments import Moments
from studio.ui.panels.predictions_page import Choice, Page, Scene, names_of
from studio.ui.panels.predictions_pages import Pages
from studio.ui.panels.predictions_pictures import Pictures
from studio.ui.panels.predictions_strip import Strip
from studio.ui.panels.predictions_tabs import Tabs
from studio.ui.panels.predictions_words import score
from studio.ui.panels.table import Table
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class PredictionsPanel(Panel):
    """Pages that look at the same answers, and a wall of the examples behind them."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self.gaze = gaze or Gaze(self)
        self.gaze.changed.connect(self._follow_gaze)
        self.moments = Moments()
        self._reason: Message | None = None
        self._newest = 0
        """The step that the run is at."""
        self._pictures = Pictures()
        self._scene: Scene | None = None
        self._worker = Background("predictions", self)
        self._worker.done.connect(self._show)
        self.destroyed.connect(self._worker.close)
        self.views = Pages.made(theme)
        self.examples = self.views.examples
        self.split = Chooser(tr("Which split the model answers for"), tr("Split"))
        self.split.addItem(tr("validation"), VALIDATION)
        self.split.addItem(tr("training"), TRAIN)
        self.split.currentIndexChanged.connect(lambda _: self._other_split())
        self.tabs = Tabs(self.views, self.split)
        self.tabs.turned.connect(self._turned)
        for looking in self.views.looking:
            looking.looked.connect(self._look_at)
        for page in self.views.all:
            page.renewed.connect(self._renew)
            page.opened.connect(self._open)
        self.examples.closed.connect(self.tabs.turn)
        self.strip = Strip(session, theme)
        self.strip.all.clicked.connect(lambda: self.strip.work_out(self.ask))
        self.strip.learnt.connect(self._learn)
        self.strip.chosen.connect(self._go)
        self._ends = [
            session.past.moved.connect(self._moved),
            session.past.grown.connect(lambda _: self.mark()),
        ]
        self.destroyed.connect(partial(_end, self._ends))
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.strip)

    # What the panel hears and wants.

    @property
    def ask(self) -> Predict:
        return Predict(str(self.split.currentData()))

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Finding):
                heard = self._heard(frame) or heard
            elif isinstance(frame, Progress):
                self._newest = frame.step
                self._date()
        return heard

    def _heard(self, frame: Finding) -> bool:
        found = frame.found
        if isinstance(found, Pictured):
            if found.split != self.ask.split:
                return False
            self._pictures.take(found)
            self.watch_changed.emit()
        elif frame.ask != self.ask:
            return False
        elif isinstance(found, Missing):
            self._reason = found.reason
        elif isinstance(found, Predicted):
            self._reason = None
            self.moments.add(frame.step, found)
        return True

    def forget(self) -> None:
        self.strip.leave()
        self.moments.clear()
        self._pictures.clear()
        self._reason, self._scene, self._newest = None, None, 0
        self.examples.forget()

    def needs(self, base: Watch) -> Watch:
        asks: set[Ask] = set() if self._known else {self.ask}
        if (picture := self._missing()) is not None:
            asks.add(picture)
        return replace(base, asks=base.asks | asks)

    @property
    def _known(self) -> bool:
        """Whether the answers of what is looked at are known already, and stay as they are."""
        past = self.session.past
        if past.at is None and (past.folder is not None or self.session.runs.active):
            return False
        return self.moments.at(self._newest if past.at is None else past.at) is not None

    def _missing(self) -> Picture | None:
        """What to ask for so that all of the wall is seen."""
        if not self.examples.isVisible():
            return None
        return self._pictures.missing(self.ask.split, self.examples.examples)

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {
            "split": str(self.split.currentData()),
            "page": self.tabs.front,
            "numbers": str(self.views.matrix.norm.currentData()),
            "order": str(self.examples.order.currentData()),
        }

    def recall(self, choices: Mapping[str, object]) -> None:
        for box, name in (
            (self.split, "split"),
            (self.views.matrix.norm, "numbers"),
            (self.examples.order, "order"),
        ):
            if (row := box.findData(choices.get(name))) >= 0:
                box.setCurrentIndex(row)
        page = choices.get("page")
        if isinstance(page, int):
            self.tabs.go_to(page)

    def catch_up(self) -> None:
        self.watch_changed.emit()

    def vacancy(self) -> str:
        if self.moments.shown is not None:
            return ""
        if self._reason is not None:
            return say(self._reason)
        return self.waiting(tr("Waiting for the model's answers"))

    def table(self) -> Table | None:
        return self.page.table() if self._scene is not None else None

    # What is shown.

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.tabs.page

    def refresh(self) -> None:
        seen = self.moments.shown
        if seen is None:
            return
        self.tabs.offer(seen.found)
        self._renew()
        self.title.setText(score(seen.found))
        self.strip.show_moments(self.moments, self.ask)
        self._date()

    def _renew(self) -> None:
        """Work out again what is in sight."""
        seen = self.moments.shown
        if seen is None or not self.isVisible():
            return
        self.examples.offer_moments(self.moments.steps, seen.step)
        since = self.examples.compared
        before = None
        if since is not None:
            before = self.moments.at(since) if since >= 0 else self.moments.before(seen.step)
        scene = Scene(seen, names_of(seen.found, self.classes), before)
        shown = self.tabs.shown
        for page in shown:
            page.prepare(scene)
        self._worker.ask(partial(_work, scene, [(page, page.job(scene)) for page in shown]))

    def _show(self, done: Any) -> None:
        scene, results = done
        self._scene = scene
        for page, result in results:
            page.show_result(scene, result)
        self.examples.wall.show_pictures(self._pictures.of(self.examples.examples))
        if self._missing() is not None:
            self.watch_changed.emit()

    def _date(self) -> None:
        """Say how many examples these are, and how old the look is."""
        seen = self.moments.shown
        if seen is None or not self.isVisible():
            return
        found = seen.found
        words = tr("{shown} of {total} examples", shown=f"{len(found):,}", total=f"{found.total:,}")
        step = tr("step {step}", step=f"{seen.step:,}")
        if self.session.runs.active and self._newest > seen.step:
            step = tr("step {step}, {behind} steps ago", step=f"{seen.step:,}",
                      behind=f"{self._newest - seen.step:,}")  # fmt: skip
        self.caption.setText(f"{words}  {step}")

    # What the user does.

    def _turned(self) -> None:
        self._renew()
        self.watch_changed.emit()

    def _open(self, choice: Choice) -> None:
        self.examples.choice = choice
        self.tabs.turn()

    def _learn(self, findings: list[Finding]) -> None:
        """Answers of all moments came; what is shown stays."""
        shown = self.moments.shown
        for finding in findings:
            if finding.ask == self.ask and isinstance(finding.found, Predicted):
                self.moments.add(finding.step, finding.found)
        self.moments.show(shown)
        self.mark()

    def _go(self, step: int) -> None:
        """Show a moment, in all views if the run keeps it."""
        self.moments.show(self.moments.at(step))
        past = self.session.past
        if step in past.moments:
            past.go(step)
        self.mark()

    def _moved(self, step: int | None) -> None:
        """The time slider is elsewhere: what is known of that moment is shown at once."""
        known = None if step is None else self.moments.at(step)
        if step is None and self.moments.steps:
            known = self.moments.at(self.moments.steps[-1])
        if known is not None:
            self.moments.show(known)
            self.mark()
        self.watch_changed.emit()

    def _other_split(self) -> None:
        self.forget()
        self.mark()
        self.watch_changed.emit()

    def _look_at(self, index: int) -> None:
        self.gaze.look_at(Example(index, self.ask.split))
        self.examples.wall.look_at(index)

    def _follow_gaze(self) -> None:
        sample = self.gaze.sample
        own = sample.own is not None or sample.split != self.ask.split
        self.examples.wall.look_at(None if own else sample.index)

    def close_down(self) -> None:
        """End what runs behind the panel."""
        self._worker.close()


def _end(ends: Sequence[Callable[[], None]]) -> None:
    for end in ends:
        end()


def _work(scene: Scene, jobs: list[tuple[Page, Any]]) -> tuple[Scene, list[tuple[Page, Any]]]:
    return scene, [(page, job()) for page, job in jobs]
