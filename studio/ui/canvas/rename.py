"""Rename a node where it stands: a field over its name that says what is wrong as one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.app.scope import block_of
from studio.app.session import Session
from studio.app.verbs import blocks
from studio.graph.edits import Edit, Rename
from studio.ui.canvas.card import NAME_LINE
from studio.ui.canvas.geometry import NAME_LEFT
from studio.ui.canvas.node_item import NodeItem
from studio.ui.canvas.whisper import BELOW, Whisper
from studio.ui.text import say, tr
from studio.ui.theme import Theme, ui_font


def name_place(item: NodeItem) -> QRectF:
    """The place of a card, in the scene, where its name stands: behind its emblem."""
    return name_line(item).adjusted(NAME_LEFT - 12, 0, 0, 0)


def name_line(item: NodeItem) -> QRectF:
    """The whole first line of a card, in the scene: a double-click on it renames."""
    return QRectF(item.left + 7, item.top + NAME_LINE - 15, item.card.layout.width - 14, 22)


class RenameField(QLineEdit):
    """Return renames, Escape leaves everything as it was, leaving the field renames if it may."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget,
        whisper: Whisper,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._over = parent
        self._whisper = whisper
        self._node = ""
        self._name = ""
        self._edit: Callable[[str], Edit] = self._naming
        self.setAccessibleName(tr("Name of the node"))
        self.textEdited.connect(self._check)
        self.hide()

    def ask(self, node_id: str, place: QRect, scale: float) -> None:
        """Open over the name of a node."""
        name = self._session.graph.node(node_id).name
        self._open(node_id, name, self._naming, place, scale)

    def ask_block(self, node_id: str, place: QRect, scale: float) -> None:
        """Open over a block, for the name of what it stands for."""
        name = block_of(self._session.graph.node(node_id))
        self._open(node_id, name, self._naming_block, place, scale)

    def _naming(self, name: str) -> Edit:
        return Rename(self._node, name, self._session.scope.graph)

    def _naming_block(self, name: str) -> Edit:
        return blocks.renaming(self._session, self._node, name)

    def _open(
        self,
        node_id: str,
        name: str,
        edit: Callable[[str], Edit],
        place: QRect,
        scale: float,
    ) -> None:
        self._node, self._name, self._edit = node_id, name, edit
        font = ui_font(max(8, round(12 * scale)))
        font.setBold(True)
        self.setFont(font)
        self.setText(name)
        self.setGeometry(place)
        self._dress(False)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._check(self.text()):
                self._commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.PopupFocusReason:
            if self._check(self.text()):
                self._commit()
            else:
                self.dismiss()

    def _check(self, text: str) -> bool:
        graph = self._session.graph
        if self._node not in graph:
            return False
        refusal = self._session.document.refusal(self._edit(text.strip()))
        self._whisper.say(
            say(refusal) if refusal else "", True, self.geometry().bottomLeft() + BELOW
        )
        self._dress(refusal is not None)
        return refusal is None

    def _commit(self) -> None:
        name = self.text().strip()
        self.dismiss()
        if name != self._name:
            self._session.do(self._edit(name))

    def dismiss(self) -> None:
        """Close and change nothing."""
        if not self.isVisible():
            return
        self._whisper.say("", False, self.pos())
        self.hide()
        self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self, wrong: bool) -> None:
        tokens = self._theme.tokens
        edge = tokens.error if wrong else tokens.accent
        self.setStyleSheet(
            f"QLineEdit {{ background: {tokens.ground}; color: {tokens.text};"
            f" border: 1px solid {edge}; border-radius: 4px; padding: 0 3px; min-height: 0; }}"
        )
