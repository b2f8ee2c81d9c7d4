"""What a user has added by search, and behind what: kept as text in the settings of the window."""

from __future__ import annotations

import json
from math import log2

from studio.app.settings import Settings

NAME = "quick_add.uses"
LIMIT = 300
"""So many pairs are kept; of those used least the oldest goes first."""
_MOST = 5.0
"""From so many doublings on, more use makes no difference."""
_HERE = 0.6
"""How much of it is what was chosen behind the same kind."""
Counts = dict[tuple[str, str], int]
"""Kind before and kind added, and how often; used last stands last. Before ``""``: wherever."""


class Habits:
    """Reads and writes the settings; what is damaged there counts as nothing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._text = ""
        self._counts: Counts = {}

    def use(self, kind: str, before: str = "") -> None:
        """A kind was chosen, behind a node of another or by itself."""
        counts = self._read()
        for pair in dict.fromkeys((("", kind), (before, kind))):
            counts[pair] = counts.pop(pair, 0) + 1
        while len(counts) > LIMIT:
            others = list(counts)[:-2]  # What was used just now stays.
            del counts[min(others, key=lambda pair: counts[pair])]
        self._text = json.dumps([[*pair, uses] for pair, uses in counts.items()])
        self._settings.window = {**self._settings.window, NAME: self._text}

    def lean(self, kind: str, before: str = "") -> float:
        """How much a kind is the user's own choice here: from 0, never to more than 1."""
        counts = self._read()
        anywhere = _weight(counts.get(("", kind), 0))
        if not before:
            return anywhere
        return (1 - _HERE) * anywhere + _HERE * _weight(counts.get((before, kind), 0))

    def _read(self) -> Counts:
        text = self._settings.window.get(NAME, "")
        if text != self._text:
            self._text, self._counts = text, _parsed(text)
        return self._counts


def _weight(uses: int) -> float:
    return min(log2(1 + uses), _MOST) / _MOST


def _parsed(text: str) -> Counts:
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    counts: Counts = {}
    for row in data if isinstance(data, list) else ():
        if not isinstance(row, list) or [type(each) for each in row] != [str, str, int]:
            return {}
        before, kind, uses = row
        counts[before, kind] = max(uses, 1)
    return counts
