"""Shows on the canvas how the layers of a run fare: on wires, and as tags on cards.

Nothing is asked of a run, kept or painted for what is switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.session import Session
from studio.observe.asks.ask import Finding
from studio.observe.asks.vitals import NodeVitals, OutputVitals, Vitals, VitalsAsk
from studio.observe.frames import Frame, Watch
from studio.ui.canvas.flow import Stream, decades_of, stream_of
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.canvas.health import Health
from studio.ui.canvas.overview import FAR
from studio.ui.overlay_words import Told
from studio.ui.text import tr

VITALS = VitalsAsk()
PACE_MS = 200


class CanvasOverlays(QObject):
    """One of those that look at a run: see ``Viewer``."""

    watch_changed = Signal()

    def __init__(self, session: Session, frame: CanvasFrame) -> None:
        super().__init__(frame)
        self._session = session
        self._frame = frame
        self._scene = frame.canvas.canvas
        self._vitals: Vitals | None = None
        self._step = 0
        self._owners: dict[str, str] | None = None
        """By node, the node whose weights the wires that leave it tell of."""
        self._decades: tuple[float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        self._scene.look.told = self._tell
        self._disconnects: list[Callable[[], None]] = [
            session.past.frames.connect(self._hear),
            session.overlays.changed.connect(lambda _: self._turn()),
            session.changed.connect(lambda _: self._reconsider()),
            session.scoped.connect(lambda _: self._reconsider()),
            session.opened.connect(lambda _: self._forget()),
            session.runs.started.connect(lambda _: self._forget()),
            session.past.opened.connect(lambda _: self._forget()),
        ]

    @property
    def vitals(self) -> Vitals | None:
        """What was found last."""
        return self._vitals

    def close_down(self) -> None:
        """Hear no more of the session."""
        self._timer.stop()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def isVisible(self) -> bool:
        canvas = self._frame.canvas
        return self._on and canvas.isVisible() and canvas.zoom >= FAR

    def watch(self, base: Watch) -> Watch:
        """``base`` and how all nodes fare."""
        return replace(base, asks=base.asks | {VITALS})

    @property
    def _on(self) -> bool:
        overlays = self._session.overlays
        return overlays.flow or overlays.health

    def _hear(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            if isinstance(frame, Finding) and isinstance(frame.found, Vitals):
                self._vitals, self._step = frame.found, frame.step
                if self._on and not self._timer.isActive():
                    self._timer.start(PACE_MS)

    def _turn(self) -> None:
        self._show()
        self.watch_changed.emit()

    def _reconsider(self) -> None:
        """Nodes or wires are others."""
        self._owners = None
        if self._on and self._vitals is not None and not self._timer.isActive():
            self._timer.start(0)

    def _forget(self) -> None:
        self._timer.stop()
        self._vitals = self._decades = self._owners = None
        self._show()

    def _show(self) -> None:
        overlays, vitals = self._session.overlays, self._vitals
        flow = self._streams(vitals) if overlays.flow and vitals is not None else None
        health = self._tags(vitals) if overlays.health and vitals is not None else None
        self._scene.set_streams(flow)
        self._scene.set_health(health)

    def _streams(self, vitals: Vitals) -> dict[str, Stream]:
        owners = self._owned()
        known = {
            owner: found
            for owner in set(owners.values())
            if (found := vitals.nodes.get(self._session.seen(owner))) is not None
        }
        gradients = [one.gradient for one in known.values() if one.gradient is not None]
        self._decades = decades_of(gradients, self._decades)
        self._frame.flow_bar.show_scale(self._decades, self._when(vitals))
        streams = {
            owner: stream_of(one.gradient, one.ratio, self._decades) for owner, one in known.items()
        }
        return {node: streams[owner] for node, owner in owners.items() if owner in streams}

    def _when(self, vitals: Vitals) -> str:
        if vitals.updated is not None and vitals.updated != self._step:
            return tr("step {step}, update of {other}", step=self._step, other=vitals.updated)
        return tr("step {step}", step=f"{self._step:,}")

    def _owned(self) -> dict[str, str]:
        """The nearest layers with weights, upwards from each node, itself first."""
        if self._owners is None and self._vitals is not None:
            graph, session, nodes = self._session.graph, self._session, self._vitals.nodes
            found: dict[str, str] = {}
            for node_id in graph.order():
                one = nodes.get(session.seen(node_id))
                if one is not None and one.parameters:
                    found[node_id] = node_id
                    continue
                above = (found.get(wire.source) for wire in graph.incoming(node_id))
                if owner := next(filter(None, above), None):
                    found[node_id] = owner
            self._owners = found
        return self._owners or {}

    def _tags(self, vitals: Vitals) -> dict[str, Health]:
        found = {}
        for node_id in self._session.graph.ids():
            one = vitals.nodes.get(self._session.seen(node_id))
            health = _health(one.output) if one is not None and one.output is not None else None
            if health is not None:
                found[node_id] = health
        return found

    def _tell(self, node_id: str) -> Told | None:
        """What is known of a node, for whoever rests the pointer there."""
        if self._vitals is None:
            return None
        owner = self._owned().get(node_id, "")
        return Told(self._of(node_id), self._of(owner), self._name(owner), self._vitals, self._step)

    def _of(self, node_id: str) -> NodeVitals | None:
        seen = self._session.seen(node_id) if node_id in self._session.graph else ""
        return self._vitals.nodes.get(seen) if self._vitals is not None else None

    def _name(self, node_id: str) -> str:
        graph = self._session.graph
        return graph.node(node_id).name if node_id in graph else ""


def _health(output: OutputVitals) -> Health | None:
    """What the tag of a node says; ``None`` where there is nothing that could go wrong so."""
    if output.nonfinite:
        return Health(1.0, tr("{count} not finite", count=f"{output.nonfinite:,}"))
    if (dead := output.dead_share) is not None:
        return Health(dead, tr("{share} dead", share=_percent(dead)))
    if (saturated := output.saturated) is not None:
        return Health(saturated, tr("{share} saturated", share=_percent(saturated)))
    return None


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
