"""What a reading of the model says about costs: a table, and the memory. Made in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from studio.app.scope import Scope, instance, repetition
from studio.graph.model import MODEL, TRAINING, Project

if TYPE_CHECKING:
    from studio.compile.cost_table import CostRow
    from studio.compile.facts import Analysis, NodeFacts
    from studio.compile.footprint import Footprint
    from studio.compile.memory import Measurer
    from studio.compile.plan import Plan
    from studio.train.capacity import Verdict
    from studio.train.config import TrainConfig
    from studio.train.sparing import Sparing


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be told, of what, and for which training."""

    project: Project
    """As it was read."""
    analysis: Analysis
    """Of its model."""
    config: TrainConfig
    """As the project trains."""
    batch: int
    """Examples at once that the memory is told for."""
    device: str
    scope: Scope = field(default_factory=Scope)
    here: Analysis | None = None
    """Of what is shown."""

    def same_as(self, other: Question) -> bool:
        """Whether the answer would be the same; readings are told apart by which they are."""
        return (
            self.analysis is other.analysis
            and self.subject is other.subject
            and self.config == other.config
            and (self.batch, self.device) == (other.batch, other.device)
            and (self.scope == other.scope or not (self.alone or other.alone))
        )

    @property
    def alone(self) -> bool:
        """Whether a block is looked at by itself: then it is what is told of.

        In the training it is the model: a step has no costs but those of what it calls.
        """
        return self.scope.root not in (MODEL, TRAINING)

    @property
    def subject(self) -> Analysis | None:
        """The reading that is told of."""
        return self.here if self.alone else self.analysis


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was found out."""

    question: Question
    rows: tuple[CostRow, ...] = ()
    """Of the model; of the block that is looked at by itself, where one is."""
    footprint: Footprint | None = None
    """Its memory; ``None`` where it cannot run."""
    model: Footprint | None = None
    """The memory of the model, also where a block is looked at by itself."""
    blocks: tuple[Sparing, ...] = ()
    """What it would help to compute blocks again; looked for where it will not fit easily."""
    verdict: Verdict | None = None
    """Whether the model's training fits as the project trains; ``None`` where it cannot run."""
    thought: Verdict | None = None
    """The same with the batch and on the device that are asked of."""
    by_path: Mapping[str, CostRow] = field(default_factory=dict)

    def path(self, scope: Scope, node_id: str) -> str:
        """By which path the rows speak of a node of the graph shown; empty if they do not."""
        asked = self.question
        if asked.alone:
            return node_id if scope == asked.scope else ""
        return "/".join(map(instance, (*scope.path, node_id))) if scope.root == MODEL else ""

    def shown(self, scope: Scope, nodes: Iterable[str]) -> dict[str, CostRow]:
        """Rows for all nodes of the graph that is shown, at once and so quicker than one by one.

        In a later repetition of a block they are those of the first.
        """
        asked = self.question
        if (asked.alone and scope != asked.scope) or (not asked.alone and scope.root != MODEL):
            return {}
        around = () if asked.alone else scope.path
        above, get = "".join(f"{instance(part)}/" for part in around), self.by_path.get
        return {node: row for node in nodes if (row := get(above + node)) is not None}

    def of(self, scope: Scope, node_id: str, facts: NodeFacts | None) -> CostRow | None:
        """The costs of a node of the graph that is shown, in the repetition that was entered.

        Args:
            scope: what is shown.
            node_id: a node of that graph.
            facts: what is known of it there.
        """
        row = self.by_path.get(self.path(scope, node_id))
        if row is None or facts is None or not any(map(repetition, scope.path)):
            return row
        row = replace(
            row,
            parameters=facts.cost.parameters,
            buffers=facts.cost.buffers,
            multiply_adds=facts.cost.multiply_adds,
        )
        if self.footprint is None:
            return row
        memory, batch = self.footprint.node(scope.joined(node_id)), self.question.batch
        return replace(row, output_bytes=memory.output.at(batch), kept_bytes=memory.kept.at(batch))


def _go_on() -> None:
    """Nobody is in a hurry."""


class Appraiser:
    """Answers questions one after the other, and remembers what it measured."""

    def __init__(self) -> None:
        self._measurer: Measurer | None = None
        self._known: list[tuple[Plan, Footprint]] = []
        """The last plans and their memory: another batch or device asks for the same."""
        self._spared: tuple[Plan, tuple[Sparing, ...]] | None = None
        """The last plan that was too large, and what would spare memory."""

    def appraise(self, question: Question, check: Callable[[], None] = _go_on) -> Estimate:
        """Everything that is asked. Never raises for a user's mistake.

        Args:
            question: of what, and for which training.
            check: called between the layers; what it raises ends the work.
        """
        from studio.compile.cost_table import cost_rows

        subject = question.subject
        model = self._measure(question.analysis, check)
        footprint = self._measure(subject, check) if question.alone else model
        rows: tuple[CostRow, ...] = ()
        if subject is not None:
            rows = cost_rows(subject, question.project, footprint, question.batch)
        by_path = {row.path: row for row in rows}
        found = Estimate(question, rows, footprint, model, by_path=by_path)
        if model is None:
            return found
        found = self._judged(found)
        if all(each is None or each.level == "fits" for each in (found.verdict, found.thought)):
            return found
        return self._judged(replace(found, blocks=self._spare(question.analysis, model, check)))

    def _judged(self, found: Estimate) -> Estimate:
        asked = found.question
        config = asked.config
        return replace(
            found,
            verdict=self.judge(found, config, config.batch_size, config.device),
            thought=self.judge(found, config, asked.batch, asked.device),
        )

    def judge(
        self, estimate: Estimate, config: TrainConfig, batch: int, device: str
    ) -> Verdict | None:
        """Whether the training of a model that was measured fits; ``None`` where none was."""
        from studio.train.capacity import judge

        if estimate.model is None:
            return None
        return judge(estimate.model, config, batch, device, blocks=estimate.blocks)

    def _spare(
        self, analysis: Analysis, model: Footprint, check: Callable[[], None]
    ) -> tuple[Sparing, ...]:
        from studio.train.sparing import sparing

        plan, measurer = analysis.plan, self._measurer
        assert plan is not None
        assert measurer is not None
        if self._spared is None or self._spared[0] is not plan:
            found = sparing(plan, model, lambda other: measurer.measure(other, check))
            self._spared = plan, found
        return self._spared[1]

    def _measure(self, analysis: Analysis | None, check: Callable[[], None]) -> Footprint | None:
        plan = analysis.plan if analysis is not None else None
        if plan is None:
            return None
        found = next((memory for known, memory in self._known if known is plan), None)
        if found is None:
            if self._measurer is None:
                from studio.compile import memory, shapes

                self._measurer = memory.Measurer(shapes.ShapeCache())
            found = self._measurer.measure(plan, check)
            self._known = [(plan, found), *self._known[:1]]
        return found
