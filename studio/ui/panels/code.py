"""The model as Python: always current, and linked both ways with the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.graph.model import MODEL, natural
from studio.ui.highlight import PythonHighlighter
from studio.ui.text import tr
from studio.ui.theme import Theme, mono_font, translucent


class CodePanel(QWidget):
    """The Python of the model, read only."""

    export_asked = Signal()
    """The user wants it in a file."""
    jumped = Signal(str)
    """The id of a node to bring into view, and to give the keyboard to."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._stale = True
        self.view = CodeView(theme)
        self.view.line_clicked.connect(self._pick)
        self.view.line_walked.connect(self._glance)
        self.view.line_entered.connect(self._jump)
        self._state = QLabel()
        self._state.setProperty("role", "hint")
        self._copy = QPushButton(tr("Copy"))
        self._copy.setProperty("role", "quiet")
        self._copy.clicked.connect(self._copy_text)
        export = QPushButton(tr("Export…"))
        export.setProperty("role", "quiet")
        export.clicked.connect(self.export_asked)
        self._buttons = {"copy": self._copy, "export": export}
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 3, 8, 3)
        bar.addWidget(self._state, 1)
        bar.addWidget(self._copy)
        bar.addWidget(export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        session.analysed.connect(lambda _: self._renew())
        session.opened.connect(lambda _: self._renew())
        session.selected.connect(lambda _: self._mark(scroll=True))
        theme.changed.connect(self._restyle)
        self._restyle()
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._renew()

    def _renew(self) -> None:
        """Show the present source; while nobody looks, only note that it is stale."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        source = self._session.source
        analysis = self._session.analysis
        self.view.show_text(source.text if source else "")
        for button in self._buttons.values():
            button.setEnabled(source is not None)
        if source is None:
            waiting = analysis is None
            self._state.setText(
                tr("Reading the model…")
                if waiting
                else tr("The Python appears here once the model has no errors.")
            )
        elif analysis is not None and not analysis.ok:
            self._state.setText(tr("As it was before the model had errors."))
        else:
            self._state.setText(tr("class {name}", name=source.class_name))
        self._mark(scroll=False)

    def show_selected(self) -> bool:
        """Bring the lines of the selected nodes into view, with the keyboard; whether there are."""
        self.view.clearFocus()
        self._mark(scroll=True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.view.marked)

    def show_node(self) -> bool:
        """Go to the node of the line that the caret is in; whether it has one."""
        return self._jump(self.view.line)

    def _mark(self, scroll: bool) -> None:
        source = self._session.source
        if source is None or not self.isVisible():
            return
        scope = self._session.scope
        # A block that is looked at by itself is no instance of it in the model.
        is_alone = scope.root != MODEL
        lines: list[int] = []
        for node in self._session.selection:
            at = scope.joined(node)
            lines += source.lines_in(scope.graph, node) if is_alone else source.lines_of(at)
        marked = sorted(set(lines))
        # Its own line, rather than its row in the table of shapes or a call of all its sequence.
        own = min(reversed(marked), key=lambda line: len(source.nodes_at(line)), default=0)
        self.view.mark(marked, 0 if self.view.hasFocus() or not scroll else own)

    def _nodes(self, line: int) -> list[str]:
        """The nodes of a line, the first of all instances first."""
        source = self._session.source
        return sorted(source.nodes_at(line), key=natural) if source else []

    def _pick(self, line: int) -> None:
        if nodes := self._nodes(line):
            self._session.visit(*nodes)

    def _glance(self, line: int) -> None:
        """The caret walks: what is not in the graph that is shown waits for Enter."""
        self._session.glance(*self._nodes(line))

    def _jump(self, line: int) -> bool:
        nodes = self._nodes(line)
        if nodes:
            self._session.visit(*nodes)
            # The text may still show a node that has gone meanwhile.
            if self._session.selection:
                self.jumped.emit(self._session.selection[0])
        return bool(nodes)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())
        self._state.setText(tr("Copied."))

    def _restyle(self) -> None:
        self._copy.setIcon(self._theme.icon("copy"))
        self._buttons["export"].setIcon(self._theme.icon("export"))
        self.view.restyle()


class CodeView(QPlainTextEdit):
    """Source text with line numbers and marked lines."""

    line_clicked = Signal(int)
    line_walked = Signal(int)
    """The caret came to another line by the keys."""
    line_entered = Signal(int)
    """A line was double-clicked, or Enter was pressed in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: list[int] = []
        self.setObjectName("code")
        self.setAccessibleName(tr("Python of the model"))
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._highlighter = PythonHighlighter(theme, self.document())
        self._gutter = _Gutter(self)
        self.blockCountChanged.connect(self._widen)
        self.updateRequest.connect(self._scroll_gutter)
        self._widen()

    def restyle(self) -> None:
        self.setFont(mono_font(11.0))
        self._highlighter.restyle()
        self._show_marks()
        self._gutter.update()

    def show_text(self, text: str) -> None:
        """Replace the text, staying where the reader is."""
        if text == self.toPlainText():
            return
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        self.setPlainText(text)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def mark(self, lines: list[int], shown: int = 0) -> None:
        """Highlight lines (counted from 1) and, if one is named, bring it into view."""
        self._marked = [line for line in lines if line <= self.blockCount()]
        self._show_marks()
        if shown in self._marked:
            block = self.document().findBlockByNumber(shown - 1)
            cursor = QTextCursor(block)
            self.setTextCursor(cursor)
            self.centerCursor()

    @property
    def marked(self) -> list[int]:
        return list(self._marked)

    def _show_marks(self) -> None:
        self.setExtraSelections(self.selections())

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """The marked lines as Qt shows them."""
        selections = []
        for line in self._marked:
            selection = QTextEdit.ExtraSelection()
            colour = translucent(self._theme.tokens.accent, 0.16)
            selection.format.setBackground(colour)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            block = self.document().findBlockByNumber(line - 1)
            selection.cursor = QTextCursor(block)
            selections.append(selection)
        return selections

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            line = self.cursorForPosition(event.position().toPoint()).blockNumber() + 1
            self.line_clicked.emit(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.line_entered.emit(self.line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.cursorForPosition(event.pos())
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        line = at.blockNumber() + 1
        menu.addAction(tr("Show on canvas"), lambda: self.line_entered.emit(line))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.line_entered.emit(self.line)
            return
        before = self.line
        super().keyPressEvent(event)
        if self.line != before and not self.textCursor().hasSelection():
            self.line_walked.emit(self.line)

    @property
    def line(self) -> int:
        """The line that the caret is in, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self.contentsRect()
        self._gutter.setGeometry(QRect(box.left(), box.top(), self.gutter_width(), box.height()))

    def gutter_width(self) -> int:
        digits = max(2, len(str(self.blockCount())))
        return 22 + self.fontMetrics().horizontalAdvance("9") * digits

    def _widen(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)

    def _scroll_gutter(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in view."""
        painter = QPainter(self._gutter)
        tokens = self._theme.tokens
        painter.fillRect(event.rect(), QColor(tokens.ground))
        painter.setFont(self.font())
        marked = set(self._marked)
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().height()
        while block.isValid() and top <= event.rect().bottom():
            line = block.blockNumber() + 1
            painter.setPen(QColor(tokens.accent if line in marked else tokens.text_3))
            box = QRect(0, round(top), self._gutter.width() - 10, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(line))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()


class _Gutter(QWidget):
    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_gutter(event)
