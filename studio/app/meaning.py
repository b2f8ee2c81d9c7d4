"""The training graph of a project that has none: what its settings mean, as far as is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from studio.app.advising import Advising
from studio.compile.kinds import ProjectKinds
from studio.graph.definitions import AddGraph, RemoveGraph
from studio.graph.document import Document
from studio.graph.edits import Batch, Edit
from studio.graph.model import INPUT, TRAINING, Graph
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analysis
    from studio.compile.plan import Plan
    from studio.data.digest import Digest


class Host(Protocol):
    """What must be known of the session."""

    document: Document
    kinds: ProjectKinds
    analysis: Analysis | None
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

    def undrawing(self) -> Edit:
        """The edit after which the settings say again how to train."""
        return Batch((RemoveGraph(TRAINING),), Message("Train by the settings"))

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


def _same(one: Graph, other: Graph) -> bool:
    return list(one) == list(other) and list(one.wires()) == list(other.wires())
