"""Choose a training template: what each does, in a sentence and as a sketch of its graph."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.training_templates import TEMPLATES, TrainingTemplate
from studio.graph.model import BLOCK, TRAINING, Graph, Node
from studio.layers.catalogue import Catalogue
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import FAMILY, Theme, ui_font

CARD = QSize(170, 64)
EDGE = 16.0
ROW = 28
BLOCK_FAMILY = "block"


class Sketch(QWidget):
    """A graph in outline: cards with names, and the wires between them."""

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._catalogue = catalogue
        self._graph = Graph()
        self.setMinimumSize(320, 200)

    def show_graph(self, graph: Graph) -> None:
        self._graph = graph
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        nodes = list(self._graph)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not nodes:
            return
        left, top = min(node.x for node in nodes), min(node.y for node in nodes)
        width = max(node.x for node in nodes) - left + CARD.width()
        height = max(node.y for node in nodes) - top + CARD.height()
        room = self.rect().toRectF().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = min(room.width() / width, room.height() / height, 1.0)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-left - width / 2, -top - height / 2)
        painter.setPen(QPen(QColor(self._theme.tokens.text_3), 1.5 / scale))
        for wire in self._graph.wires():
            painter.drawPath(_way(self._graph.node(wire.source), self._graph.node(wire.target)))
        # Names are read at any scale: as large as they can be in their cards.
        painter.setFont(ui_font(min(11 / scale, 26)))
        for node in nodes:
            self._draw(painter, node)
        painter.end()

    def _draw(self, painter: QPainter, node: Node) -> None:
        tokens = self._theme.tokens
        card = QRectF(QPointF(node.x, node.y), CARD.toSizeF())
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(card, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(FAMILY.get(self._family(node), tokens.text_3)))
        painter.drawRoundedRect(QRectF(card.left(), card.top(), 8, card.height()), 4, 4)
        painter.setPen(QColor(tokens.text))
        inside = card.adjusted(14, 2, -6, -2)
        name = painter.fontMetrics().elidedText(
            node.name, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _family(self, node: Node) -> str:
        spec = self._catalogue.find(node.kind)
        if spec is not None:
            return spec.family
        return BLOCK_FAMILY if node.kind.startswith(BLOCK) else ""


def _way(source: Node, target: Node) -> QPainterPath:
    start = QPointF(source.x + CARD.width(), source.y + CARD.height() / 2)
    end = QPointF(target.x, target.y + CARD.height() / 2)
    bend = max(30.0, abs(end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x() + bend, start.y()), QPointF(end.x() - bend, end.y()), end)
    return path


class TemplateDialog(QDialog):
    """A list at the left; at the right, what the chosen one does."""

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training-template")
        self.setWindowTitle(tr("Training template"))
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Training templates"))
        for template in TEMPLATES:
            item = QListWidgetItem(say(template.title))
            item.setToolTip(say(template.summary))
            item.setSizeHint(QSize(0, ROW))
            self.names.addItem(item)
        self.title = label("", "subject")
        self.summary = label("", "secondary", wrap=True)
        self.about = label("", "hint", wrap=True)
        self.sketch = Sketch(theme, catalogue)
        self.sketch.setAccessibleName(tr("The training graph in outline"))
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self.title, self.summary, self.about):
            right.addWidget(widget)
        right.addWidget(self.sketch, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.names)
        row.addLayout(right, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setText(tr("Use it"))
        buttons.button(kinds.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(row, 1)
        told = tr(
            "It takes the place of the training of this project, in one step that can be undone."
        )
        column.addWidget(label(told, "hint", wrap=True))
        column.addWidget(buttons)
        self.names.setFixedWidth(280)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.itemActivated.connect(lambda _: self.accept())
        self.names.currentRowChanged.connect(self._show)
        self.names.setCurrentRow(0)
        self.resize(QSize(900, 560))

    @property
    def chosen(self) -> TrainingTemplate:
        return TEMPLATES[max(0, self.names.currentRow())]

    def _show(self, row: int) -> None:
        template = self.chosen
        graph = template.load().graphs[TRAINING]
        self.title.setText(say(template.title))
        self.summary.setText(say(template.summary))
        self.about.setText(graph.about)
        self.sketch.show_graph(graph)


def ask_template(theme: Theme, catalogue: Catalogue, parent: QWidget) -> str | None:
    """Which training template to use; ``None`` where the user thinks better of it."""
    dialog = TemplateDialog(theme, catalogue, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    name = dialog.chosen.name
    dialog.deleteLater()
    return name if accepted else None
