"""What a reading of the model says about costs: a table, and the memory. Made in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from studio.app.scope import Scope, instance, repetition
from studio.compile.cost_table import CostRow, cost_rows
from studio.compile.footprint import Footprint
from studio.graph.model import MODEL, Project
from studio.train.config import TrainConfig

if TYPE_CHECKING:
    from studio.compile.facts import Analysis, NodeFacts


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
        """Whether a block is looked at by itself: then it is what is told of."""
        return self.scope.root != MODEL

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
    by_path: Mapping[str, CostRow] = field(default_factory=dict)

    def path(self, scope: Scope, node_id: str) -> str:
        """By which path the rows speak of a node of the graph shown; empty if they do not."""
        asked = self.question
        if asked.alone:
            return node_id if scope == asked.scope else ""
        return "/".join(map(instance, (*scope.path, node_id))) if scope.root == MODEL else ""

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


class Appraiser:
    """Answers questions one after the other, and remembers what it measured."""

    def appraise(self, question: Question) -> Estimate:
        """Everything that is asked. Never raises for a user's mistake."""
        subject = question.subject
        if subject is None:
            return Estimate(question)
        footprint = None
        rows = cost_rows(subject, question.project, footprint, question.batch)
        return Estimate(question, rows, footprint, {row.path: row for row in rows})
