"""The training graph of a project that has none: what its settings mean, as far as is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from studio.app.advising import Advising
from studio.compile.kinds import ProjectKinds
from studio.expression import has_expression
from studio.graph.definitions import AddGraph, RemoveGraph
from studio.graph.document import Document
from studio.graph.edits import RESET, Batch, Edit, SetSetting
from studio.graph.model import INPUT, TRAINING, Graph, Node
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.plan import Plan
    from studio.data.digest import Digest


MOST = 8
"""Of what is lost, as many are named."""


class Host(Protocol):
    """What must be known of the session."""

    document: Document
    kinds: ProjectKinds
    analysis: Analysis | None
    training: Analysis | None
    advising: Advising


class Meaning:
    """Draws the graph anew when the model, its data or the settings are others."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self._graph = Graph()
        self._reason: Message | None = None
        self._of: tuple[Plan | None, Digest | None, object] | None = None

    @property
    def graph(self) -> Graph:
        """One step of training as the settings have it; empty where that cannot be told."""
        self._renew()
        return self._graph

    @property
    def reason(self) -> Message | None:
        """Why it cannot be told."""
        self._renew()
        return self._reason

    def entry(self, graph: Graph) -> tuple[str, dict[str, Value]] | None:
        """Name and parameters of an input for the first field that a training graph lacks."""
        from studio.train.meaning import entry_of

        digest = self._session.advising.digest
        there = {node.name for node in graph if node.kind == INPUT}
        for field in digest.fields if digest is not None else ():
            name, params = entry_of(field)
            if name not in there:
                return name, params
        return None

    def drawing(self) -> Edit:
        """The edit that makes it a graph of the project."""
        return Batch((AddGraph(TRAINING, self.graph),), Message("Edit the training as a graph"))

    def undrawing(self) -> tuple[Edit, Message]:
        """The edit after which the settings say how to train, as far as they can.

        With it comes, in a sentence, what they cannot say.
        """
        from studio.train.config import PREFIX
        from studio.train.settled import settled

        session = self._session
        project = session.document.project
        found = settled(
            project.graphs[TRAINING], session.kinds, self._told, auto=self._loss_of_settings()
        )
        stale = [
            key
            for key in project.settings
            if key.removeprefix(PREFIX).partition(".")[0] in found.stale
            and key.startswith(PREFIX)
            and key not in found.settings
        ]
        edits = (
            *(SetSetting(key, RESET) for key in stale),
            *(SetSetting(key, value) for key, value in found.settings.items()),
            RemoveGraph(TRAINING),
        )
        told = Message("The settings say all now that the graph said.")
        if found.lost:
            told = Message(
                "The settings cannot say all that the graph said. Left out: {lost}. Undo brings "
                "the graph back.",
                lost=_listed(found.lost),
            )
        return Batch(edits, Message("Train by the settings")), told

    def _told(self, node: Node) -> dict[str, Value]:
        """The parameters of a node of the drawn graph; expressions as what they come to."""
        training = self._session.training
        plan = training.plan if training is not None else None
        step = plan.step(node.id) if plan is not None else None
        known = step.settings if step is not None else {}
        found = {
            name: known.get(name) if has_expression(value) else value
            for name, value in node.params.items()
        }
        return {name: value for name, value in found.items() if value is not None}

    def _loss_of_settings(self) -> str:
        """The loss that settings choose by themselves; empty where that is not known."""
        from studio.data.fields import targets_of
        from studio.train import choices, wishes

        digest = self._session.advising.digest
        targets = targets_of(digest.fields) if digest is not None else []
        return wishes.loss_for(choices.AUTO, targets[0]) if len(targets) == 1 else ""

    def _renew(self) -> None:
        session = self._session
        plan = session.analysis.plan if session.analysis is not None else None
        digest = session.advising.digest
        settings = session.document.project.settings
        told = {key: value for key, value in settings.items() if key.startswith("train.")}
        rest = told, session.analysis is None, session.advising.failure
        if self._of is not None:
            before = self._of
            if before[0] is plan and before[1] is digest and before[2] == rest:
                return
        self._of = plan, digest, rest
        found, self._reason = self._draw(plan, digest, told)
        if not _same(found, self._graph):
            self._graph = found

    def _draw(
        self, plan: Plan | None, digest: Digest | None, settings: dict[str, Value]
    ) -> tuple[Graph, Message | None]:
        from studio.train.config import ConfigError, TrainConfig
        from studio.train.meaning import meant  # Only here: it loads numpy.

        if self._session.analysis is None:
            return Graph(), Message("Reading the model…")
        if plan is None:
            message = Message(
                "What a step of training does shows here once the model has no errors."
            )
            return Graph(), message
        if digest is None:
            message = self._session.advising.failure or Message(
                "What a step of training does shows here once the Data panel says what to train on."
            )
            return Graph(), message
        try:
            config = TrainConfig.from_settings(settings)
        except ConfigError as error:
            return Graph(), error.message
        return meant(config, plan, digest.fields, self._session.kinds), None


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST]) + (" …" if len(names) > MOST else "")


def _same(one: Graph, other: Graph) -> bool:
    return list(one) == list(other) and list(one.wires()) == list(other.wires())
