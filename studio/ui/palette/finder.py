"""All kinds that can be added to the graph that is shown, and the search among them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from studio.app.library import LIBRARY
from studio.app.session import Session
from studio.graph.change import Change
from studio.graph.model import BLOCK, MODEL, TRAINING
from studio.graph.uses import holders
from studio.layers.search import Finder as Ranking
from studio.layers.spec import LayerSpec
from studio.ui.text import tr


class Finder:
    """Follows the session; the list is made when it is first asked for after a change."""

    def __init__(self, session: Session, changed: Callable[[], None] | None = None) -> None:
        self._session = session
        self._changed = changed
        self._ranking: Ranking[LayerSpec] = Ranking(tr)
        self._kinds: list[LayerSpec] | None = None
        self._doubles: frozenset[str] = frozenset()
        self._disconnects = [
            session.opened.connect(lambda _: self._renew()),
            session.scoped.connect(lambda _: self._renew()),
            session.changed.connect(self._follow),
            session.extended.connect(lambda _: self._renew()),
        ]

    def close(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def kinds(self) -> list[LayerSpec]:
        """All of them, in their own order."""
        return self.search("")

    def search(
        self,
        text: str,
        favourites: Collection[str] = (),
        lean: Callable[[LayerSpec], float] | None = None,
    ) -> list[LayerSpec]:
        """Those that fit what was typed, in English or the user's language; best first.

        Of those that fit alike, favourites (by key) come first. ``lean`` says how much better than
        others a kind suits where it is to go.
        """
        return self._ranking.rank(self._all(), text, favourites, lean)

    def prepare(self, count: int) -> bool:
        """Make ready for a search a few kinds more; whether some are left."""
        return self._ranking.prepare(self._all(), count)

    def _all(self) -> list[LayerSpec]:
        if self._kinds is None:
            self._doubles = self._doubled()
            catalogue = self._session.catalogue
            offered = [*catalogue.offered()]
            if self._session.scope.graph == TRAINING:
                offered = [*catalogue.of_training(), *offered]
            others = (spec for spec in offered if spec.key not in self._doubles)
            self._kinds = [*self._own(), *others]
        return self._kinds

    def _doubled(self) -> frozenset[str]:
        """Blocks of the library that the project has just as they are: they are shown once."""
        project = self._session.document.project
        templates = self._session.offers.templates
        keys = (LIBRARY + name for name in project.graphs)
        there = {key: templates[key] for key in keys if key in templates}
        return frozenset(key for key, block in there.items() if not block.bring(project).edits)

    def _own(self) -> list[LayerSpec]:
        """The project's own blocks and Python; no block that holds the graph shown.

        The model is a block in its training alone.
        """
        session = self._session
        outer = {TRAINING, *holders(session.document.project.graphs, session.scope.graph)}
        if session.scope.graph != TRAINING:
            outer.add(MODEL)
        hidden = {BLOCK + name for name in outer}
        return [spec for spec in session.kinds.own() if spec.key not in hidden]

    def _follow(self, change: Change) -> None:
        if change.definitions or change.renames or self._parts_from_library(change):
            self._renew()

    def _parts_from_library(self, change: Change) -> bool:
        """Whether a block has become another than the library's, or the same again."""
        templates = self._session.offers.templates
        touched = any(LIBRARY + name in templates for name in change.graphs)
        return self._kinds is not None and touched and self._doubled() != self._doubles

    def _renew(self) -> None:
        self._kinds = None
        if self._changed is not None:
            self._changed()
