"""The one place where English becomes the user's language.

Literals in ``ui`` go through :func:`tr`, sentences from below the screen through :func:`say`. Both
look the template up, values left out, so that one translation serves all values.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from studio import paths
from studio.message import Message, UserError

_CONTEXT = "plexus"


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, its ``{fields}`` filled in."""
    found = QCoreApplication.translate(_CONTEXT, text)
    return found.format(**values) if values else found


def as_tip(text: str) -> str:
    """A text that may be out of a file, as a tooltip that shows it and takes nothing as HTML."""
    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if "<" in text else text


def say(message: Message) -> str:
    """A message in the user's language; messages among its values are translated too."""
    return tr(message.template, **{name: _said(value) for name, value in message.values.items()})


def _said(value: object) -> object:
    if isinstance(value, UserError):
        value = value.message
    return say(value) if isinstance(value, Message) else value


def language(locale: QLocale) -> str:
    """The translation for a locale, as its file is named; empty where English it is.

    The first language of the user's that we have decides, be it English: Qt's own search would
    pass over the languages without a file, and there is none for English.
    """
    for name in locale.uiLanguages():
        wanted = QLocale(name)
        if wanted.language() == QLocale.Language.English:
            return ""
        if wanted.language() == QLocale.Language.Chinese:
            simplified = wanted.script() == QLocale.Script.SimplifiedHanScript
            return "zh_CN" if simplified else ""
    return ""


def install(app: QCoreApplication, choice: str | QLocale = "system") -> bool:
    """Load the translation of the user's choice, and Qt's own for its dialogs and menus.

    Args:
        app: the application.
        choice: ``system``, a locale, or a locale's name.

    Returns:
        Whether there is one.
    """
    locale = QLocale.system() if choice == "system" else QLocale(choice)
    name = language(locale)
    if not name:
        return False
    ours, qts = QTranslator(app), QTranslator(app)
    if qts.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
    if not ours.load(f"{_CONTEXT}_{name}", str(paths.resources() / "translations")):
        return False
    return app.installTranslator(ours)
