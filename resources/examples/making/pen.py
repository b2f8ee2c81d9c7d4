"""Draws layers in rows."""

from __future__ import annotations

from studio.api import Drawing, Layer, Port
from studio.graph.edits import Move

COLUMN, ROW = 190.0, 130.0
"""Distances from card to card on the canvas, where names are short."""


class Pen:
    """Draws a chain of layers from left to right, and starts a new row where asked."""

    def __init__(self, project: Drawing, column_width: float = COLUMN) -> None:
        self.project = project
        self.width = column_width
        self.column = 0
        self.row = 0.0

    def add(
        self, kind: str, name: str, *sources: Layer | Port, note: str = "", **params: object
    ) -> Layer:
        at = (self.column * self.width, self.row * ROW)
        layer = self.project.add(kind, name=name, at=at, note=note, **params)
        for source in sources:
            self.project.connect(source, layer)
        self.column += 1
        return layer

    def nn(
        self, kind: str, name: str, *sources: Layer | Port, note: str = "", **params: object
    ) -> Layer:
        return self.add(f"torch.nn.{kind}", name, *sources, note=note, **params)

    def place(self, layer: Layer, column: int, row: float) -> None:
        """Put a layer that is there already elsewhere."""
        place = (layer.id, column * self.width, row * ROW)
        self.project.document.do(Move((place,), self.project.within))

    def go(self, column: int, row: float) -> None:
        self.column, self.row = column, row
