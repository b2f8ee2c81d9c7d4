"""Kinds of layers, or whatever has a title, by what a person types of it.

That can be the title, a part of it, its initials, or another word.

Words may come in any order. Spelling does not matter where English has two (``normalize``), nor
do capitals, hyphens and spaces (``batch norm``, ``self-attention``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from string import punctuation
from typing import Generic, Protocol, TypeVar

_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+[a-z]?")
_PLAIN = str.maketrans(dict.fromkeys(f"{punctuation}×·–—", " ") | {"z": "s"})
_LETTER = 1 / 1000
"""Of two titles that fit alike the shorter one is better, by so much for each letter."""
_FAVOURITE = 0.05
"""How much better a favourite is: more than a shorter title, less than a better fit."""
_UNASKED = 0.22
"""The same where nothing was typed: more than that a kind suits the place."""
_BEGUN_FAVOURITE = 0.45
"""``drop`` finds Dropout, if that is one, before DropPath, which begins with the whole word."""


class Findable(Protocol):
    """What can be searched for; a layer's kind is an example."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def synonyms(self) -> tuple[str, ...]: ...


F = TypeVar("F", bound=Findable)


@dataclass(frozen=True, slots=True)
class _Entry(Generic[F]):
    """What can be found of one kind, prepared for comparison."""

    spec: F
    title: str
    """In one piece: ``batchnorm2d``."""
    parts: tuple[str, ...]
    """The words of the title: ``batch``, ``norm``, ``2d``."""
    leads: frozenset[str]
    """What the title begins with, up to the end of a word: ``batch``, ``batchnorm``."""
    initials: str
    """``bn2d``."""
    phrases: dict[str, int]
    """Each synonym in one piece, and its place."""
    words: tuple[str, ...]
    """The words of the synonyms, in their order."""
    rest: tuple[str, ...]
    """The words of the family, the key and the summary."""
    letters: str
    """Everything, to see quickly what cannot be found."""


class Finder(Generic[F]):
    """Finds kinds, and remembers how each was prepared until it changes.

    Args:
        translate: into the user's language, whose words are found beside the English ones.
    """

    def __init__(self, translate: Callable[[str], str] | None = None) -> None:
        self._known: dict[str, _Entry[F]] = {}
        self._translate = translate

    def rank(
        self,
        specs: Iterable[F],
        text: str,
        favourites: Collection[str] = (),
        lean: Callable[[F], float] | None = None,
    ) -> list[F]:
        """Those of the kinds that fit what was typed, best first; all for an empty text.

        Of those that fit alike, favourites (by key) come first. ``lean`` says how much better than
        others a kind suits where it is to go.
        """
        words = _words(text)
        if not words and lean is None:
            return list(specs)
        lean = lean or _no_lean
        if not words:
            kinds = list(specs)
            starred = {spec.key: _UNASKED for spec in kinds if spec.key in favourites}
            return sorted(kinds, key=lambda spec: -lean(spec) - starred.get(spec.key, 0.0))
        phrase = "".join(words)
        entries = [self._entry(spec) for spec in specs]
        scored = [
            (
                score - _bonus(entry, phrase) * (entry.spec.key in favourites) - lean(entry.spec),
                entry.spec,
            )
            for entry in entries
            if (score := _score(entry, words, phrase)) is not None
        ]
        if not scored:
            return _by_letters(entries, phrase)
        return [spec for _, spec in sorted(scored, key=lambda pair: pair[0])]

    def prepare(self, specs: Iterable[F], count: int) -> bool:
        """Prepare a few kinds ahead of the first search; whether more are left."""
        for spec in specs:
            known = self._known.get(spec.key)
            if known is None or known.spec is not spec:
                if count <= 0:
                    return True
                self._entry(spec)
                count -= 1
        return False

    def _entry(self, spec: F) -> _Entry[F]:
        known = self._known.get(spec.key)
        if known is None or known.spec is not spec:
            known = self._known[spec.key] = _prepare(spec, self._translate)
        return known


def _no_lean(_spec: object) -> float:
    return 0.0


