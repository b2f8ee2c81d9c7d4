"""Small pictures in cards: what they show of a value, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest

from studio.observe.asks.vitals import Spread
from studio.ui.card_pictures import HEIGHT, WIDTH, histogram, picture
from studio.ui.plots.colours import shades
from studio.ui.theme import Theme


def spread(low: float, high: float, counts: list[int]) -> Spread:
    return Spread(low, high, np.array(counts, np.int64), 0.0, 1.0, False)


def test_a_histogram_stands_on_its_ground_and_marks_zero(theme: Theme) -> None:
    image = histogram(spread(-1.0, 3.0, [0, 4, 0, 1]), "weights", theme)
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)

    def tops(x: int) -> int:
        """How many pixels of a bar are above the ground here."""
        rows = range(HEIGHT - 2)
        return sum(image.pixelColor(x, y).name() == theme.tokens.accent.lower() for y in rows)

    quarter = WIDTH // 4
    assert tops(quarter // 2) == tops(2 * quarter + quarter // 2) == 0
    assert tops(quarter + quarter // 2) == HEIGHT - 2
    assert tops(3 * quarter + quarter // 2) == pytest.approx((HEIGHT - 2) / 2, abs=1)
    assert image.pixelColor(WIDTH // 4, 5).name() == theme.tokens.text.lower()


def test_gradients_have_a_colour_of_their_own_and_nothing_is_clear(theme: Theme) -> None:
    weights, gradients = (
        histogram(spread(0, 1, [3]), kind, theme) for kind in ("weights", "gradients")
    )
    assert weights.pixelColor(130, 30) != gradients.pixelColor(130, 30)
    nothing = histogram(spread(0, 0, [0, 0]), "weights", theme)
    assert nothing.pixelColor(130, HEIGHT - 1).alpha() == 0


def test_a_matrix_is_seen_as_one(theme: Theme) -> None:
    image = picture(np.eye(4, dtype=np.float32), "torch.nn.Linear", theme)
    assert image.width() == image.height()
    cell = image.width() // 4
    low, high = (shades("viridis")[place] for place in (0, 254))
    for row in range(4):
        for column in range(4):
            colour = image.pixelColor(column * cell + cell // 2, row * cell + cell // 2)
            expected = high if row == column else low
            assert (colour.red(), colour.green(), colour.blue()) == tuple(expected)


def test_an_image_is_seen_in_its_colours(theme: Theme) -> None:
    values = np.zeros((3, 2, 2), np.float32)
    values[0, 0, 0] = values[2, 1, 1] = 1.0
    image = picture(values, "input", theme)
    half = image.width() // 2
    red, blue = image.pixelColor(half // 2, half // 2), image.pixelColor(half + 5, half + 5)
    assert (red.red(), red.green(), red.blue()) == (254, 0, 0)
    assert (blue.red(), blue.green(), blue.blue()) == (0, 0, 254)
    maps = picture(values, "torch.nn.Conv2d", theme)
    assert maps.width() > maps.height(), "the maps of a layer stand side by side"
