"""The Machine panel: where the time and the memory of a step go, and what holds it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.profile import NodeProfile, Profile, ProfileAsk
from studio.observe.frames import Frame, ProbeCost, Watch
from studio.ui import cost_of_looking
from studio.ui.canvas import captions
from studio.ui.figures import memory, short
from studio.ui.panels.panel import Panel
from studio.ui.panels.table import Table
from studio.ui.plots.timings import StepStrip, TimeBars, Timed
from studio.ui.text import say, tr
from studio.ui.theme import Theme

ASK = ProfileAsk()


class MachinePanel(Panel):
    """A click on a row selects its layer."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self._finding: Finding | None = None
        self._cost: ProbeCost | None = None
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.strip = StepStrip(theme)
        self.bars = TimeBars(theme)
        self.bars.chosen.connect(self._choose)
        self.figures = QLabel()
        self.figures.setProperty("role", "hint")
        self.figures.setWordWrap(True)
        for plot in (self.strip, self.bars):
            plot.hovered.connect(self._tell)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for part in (self.sentence, self.strip, self.bars, self.figures):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    @property
    def profile(self) -> Profile | None:
        """What was found last."""
        found = self._finding.found if self._finding is not None else None
        return found if isinstance(found, Profile) else None

    def take(self, frames: Sequence[Frame]) -> bool:
        heard = False
        for frame in frames:
            if isinstance(frame, Finding) and frame.ask == ASK:
                self._finding, heard = frame, True
            elif isinstance(frame, ProbeCost):
                self._cost, heard = frame, True
        return heard

    def forget(self) -> None:
        self._finding = self._cost = None

    def needs(self, base: Watch) -> Watch:
        return replace(base, asks=base.asks | {ASK})

    def vacancy(self) -> str:
        if self._finding is None:
            return self.waiting(tr("Waiting for the first step to be timed"))
        if isinstance(self._finding.found, Missing):
            return say(self._finding.found.reason)
        if not self._rows():
            return self.waiting(tr("This run does not pass through the layers here"))
        return ""

    def refresh(self) -> None:
        profile, finding = self.profile, self._finding
        if profile is None or finding is None:
            return
        self.sentence.setText(say(profile.bottleneck))
        self.strip.show_parts(
            {
                "data": profile.data_s,
                "forward": profile.forward_s,
                "backward": profile.backward_s,
                "rest": profile.rest_s or 0.0,
            }
        )
        self.bars.show_times(self._rows(), profile.layers_s, frozenset(self.session.selection))
        self.figures.setText("  ·  ".join(self._figures(profile)))
        self._tell("")

    def table(self) -> Table | None:
        """All rows, as CSV."""
        if self.profile is None:
            return None
        return Table(
            ("layer", "kind", "forward_s", "backward_s", "kept_bytes"),
            [(r.name, r.kind, r.forward_s, r.backward_s, r.kept_bytes) for r in self._rows()],
        )

    def _rows(self) -> list[Timed]:
        """The layers of the graph shown, the longest first, and what is around the model."""
        profile, session = self.profile, self.session
        if profile is None:
            return []
        meant = session.is_meant
        graph = session.document.project.model if meant else session.graph
        found = []
        for node_id in graph.order():
            one = profile.nodes.get(node_id if meant else session.seen(node_id))
            if one is not None and (one.seconds or one.kept_bytes):
                node = graph.node(node_id)
                kind = captions.kind_of(node, session.kinds.find(node.kind))
                found.append(_row(node_id, node.name, kind, one))
        at_top = meant or (session.sight is not None and not session.sight.path)
        if found and at_top and profile.others.seconds:
            found.append(_row("", tr("Around the model"), tr("loss"), profile.others))
        return sorted(found, key=lambda row: row.seconds, reverse=True)

    def _figures(self, profile: Profile) -> list[str]:
        found = []
        if profile.step_s:
            found.append(
                tr(
                    "{steps} steps/s, {examples} examples/s",
                    steps=_rate(1 / profile.step_s),
                    examples=_rate(profile.examples / profile.step_s),
                )
            )
        found.append(tr("weights {memory}", memory=memory(profile.weights_bytes)))
        found.append(tr("gradients {memory}", memory=memory(profile.gradients_bytes)))
        found.append(tr("optimiser {memory}", memory=memory(profile.remembered_bytes)))
        found.append(tr("kept to go back {memory}", memory=memory(profile.kept_bytes)))
        found.append(
            tr(
                "data {memory}, on the {device} already: no step transfers any",
                memory=memory(profile.data_bytes),
                device=_device(profile.device),
            )
        )
        if profile.compiled:
            found.append(tr("the run's steps are compiled, these were not"))
        if self._cost is not None:
            found.append(cost_of_looking.sentence(self._cost))
        return found

    def _choose(self, node_id: str) -> None:
        if node_id:
            self.session.visit(node_id)

    def _tell(self, words: str) -> None:
        profile, finding = self.profile, self._finding
        if profile is None or finding is None:
            return
        about = tr(
            "a batch of {examples}, median of {passes}, step {step}",
            examples=profile.examples,
            passes=profile.passes,
            step=f"{finding.step:,}",
        )
        self.caption.setText(words or about)


def _row(node: str, name: str, kind: str, one: NodeProfile) -> Timed:
    return Timed(node, name, kind, one.forward_s, one.backward_s, one.kept_bytes)


def _device(kind: str) -> str:
    return tr("processor") if kind == "cpu" else tr("graphics card")


def _rate(amount: float) -> str:
    return short(amount) if amount >= 100 else f"{amount:.1f}"