def _prepare(spec: F, translate: Callable[[str], str] | None) -> _Entry[F]:
    parts = tuple(_fold(part) for part in _PARTS.findall(spec.title))
    initials = "".join(part if part[0].isdigit() else part[0] for part in parts)
    summary, names = spec.summary, spec.synonyms
    if translate is not None:
        texts = (spec.title, *spec.synonyms)
        names += tuple(other for text in texts if (other := translate(text)) != text)
        if (other := translate(summary)) != summary:
            summary = f"{summary} {other}"
    about = f"{spec.title}\n{spec.family} {spec.key} {summary}\n" + "\n".join(names)
    title, rest, *synonyms = map(str.split, _fold(about).split("\n"))
    phrases = {"".join(synonym): place for place, synonym in reversed([*enumerate(synonyms)])}
    words = tuple(word for synonym in synonyms for word in synonym)
    letters = " ".join((*title, initials, *phrases, *words, *rest))
    leads = frozenset(accumulate(parts))
    return _Entry(
        spec, "".join(title), parts, leads, initials, phrases, words, tuple(rest), letters
    )


def _words(text: str) -> list[str]:
    return _fold(text).split()


def _fold(text: str) -> str:
    """Without capitals and hyphens, and in one of two spellings: ``normalize``, ``color``."""
    return text.casefold().translate(_PLAIN).replace("our", "or")


def _score(entry: _Entry[F], words: list[str], phrase: str) -> float | None:
    """Smaller is better; ``None`` where a word fits nowhere."""
    whole = _as_phrase(entry, phrase)
    if whole is not None:
        return whole
    total = 0.0
    for word in words:
        found = [_of_word(entry, word)]
        if len(word) > 3 and word[-1] in "es":
            # Many, or what one does instead of what it is called: layers, normalise.
            found.append(_of_word(entry, word[:-1]))
        known = [one for one in found if one is not None]
        if not known:
            return None
        total += min(known)
    return total


def _bonus(entry: _Entry[F], phrase: str) -> float:
    """What it counts that a kind is a favourite: most where its title has been begun."""
    begun = len(phrase) < len(entry.title) and entry.title.startswith(phrase)
    return _BEGUN_FAVOURITE if begun else _FAVOURITE


def _as_phrase(entry: _Entry[F], phrase: str) -> float | None:
    """How well all that was typed fits in one piece."""
    if phrase not in entry.letters:
        return None
    if entry.title == phrase:
        return 0.0
    if phrase in entry.leads:
        return 0.1 + len(entry.title) * _LETTER
    if (place := entry.phrases.get(phrase)) is not None:
        return 0.2 + place / 100
    if entry.title.startswith(phrase):
        return 0.5 + len(entry.title) * _LETTER
    if len(phrase) > 1 and entry.initials.startswith(phrase):
        return 0.8 + len(entry.initials) * _LETTER
    places = [place for text, place in entry.phrases.items() if text.startswith(phrase)]
    return 1.2 + min(places) / 100 if places else None


def _of_word(entry: _Entry[F], word: str) -> float | None:
    if word not in entry.letters:
        return None
    if entry.title.startswith(word):
        return 0.5 + len(entry.title) * _LETTER
    if word in entry.parts:
        return 0.9
    if any(part.startswith(word) for part in entry.parts):
        return 1.0 + len(entry.title) * _LETTER
    if word in entry.words:
        return 1.3
    if any(other.startswith(word) for other in entry.words):
        return 1.6
    if word in entry.title:
        return 1.8 + len(entry.title) * _LETTER
    if any(other.startswith(word) for other in entry.rest):
        return 3.0
    # Two letters stand in almost every English text, but two signs of Chinese are a word.
    return 3.5 if len(word) > 2 or not word.isascii() else None


def _by_letters(entries: Iterable[_Entry[F]], typed: str) -> list[F]:
    """Where nothing else fits: titles with these letters in this order, the shortest first."""
    found = [entry for entry in entries if _is_subsequence(typed, entry.title)]
    return [entry.spec for entry in sorted(found, key=lambda entry: len(entry.title))]


def _is_subsequence(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
