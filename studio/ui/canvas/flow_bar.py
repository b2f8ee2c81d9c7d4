"""The legend on the canvas while wires show gradients and updates: what breadth and colour mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from studio.app.session import Session
from studio.ui.canvas.flow import BREADTHS, RATIO, SHADES, FlowInk, breadth
from studio.ui.canvas.heat_bar import HEIGHT, MARGIN, WIDEST
from studio.ui.pieces import label
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font, ui_font

STRIP = 120
GAP = 8
APART = 22
LOW, HIGH = "10⁻⁶", "0.1"
"""The ends of the scale of updates."""


class FlowScale(QWidget):
    """Wires from thin to broad, and from dark to light, with what they stand for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ink = FlowInk(theme.tokens)
        self._font, self._words = mono_font(10.5), ui_font(11)
        self.decades = (-4.0, 0.0)
        self.broad = True
        """Whether there is room for words."""
        theme.changed.connect(self._restyle)
        self._fit()

    def show_decades(self, decades: tuple[float, float]) -> None:
        """The least and the greatest norm on the scale, as powers of ten."""
        if decades != self.decades:
            self.decades = decades
            self._fit()

    def set_broad(self, broad: bool) -> None:
        if broad != self.broad:
            self.broad = broad
            self._fit()

    def _parts(self) -> list[tuple[str, str, str]]:
        """Title, lowest and highest figure of the two scales."""
        low, high = (f"{10.0**one:g}" for one in self.decades)
        first, second = (tr("gradient"), tr("update ÷ weights")) if self.broad else ("", "")
        return [(first, low, high), (second, LOW, HIGH)]

    def _fit(self) -> None:
        words, figures = QFontMetrics(self._words), QFontMetrics(self._font)
        width = 0
        for title, low, high in self._parts():
            width += words.horizontalAdvance(title) + (GAP if title else 0)
            width += figures.horizontalAdvance(low) + figures.horizontalAdvance(high)
            width += STRIP + 2 * GAP
        self.setFixedWidth(width + APART + 4)
        told = [f"{title}: {low} – {high}" for title, low, high in self._parts()]
        self.setAccessibleName(", ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        (first, low, high), second = self._parts()
        x = self._begin(painter, x, first, low)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.text_2))
        for step in range(BREADTHS):
            thick = breadth(step)
            place = QRectF(
                x + step * STRIP / BREADTHS, middle - thick / 2, STRIP / BREADTHS + 0.5, thick
            )
            painter.drawRect(place)
        x = self._end(painter, x, high) + APART
        x = self._begin(painter, x, second[0], second[1])
        for shade, colour in enumerate(self._ink.colours):
            place = QRectF(x + shade * STRIP / SHADES, middle - 4, STRIP / SHADES + 0.5, 8)
            painter.fillRect(place, colour)
        usual = x + STRIP * (-3 - RATIO[0]) / (RATIO[1] - RATIO[0])
        painter.fillRect(QRectF(usual - 0.5, middle - 7, 1, 14), QColor(self._theme.tokens.text))
        self._end(painter, x, second[2])

    def _begin(self, painter: QPainter, x: float, title: str, low: str) -> float:
        if title:
            x = self._write(painter, x, title, words=True) + GAP
        return self._write(painter, x, low) + GAP

    def _end(self, painter: QPainter, x: float, high: str) -> float:
        return self._write(painter, x + STRIP + GAP, high)

    def _write(self, painter: QPainter, x: float, text: str, *, words: bool = False) -> float:
        tokens = self._theme.tokens
        painter.setFont(self._words if words else self._font)
        painter.setPen(QColor(tokens.text_3 if words else tokens.text_2))
        metrics = painter.fontMetrics()
        painter.drawText(int(x), int(self.height() / 2 + metrics.ascent() / 2 - 1), text)
        painter.setPen(Qt.PenStyle.NoPen)
        return x + metrics.horizontalAdvance(text)

    def _restyle(self) -> None:
        self._ink = FlowInk(self._theme.tokens)
        self.update()


class FlowBar(QWidget):
    """There while wires show gradients; above the legend of colours, where that is there too."""

    def __init__(self, session: Session, theme: Theme, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session = session
        self._theme = theme
        self._canvas = canvas
        canvas.installEventFilter(self)
        self.setObjectName("flow-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("What the wires mean"))
        self.setToolTip(
            tr(
                "Each wire tells of the layer that it comes from: the broader, the larger the "
                "gradient; the colour is how far a step moved the weights, as a share of them. "
                "About 0.001, at the mark, is usual."
            )
        )
        self.setFixedHeight(HEIGHT)
        self.scale = FlowScale(theme)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Show wires as ever"))
        self.close_button.setAccessibleName(tr("Show wires as ever"))
        self.close_button.clicked.connect(session.overlays.switch_flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self.scale)
        self.when = label("", "mono")
        row.addWidget(self.when)
        row.addWidget(self.close_button)
        self._disconnects: list[Callable[[], None]] = [
            session.overlays.changed.connect(lambda _: self._show()),
            session.costing.coloured.connect(lambda _: self._place()),
        ]
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show()

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def show_scale(self, decades: tuple[float, float], when: str) -> None:
        """What breadths mean now, and of which step the wires are."""
        if (decades, when) != (self.scale.decades, self.when.text()):
            self.scale.show_decades(decades)
            self.when.setText(when)
            self._place()

    def _show(self) -> None:
        self._place()
        self.setVisible(self._session.overlays.flow)

    def _place(self) -> None:
        room = min(WIDEST, self._canvas.width() - 2 * MARGIN)
        self.scale.set_broad(True)
        if self.sizeHint().width() > room:
            self.scale.set_broad(False)
        self.resize(min(self.sizeHint().width(), room), HEIGHT)
        above = HEIGHT + GAP if self._session.costing.measure is not None else 0
        self.move(MARGIN, self._canvas.height() - HEIGHT - MARGIN - above)

    def _restyle(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
