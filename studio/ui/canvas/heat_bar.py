"""The legend at the lower edge of the canvas while nodes are coloured by what they cost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from studio.app.costing import MEASURES, Measure
from studio.app.session import Session
from studio.ui.canvas.heat import SHADES, HeatInk
from studio.ui.pieces import Elided, label
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font

HEIGHT = 36
MARGIN = 14
WIDEST = 840
NARROW = 600
"""Below this width the figures have the room that the words would take."""
STRIP, SHORT_STRIP = 180, 96
THICK = 8
GAP = 8


def title(measure: Measure) -> str:
    """What a measure is called."""
    return {
        "parameters": tr("Parameters"),
        "multiply_adds": tr("Multiply-adds"),
        "memory": tr("Memory kept to train"),
        "sight": tr("Receptive field"),
        "time": tr("Measured time"),
        "kept": tr("Measured memory"),
    }[measure]


class Scale(QWidget):
    """The shades between nothing and the most, with what stands for the middle one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ink = HeatInk(theme.tokens)
        self._font = mono_font(10.5)
        self._strip = STRIP
        self.figures: tuple[str, ...] = ()
        """At equal distances along the strip."""
        theme.changed.connect(self._restyle)

    def show_figures(self, figures: tuple[str, ...]) -> None:
        if figures != self.figures:
            self.figures = figures
            self.setAccessibleName(" – ".join(figures))
            self._fit()

    def set_strip(self, length: int) -> None:
        """How long the strip of shades is."""
        if length != self._strip:
            self._strip = length
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._font)
        ends = sum(map(metrics.horizontalAdvance, (*self.figures[:1], *self.figures[-1:])))
        self.setFixedWidth(ends + self._strip + 2 * GAP + 2)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._strip, HEIGHT - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        widths = [metrics.horizontalAdvance(text) for text in self.figures]
        if not widths:
            return
        left = widths[0] + GAP
        tokens, step = self._theme.tokens, self._strip / SHADES
        strip = QRectF(left, 6, self._strip, THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        for shade, fill in enumerate(self._ink.fills):
            painter.setBrush(fill)
            painter.drawRect(QRectF(strip.left() + shade * step, strip.top(), step + 0.5, THICK))
        painter.setPen(QColor(tokens.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(QColor(tokens.text_2))
        baseline = strip.center().y() + metrics.ascent() / 2 - 1
        painter.drawText(0, int(baseline), self.figures[0])
        painter.drawText(int(strip.right() + GAP), int(baseline), self.figures[-1])
        middle = self.figures[1:-1]
        painter.setPen(QColor(tokens.text_3))
        for place, (text, width) in enumerate(zip(middle, widths[1:-1], strict=True), 1):
            x = strip.left() + self._strip * place / (len(self.figures) - 1)
            painter.drawLine(int(x), int(strip.bottom()), int(x), int(strip.bottom()) + 3)
            painter.drawText(int(x - width / 2), int(strip.bottom() + 3 + metrics.ascent()), text)

    def _restyle(self) -> None:
        self._ink = HeatInk(self._theme.tokens)
        self.update()


class HeatBar(QWidget):
    """Says by what nodes are coloured and what the colours mean; there while they are."""

    def __init__(self, session: Session, theme: Theme, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._session = session
        self._theme = theme
        self._canvas = canvas
        canvas.installEventFilter(self)
        self.setObjectName("heat-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("What the colours of the nodes mean"))
        self.setFixedHeight(HEIGHT)
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Coloured by"))
        for measure in MEASURES:
            self.choice.addItem(title(measure), measure)
        self.choice.activated.connect(self._choose)
        self.scale = Scale(theme)
        self.most = Elided()
        self.most.setProperty("role", "secondary")
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Colour nodes by their family again"))
        self.close_button.setAccessibleName(tr("Colour nodes by their family again"))
        self.close_button.clicked.connect(lambda: session.costing.colour_by(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        self._caption = label(tr("Coloured by"), "hint")
        row.addWidget(self._caption)
        row.addWidget(self.choice)
        row.addWidget(self.scale)
        self.most.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.most, 1)
        row.addWidget(self.close_button)
        self._disconnects: list[Callable[[], None]] = [
            session.costing.coloured.connect(self._show_measure)
        ]
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_measure(session.costing.measure)

    def close_down(self) -> None:
        """Hear no more of the session."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def show_scale(self, figures: tuple[str, ...], most: str) -> None:
        """What the colours mean now, and which node costs the most."""
        self.scale.show_figures(figures)
        self.most.setText(most)
        self.most.setToolTip(most)

    def _show_measure(self, measure: Measure | None) -> None:
        self._place()
        self.setVisible(measure is not None)
        if measure is not None:
            self.choice.setCurrentIndex(MEASURES.index(measure))

    def _place(self) -> None:
        """On the canvas rather than below it, so that nothing moves when it comes and goes."""
        width = min(WIDEST, self._canvas.width() - 2 * MARGIN)
        self._caption.setVisible(width >= NARROW)
        self.scale.set_strip(STRIP if width >= NARROW else SHORT_STRIP)
        self.resize(width, HEIGHT)
        self.move(MARGIN, self._canvas.height() - HEIGHT - MARGIN)

    def _choose(self, at: int) -> None:
        self._session.costing.colour_by(MEASURES[at])

    def _restyle(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
