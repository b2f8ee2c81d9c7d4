"""Above the canvas while versions are compared: which, how many differences, and the way out."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.app.session import Session
from studio.ui.key_tips import follow
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme


class VersionStrip(QWidget):
    """There while there is a comparison."""

    stepped = Signal(int)
    """The next difference is wanted, or with −1 the one before."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setObjectName("change-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.said = label("", "secondary")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.moved = QCheckBox(tr("Moved too"))
        self.moved.setToolTip(tr("Tell also what only stands elsewhere"))
        self.moved.toggled.connect(session.versions.count_layout)
        self.previous = self._button(tr("Previous difference"))
        follow(
            self.previous,
            tr("Previous difference"),
            session.bindings,
            "edit.previous_difference",
        )
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = self._button(tr("Next difference"))
        follow(self.next, tr("Next difference"), session.bindings, "edit.next_difference")
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.back = QPushButton(tr("Go back to it"))
        self.back.setToolTip(tr("Make the whole project what that version is; undo takes it back"))
        self.back.clicked.connect(session.versions.take_all_back)
        self.close_button = self._button(tr("End the comparison (Escape)"))
        self.close_button.clicked.connect(session.versions.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for widget in (self.moved, self.previous, self.next, self.back, self.close_button):
            row.addWidget(widget)
        self._disconnect = session.versions.changed.connect(lambda _: self.refresh())
        theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def close_down(self) -> None:
        """Hear no more of the session."""
        self._disconnect()

    def refresh(self) -> None:
        """Say what there is to say, or be gone."""
        versions = self._session.versions
        self.setVisible(versions.active)
        if not versions.active:
            return
        counts = Counter(each.sign for each in versions.found)
        if not versions.ready:
            told = tr("Comparing with {version}…", version=say(versions.title))
        elif versions.found:
            told = tr(
                "Compared with {version}:  + {new} new  − {gone} gone  ~ {changed} changed",
                version=say(versions.title),
                new=counts["+"],
                gone=counts["−"],
                changed=counts["~"],
            )
        else:
            told = tr("Nothing is different from {version}.", version=say(versions.title))
        self.said.setText(told)
        self.said.setToolTip(told)
        self.moved.setChecked(versions.layout)
        self.back.setVisible(self._session.document.frozen is None)
        for widget in (self.previous, self.next, self.back):
            widget.setEnabled(bool(versions.found))

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _restyle(self) -> None:
        self.previous.setIcon(self._theme.icon("up"))
        self.next.setIcon(self._theme.icon("down"))
        self.close_button.setIcon(self._theme.icon("close"))
