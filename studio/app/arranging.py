"""Automatic layout behind the user's back: it comes as one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Protocol

from studio.app.errand import Errand
from studio.compile.kinds import ProjectKinds
from studio.graph.edits import Batch, Edit, Move
from studio.graph.furnishing import LeadWire
from studio.graph.leading import led_at
from studio.graph.model import FOLD, Graph, Node, Wire
from studio.graph.rules import graph_of
from studio.graph.signal import Signal
from studio.layers.catalogue import Catalogue
from studio.message import Message

if TYPE_CHECKING:
    from studio.app.notices import NoticeKind
    from studio.graph.document import Document
    from studio.graph.layout import Place

Sizes = Mapping[str, tuple[float, float]]
"""Width and height of cards, by the ids of their nodes."""


class Host(Protocol):
    """What arranging needs of the session."""

    document: Document
    catalogue: Catalogue
    background: bool
    woke: Signal[None]

    def do(self, edit: Edit, merge: str = "") -> bool: ...
    def notify(self, kind: NoticeKind, message: Message) -> None: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    document: Document
    name: str
    """Of the graph."""
    state: object
    """The token of the graph as it was then."""
    sizes: Sizes
    then: Callable[[], None]


class Arranging:
    """Lays out one graph at a time."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self._asked: _Asked | None = None
        self._errand: Errand[tuple[Place, ...]] | None = None
        self._stop = Event()

    @property
    def under_way(self) -> bool:
        return self._errand is not None

    def start(self, graph: str, ids: Iterable[str], sizes: Sizes, then: Callable[[], None]) -> None:
        """Lay out some nodes of a graph of the project.

        Args:
            graph: its name.
            ids: the nodes.
            sizes: of all cards of that graph.
            then: what to do when they stand where they shall.

        Raises:
            EditError: the project has no such graph.
        """
        session = self._session
        if self._errand is not None:
            return
        project = session.document.project.copy()
        here, chosen, stop = graph_of(project, graph), tuple(ids), Event()
        ends = _Ends(here, ProjectKinds(session.catalogue, project), sizes)

        def work() -> tuple[Place, ...]:
            from studio.graph.layout import Stopped, arrange

            try:
                return arrange(here, lambda node: sizes[node.id], ends, chosen, stop.is_set)
            except Stopped:
                return ()

        asked = _Asked(session.document, graph, here.state, sizes, then)
        if not session.background:
            self._put(asked, work())
            return
        self._asked, self._stop = asked, stop
        self._errand = Errand("arranging", work)
        self._errand.start()
        session.woke.emit(None)

    def stop(self) -> None:
        """Leave everything where it is."""
        self._stop.set()

    def poll(self) -> bool:
        """Put the nodes where they shall be once that is known; whether it is still to come."""
        errand, asked = self._errand, self._asked
        if errand is None or asked is None:
            return False
        places = errand.take()
        if errand.under_way:
            return True
        self._errand = self._asked = None
        if places and not self._stop.is_set():
            self._put(asked, places)
        return False

    def close(self) -> None:
        """Stop, and wait for the thread."""
        self._stop.set()
        if self._errand is not None:
            self._errand.close()
            self._errand = self._asked = None

    def _put(self, asked: _Asked, places: tuple[Place, ...]) -> None:
        session = self._session
        graph = session.document.project.graphs.get(asked.name)
        if (
            asked.document is not session.document
            or graph is None
            or graph.state is not asked.state
        ):
            session.notify(
                "info",
                Message(
                    "The graph was changed while it was being arranged, so it was left as it is. "
                    "Arrange it again."
                ),
            )
            return
        if session.do(_edit(graph, asked, places)):
            asked.then()


def _edit(graph: Graph, asked: _Asked, places: tuple[Place, ...]) -> Batch:
    """Move the cards; wires of these lose the points they were led through, frames stay around."""
    from studio.graph.carrying import refitted

    name = asked.name
    new = {node_id: (x, y) for node_id, x, y in places}
    gone = [each for each, at in new.items() if (graph.node(each).x, graph.node(each).y) != at]
    led = [LeadWire(wire, (), name) for wire in led_at(graph, gone)]
    frames = refitted(graph, new, asked.sizes.__getitem__, name)
    return Batch((Move(places, name), *led, *frames), Message("Arrange"))


class _Ends:
    """How far below the upper edges of its cards a wire begins and ends."""

    def __init__(self, graph: Graph, kinds: ProjectKinds, sizes: Sizes) -> None:
        from studio.compile.card_sizes import CardSizes

        self._graph = graph
        self._sizes = sizes
        self._open = CardSizes(kinds, graph).ends

    def __call__(self, wire: Wire) -> tuple[float, float]:
        begins, arrives = self._open(wire)
        source, target = self._graph.node(wire.source), self._graph.node(wire.target)
        return self._at(source, begins), self._at(target, arrives)

    def _at(self, node: Node, height: float) -> float:
        return self._sizes[node.id][1] / 2 if FOLD in node.flags else height
