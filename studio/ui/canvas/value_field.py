"""Edit a value where it stands on its card, with the editors of the inspector."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QWidget

from studio.app.notices import Notice
from studio.app.session import Session
from studio.compile.entries import labels_at
from studio.expression import has_expression
from studio.graph.model import INPUT
from studio.ui.canvas.whisper import BELOW, Whisper
from studio.ui.editors import Editor, LineEditor, editor
from studio.ui.hearing import hearing
from studio.ui.shown import shown_values
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.value import Value

LEAST = (72, 24)
LARGEST_TYPE = 40
_KEYS_OF_STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class ValueField(QFrame):
    """Return or leaving the field sets the value, Escape leaves it, Tab goes on to the next."""

    stepped = Signal(int)
    """The next value is wanted, or the one before."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget, whisper: Whisper) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._over = parent
        self._whisper = whisper
        self.node = self.name = self._graph = ""
        self.editor: Editor | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self.hide()

    def ask(self, node_id: str, name: str, place: QRect, scale: float, *, by_mouse: bool) -> None:
        """Open over a value; a choice that was clicked opens its list at once."""
        self.dismiss()
        session = self._session
        node = session.graph.node(node_id)
        spec = session.kinds.find(node.kind)
        param = spec.param(name) if spec is not None else None
        if spec is None or param is None:
            return
        self.node, self.name, self._graph = node_id, name, session.scope.graph
        shown = shown_values(session, node, spec)[name]
        formula = shown.known and has_expression(shown.value)
        found = LineEditor(self._theme, param) if formula else editor(self._theme, param)
        found.set_variables(session.variables)
        if node.kind == INPUT:
            found.set_labels(labels_at(session.graph))
        if shown.known:
            found.show_value(shown.value)
        else:
            found.show_nothing()
        found.committed.connect(self._set)
        found.stepped.connect(
            lambda value: self._set(value, f"param {self._graph} {node_id} {name}")
        )
        found.complained.connect(self._complain)
        self.editor = found
        self._row.addWidget(found)
        self._dress(scale)
        self.follow(place)
        self.show()
        self.raise_()
        inner = found.focusProxy()
        assert inner is not None
        inner.installEventFilter(self)
        found.setFocus(Qt.FocusReason.TabFocusReason)
        if by_mouse and isinstance(inner, QComboBox):
            inner.showPopup()

    def follow(self, place: QRect) -> None:
        """The value is here now, in the parent's pixels."""
        width, height = max(place.width(), LEAST[0]), max(place.height(), LEAST[1])
        corner = place.center()
        self.setGeometry(corner.x() - width // 2, corner.y() - height // 2, width, height)

    def dismiss(self) -> None:
        """Close and change nothing."""
        found, self.editor = self.editor, None
        if found is None:
            return
        found.blockSignals(True)  # What was typed is not set, nor complained of, as it goes.
        had_focus = self.isAncestorOf(self._focused() or self._over)
        self._whisper.say("", False, self.pos())
        self.hide()
        self._row.removeWidget(found)
        found.deleteLater()
        if had_focus:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        found = self.editor
        if found is None or watched is not found.focusProxy():
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(found, event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
            if event.reason() not in kept and QApplication.activePopupWidget() is None:
                found.flush()
                self.dismiss()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the editor has no use for is not meant for the canvas."""

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The same."""

    def _on_key(self, found: Editor, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            found.flush()
            if not found.draft():
                self.dismiss()
        elif key in _KEYS_OF_STEPS:
            found.flush()
            if not found.draft():
                self.stepped.emit(_KEYS_OF_STEPS[key])
        else:
            return False
        return True

    def _set(self, value: Value, merge: str = "") -> None:
        found = self.editor
        if found is None or self.node not in self._session.graph_called(self._graph):
            return
        said: list[Notice] = []
        with hearing(self._session, said):
            taken = self._session.set_param(self.node, self.name, value, merge, self._graph)
        if not taken and said:
            found.refuse(value)
            self._complain(say(said[-1].message))
        elif taken and isinstance(found.focusProxy(), QComboBox):
            self.dismiss()

    def _complain(self, sentence: str) -> None:
        self._whisper.say(sentence, True, self.geometry().bottomLeft() + BELOW)

    def _focused(self) -> QWidget | None:
        return self.window().focusWidget()

    def _dress(self, scale: float) -> None:
        tokens = self._theme.tokens
        size = min(max(11, round(5.2 * scale)), LARGEST_TYPE)
        self.setAccessibleName(tr("Value of {param}", param=self.name))
        self.setStyleSheet(
            f"ValueField {{ background: {tokens.ground}; border: 1px solid {tokens.accent};"
            " border-radius: 4px; }"
            f" QLineEdit, QComboBox, QCheckBox {{ font-size: {size}px; min-height: 0;"
            f" padding: 0 3px; border: none; background: {tokens.ground}; }}"
        )
