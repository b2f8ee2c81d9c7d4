"""Python of a project from elsewhere: offered to be read, and allowed piece by piece or not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.app.session import Session
from studio.ui.panels.code import CodeView
from studio.ui.pieces import label
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.ui.toasts import Toasts

TALLEST = 18
"""Lines of a piece that are shown at once; the rest is scrolled to."""


def offer_reading(session: Session, toasts: Toasts, theme: Theme, parent: QWidget) -> None:
    """If the project that was opened holds Python that may not run yet, say so, once."""
    waiting = session.consent.waiting(session.document.project)
    if not waiting:
        return
    text = tr(
        "This project holds Python that has never run here: {names}. It does not run until you "
        "have read and allowed it.",
        names=", ".join(waiting),
    )

    def read() -> None:
        ask(session, theme, parent)

    toasts.show("warning", text, ((tr("Read it…"), read), (tr("Not now"), lambda: None)))


def ask(session: Session, theme: Theme, parent: QWidget, name: str = "") -> ConsentDialog | None:
    """Show all Python of the project that waits, that of ``name`` first."""
    waiting = session.consent.waiting(session.document.project)
    if not waiting:
        return None
    names = sorted(waiting, key=lambda each: each != name)
    dialog = ConsentDialog(session, theme, names, parent)
    dialog.open()
    return dialog


class ConsentDialog(QDialog):
    """Each piece with a button that allows it; closing allows nothing more."""

    def __init__(
        self, session: Session, theme: Theme, names: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("consent")
        self.setWindowTitle(tr("Python in this project"))
        self.buttons: dict[str, QPushButton] = {}
        codes = session.document.project.codes
        inner = QWidget()
        pieces = QVBoxLayout(inner)
        pieces.setContentsMargins(20, 4, 20, 4)
        pieces.setSpacing(8)
        for name in names:
            self._add(pieces, theme, name, codes[name])
        pieces.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(10)
        told = label(
            tr(
                "Once allowed it runs with all your rights: it can read and change your files and "
                "use the network. Allow only what you have read and understood. What you allow is "
                "remembered by its content."
            ),
            "secondary",
            wrap=True,
        )
        told.setContentsMargins(20, 0, 20, 0)
        column.addWidget(told)
        column.addWidget(area, 1)
        buttons = QDialogButtonBox()
        later = buttons.addButton(tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setDefault(True)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self.resize(QSize(680, 560))

    def _add(self, column: QVBoxLayout, theme: Theme, name: str, text: str) -> None:
        button = QPushButton(tr("Allow {name}", name=name))
        button.setObjectName(f"allow-{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._allow(name, text))
        self.buttons[name] = button
        head = QHBoxLayout()
        head.addWidget(label(name, "subject"), 1)
        head.addWidget(button)
        column.addLayout(head)
        view = CodeView(theme)
        view.restyle()
        view.show_text(text)
        view.setAccessibleName(tr("Python of {name}", name=name))
        lines = min(TALLEST, max(3, text.count("\n") + 1))
        view.setFixedHeight(lines * view.fontMetrics().lineSpacing() + 24)
        column.addWidget(view)

    def _allow(self, name: str, text: str) -> None:
        button = self.buttons[name]
        button.setEnabled(False)
        button.setText(tr("Allowed"))
        self._session.allow(text)
        if not any(other.isEnabled() for other in self.buttons.values()):
            self.accept()
