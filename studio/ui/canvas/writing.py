"""Write the title of a frame or the text of a note where it stands.

What is typed is in the document as it is typed, all of it one step: no save, no crash and no click
elsewhere loses it. Escape takes the step back; redo would bring it again.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QGraphicsView, QLineEdit, QPlainTextEdit, QWidget

from studio.app.session import Session
from studio.app.verbs.furniture import NEW_NOTE, write, writing_key
from studio.graph.furniture import Frame, Note, Piece
from studio.message import Message
from studio.ui.canvas.furniture import Furniture
from studio.ui.canvas.piece_item import INSET, STRIPE, enlarged, title_place
from studio.ui.text import tr
from studio.ui.theme import Theme, Tokens, mono_font, ui_font

STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the focus may go elsewhere for a while: a menu of the field, another program."""
LEAST = 9.0
"""The smallest type one writes in, in pixels."""


class Writing(QObject):
    """The two fields over the canvas, of which at most one is seen."""

    def __init__(
        self, session: Session, theme: Theme, furniture: Furniture, view: QGraphicsView
    ) -> None:
        super().__init__(view)
        self._session = session
        self._theme = theme
        self._furniture = furniture
        self._view = view
        self._piece = ""
        self._graph = ""
        self._mine: Message | None = None
        """The step of the history that typing made; none while nothing was typed."""
        self.title = QLineEdit(view)
        self.title.setAccessibleName(tr("Title of the frame"))
        self.title.textChanged.connect(lambda _: self._put(self.title.text()))
        self.text = QPlainTextEdit(view)
        self.text.setAccessibleName(tr("Text of the note, in Markdown"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setPlaceholderText(tr("Markdown: # heading, **bold**, - list, `code`"))
        self.text.textChanged.connect(lambda: self._put(self.text.toPlainText()))
        for field in (self.title, self.text):
            field.hide()
            field.installEventFilter(self)

    @property
    def field(self) -> QWidget | None:
        """The field that is open."""
        return next((f for f in (self.title, self.text) if not f.isHidden()), None)

    def ask(self, piece_id: str) -> None:
        """Open over a piece."""
        self.leave()
        session = self._session
        piece, item = session.graph.pieces[piece_id], self._furniture.item(piece_id)
        if item is None:
            return
        self._graph, self._mine = session.scope.graph, None
        if session.document.undo_title == NEW_NOTE and _said(piece) == "":
            self._mine = session.document.undo_title
        zoom, tokens = self._view.transform().m11(), self._theme.tokens
        if isinstance(piece, Frame):
            place = self._seen(title_place(item.rect, zoom).adjusted(4, 2, -4, -2))
            self.title.setText(piece.title)
            self.title.setFont(_sized(ui_font(12), 12 * zoom * enlarged(zoom), bold=True))
            self.title.setStyleSheet(_dress("QLineEdit", tokens))
            self.title.setGeometry(place.adjusted(0, 0, max(0, 120 - place.width()), 0))
            self.title.selectAll()
            self._open(self.title, piece_id)
        else:
            self.text.setPlainText(piece.text)
            self.text.setFont(_sized(mono_font(11), 11 * zoom))
            self.text.setStyleSheet(_dress("QPlainTextEdit", tokens))
            self.text.document().setDocumentMargin(max(2.0, (INSET - 2) * zoom))
            place = self._seen(item.rect.adjusted(STRIPE, 0, 0, 0))
            least = place.adjusted(0, 0, max(0, 200 - place.width()), max(0, 90 - place.height()))
            self.text.setGeometry(least)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            self._open(self.text, piece_id)

    def leave(self, *, back: bool = False, refocus: bool = True) -> None:
        """Close; what was typed stays, unless it is to be taken ``back``."""
        field, mine = self.field, self._mine
        if field is None:
            return
        document = self._session.document
        self._piece, self._mine = "", None
        field.hide()
        if back and mine is not None and mine is document.undo_title:
            document.undo()
        document.seal()
        if refocus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Escape and Return; the focus that goes elsewhere; keys that menus would take."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in STAYS:
                self.leave(refocus=False)
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.leave(back=True)
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if ends and (field is self.title or held):
                self.leave()
                return True
        # The canvas ends a step when a key goes up; what is typed is one step.
        return event.type() == QEvent.Type.KeyRelease

    def _open(self, field: QWidget, piece_id: str) -> None:
        self._piece = piece_id
        field.show()
        field.raise_()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, text: str) -> None:
        """What is in the field now is what the piece says."""
        session = self._session
        graph = session.document.project.graphs.get(self._graph)
        piece = graph.pieces.get(self._piece) if graph is not None else None
        if piece is None or _said(piece) == text:
            return
        grown = piece if isinstance(piece, Frame) else self._grown(piece, text)
        if write(session, self._graph, grown, text, writing_key(self._graph, self._piece)):
            self._mine = session.document.undo_title

    def _grown(self, note: Note, text: str) -> Note:
        """The note, high enough for this text."""
        papers = self._furniture.look.papers
        needed = papers.height(text, note.width - 2 * INSET - STRIPE) + 2 * INSET
        return replace(note, height=max(note.height, float(ceil(needed))))

    def _seen(self, place: QRectF) -> QRect:
        return self._view.mapFromScene(place).boundingRect()


def _said(piece: Piece) -> str:
    return piece.title if isinstance(piece, Frame) else piece.text


def _sized(font: QFont, px: float, *, bold: bool = False) -> QFont:
    font.setPixelSize(round(max(LEAST, px)))
    font.setBold(bold)
    return font


def _dress(kind: str, tokens: Tokens) -> str:
    return (
        f"{kind} {{ background: {tokens.ground}; color: {tokens.text};"
        f" border: 1px solid {tokens.accent}; border-radius: 4px; padding: 0 3px; min-height: 0; }}"
    )
