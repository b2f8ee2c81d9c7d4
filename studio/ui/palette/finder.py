"""All kinds that can be added to the graph that is shown, and the search among them."""

from __future__ import annotations

from collections.abc import Callable

from studio.app.session import Session
from studio.graph.change import Change
from studio.graph.model import BLOCK, MODEL
from studio.graph.uses import holders
from studio.layers.search import Index
from studio.layers.spec import LayerSpec
from studio.ui.text import tr


class Finder:
    """Follows the session; the index is made when it is first asked for after a change."""

    def __init__(self, session: Session, changed: Callable[[], None] | None = None) -> None:
        self._session = session
        self._changed = changed
        self._index: Index | None = None
        self._basis: Index | None = None
        self._disconnects = [
            session.opened.connect(lambda _: self._renew()),
            session.scoped.connect(lambda _: self._renew()),
            session.changed.connect(self._follow),
            session.extended.connect(lambda _: self._extend()),
        ]

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def kinds(self) -> list[LayerSpec]:
        """All of them, in their own order."""
        return self.search("")

    def search(self, text: str) -> list[LayerSpec]:
        """Those that fit what was typed, in English or the user's language; best first."""
        if self._basis is None:
            self._basis = Index(self._session.catalogue.offered(), tr)
        if self._index is None:
            self._index = self._basis.with_more(self._own())
        return self._index.search(text)

    def _own(self) -> list[LayerSpec]:
        """The project's own blocks and Python; no block that holds the graph shown."""
        session = self._session
        outer = {MODEL, *holders(session.document.project.graphs, session.scope.graph)}
        hidden = {BLOCK + name for name in outer}
        return [spec for spec in session.kinds.own() if spec.key not in hidden]

    def _follow(self, change: Change) -> None:
        if change.definitions or change.renames:
            self._renew()

    def _extend(self) -> None:
        self._basis = None
        self._renew()

    def _renew(self) -> None:
        self._index = None
        if self._changed is not None:
            self._changed()
