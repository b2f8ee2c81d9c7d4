"""Whether a training fits into memory: in words, colours and icons, the same wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studio.ui.figures import memory
from studio.ui.text import say, tr
from studio.ui.tokens import Tokens

if TYPE_CHECKING:
    from studio.app.appraisal import Estimate
    from studio.train.capacity import Level, Verdict

ICONS: Final[dict[Level, str]] = {
    "fits": "check-circle",
    "tight": "warning",
    "too_large": "x-circle",
    "unknown": "question",
}
"""Different ones, so that no colour needs to be seen."""


def colour(level: Level, tokens: Tokens) -> str:
    """The colour of a verdict."""
    return {
        "fits": tokens.go,
        "tight": tokens.warn,
        "too_large": tokens.error,
        "unknown": tokens.text_3,
    }[level]


def short_words(verdict: Verdict) -> str:
    """``212.4 MiB of 7.4 GiB``."""
    needed = memory(verdict.needed)
    if verdict.available is None:
        return needed
    return tr("{needed} of {available}", needed=needed, available=memory(verdict.available))


def long_words(verdict: Verdict) -> str:
    """The sentence, and below it what would help."""
    return "\n".join((say(verdict.sentence), *map(say, verdict.help)))


def vacancy(estimate: Estimate | None) -> str:
    """Why there is no verdict yet."""
    if estimate is None:
        return tr("Reading the model…")
    return tr("Memory is told once the model has no errors.")
