"""The user's guide in a window of its own: Markdown with its pictures and its links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from studio.ui.text import tr
from studio.ui.theme import Theme

FIRST = "guide.md"
SIZE = QSize(860, 760)
DENSITY = 1.5
"""Pixels of a picture for one of the screen: they are taken a little larger than life."""
MARGIN = 36
PICTURE_CHARACTER = "\ufffc"
LEADING = 125.0
"""Per cent of the height of a line."""
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
PICTURE = QTextDocument.ResourceType.ImageResource


class GuideWindow(QDialog):
    """Reads the pages of the ``docs`` folder; pages elsewhere open in the system's browser."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(tr("Guide"))
        self._theme = theme
        self.page = Page(theme, folder)
        self.back = QPushButton(tr("Back"))
        self.contents = QPushButton(tr("Contents"))
        for button in (self.back, self.contents):
            button.setProperty("role", "quiet")
            button.setAutoDefault(False)
        self.back.clicked.connect(self.page.go_back)
        self.contents.clicked.connect(lambda: self.page.read(QUrl(FIRST)))
        self.page.arrived.connect(self._refresh)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.page.go_back)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.back)
        bar.addWidget(self.contents)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.resize(SIZE)
        self.page.read(QUrl(FIRST))

    def _refresh(self) -> None:
        self.back.setEnabled(self.page.has_past)

    def _restyle(self) -> None:
        self.back.setIcon(self._theme.icon("previous"))


class Page(QTextBrowser):
    """One Markdown file at a time. Headings can be linked to, pictures fit the width."""

    arrived = Signal()
    """Another page, or another place of it, is shown."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder = folder
        self._at = QUrl()
        self._past: list[tuple[QUrl, int]] = []
        self._width = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._render)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Guide"))
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self.follow)
        theme.changed.connect(self._render)

    @property
    def has_past(self) -> bool:
        return bool(self._past)

    @property
    def at(self) -> QUrl:
        """The page and the heading that were gone to last, relative to the folder."""
        return self._at

    def follow(self, link: QUrl) -> None:
        """Go where a link leads: a heading, another page, or out into the system's browser."""
        if link.scheme():
            QDesktopServices.openUrl(link)
            return
        target = link if link.path() else QUrl(f"{self._at.path()}#{link.fragment()}")
        if target.path().endswith(".md") and (self._folder / target.path()).is_file():
            self.read(target)
        elif (file := (self._folder / target.path()).resolve()).exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def read(self, target: QUrl) -> None:
        """Show a page of the folder, from a heading if the link names one."""
        if not self._at.isEmpty():
            self._past.append((self._at, self.verticalScrollBar().value()))
        self._show(target)
        self._scroll_to(target.fragment())
        self.arrived.emit()

    def go_back(self) -> None:
        """Return to where the last link was followed."""
        if self._past:
            target, height = self._past.pop()
            self._show(target)
            self.verticalScrollBar().setValue(height)
            self.arrived.emit()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture in its natural size, or narrower where the window is."""
        if kind not in (PICTURE.value, PICTURE):
            return super().loadResource(kind, name)
        path = self._folder / QUrl(name).path()
        image = QImage(str(path))
        room = self._room()
        ratio = self.devicePixelRatioF()
        if image.width() / DENSITY > room:
            wide = round(room * ratio)
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        else:
            image.setDevicePixelRatio(DENSITY)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._width:
            self._again.start(0)  # Not now: Qt may be in the middle of laying out the page.

    def _room(self) -> int:
        return max(100, self.viewport().width() - 2 * MARGIN - 4)

    def _show(self, target: QUrl) -> None:
        changed = target.path() != self._at.path()
        self._at = target
        if changed:
            self._render()

    def _render(self) -> None:
        if self._at.isEmpty():
            return
        height = self.verticalScrollBar().value()
        self._width = self._room()
        text = (self._folder / self._at.path()).read_text(encoding="utf-8")
        self.setMarkdown(re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL))
        self.document().setDocumentMargin(MARGIN)
        self._space()
        self.verticalScrollBar().setValue(height)

    def _space(self) -> None:
        """Room between paragraphs, and quiet lines in tables."""
        line = QBrush(QColor(self._theme.tokens.line))
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            if table := cursor.currentTable():
                ruled = table.format()
                ruled.setBorderBrush(line)
                ruled.setBorderCollapse(True)
                ruled.setCellPadding(5)
                ruled.setTopMargin(4)
                ruled.setBottomMargin(12)
                table.setFormat(ruled)
                block = table.lastCursorPosition().block()
            elif shape.headingLevel():
                shape.setTopMargin(22)
                shape.setBottomMargin(8)
                cursor.setBlockFormat(shape)
            else:
                shape.setBottomMargin(3 if _goes_on(block) else 10)
                if PICTURE_CHARACTER not in block.text():
                    shape.setLineHeight(LEADING, PROPORTIONAL)
                cursor.setBlockFormat(shape)
            block = block.next()

    def _scroll_to(self, fragment: str) -> None:
        block = self.heading(fragment) if fragment else self.document().begin()
        if block is not None:
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - 12 if fragment else 0)

    def heading(self, fragment: str) -> QTextBlock | None:
        """The heading of this name in a link, if the page has it."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == fragment:
                return block
            block = block.next()
        return None


def _goes_on(block: QTextBlock) -> bool:
    """Whether the next block is of the same list, or of the same lines of code."""
    after = block.next()
    if block.textList() is not None:
        return after.textList() is not None
    return block.blockFormat().nonBreakableLines() and after.blockFormat().nonBreakableLines()


def slug(heading: str) -> str:
    """The name of a heading in a link, as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
