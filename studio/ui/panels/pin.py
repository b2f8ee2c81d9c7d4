"""A node that a view goes on showing, whatever is selected and whichever graph is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.app.scope import Scope, along, call_around, sight
from studio.app.session import Session
from studio.graph.model import Node
from studio.message import Message

if TYPE_CHECKING:
    from studio.compile.analysis import NodeFacts


@dataclass(frozen=True, slots=True)
class Pin:
    """A node, and the way by which the user came to it."""

    root: str
    path: tuple[str, ...]
    node_id: str

    @classmethod
    def at(cls, session: Session, node_id: str) -> Pin:
        """A node of the graph that is shown."""
        return cls(session.scope.root, session.scope.path, node_id)

    def _scope(self, session: Session) -> Scope | None:
        project = session.document.project
        if self.root not in project.graphs:
            return None
        scope = along(project, self.path, self.root)
        return scope if scope.path == self.path else None

    def node(self, session: Session) -> Node | None:
        """The node as it is now; ``None`` once it is gone."""
        scope = self._scope(session)
        graph = session.document.project.graphs.get(scope.graph) if scope else None
        return graph.node(self.node_id) if graph and self.node_id in graph else None

    def seen(self, session: Session) -> str:
        """The id by which frames speak of it; empty if none does."""
        scope = self._scope(session)
        found = sight(session.document.project, scope) if scope else None
        return found.joined(self.node_id) if found else ""

    def explained(self, session: Session) -> str:
        """The call of the model in which it lies, or that it is, as ``Viewer.explained``."""
        scope, project = self._scope(session), session.document.project
        return call_around(project, sight(project, scope), self.node_id) if scope else ""

    def facts(self, session: Session, node_id: str) -> NodeFacts | None:
        """What is known of a node of the same graph."""
        scope = self._scope(session)
        return session.facts_in(scope, node_id) if scope else None

    def unseen(self, session: Session, node: Node) -> Message | None:
        """Why the current run cannot show it, or ``None``."""
        run, way = session.runs.current, self.seen(session)
        return run.reach.unseen(way, node) if run is not None and way else None

    def kept(self) -> list[str]:
        """It as plain text, for ``of``."""
        return [self.root, *self.path, self.node_id]

    @classmethod
    def of(cls, kept: object) -> Pin | None:
        """It again from what ``kept`` gave, if that is what it is."""
        if not isinstance(kept, list) or len(kept) < 2:
            return None
        root, *path, node_id = map(str, kept)
        return cls(root, tuple(path), node_id)
