"""The Saliency panel: which part of a sample moves the score of a class, and all the scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from studio.app.session import Session
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.asks.saliency_methods import BY_NAME
from studio.observe.frames import FieldInfo, Frame, Watch
from studio.ui.panels.gaze import ClassChooser, Gaze, called
from studio.ui.panels.panel import Panel
from studio.ui.panels.saliency_aside import Aside
from studio.ui.panels.saliency_choice import SaliencyChoice
from studio.ui.panels.saliency_view import SaliencyView, table
from studio.ui.panels.saliency_words import about, names_of, title
from studio.ui.panels.sample_chooser import SampleChooser
from studio.ui.panels.table import Table
from studio.ui.plots.scores import ROW, Scores
from studio.ui.text import as_tip, say, tr
from studio.ui.theme import Theme

SIDE_BY_SIDE = 2.0
ROOMY = 300
"""From this height on the method is told of in the panel, else where it is chosen only."""


class SaliencyPanel(Panel):
    """Explains one sample by one method: live, or where that is dear when one asks for it."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze | None = None) -> None:
        super().__init__(session, theme)
        self._found: SaliencyFound | None = None
        self._of: SaliencyAsk | None = None
        """The question that was replied to."""
        self._reason: Message | None = None
        self._heard = 0.0
        self._renewed_s = 0.0
        self.gaze = gaze or Gaze(self)
        self.gaze.changed.connect(self._ask_again)
        self.sample = SampleChooser(self.gaze, theme, session)
        self.target = ClassChooser(self.gaze)
        self.choice = SaliencyChoice(theme)
        self.choice.changed.connect(self._ask_again)
        self.aside = Aside(session, theme)
        self.aside.needs.connect(self.watch_changed)
        self.aside.answered.connect(self._take_dear)
        self.aside.moved.connect(self.mark)
        self.aside.shown.connect(self.mark)
        self.choice.asked.connect(lambda: self.aside.explain(self.ask))
        self.choice.cancelled.connect(self.aside.cancel)
        self.choice.check.clicked.connect(lambda: self.aside.check(self._settled))
        self.choice.history.clicked.connect(lambda: self.aside.over_time(self._settled))
        self.view = SaliencyView(theme)
        self.heat = self.view.heat
        self.choice.settings.through.connect(self.heat.show_through)
        self.reason = QLabel()
        self.reason.setProperty("role", "hint")
        self.reason.setWordWrap(True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.scores = Scores(theme)
        self.scores.chosen.connect(self.gaze.explain)
        self._build()

    def _build(self) -> None:
        self.header.addWidget(self.target)
        self.tools.append(self.target)
        choosers = QHBoxLayout()
        choosers.setSpacing(8)
        choosers.addWidget(self.sample)
        choosers.addWidget(self.caption, 1)
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self.view)
        self._pictures.addWidget(self.reason)
        self._views = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._views.setSpacing(12)
        self._views.addWidget(self._pictures, 1)
        self._views.addWidget(self.scores, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(choosers)
        layout.addWidget(self.choice)
        layout.addWidget(self.words)
        layout.addLayout(self._views, 1)
        layout.addWidget(self.aside)

    @property
    def ask(self) -> SaliencyAsk:
        """What the panel wants to know."""
        asked = SaliencyAsk(
            self.choice.method.name,
            self.gaze.sample,
            self.gaze.target,
            call=self.explained,
        )
        asked = self.choice.settings.applied(asked)
        maps = "node" in self.choice.method.settings
        if maps and not asked.node and self.seen in self.choice.settings.nodes:
            return replace(asked, node=self.seen)
        return asked

    @property
    def _settled(self) -> SaliencyAsk:
        """The same, of the class that is shown even where the model comes to prefer another."""
        target = self._found.target if self._found is not None else self.gaze.target
        return replace(self.ask, target=target)

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if not isinstance(frame, Finding):
                continue
            if self.aside.hear(frame):
                heard = True
            elif frame.ask == self.ask:
                now = monotonic()
                self._renewed_s, self._heard = now - self._heard if self._heard else 0.0, now
                self._keep(frame)
                heard = True
        return heard

    def _take_dear(self, finding: Finding) -> None:
        """What was found out when one asked for it."""
        if finding.ask == self.ask:
            self._keep(finding)
            self.mark()

    def _keep(self, finding: Finding) -> None:
        assert isinstance(finding.ask, SaliencyAsk)
        self._of = finding.ask
        if isinstance(finding.found, SaliencyFound):
            self._found, self._reason = finding.found, None
        elif isinstance(finding.found, Missing):
            self._found, self._reason = None, finding.found.reason

    def _ask_again(self) -> None:
        self._heard = self._renewed_s = 0.0
        if self._of is not None and self._of.method != self.ask.method:
            self._reason = None
        self.aside.put_away()
        self.mark()
        self.watch_changed.emit()

    def forget(self) -> None:
        self._found = self._of = self._reason = None
        self._heard = self._renewed_s = 0.0
        self.aside.put_away()
        self.aside.elsewhere = self.elsewhere is not None

    def needs(self, base: Watch) -> Watch:
        asks = base.asks | self.aside.waiting
        return replace(base, asks=asks if self.choice.method.captum else asks | {self.ask})

    def vacancy(self) -> str:
        known = self._found is not None or self._reason is not None
        has_run = self.elsewhere is not None or self.session.past.has_run
        if known or (self.choice.method.captum and has_run):
            return ""
        return self.waiting(tr("Waiting for the first look at a sample"))

    def refresh(self) -> None:
        found, captum = self._found, self.choice.method.captum
        stale = captum and self._of != self.ask
        self.choice.show_state(busy=self.aside.busy, share=self.aside.share, stale=stale)
        words = about(self.choice.method, found, self._renewed_s)
        self.words.setText(words)
        self.choice.chooser.setToolTip(as_tip(words))
        self.words.setVisible(self.height() >= ROOMY)
        told = self._told(stale=stale)
        self.reason.setText(told)
        self._pictures.setCurrentWidget(self.reason if told else self.view)
        self.scores.setVisible(found is not None and not stale)
        if found is None or self._of is None:
            return
        names = names_of(found, self.classes)
        self.target.show_classes(names, outputs=not found.classes)
        self.choice.settings.offer(names, found.nodes)
        self.title.setText(title(found, names))
        self.caption.setText(self._truth(found, names) or called(found.sample))
        fields = self._fields
        signed = BY_NAME[self._of.method].signed
        self.view.show_found(found, fields, signed=signed)
        self.scores.show_scores(found.scores, names, found.target, found.label)
        self.scores.setToolTip(
            tr("Click a class to explain its score")
            if found.classes
            else tr("Click an output to explain it")
        )
        self._arrange()

    def _told(self, *, stale: bool) -> str:
        """What there is to read in the place of a map."""
        if stale and self.aside.busy:
            return tr("captum is at work")
        if stale:
            return tr("captum takes its time: press Explain to have this map made once")
        return "" if self._reason is None else say(self._reason)

    def remembered(self) -> dict[str, str | int | float | bool]:
        return {"method": self.choice.method.name}

    def recall(self, choices: Mapping[str, object]) -> None:
        method = choices.get("method")
        if isinstance(method, str):
            self.choice.choose(method)

    def close_down(self) -> None:
        self.aside.cancel()
        super().close_down()

    def table(self) -> Table | None:
        if self._found is None:
            return None
        return table(self._found, self._fields)

    @property
    def _fields(self) -> tuple[FieldInfo, ...]:
        """Of the data of the run that is shown."""
        return self.session.past.fields if self.elsewhere is None else self.elsewhere.fields

    def _truth(self, found: SaliencyFound, names: Sequence[str]) -> str:
        if found.label is None or found.label >= len(names):
            return ""
        return tr("{sample}  is {name}", sample=called(found.sample), name=names[found.label])

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        below = self.aside.sizeHint().height() if self.aside.isVisible() else 0
        top = self.words.geometry().bottom()
        height = max(1, self.body.height() - top - below)
        wide = self.width() > SIDE_BY_SIDE * height
        self._views.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._views.setStretch(0, 3)
        self._views.setStretch(1, 2 if wide else 0)
        rows = self._found.scores.size if self._found is not None else 4
        room = height if wide else int(height * 0.33)
        self.scores.setFixedHeight(ROW * min(rows, max(2, room // ROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
