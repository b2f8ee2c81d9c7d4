"""While a run goes on, each card in view shows what its layer makes of the sample.

Or how its weights or gradients spread, where the user prefers that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.overlays import Picture
from studio.app.session import Session
from studio.graph.change import Change
from studio.graph.model import BARE, Graph
from studio.observe.asks.ask import Finding
from studio.observe.asks.vitals import Spread, Vitals, VitalsAsk
from studio.observe.frames import Activations, Frame, Watch
from studio.ui.canvas.overview import FAR
from studio.ui.canvas.view import CanvasView
from studio.ui.card_pictures import histogram, picture
from studio.ui.theme import Theme

MOST = 48
"""Cards with a live picture at once."""
PACE_MS = 200
REST_MS = 250
"""So long the hand rests before other cards are asked for."""
AT_ONCE = 4
APART_MS = 12
"""A few cards at a time, so that none of the strokes is long."""
WEIGHTS = "attn_output_weights"
"""The output that shows more of an attention than what it gives."""
VITALS = VitalsAsk()


class Miniatures(QObject):
    """Feeds the canvas with small pictures of the latest activations."""

    watch_changed = Signal()

    def __init__(self, session: Session, theme: Theme, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._session = session
        self._theme = theme
        self._canvas = canvas
        self._on = True
        self._waiting: dict[str, Activations | Spread] = {}
        self._shown: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        session.past.frames.connect(self._hear)
        session.past.opened.connect(lambda _: self.clear())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.watch_changed)
        canvas.moved.connect(self._pan)
        session.opened.connect(lambda _: self._forget())
        session.scoped.connect(lambda _: self._look_anew())
        session.changed.connect(self._follow)
        self._picture: Picture = session.overlays.picture
        session.overlays.changed.connect(lambda _: self._turn())

    @property
    def on(self) -> bool:
        return self._on

    @property
    def is_drawn(self) -> bool:
        """Whether all that it has to show is on the cards."""
        return not self._timer.isActive()

    def switch(self, on: bool) -> None:
        """Show or hide all of them."""
        self._on = on
        if not on:
            self.clear()
        self.watch_changed.emit()

    def clear(self) -> None:
        """Take the pictures off the cards."""
        for node in self._shown:
            self._canvas.set_miniature(node, None)
        self._forget()

    def isVisible(self) -> bool:
        return self._on and self._canvas.isVisible() and self._canvas.zoom >= FAR

    def watch(self, base: Watch) -> Watch:
        """``base`` and the cards in view."""
        if self._picture != "values":
            return replace(base, asks=base.asks | {VITALS})
        return replace(base, activations=base.activations | self.wanted())

    def wanted(self) -> frozenset[str]:
        """The nodes in view whose cards show a picture, as frames speak of them."""
        seen, graph = self._canvas.camera.seen(), self._session.graph
        cards = (
            item
            for item in self._canvas.canvas.node_items()
            if item.rect.intersects(seen) and not is_bare(graph, item.node_id)
        )
        nodes = frozenset(item.node_id for item, _ in zip(cards, range(MOST), strict=False))
        return frozenset(filter(None, map(self._session.seen, nodes)))

    def _pan(self) -> None:
        """Other cards may be in view: no run asks for them where a moment is looked at."""
        if self._session.past.at is not None:
            self._rest.start()

    def take(self, frames: Sequence[Frame]) -> None:
        """Show these as if they came from a run."""
        self._hear(frames)

    def _follow(self, change: Change) -> None:
        """Some cards may have been given up their pictures, or want them again."""
        part, graph = change.of(self._session.scope.graph), self._session.graph
        if not part.moved:
            return
        for node in [node for node in self._shown if is_bare(graph, node)]:
            self._canvas.set_miniature(node, None)
            self._shown.discard(node)
        self.watch_changed.emit()

    def _hear(self, frames: Sequence[Frame]) -> None:
        if not self._on:
            return
        for frame in frames:
            if isinstance(frame, Activations):
                self._wait_for(frame)
            elif isinstance(frame, Finding) and isinstance(frame.found, Vitals):
                self._wait_for_spreads(frame.found)
        if self._waiting and not self._timer.isActive():
            self._timer.start(PACE_MS)

    def _wait_for(self, frame: Activations) -> None:
        if self._picture == "values":
            waiting = self._waiting.get(frame.node)
            if not isinstance(waiting, Activations) or waiting.port != WEIGHTS:
                self._waiting[frame.node] = frame

    def _wait_for_spreads(self, vitals: Vitals) -> None:
        """The largest parameter of each node in view."""
        if self._picture == "values":
            return
        for node in self.wanted():
            found = vitals.nodes.get(node)
            largest = found.largest if found is not None else None
            if largest is not None:
                spread = largest.weights if self._picture == "weights" else largest.gradients
                if spread is not None:
                    self._waiting[node] = spread

    def _turn(self) -> None:
        """Other pictures may be wanted."""
        if self._picture != self._session.overlays.picture:
            self._picture = self._session.overlays.picture
            self.clear()
            self.watch_changed.emit()

    def _show(self) -> None:
        graph, sight = self._session.graph, self._session.sight
        for joined in list(self._waiting)[:AT_ONCE]:
            frame = self._waiting.pop(joined)
            node_id = sight.own(joined) if sight is not None else ""
            if node_id in graph and not is_bare(graph, node_id):
                kind = graph.node(node_id).kind
                if isinstance(frame, Spread):
                    image = histogram(frame, self._picture, self._theme)
                else:
                    image = picture(frame.values, kind, self._theme)
                self._canvas.set_miniature(node_id, image)
                self._shown.add(node_id)
        if self._waiting:
            self._timer.start(APART_MS)

    def _look_anew(self) -> None:
        """Other cards are in view."""
        self._forget()
        self.watch_changed.emit()

    def _forget(self) -> None:
        self._timer.stop()
        self._waiting, self._shown = {}, set()


def is_bare(graph: Graph, node_id: str) -> bool:
    """Whether a node's card shall have no picture."""
    return node_id in graph and BARE in graph.node(node_id).flags
