"""Dialogs: files, unsaved changes, about, and the report of a bug."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.actions import ExportKind, Leave, Oversize
from studio.train.capacity import Verdict
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme

LICENCE = "MIT"


def ask_open_path(parent: QWidget, folder: str) -> Path | None:
    """Which project to open."""
    path, _ = QFileDialog.getOpenFileName(
        parent, tr("Open a project"), folder, tr("Plexus projects (*.plexus)")
    )
    return Path(path) if path else None


def ask_save_path(parent: QWidget, suggestion: str) -> Path | None:
    """Where to save the project; the dialog asks before it overwrites."""
    return _ask_save(
        parent, tr("Save the project"), suggestion, tr("Plexus projects (*.plexus)"), (".plexus",)
    )


def ask_export_path(parent: QWidget, kind: ExportKind, suggestion: str) -> Path | None:
    """Where to export to."""
    if kind == "module":
        title, filters = tr("Export Python"), tr("Python (*.py)")
        suffixes: tuple[str, ...] = (".py",)
    elif kind == "script":
        title, filters, suffixes = tr("Export the training"), tr("Python (*.py)"), (".py",)
    elif kind == "weights":
        title, filters, suffixes = tr("Export weights"), tr("Weights (*.safetensors)"), ()
        suffixes = (".safetensors",)
    elif kind == "png":
        title, filters = tr("Save a picture of the view"), tr("Pictures (*.png)")
        suffixes = (".png",)
    elif kind == "svg":
        title, filters = tr("Save a drawing of the view"), tr("Drawings (*.svg)")
        suffixes = (".svg",)
    elif kind == "csv":
        title, filters = tr("Save the numbers of the view"), tr("Tables (*.csv)")
        suffixes = (".csv",)
    else:
        title = tr("Save a picture of the canvas")
        filters, suffixes = tr("Pictures (*.png *.svg)"), (".png", ".svg")
    return _ask_save(parent, title, suggestion, filters, suffixes)


def ask_shortcuts_path(parent: QWidget, suggestion: str, saving: bool) -> Path | None:
    """Where to write the shortcuts, or from where to read some."""
    kinds = tr("Shortcuts (*.json)")
    if saving:
        return _ask_save(parent, tr("Export shortcuts"), suggestion, kinds, (".json",))
    path, _ = QFileDialog.getOpenFileName(parent, tr("Import shortcuts"), suggestion, kinds)
    return Path(path) if path else None


def _ask_save(
    parent: QWidget, title: str, suggestion: str, filters: str, suffixes: tuple[str, ...]
) -> Path | None:
    text, _ = QFileDialog.getSaveFileName(parent, title, suggestion, filters)
    if not text:
        return None
    path = Path(text)
    return path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0])


def confirm_discard(parent: QWidget, name: str) -> Leave:
    """Ask what to do with unsaved changes."""
    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setText(tr("“{name}” has changes that are not saved.", name=name))
    box.setInformativeText(tr("Save them before going on?"))
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    answers: dict[object, Leave] = {save: "save", discard: "discard"}
    return answers.get(box.clickedButton(), "cancel")


def confirm_drafts(parent: QWidget, names: str) -> Leave:
    """Ask what to do with Python that was typed and not applied."""
    box = QMessageBox(parent)
    box.setObjectName("drafts")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(tr("Python that is not applied"))
    box.setText(tr("What you typed for {names} is not applied yet.", names=names))
    box.setInformativeText(tr("Apply it before going on?"))
    take = box.addButton(tr("Apply"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(take)
    box.exec()
    answers: dict[object, Leave] = {take: "save", discard: "discard"}
    return answers.get(box.clickedButton(), "cancel")


def confirm_large(parent: QWidget, verdict: Verdict) -> Oversize:
    """Ask whether to start a training that will not fit into memory."""
    box = QMessageBox(parent)
    box.setObjectName("too-large")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(tr("Not enough memory"))
    box.setText(say(verdict.sentence))
    told = (tr("The computer may stop answering, or end the program."), *map(say, verdict.help))
    box.setInformativeText("\n".join(told))
    smaller = None
    if verdict.largest_batch:
        words = tr("Train with a batch of {batch}", batch=verdict.largest_batch)
        smaller = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    train = box.addButton(tr("Train all the same"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(smaller or cancel)
    box.exec()
    clicked = box.clickedButton()
    if smaller is not None and clicked is smaller:
        return "smaller"
    return "train" if clicked is train else "cancel"


def version() -> str:
    """The installed version of the program."""
    from importlib import metadata  # Slow to import, and no start-up needs it.

    try:
        return metadata.version("plexus-studio")
    except metadata.PackageNotFoundError:
        return tr("not installed")


class AboutDialog(QDialog):
    """What this program is, which versions it runs on, and under which licence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(tr("About Plexus Studio"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(tr("Plexus Studio {version}", version=version()), "subject"))
        about = tr("Draw, train, watch and take home neural networks.")
        column.addWidget(label(about, "secondary", wrap=True))
        facts = label(versions(), "mono")
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(facts)
        licence = tr("{licence} licence. © The Plexus Studio authors.", licence=LICENCE)
        column.addWidget(label(licence, "hint"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(380)


class BugDialog(QDialog):
    """An error of the program itself, with a report to copy."""

    def __init__(self, report: str, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug")
        self.setWindowTitle(tr("Plexus Studio made a mistake"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(tr("Something went wrong inside the program."), "subject"))
        safe = (
            tr("Your work is kept and will be offered again if the program ends.")
            if kept
            else tr("Your work could not be kept: save it under another name now.")
        )
        asked = tr("You can go on. Please send the report below to the authors.")
        column.addWidget(label(f"{safe} {asked}", "secondary", wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setProperty("role", "mono")
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = QPushButton(tr("Copy report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(QSize(640, 420))


def versions() -> str:
    """The versions that matter in a report; nothing is imported for it."""
    from importlib import metadata

    lines = [f"Python {platform.python_version()} on {platform.platform(terse=True)}"]
    for name in ("torch", "PySide6-Essentials", "pyqtgraph", "numpy", "networkx"):
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} –")
    return "\n".join(lines)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The text of a bug report."""
    told = "".join(traceback.format_exception(kind, error, trace))
    head = f"Plexus Studio {version()}\n{versions()}\n{sys.executable}\n"
    return f"{head}\n{told}"
