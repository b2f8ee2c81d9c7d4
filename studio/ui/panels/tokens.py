"""What tokens are called: characters as they can be seen, else their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.observe.frames import FieldInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VISIBLE = {" ": "␣", "\n": "⏎", "\t": "⇥", "\r": "␍"}
"""Stands for what would not be seen."""


def vocabulary(fields: Sequence[FieldInfo]) -> tuple[str, ...]:
    """All tokens of the data's text, as they can be seen; none where there is no text."""
    found = next((field.classes for field in fields if field.kind == "text" and field.classes), ())
    return tuple(VISIBLE.get(each, each) for each in found)


def named(ids: NDArray[np.int64], fields: Sequence[FieldInfo]) -> tuple[str, ...]:
    """The tokens of these places in the vocabulary, or the places where that has not all."""
    words = vocabulary(fields)
    places = ids.tolist()
    if words and all(0 <= place < len(words) for place in places):
        return tuple(words[place] for place in places)
    return tuple(str(place) for place in places)
