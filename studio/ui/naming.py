"""Asks for a name, and says while it is typed why it cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from studio.ui.line_editor import Line
from studio.ui.pieces import label
from studio.ui.text import tr

WIDTH = 360


class NameDialog(QDialog):
    """A line with a suggestion; Enter takes the name unless it is refused."""

    def __init__(
        self,
        title: str,
        explanation: str,
        suggestion: str,
        refusal: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._refusal = refusal
        self.line = Line()
        self.line.setObjectName("name")
        self.line.setProperty("role", "mono")
        self.line.setText(suggestion)
        self.line.setAccessibleName(tr("Name"))
        self.line.selectAll()
        self.complaint = label("", "error", wrap=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(explanation, "secondary", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.complaint)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH)
        self.line.textChanged.connect(lambda _: self._judge())
        self._judge()

    @property
    def name(self) -> str:
        """What is typed."""
        return self.line.text().strip()

    def _judge(self) -> None:
        complaint = self._refusal(self.name)
        self.complaint.setText(complaint)
        self.complaint.setVisible(bool(complaint))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not complaint)


def ask_name(
    parent: QWidget,
    title: str,
    explanation: str,
    suggestion: str,
    *,
    refusal: Callable[[str], str],
    then: Callable[[str], object],
) -> NameDialog:
    """Ask without stopping the program; ``then`` is called with a name that is not refused."""
    dialog = NameDialog(title, explanation, suggestion, refusal, parent)
    dialog.accepted.connect(lambda: then(dialog.name))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_snapshot_name(
    parent: QWidget, suggestion: str, then: Callable[[str], object]
) -> NameDialog:
    """Ask what to call a snapshot; any text does."""
    return ask_name(
        parent,
        tr("Snapshot"),
        tr("What is this version of the project called? The History panel lists it."),
        suggestion,
        refusal=lambda name: "" if name else tr("A snapshot needs a name."),
        then=then,
    )
