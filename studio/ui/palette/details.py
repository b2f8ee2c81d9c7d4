"""What a kind does: its picture, a sentence, and what goes in and comes out."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.layers.spec import LayerSpec, Port
from studio.ui.palette.categories import category_of
from studio.ui.palette.model import category_name
from studio.ui.pictures.paint import PictureView
from studio.ui.pieces import hairline, label
from studio.ui.text import as_tip, tr
from studio.ui.theme import Theme

_REFERENCE = re.compile(r"\s*\([^()]*https?://[^()]*\)")
"""Where something comes from; there is no room for it here, and the inspector says it."""
PICTURE_HEIGHT = 92
HEIGHT = 264


class Details(QWidget):
    """The foot of the palette; always of one height, so that the list does not jump."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, ruled: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spec: LayerSpec | None = None
        self.picture = PictureView(theme)
        self.picture.setFixedHeight(PICTURE_HEIGHT)
        self.title = label("", "name")
        self.summary = label("", "secondary", wrap=True)
        for words in (self.title, self.summary):  # They may be out of a file from elsewhere.
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.ports = label("", "secondary", wrap=True)
        self.ports.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(6)
        if ruled:
            column.addWidget(hairline())
            column.addSpacing(2)
        column.addWidget(self.picture)
        for piece in (self.title, self.summary, self.ports):
            column.addWidget(piece)
        column.addStretch(1)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self._restyle)

    @property
    def spec(self) -> LayerSpec | None:
        """The kind that is described."""
        return self._spec

    def show_kind(self, spec: LayerSpec) -> None:
        """Describe a kind."""
        self._spec = spec
        self.picture.show_kind(spec)
        self.title.setText(spec.title)
        self.title.setToolTip(as_tip(spec.package or category_name(category_of(spec))))
        self.summary.setText(_REFERENCE.sub("", tr(spec.summary)))
        self.ports.setText(self._ports(spec))

    def add(self, piece: QWidget) -> None:
        """Let something more stand below the ports."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, piece)

    def _restyle(self) -> None:
        if self._spec is not None:
            self.show_kind(self._spec)

    def _ports(self, spec: LayerSpec) -> str:
        tokens = self._theme.tokens

        def line(port: Port, arrow: str) -> str:
            name = f'<span style="color:{tokens.text}">{arrow} {escape(port.name)}</span>'
            notes = [tr(port.help)] if port.help else []
            notes += [tr("optional")] if port.optional else []
            notes += [tr("any number")] if port.variadic else []
            return " ".join((name, escape("; ".join(notes).rstrip("."))))

        lines = [line(port, "→") for port in spec.inputs[:3]]
        lines += [line(port, "←") for port in spec.outputs_with({})[:2]]
        return "<br>".join(lines)
