"""Which nodes are being computed, as far as that is known, and their cards made to say so.

Three things take time that a card can tell of: the reading of the model after an edit, which may
give other shapes to what was changed and all that follows it; an example that is run for pictures;
and the first step of a run, or a single one. Nobody knows which layer is at work within them, so
all that are concerned say it. What is done in a moment is not told of.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from studio.app.session import Session
from studio.graph.change import Change
from studio.ui.canvas.shimmer import Shimmer
from studio.ui.canvas.view import CanvasView
from studio.ui.sampled import SampledPictures

MOMENT_MS: Final = 180
MOST: Final = 1500
"""Nodes below a change that are looked for."""


class Computing(QObject):
    """Watches the session; no timer runs while nothing is computed."""

    def __init__(self, session: Session, canvas: CanvasView, sampled: SampledPictures) -> None:
        super().__init__(canvas)
        self._session = session
        self._sampled = sampled
        self.shimmer = Shimmer(canvas, session.settings)
        self._canvas = canvas
        self._changed: set[str] = set()
        self._whole = True
        """Whether nothing is known of the graph yet."""
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT_MS)
        self._moment.timeout.connect(self._show)
        self._releases = [
            session.changed.connect(self._on_changed),
            session.opened.connect(lambda _: self._begin()),
            session.scoped.connect(lambda _: self._begin()),
            session.analysed.connect(lambda _: self._on_read()),
            session.woke.connect(lambda _: self._look()),
            session.runs.started.connect(lambda _: self._look()),
            session.runs.stepped.connect(lambda _: self._look()),
            session.runs.progressed.connect(lambda _: self._look()),
            session.runs.ended.connect(lambda _: self._look()),
        ]
        sampled.worked.connect(self._look)
        canvas.moved.connect(self._renew)

    @property
    def shown(self) -> frozenset[str]:
        """The nodes whose cards say that they are being computed."""
        return self._canvas.canvas.look.working

    def close_down(self) -> None:
        """Hear no more."""
        for release in self._releases:
            release()
        self._moment.stop()
        self.shimmer.show(frozenset())

    def _begin(self) -> None:
        self._changed.clear()
        self._whole = True
        self._look()

    def _on_changed(self, change: Change) -> None:
        part = change.of(self._session.scope.graph)
        self._changed |= part.added | part.rewired | part.retuned
        self._look()

    def _on_read(self) -> None:
        if not self._session.stale:
            self._changed.clear()
            self._whole = False
        self._look()

    @property
    def _reading(self) -> bool:
        session = self._session
        return session.background and session.stale and (self._whole or bool(self._changed))

    def _look(self) -> None:
        """Something began or ended."""
        if not (self._reading or self._session.runs.computing or self._sampled.nodes):
            self._moment.stop()
            self._canvas.minimap.activity.show_working(())
            if self.shown:
                self.shimmer.show(frozenset())
        elif self.shown:
            self._show()
        elif not self._moment.isActive():
            self._moment.start()

    def _renew(self) -> None:
        """Other cards are in view."""
        if self.shown:
            self._show()

    def _show(self) -> None:
        session, found = self._session, set[str]()
        graph, sight = session.graph, session.sight
        if self._reading:
            found |= set(graph.ids()) if self._whole else self._below(self._changed)
        if session.runs.computing and not session.is_meant and sight is not None:
            found |= set(graph.ids())
        if self._sampled.nodes and sight is not None:
            found |= {sight.own(joined) for joined in self._sampled.nodes}
        self.shimmer.show(found)
        self._canvas.minimap.activity.show_working(found)

    def _below(self, ids: Iterable[str]) -> set[str]:
        """These nodes and those that what they give goes to."""
        graph = self._session.graph
        queue = deque(node_id for node_id in ids if node_id in graph)
        found = set(queue)
        while queue and len(found) < MOST:
            for wire in graph.outgoing(queue.popleft()):
                if wire.target not in found:
                    found.add(wire.target)
                    queue.append(wire.target)
        return found
