"""The inspector's page of frames and notes: what they say, and the colour of frames."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.app.session import Session
from studio.app.verbs.furniture import COLOURS, frames, paint, write
from studio.graph.furniture import Frame, FrameColour, Note, Piece
from studio.ui.canvas.piece_ink import colours
from studio.ui.editors import Line
from studio.ui.panels.note_field import NoteField
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

CHIP = 14
TEXT_HEIGHT = 220


class PiecePage(QWidget):
    """Title and colour of a frame, the Markdown of a note; of several frames, the colour."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._piece = ("", "")
        self.heading = label("", "subject")
        self.title = Line()
        self.title.setObjectName("frame-title")
        self.title.setAccessibleName(tr("Title of the frame"))
        self.title.setPlaceholderText(tr("Title"))
        self.title.editingFinished.connect(self.flush)
        self.text = NoteField(
            tr("Markdown: # heading, **bold**, - list, `code`"), tr("Text of the note, in Markdown")
        )
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.left.connect(self._keep_text)
        self.colours: dict[FrameColour, QToolButton] = {}
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for colour, name in COLOURS.items():
            row.addWidget(self._chip(colour, say(name)))
        row.addStretch(1)
        self._said = label(
            tr("A frame says nothing to the model. It takes along what lies in it."),
            "hint",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.heading, self.title, self._row, self.text, self._said):
            column.addWidget(part)
        theme.changed.connect(self._colour)
        self._colour()

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        session = self._session
        found = [session.graph.pieces[each] for each in session.selected_pieces]
        piece = found[0] if len(found) == 1 else None
        here = (session.scope.graph, piece.id) if piece is not None else ("", "")
        if other := here != self._piece:
            self.flush()
            self._piece = here
        framed = frames(session)
        self.heading.setText(_heading(found))
        self.title.setVisible(isinstance(piece, Frame))
        self.text.setVisible(piece is not None and not isinstance(piece, Frame))
        self._row.setVisible(bool(framed))
        self._said.setVisible(bool(framed))
        if isinstance(piece, Frame):
            if other or not self.title.isModified():
                self.title.setText(piece.title)
        elif piece is not None and (other or not self.text.hasFocus()):
            self._show_text(piece.text)
        for colour, button in self.colours.items():
            button.setChecked(bool(framed) and all(each.colour == colour for each in framed))

    def _show_text(self, text: str) -> None:
        if self.text.toPlainText() != text:  # The cursor stays where it is.
            self.text.setPlainText(text)

    def flush(self) -> None:
        """Commit what is typed."""
        piece = self._shown()
        if isinstance(piece, Frame) and self.title.isModified():
            self.title.setModified(False)
            write(self._session, self._piece[0], piece, self.title.text())
        elif self.text.hasFocus():
            self._keep_text()

    def _keep_text(self) -> None:
        piece = self._shown()
        if isinstance(piece, Note):
            write(self._session, self._piece[0], piece, self.text.toPlainText())

    def _shown(self) -> Piece | None:
        """The piece whose words are in the fields, if it is there still."""
        graph = self._session.document.project.graphs.get(self._piece[0])
        return graph.pieces.get(self._piece[1]) if graph is not None else None

    def forget(self) -> None:
        """Another document is open."""
        self._piece = ("", "")
        self.title.setModified(False)

    def _chip(self, colour: FrameColour, name: str) -> QToolButton:
        button = self.colours[colour] = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(CHIP, CHIP))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._choose(colour))
        return button

    def _choose(self, colour: FrameColour) -> None:
        paint(self._session, colour)
        self.refresh()

    def _colour(self) -> None:
        found = colours(self._theme.tokens)
        for colour, button in self.colours.items():
            button.setIcon(_round(found[colour], self.devicePixelRatioF()))


def _heading(pieces: list[Piece]) -> str:
    if len(pieces) > 1:
        return tr("{count} frames and notes", count=len(pieces))
    return tr("Frame") if pieces and isinstance(pieces[0], Frame) else tr("Note")


def _round(colour: str, ratio: float) -> QIcon:
    picture = QPixmap(QSize(CHIP, CHIP) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, CHIP - 2, CHIP - 2)
    painter.end()
    return QIcon(picture)
