from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from studio.layers.catalogue import standard
from studio.layers.spec import LayerSpec
from studio.ui.pictures.choice import FAMILIES, OWN, SAID, picture_of
from studio.ui.pictures.curves import CURVES
from studio.ui.pictures.paint import Thumbnails, paint
from studio.ui.theme import FAMILY, Theme

SPECS = {spec.key: spec for spec in standard()}


def painted(spec: LayerSpec, theme: Theme, side: int = 64, ratio: float = 1.0) -> QPixmap:
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.tokens.surface))
    painter = QPainter(pixmap)
    paint(painter, QRectF(2, 2, side - 4, side - 4), spec, theme)
    painter.end()
    return pixmap


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_kind_has_a_picture_in_both_themes(qtbot: QtBot, scheme: str) -> None:
    theme = Theme("light" if scheme == "light" else "dark")
    for spec in SPECS.values():
        assert len(colours(painted(spec, theme, 40))) > 2, spec.key


def test_every_family_has_a_picture() -> None:
    assert FAMILIES.keys() == FAMILY.keys()


def test_no_picture_is_kept_for_a_word_that_an_earlier_one_takes() -> None:
    words = [word for word, _ in SAID]
    hidden = [
        word for at, word in enumerate(words) if any(earlier in word for earlier in words[:at])
    ]
    assert hidden == []
    assert all(title == title.casefold() and title.isalnum() for title in OWN)


def test_what_differs_in_what_it_does_differs_in_its_picture(theme: Theme) -> None:
    def image(title: str) -> bytes:
        found = painted(SPECS[f"torch.nn.{title}"], theme).toImage()
        return bytes(found.constBits())

    for one, other in (
        ("Conv1d", "Conv2d"),
        ("Conv2d", "Conv3d"),
        ("Conv2d", "ConvTranspose2d"),
        ("MaxPool2d", "AvgPool2d"),
        ("BatchNorm2d", "LayerNorm"),
        ("ReLU", "GELU"),
        ("LSTM", "GRU"),
        ("Dropout", "Dropout2d"),
    ):
        assert image(one) != image(other), (one, other)


SMOOTH = "ReLU LeakyReLU ELU GELU SiLU Sigmoid Tanh Mish Softplus SELU Softsign LogSigmoid"
ANGULAR = "Hardswish Hardsigmoid Hardtanh Tanhshrink ReLU6"


@pytest.mark.parametrize("title", f"{SMOOTH} {ANGULAR}".split())
def test_curves_are_those_of_the_functions(title: str) -> None:
    torch = pytest.importorskip("torch")
    curve = CURVES[title.casefold()]
    layer = {"LeakyReLU": lambda: torch.nn.LeakyReLU(0.15)}.get(title, getattr(torch.nn, title))()
    for x in (-2.7, -1.1, -0.3, 0.0, 0.4, 1.3, 2.9):
        expected = layer(torch.tensor(x, dtype=torch.float64)).item()
        assert math.isclose(curve.function(x), expected, abs_tol=1e-3), x


def test_small_pictures_are_painted_once_for_a_theme_and_a_screen(theme: Theme) -> None:
    kept = Thumbnails(theme, 24)
    spec = SPECS["torch.nn.Conv2d"]
    first = kept.of(spec, 2.0)
    assert first.size() == QSize(48, 48)
    assert kept.of(spec, 2.0).cacheKey() == first.cacheKey()
    assert kept.of(spec, 1.0).size() == QSize(24, 24)
    theme.set_scheme("light")
    assert kept.of(spec, 1.0).cacheKey() != first.cacheKey()


def test_a_plugin_of_an_unknown_family_gets_the_picture_of_python() -> None:
    strange: dict[str, str] = {"family": "strange"}
    spec = LayerSpec("a.B", "B", strange["family"], "", "", "module")  # type: ignore[arg-type]
    assert picture_of(spec) is FAMILIES["custom"]
