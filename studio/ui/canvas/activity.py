"""Where in the graph something happens: what a run shows now, what the last step changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from studio.app.session import Session
from studio.graph.change import Change

if TYPE_CHECKING:
    from studio.observe.frames import Frame


class Activity:
    """Speaks of nodes of the graph that is shown, by what it hears; it asks for nothing."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self._session = session
        self._changed = changed
        self.live: frozenset[str] = frozenset()
        """Nodes of which a run has shown something since it began."""
        self.fresh: frozenset[str] = frozenset()
        """Nodes that the last step of the document changed."""
        self._disconnects = [
            session.runs.frames.connect(self._hear),
            session.runs.ended.connect(lambda _: self._set(frozenset(), self.fresh)),
            session.runs.started.connect(lambda _: self._set(frozenset(), self.fresh)),
            session.changed.connect(self._follow),
            session.opened.connect(lambda _: self._set(frozenset(), frozenset())),
            session.scoped.connect(lambda _: self._set(frozenset(), frozenset())),
        ]

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def _hear(self, frames: Sequence[Frame]) -> None:
        from studio.observe.frames import Activations, Weights

        sight = self._session.sight
        if sight is None or not self._session.runs.active:
            return
        shown = {frame.node for frame in frames if isinstance(frame, Activations | Weights)}
        live = self.live | set(filter(None, map(sight.own, shown)))
        self._set(live, self.fresh)

    def _follow(self, change: Change) -> None:
        part = change.of(self._session.scope.graph)
        fresh = (part.added | part.retuned | part.rewired | part.renamed) - part.removed
        if part.nodes:
            self._set(self.live - part.removed, fresh)

    def _set(self, live: frozenset[str], fresh: frozenset[str]) -> None:
        if (live, fresh) != (self.live, self.fresh):
            self.live, self.fresh = live, fresh
            self._changed()
