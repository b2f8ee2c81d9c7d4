"""Where in the graph something happens: what a run shows now, what the last step changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
        self._seen: frozenset[str] = frozenset()
        self._working: frozenset[str] = frozenset()
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

    @property
    def live(self) -> frozenset[str]:
        """Nodes that are computed now, or of which the run has shown something since it began."""
        return self._seen | self._working

    def show_working(self, ids: Iterable[str]) -> None:
        """These nodes are being computed now, and no others."""
        working = frozenset(ids)
        if working != self._working:
            self._working = working
            self._changed()

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
        seen = self._seen | set(filter(None, map(sight.own, shown)))
        self._set(seen, self.fresh)

    def _follow(self, change: Change) -> None:
        part = change.of(self._session.scope.graph)
        fresh = (part.added | part.retuned | part.rewired | part.renamed) - part.removed
        if part.nodes:
            self._set(self._seen - part.removed, fresh)

    def _set(self, seen: frozenset[str], fresh: frozenset[str]) -> None:
        if (seen, fresh) != (self._seen, self.fresh):
            self._seen, self.fresh = seen, fresh
            self._changed()
