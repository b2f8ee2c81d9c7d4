"""The one place where English becomes the user's language.

Literals in ``ui`` go through :func:`tr`, sentences from below the screen through :func:`say`. Both
look the template up, values left out, so that one translation serves all values.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from studio import paths
from studio.message import Message

_CONTEXT = "plexus"


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, its ``{fields}`` filled in."""
    found = QCoreApplication.translate(_CONTEXT, text)
    return found.format(**values) if values else found


def say(message: Message) -> str:
    """A message in the user's language; messages among its values are translated too."""
    values = {
        name: say(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return tr(message.template, **values)


def install(app: QCoreApplication, locale: QLocale | None = None) -> bool:
    """Load the translation for ``locale`` (the system's by default), if one ships with us."""
    translator = QTranslator(app)
    folder = str(paths.resources() / "translations")
    if not translator.load(locale or QLocale.system(), _CONTEXT, "_", folder):
        return False
    return app.installTranslator(translator)
