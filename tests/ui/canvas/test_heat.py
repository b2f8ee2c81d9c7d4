"""The colours of costs: read in both themes, told apart without colours, nothing when off."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QPainter

from studio.compile.card_sizes import Ends
from studio.ui.canvas.card import blank, fitted, paint_card
from studio.ui.canvas.heat import SHADES, HeatInk, Warmth, contrast, shade_of
from studio.ui.canvas.ink import Ink
from studio.ui.theme import DARK, LIGHT

THEMES = pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])


@THEMES
def test_every_shade_can_be_written_on(qapp, tokens):
    ink = HeatInk(tokens)
    assert len(ink.colours) == len(ink.writing) == SHADES
    for colour, writing in zip(ink.colours, ink.writing, strict=True):
        assert contrast(colour, writing.text.color()) >= 4.5, colour.name()


@THEMES
def test_shades_rise_in_lightness_alone_so_that_colours_need_not_be_seen(qapp, tokens):
    grey = [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in colours(tokens)]
    steps = [after - before for before, after in pairwise(grey)]
    assert all(step > 0 for step in steps) if tokens is DARK else all(step < 0 for step in steps)


def colours(tokens):
    return HeatInk(tokens).colours


def test_more_has_a_higher_shade_and_little_is_not_nothing():
    shades = [shade_of(value, 1000) for value in (0, 10, 100, 500, 1000, 2000)]
    assert shades == sorted(shades)
    assert shades[0] == 0 < shades[1] < shades[2]
    assert shades[-1] == shades[-2] == SHADES - 1
    assert shade_of(0, 0) == 0


def painted(card, ink):
    image = QImage(220, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(ink.ground)
    painter = QPainter(image)
    painter.translate(20, 20)
    paint_card(painter, card, ink)
    painter.end()
    return image


@THEMES
def test_a_card_wears_its_shade_and_its_figure_and_keeps_its_room(qapp, tokens):
    ink = Ink(tokens)
    card = blank("convolution", "conv", "Conv2d")
    ends = Ends((("input", "input", False, False),), (("output", "output", False, False),), False)
    card.layout = fitted(card, ends, ink)
    plain, layout = painted(card, ink), card.layout
    card.warmth = Warmth(20, "12.3 M")
    warm = painted(card, ink)
    assert fitted(card, ends, ink) is layout
    assert warm.pixelColor(100, 60).name() == ink.heat.colours[20].name()
    assert plain.pixelColor(100, 60).name() == ink.card.color().name()
    tag = {warm.pixelColor(x, 19).name() for x in range(34, 80)}
    assert ink.text.color().name() in tag or len(tag) > 3
    card.warmth = None
    assert painted(card, ink) == plain
