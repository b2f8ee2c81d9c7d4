"""Design tokens: every colour of the program, by what it is for. No colour is named elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    ground: str
    surface: str
    raised: str
    hover: str
    line: str
    text: str
    text_2: str
    text_3: str
    accent: str
    go: str
    warn: str
    error: str


DARK = Tokens(
    ground="#14161B",
    surface="#1A1D23",
    raised="#22262F",
    hover="#2B303B",
    line="#31363F",
    text="#E8EAEE",
    text_2="#A6ADBA",
    text_3="#7B8494",
    accent="#6C9BFF",
    go="#3FCF8E",
    warn="#F2B84B",
    error="#FF6B6B",
)
LIGHT = Tokens(
    ground="#F4F5F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#ECEEF2",
    line="#DDE1E7",
    text="#1A1D23",
    text_2="#4C5564",
    text_3="#737C8B",
    accent="#2F6BFF",
    go="#12925A",
    warn="#B27800",
    error="#D43C3C",
)

WHITE, BLACK = "#FFFFFF", "#000000"
"""Writing on colours that stand for figures: one of the two can be read on any."""

FAMILY = {
    "io": "#8D97A8",
    "convolution": "#5AA2FF",
    "dense": "#A184FF",
    "embedding": "#8FA0FF",
    "normalisation": "#35C4B5",
    "activation": "#F2B04B",
    "pooling": "#4CC3F0",
    "padding": "#6FA9C9",
    "dropout": "#B8A9E0",
    "augmentation": "#F28FA8",
    "vision": "#5FD0C0",
    "recurrent": "#E883BE",
    "attention": "#FF8A65",
    "merge": "#9AD36A",
    "shape": "#7F8A9A",
    "index": "#93A5BC",
    "math": "#C4D264",
    "reduction": "#7FC98B",
    "tensor": "#E0C36A",
    "loss": "#FF7B7B",
    "optimiser": "#F2935C",
    "schedule": "#59C1A8",
    "metric": "#B7C95A",
    "block": "#6E8BFF",
    "custom": "#C9A27A",
}
"""The colour of each family of layers, the same in both themes."""


@lru_cache(maxsize=1024)
def mix(first: str, second: str, share: float) -> str:
    """A colour between two: ``share`` of the second in the first."""
    a, b = QColor(first), QColor(second)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in parts)).name()


def translucent(colour: str, alpha: float) -> QColor:
    """A colour with an alpha between 0 and 1."""
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found
