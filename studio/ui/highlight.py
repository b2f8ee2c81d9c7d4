"""Colours for Python source, from the theme's tokens."""

from __future__ import annotations

import builtins
import keyword
import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from studio.ui.theme import FAMILY, Theme

_WORDS = "|".join(sorted((*keyword.kwlist, "match", "case")))
_BUILTINS = "|".join(sorted(name for name in dir(builtins) if not name.startswith("_")))
_TOKEN = re.compile(
    rf"""
    (?P<comment>\#.*)
  | (?P<string>[rbfuRBFU]{{0,2}}(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))
  | (?P<number>(?<![\w.])(?:\d[\d_]*\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\b)
  | (?:(?<=def\ )|(?<=class\ ))(?P<name>\w+)
  | \b(?P<word>{_WORDS})\b
  | \b(?P<own>self)\b
  | (?<!\.)\b(?P<builtin>{_BUILTINS})\b(?=\()
  | \.(?P<call>[A-Z]\w+)(?=\()
    """,
    re.VERBOSE,
)
_TRIPLE = '"""'
_IN_DOCSTRING = 1


class PythonHighlighter(QSyntaxHighlighter):
    """Colours one document; call ``restyle`` when the theme changes."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        self._style()

    def restyle(self) -> None:
        self._style()
        self.rehighlight()

    def _style(self) -> None:
        tokens = self._theme.tokens
        self._formats = {
            "comment": _format(tokens.text_3, italic=True),
            "string": _format(tokens.go),
            "number": _format(tokens.warn),
            "word": _format(tokens.accent),
            "name": _format(tokens.text, bold=True),
            "own": _format(tokens.text_3),
            "builtin": _format(FAMILY["pooling"] if self._theme.dark else tokens.accent),
            "call": _format(FAMILY["dense"] if self._theme.dark else tokens.text),
        }

    def highlightBlock(self, text: str) -> None:
        at = 0
        if self.previousBlockState() == _IN_DOCSTRING:
            at = self._docstring(text, 0, 0)
        while at < len(text):
            if text.startswith(_TRIPLE, at):
                at = self._docstring(text, at, at + len(_TRIPLE))
                continue
            found = _TOKEN.search(text, at)
            opening = text.find(_TRIPLE, at)
            if found is None and opening < 0:
                break
            if opening >= 0 and (found is None or opening <= found.start()):
                at = opening
                continue
            assert found is not None
            kind = found.lastgroup or "comment"
            begin, end = found.span(kind)
            self.setFormat(begin, end - begin, self._formats[kind])
            at = found.end()

    def _docstring(self, text: str, begin: int, search_from: int) -> int:
        """Colour a docstring from ``begin``; where code goes on."""
        closing = text.find(_TRIPLE, search_from)
        end = len(text) if closing < 0 else closing + len(_TRIPLE)
        self.setFormat(begin, end - begin, self._formats["string"])
        self.setCurrentBlockState(_IN_DOCSTRING if closing < 0 else 0)
        return end


def _format(colour: str, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(QColor(colour))
    found.setFontItalic(italic)
    if bold:
        found.setFontWeight(QFont.Weight.DemiBold)
    return found
