"""What the model costs and whether its training will fit, found out behind the user's back.

It follows the readings of a session in a thread of its own, so that shapes never wait for it.
Whoever asks last wins. A session without threads is answered at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol, get_args

from studio.app.answering import Answering
from studio.app.appraisal import Appraiser, Estimate, Question
from studio.app.scope import Scope, repetition
from studio.graph.document import Document
from studio.graph.model import Graph, Project
from studio.graph.signal import Signal

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis, NodeFacts
    from studio.compile.cost_table import CostRow
    from studio.train.capacity import Verdict
    from studio.train.config import TrainConfig

Measure = Literal["parameters", "multiply_adds", "memory", "sight", "time", "kept"]
"""By what nodes can be coloured. The last two are measured by a run, the others are worked out."""
CALM_S: Final = 0.06
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)
MEASURED: Final[frozenset[Measure]] = frozenset({"time", "kept"})


class Host(Protocol):
    """What costing needs of the session that it belongs to."""

    document: Document
    analysis: Analysis | None
    scope: Scope
    background: bool
    woke: Signal[None]

    @property
    def graph(self) -> Graph: ...
    @property
    def here(self) -> Analysis | None: ...
    @property
    def stale(self) -> bool: ...
    def facts(self, node_id: str) -> NodeFacts | None: ...


@dataclass(slots=True)
class Thought:
    """Circumstances that are thought of instead of those that the project trains under."""

    batch: int | None = None
    device: str | None = None


class Costing:
    """Asks for an estimate whenever what it depends on is different, once ``begin`` was called."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self.estimate: Estimate | None = None
        """The last that came; see ``fresh``."""
        self.changed: Signal[Estimate | None] = Signal()
        """There is another estimate, or none."""
        self.measure: Measure | None = None
        """By what the nodes on the canvas are coloured."""
        self._last_measure: Measure = "parameters"
        self.coloured: Signal[Measure | None] = Signal()
        self._thought = Thought()
        self._project: Project | None = None
        self._asked: Question | None = None
        """The last question."""
        self._begun = False
        self._appraiser = Appraiser()
        self._worker: Answering[Question, Estimate] = Answering("costs", self._answer, CALM_S)

    # What is asked.

    def begin(self) -> None:
        """Follow the session from now on."""
        if not self._begun:
            self._begun = True
            self.ask()

    def colour_by(self, measure: Measure | None) -> None:
        """Colour the nodes on the canvas by a measure, or as ever."""
        if measure != self.measure:
            self.measure = measure
            self._last_measure = measure or self._last_measure
            self.coloured.emit(measure)

    def switch_colours(self) -> None:
        """Colour by what was last chosen, or no longer."""
        self.colour_by(self._last_measure if self.measure is None else None)

    def think_of(self, batch: int | None, device: str | None) -> None:
        """Tell of another batch or device than the project trains with; ``None``: of that."""
        self._thought = Thought(batch, device)
        self.ask()

    @property
    def thought(self) -> Thought:
        return self._thought

    @property
    def config(self) -> TrainConfig:
        """How the project trains; the defaults where a setting cannot be used."""
        from studio.train.config import ConfigError, TrainConfig

        try:
            return TrainConfig.from_settings(self._session.document.project.settings)
        except ConfigError:
            return TrainConfig()

    @property
    def batch(self) -> int:
        """The batch that is told of."""
        return self._thought.batch or self.config.batch_size

    @property
    def device(self) -> str:
        """The device that is told of."""
        return self._thought.device or self.config.device

    # What is known.

    @property
    def fresh(self) -> bool:
        """Whether the estimate is of the document as it is."""
        known = self.estimate is not None and self.estimate.question is self._asked
        return known and not self._session.stale

    def of(self, node_id: str) -> CostRow | None:
        """The costs of a node of the graph that is shown."""
        if self.estimate is None:
            return None
        session = self._session
        return self.estimate.of(session.scope, node_id, session.facts(node_id))

    def shown(self) -> dict[str, CostRow]:
        """The costs of all nodes of the graph that is shown, by id."""
        if self.estimate is None:
            return {}
        session = self._session
        nodes = session.graph.ids()
        rows = self.estimate.shown(session.scope, nodes)
        if any(map(repetition, session.scope.path)):
            return {node: row for node in rows if (row := self.of(node)) is not None}
        return rows

    def doubt(self) -> Verdict | None:
        """The verdict on a training that would start now, if it will not fit."""
        known, analysis = self.estimate, self._session.analysis
        if known is None or known.question.analysis is not analysis:
            return None
        config = self.config
        verdict = self._appraiser.judge(known, config, config.batch_size, config.device)
        return verdict if verdict is not None and verdict.level == "too_large" else None

    # For the session.

    def follow(self, project: Project) -> None:
        """The model was read, as it was in this project, which nobody changes any more."""
        self._project = project
        self.ask()

    def forget(self) -> None:
        """Another document: nothing is known of it."""
        self._project, self._asked = None, None
        self._thought = Thought()
        if self.estimate is not None:
            self.estimate = None
            self.changed.emit(None)

    def ask(self) -> None:
        """Have an estimate of what is known now."""
        session = self._session
        if not self._begun or session.analysis is None or self._project is None:
            return
        question = Question(
            self._project,
            session.analysis,
            self.config,
            self.batch,
            self.device,
            session.scope,
            session.here,
        )
        if self._asked is not None and question.same_as(self._asked):
            return
        self._asked = question
        if session.background:
            self._worker.ask(question)
            session.woke.emit(None)
        else:
            self._take(self._appraiser.appraise(question))

    def poll(self) -> bool:
        """Collect what was found out; whether more is to come."""
        found = self._worker.take()
        if found is not None and self._project is not None:
            self._take(found)
        return self._worker.busy

    def close(self) -> None:
        """End the thread after what is under way."""
        self._worker.close()

    def _answer(self, question: Question) -> Estimate:
        """In the thread."""
        return self._appraiser.appraise(question, self._worker.check)

    def _take(self, estimate: Estimate) -> None:
        self.estimate = estimate
        self.changed.emit(estimate)
