from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from studio.message import Message
from studio.ui.text import as_tip, install, say, tr


class Reversed(QTranslator):
    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return {"{n} layers": "couches : {n}", "sum": "somme"}.get(source, source)


def test_english_is_the_text_itself(qapp: QApplication) -> None:
    assert tr("{n} layers", n=3) == "3 layers"
    assert tr("braces {stay}") == "braces {stay}"
    assert say(Message("Add {n} layers", n=2)) == "Add 2 layers"


def test_templates_are_looked_up_without_their_values(qapp: QApplication) -> None:
    translator = Reversed()
    assert qapp.installTranslator(translator)
    try:
        assert tr("{n} layers", n=3) == "couches : 3"
        assert say(Message("undo {what}", what=Message("sum"))) == "undo somme"
    finally:
        qapp.removeTranslator(translator)


def test_a_language_we_do_not_have_leaves_english(qapp: QApplication) -> None:
    assert not install(qapp, QLocale("eo"))
    assert tr("sum") == "sum"


def test_a_tooltip_takes_nothing_as_html():
    assert as_tip("a & b") == "a & b"
    assert as_tip('<img src="x">\n&') == "<span>&lt;img src=&quot;x&quot;&gt;<br>&amp;</span>"
