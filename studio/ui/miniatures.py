"""While a run goes on, each card in view shows what its layer makes of the sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.app.session import Session
from studio.graph.change import Change
from studio.graph.model import BARE, Graph
from studio.observe.frames import Activations, Floats, Frame, Watch
from studio.ui.canvas.overview import FAR
from studio.ui.canvas.view import CanvasView
from studio.ui.plots import colours, numbers
from studio.ui.plots.plot import number_font
from studio.ui.theme import FAMILY, Theme

MOST = 48
"""Cards with a live picture at once."""
PACE_MS = 200
REST_MS = 250
"""So long the hand rests before other cards are asked for."""
AT_ONCE = 4
APART_MS = 12
"""A few cards at a time, so that none of the strokes is long."""
HEIGHT = 76
WIDTH = 260
GAP = 6
MAPS = 3
BARS = 40


class Miniatures(QObject):
    """Feeds the canvas with small pictures of the latest activations."""

    watch_changed = Signal()

    def __init__(self, session: Session, theme: Theme, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._session = session
        self._theme = theme
        self._canvas = canvas
        self._on = True
        self._waiting: dict[str, Activations] = {}
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

    @property
    def on(self) -> bool:
        return self._on

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
                self._waiting[frame.node] = frame
        if self._waiting and not self._timer.isActive():
            self._timer.start(PACE_MS)

    def _show(self) -> None:
        graph, sight = self._session.graph, self._session.sight
        for joined in list(self._waiting)[:AT_ONCE]:
            frame = self._waiting.pop(joined)
            node_id = sight.own(joined) if sight is not None else ""
            if node_id in graph and not is_bare(graph, node_id):
                kind = graph.node(node_id).kind
                self._canvas.set_miniature(node_id, picture(frame.values, kind, self._theme))
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


def picture(values: Floats, kind: str, theme: Theme) -> QImage:
    """A few maps side by side, bars for a short vector, a histogram for what is long."""
    if values.ndim == 3 and min(values.shape[1:]) > 1:
        return _maps(values, "grey" if kind in ("input", "output") else "viridis", theme)
    flat = np.ravel(values)
    if not values.shape:
        return _number(float(flat[0]), theme)
    if len(flat) <= BARS:
        return _bars(np.abs(flat) if (flat < 0).all() else flat, theme.tokens.accent)
    counts, _ = np.histogram(flat[np.isfinite(flat)], bins=BARS)
    return _bars(counts.astype(np.float32), FAMILY["dense"])


def _number(value: float, theme: Theme) -> QImage:
    """A single number, such as a loss, in figures."""
    found = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    font = QFont(number_font())  # A copy: the one is shared by all plots.
    font.setPixelSize(HEIGHT // 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens.text))
    painter.drawText(found.rect(), int(Qt.AlignmentFlag.AlignCenter), numbers.short(value))
    painter.end()
    return found


def _maps(values: Floats, name: colours.MapName, theme: Theme) -> QImage:
    """The first maps, enlarged by whole pixels so that they stay sharp."""
    shown = values[:MAPS]
    low, high = colours.bounds(shown, signed=False)
    index = np.ascontiguousarray(colours.quantise(shown, low, high))
    table = list(colours.table(name))
    pieces: list[QImage] = []
    for one in index:
        height, width = one.shape
        image = QImage(one.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(table)
        factor = max(1, round(HEIGHT / height))
        pieces.append(image.scaled(width * factor, height * factor))
    width = sum(piece.width() for piece in pieces) + GAP * (len(pieces) - 1)
    found = QImage(
        width, max(p.height() for p in pieces), QImage.Format.Format_ARGB32_Premultiplied
    )
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    x = 0
    for piece in pieces:
        painter.drawImage(x, 0, piece)
        x += piece.width() + GAP
    painter.end()
    return found


def _bars(heights: Floats, colour: str) -> QImage:
    """Bars from a common ground; those below zero hang from it."""
    found = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    finite = np.nan_to_num(heights, nan=0.0, posinf=0.0, neginf=0.0)
    top, bottom = max(0.0, float(finite.max())), min(0.0, float(finite.min()))
    if top == bottom:
        return found
    scale = HEIGHT / (top - bottom)
    pitch = WIDTH / len(finite)
    painter = QPainter(found)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for at, height in enumerate(finite):
        y = (top - max(height, 0.0)) * scale
        size = max(1.5, abs(float(height)) * scale)
        painter.drawRect(QRectF(at * pitch + pitch * 0.1, y, pitch * 0.8, size))
    painter.end()
    return found
