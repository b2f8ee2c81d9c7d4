"""The cheat sheet: what keys and the mouse do, to read, to search, to copy and to print."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from studio.app.actions import ACTIONS
from studio.app.bindings import Bindings
from studio.app.cheat_sheet import Line, Topic, topics
from studio.ui.strokes import shown
from studio.ui.text import say, tr
from studio.ui.theme import LIGHT, Theme, Tokens, mono_font

SIZE = QSize(860, 700)
GAP = "\u2003"


class CheatSheet(QDialog):
    """Follows the keys while it is open."""

    change_asked = Signal()
    """The keys shall be changed."""

    def __init__(self, bindings: Bindings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._bindings = bindings
        self._theme = theme
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search by words or keys"))
        self.field.setAccessibleName(tr("Search by words or keys"))
        self.field.setClearButtonEnabled(True)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(tr("Keyboard shortcuts"))
        self.change = QPushButton(tr("Change…"))
        self.copy = QPushButton(tr("Copy"))
        self.print = QPushButton(tr("Print…"))
        close = QPushButton(tr("Close"))
        for button in (self.change, self.copy, self.print, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.copy)
        row.addWidget(self.print)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.page, 1)
        column.addLayout(row)
        self.field.textChanged.connect(lambda _: self.refresh())
        self.change.clicked.connect(self.change_asked)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.print.clicked.connect(self._print)
        close.clicked.connect(self.reject)
        theme.changed.connect(self.refresh)
        self.destroyed.connect(bindings.changed.connect(lambda _: self.refresh()))
        self.resize(SIZE)
        self.refresh()

    def refresh(self) -> None:
        """Show what fits the search, with the keys as they are now."""
        bar = self.page.verticalScrollBar()
        at = bar.value()
        self.page.setHtml(self._html(self._theme.tokens, columns=2))
        bar.setValue(at)

    def as_text(self) -> str:
        """What is shown, a line for each, to paste."""
        blocks = [
            "\n".join((say(topic.title), *(f"  {_keys(line)}\t{say(line.what)}" for line in lines)))
            for topic, lines in self._found()
        ]
        return "\n\n".join(blocks) + "\n"

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Put what is shown on paper, in dark letters on white."""
        document = QTextDocument()
        document.setHtml(self._html(LIGHT, columns=1))
        document.print_(device)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # Slow, and rarely needed.

        printer = QPrinter()
        printer.setDocName(tr("Keyboard shortcuts"))
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def _found(self) -> list[tuple[Topic, list[Line]]]:
        words = self.field.text().casefold().split()
        found = []
        for topic in topics(self._bindings, ACTIONS):
            lines = [
                line
                for line in topic.lines
                if all(
                    word in f"{say(topic.title)} {say(line.what)} {_keys(line)}".casefold()
                    for word in words
                )
            ]
            if lines:
                found.append((topic, lines))
        return found

    def _html(self, tokens: Tokens, columns: int) -> str:
        found = self._found()
        if not found:
            return f'<p style="color:{tokens.text_2}">{escape(tr("Nothing is called that."))}</p>'
        width = 100 // columns
        cells = "".join(
            f'<td width="{width}%" style="padding-right:24px">'
            + "".join(_topic(topic, lines, tokens) for topic, lines in part)
            + "</td>"
            for part in _balanced(found, columns)
        )
        return f'<table width="100%"><tr>{cells}</tr></table>'


def _keys(line: Line) -> str:
    return say(line.how) if line.how else GAP.join(map(shown, line.keys))


def _topic(topic: Topic, lines: list[Line], tokens: Tokens) -> str:
    family = escape(mono_font().family())
    rows = "".join(
        f'<tr><td style="padding:2px 12px 2px 0; color:{tokens.text}">{escape(say(line.what))}</td>'
        f'<td align="right" style="padding:2px 0; color:{tokens.text_2};'
        + ("" if line.how else f" font-family:'{family}';")
        + f'">{escape(_keys(line))}</td></tr>'
        for line in lines
    )
    return (
        f'<p style="margin:10px 0 4px 0; color:{tokens.accent}"><b>{escape(say(topic.title))}</b>'
        f'</p><table width="100%" cellspacing="0">{rows}</table>'
    )


def _balanced(
    found: list[tuple[Topic, list[Line]]], columns: int
) -> list[list[tuple[Topic, list[Line]]]]:
    """Topics in their order in so many columns, about as long as each other."""
    whole = sum(len(lines) + 2 for _, lines in found)
    parts: list[list[tuple[Topic, list[Line]]]] = [[] for _ in range(columns)]
    done = 0
    for topic, lines in found:
        size = len(lines) + 2
        parts[min(columns - 1, (done + size // 2) * columns // whole)].append((topic, lines))
        done += size
    return parts
