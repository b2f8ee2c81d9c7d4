from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from studio.ui import icons
from studio.ui.theme import DARK, FAMILY, LIGHT, Theme, Tokens, mono_font, ui_font


def luminance(colour: str) -> float:
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]  # type: ignore[operator]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Ornate(QProxyStyle):
    """What some desktops make of dialogs: a small picture on every button."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: Any) -> int:
        ornate = hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if ornate else super().styleHint(hint, *rest)


def test_buttons_of_dialogs_have_words_only(qtbot: QtBot, qapp: QApplication) -> None:
    Theme("dark").apply(qapp)
    buttons = QDialogButtonBox()
    qtbot.addWidget(buttons)
    style = Ornate("fusion")
    buttons.setStyle(style)
    assert buttons.addButton(QDialogButtonBox.StandardButton.Ok).icon().isNull()


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
def test_text_is_readable_on_every_depth(tokens: Tokens) -> None:
    for depth in (tokens.ground, tokens.surface, tokens.raised, tokens.hover):
        assert contrast(tokens.text, depth) >= 7
        assert contrast(tokens.text_2, depth) >= 4.5
    for depth in (tokens.ground, tokens.surface, tokens.raised):
        assert contrast(tokens.text_3, depth) >= 3.5


def test_tokens_and_families_are_colours() -> None:
    for colour in [*asdict(DARK).values(), *asdict(LIGHT).values(), *FAMILY.values()]:
        assert QColor(colour).isValid()
    assert asdict(DARK).keys() == asdict(LIGHT).keys()


def test_a_change_of_scheme_reaches_widgets_and_is_told_once(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme = Theme("dark")
    theme.apply(qapp)
    label = QLabel("conv1")
    qtbot.addWidget(label)
    label.show()
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("light")
    assert theme.tokens is LIGHT
    assert not theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.surface)
    assert LIGHT.surface in qapp.styleSheet()
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme("light")


def test_an_unknown_scheme_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="dark, light, system"):
        Theme().set_scheme("sepia")  # type: ignore[arg-type]


def test_fields_are_painted_in_the_tokens(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("light")
    theme.apply(qapp)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 28)
    image = field.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(LIGHT.ground)


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_named_icon_is_in_the_font(name: str, qapp: QApplication) -> None:
    assert icons.NAMES[name] in icons._codes()


def test_an_icon_takes_the_theme_colours_at_any_size(qapp: QApplication) -> None:
    theme = Theme("dark")
    icon = theme.icon("stop", "#ff0000")
    for size in (32, 64):
        image = icon.pixmap(QSize(size, size)).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(size)
            for y in range(size)
            if image.pixelColor(x, y).alpha() > 200
        }
        assert colours == {"#ff0000"}
    normal = theme.icon("stop").pixmap(QSize(32, 32)).toImage()
    off = theme.icon("stop").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert normal != off


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        Theme().icon("no-such-picture")


def test_fonts_have_the_sizes_of_the_look(qapp: QApplication) -> None:
    assert ui_font().pixelSize() == 12
    assert mono_font().pixelSize() == 11
    assert ui_font(10.5).pointSizeF() == pytest.approx(10.5 * 72 / 96, abs=0.01)
