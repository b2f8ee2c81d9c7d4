"""Markdown set as text, for notes. It reads no file and no address: a note is words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studio.ui.theme import Tokens, mix, mono_font, ui_font

INDENT = 16.0
MOST = 200
"""So many set texts are kept."""
_DIALECT = QTextDocument.MarkdownFeature(
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub.value
    | QTextDocument.MarkdownFeature.MarkdownNoHTML.value
)


class _Words(QTextDocument):
    """A picture that a note speaks of must not make the program look for it."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        # With nothing at all, Qt would look for a file of that name itself.
        blank = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        blank.fill(Qt.GlobalColor.transparent)
        return blank


class Papers:
    """Texts that have been set at a width, kept for as long as they are looked at."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._kept: dict[tuple[str, float], QTextDocument] = {}

    def set(self, text: str, width: float) -> QTextDocument:
        """The text as it is set at this width."""
        found = self._kept.get((text, width))
        if found is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            found = self._kept[text, width] = self._compose(text, width)
        return found

    def height(self, text: str, width: float) -> float:
        """How high the text is at this width."""
        return self.set(text, width).size().height()

    def paint(self, painter: QPainter, text: str, width: float) -> None:
        """Paint the text at the painter's origin."""
        tokens, words = self._tokens, QPalette()
        words.setColor(QPalette.ColorRole.Text, QColor(tokens.text))
        words.setColor(QPalette.ColorRole.Link, QColor(tokens.accent))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = words
        self.set(text, width).documentLayout().draw(painter, context)

    def _compose(self, text: str, width: float) -> QTextDocument:
        document = _Words()
        document.setDocumentMargin(0)
        document.setDefaultFont(ui_font(12))
        document.setIndentWidth(INDENT)
        document.setMarkdown(text, _DIALECT)
        _put_words_for_pictures(document)
        document.setTextWidth(width)
        self._dress(document)
        return document

    def _dress(self, document: QTextDocument) -> None:
        """Headings of modest size, and code in its own face on a ground of its own."""
        code = QTextCharFormat()
        code.setFontFamilies(mono_font().families() or [mono_font().family()])
        code.setBackground(QColor(mix(self._tokens.raised, self._tokens.text_3, 0.18)))
        cursor = QTextCursor(document)
        for start, end, level, fixed in _runs(document):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if level:
                heading = QTextCharFormat()
                size = QTextCharFormat.Property.FontSizeAdjustment
                heading.setProperty(size, max(0, 3 - level))
                cursor.mergeCharFormat(heading)
            if fixed:
                cursor.mergeCharFormat(code)


def _put_words_for_pictures(document: QTextDocument) -> None:
    """What is said of a picture, in its place."""
    cursor, words = QTextCursor(document), QTextFormat.Property.ImageAltText
    for start, end, style in reversed(list(_pieces(document))):
        if style.isImageFormat():
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(str(style.property(words) or "…"), QTextCharFormat())


def _pieces(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """All stretches of one format: start, end, format."""
    block = document.begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            piece = each.fragment()
            yield piece.position(), piece.position() + piece.length(), piece.charFormat()
            each += 1
        block = block.next()


def _runs(document: QTextDocument) -> list[tuple[int, int, int, bool]]:
    """Where headings and code are: start, end, level of the heading, whether it is code."""
    found = []
    for start, end, style in _pieces(document):
        level = document.findBlock(start).blockFormat().headingLevel()
        if level or style.fontFixedPitch():
            found.append((start, end, level, style.fontFixedPitch()))
    return found
