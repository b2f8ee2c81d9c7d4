"""The theme: it turns the tokens into a palette, a style sheet, fonts and icons.

Widgets take a ``Theme``, read ``theme.tokens`` when they paint,
and restyle themselves on ``theme.changed``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from studio.ui import icons
from studio.ui.stylesheet import stylesheet
from studio.ui.text import tr
from studio.ui.tokens import DARK, FAMILY, LIGHT, Tokens, mix, translucent

__all__ = [
    "DARK",
    "FAMILY",
    "LIGHT",
    "Scheme",
    "Theme",
    "Tokens",
    "mix",
    "mono_font",
    "palette",
    "translucent",
    "ui_font",
]

Scheme = Literal["dark", "light", "system"]


def ui_font(px: float = 12, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's interface face at a size in (logical) pixels; 10.5 is a size too."""
    return QFont(_sized(QFontDatabase.SystemFont.GeneralFont, px, weight, language_faces()))


def mono_font(px: float = 11, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's monospaced face, for shapes and numbers."""
    return QFont(_sized(QFontDatabase.SystemFont.FixedFont, px, weight, language_faces()))


@cache
def _sized(
    face: QFontDatabase.SystemFont, px: float, weight: QFont.Weight, faces: tuple[str, ...]
) -> QFont:
    font = QFont(_system_font(face))
    if faces:
        font.setFamilies([*_system_families(face), *faces])
    if px == int(px):
        font.setPixelSize(int(px))
    else:
        font.setPointSizeF(px * 72.0 / QGuiApplication.primaryScreen().logicalDotsPerInch())
    font.setWeight(weight)
    return font


def language_faces() -> tuple[str, ...]:
    """Families for the letters that the system's face lacks; the translation names them.

    Without, the first face that has the letters is taken, which may draw Chinese as Japanese.
    """
    named = tr("font families")
    return () if named == "font families" else _installed(named)


@cache
def _system_families(face: QFontDatabase.SystemFont) -> tuple[str, ...]:
    """Its name may be that of no family, such as "monospace", so what it stands for follows it."""
    font = _system_font(face)
    return (*font.families(), QFontInfo(font).family())


@cache
def _installed(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split(", ") if QFontDatabase.hasFamily(name))


@cache
def _system_font(face: QFontDatabase.SystemFont) -> QFont:
    return QFontDatabase.systemFont(face)


class Theme(QObject):
    """The theme in force. ``apply`` dresses the application; ``set_scheme`` changes it live."""

    changed = Signal()

    def __init__(self, scheme: Scheme = "dark") -> None:
        super().__init__()
        self._app: QApplication | None = None
        self._scheme: Scheme = scheme
        self._tokens = self._resolve()
        self._pictures = QTemporaryDir()
        self._icons: dict[tuple[str, str, Tokens], QIcon] = {}

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def dark(self) -> bool:
        """Whether the tokens in force are the dark ones."""
        return self._tokens is DARK

    def apply(self, app: QApplication) -> None:
        """Dress the application, and follow the system from now on where the scheme says so."""
        if self._app is None:
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._follow)
        self._app = app
        self._dress(app)

    def set_scheme(self, scheme: Scheme) -> None:
        """Change to another scheme. Raises ``ValueError`` for an unknown one."""
        if scheme not in get_args(Scheme):
            raise ValueError(f"the scheme is one of {', '.join(get_args(Scheme))}, not {scheme!r}")
        self._scheme = scheme
        self._follow()

    def icon(self, name: str, colour: str = "") -> QIcon:
        """A line icon in the theme's secondary text colour, or in ``colour``."""
        tokens = self._tokens
        key = name, colour, tokens
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name, colour)
        return self._icons[key]

    def _draw_icon(self, name: str, colour: str) -> QIcon:
        tokens = self._tokens
        return icons.icon(name, colour or tokens.text_2, colour or tokens.text, tokens.text_3)

    def _resolve(self) -> Tokens:
        if self._scheme == "system":
            hints = QGuiApplication.styleHints()
            return LIGHT if hints.colorScheme() == Qt.ColorScheme.Light else DARK
        return LIGHT if self._scheme == "light" else DARK

    def _follow(self) -> None:
        tokens = self._resolve()
        if tokens is self._tokens:
            return
        self._tokens = tokens
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setFont(ui_font())
        app.setPalette(palette(self._tokens))
        mono = '", "'.join((QFontInfo(mono_font()).family(), *language_faces()))
        app.setStyleSheet(stylesheet(self._tokens, self._draw_pictures(), mono))

    def _draw_pictures(self) -> dict[str, str]:
        """Style sheets take pictures only from files: draw the few they need in our colours."""
        tokens = self._tokens
        wanted = {name: (path, tokens.text_2) for name, path in _ARROWS.items()}
        wanted |= {f"{name}_off": (path, tokens.line) for name, path in _ARROWS.items()}
        wanted["check"] = (_CHECK, tokens.ground)
        wanted["check_text"] = (_CHECK, tokens.text)
        found: dict[str, str] = {}
        for name, (path, colour) in wanted.items():
            file = Path(self._pictures.path()) / f"{name}_{colour.lstrip('#')}.svg"
            file.write_text(_SVG.format(path=path, colour=colour), encoding="utf-8")
            found[name] = file.as_posix()
        return found


_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12">'
    '<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4" '
    'stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
_ARROWS = {
    "down": "M3 4.5 L6 7.5 L9 4.5",
    "up": "M3 7.5 L6 4.5 L9 7.5",
    "right": "M4.5 3 L7.5 6 L4.5 9",
    "left": "M7.5 3 L4.5 6 L7.5 9",
    "close": "M3.5 3.5 L8.5 8.5 M8.5 3.5 L3.5 8.5",
    "float": "M4 4 H8 V8 H4 Z",
}
_CHECK = "M2.5 6.2 L5 8.6 L9.5 3.6"


def palette(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet does not reach."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.surface,
        role.WindowText: tokens.text,
        role.Base: tokens.ground,
        role.AlternateBase: tokens.surface,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text_3,
        role.Highlight: mix(tokens.surface, tokens.accent, 0.35),
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.hover,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.ground,
    }
    found = QPalette()
    for name, colour in pairs.items():
        found.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.text_3))
    return found
