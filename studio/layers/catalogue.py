"""All known kinds of layers, by key. Built-ins and plugins register through the same door."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from studio.layers.spec import LayerSpec
from studio.layers.versions import knows

BUILTIN = (
    "io",
    "convolution",
    "fold",
    "dense",
    "embedding",
    "normalisation",
    "response",
    "activation",
    "squash",
    "softmax",
    "pooling",
    "adaptive_pooling",
    "padding",
    "dropout",
    "vision",
    "recurrent",
    "recurrent_cell",
    "attention",
    "transformer",
    "merge",
    "shape",
    "distance",
    "loss",
    "loss_classes",
    "loss_pairs",
)


class Catalogue:
    """A mapping from key to :class:`LayerSpec`, in order of registration."""

    def __init__(self) -> None:
        self._specs: dict[str, LayerSpec] = {}

    def register(self, spec: LayerSpec) -> None:
        """Add a kind. Raises ``ValueError`` if its key is taken."""
        if spec.key in self._specs:
            raise ValueError(f"the kind {spec.key!r} is registered twice")
        self._specs[spec.key] = spec

    def offer(self, spec: LayerSpec) -> None:
        """Add a kind, or put it in the place of the one that had its key."""
        self._specs[spec.key] = spec

    def withdraw(self, key: str) -> None:
        """Take back what was offered."""
        del self._specs[key]

    def find(self, key: str) -> LayerSpec | None:
        return self._specs.get(key)

    def __iter__(self) -> Iterator[LayerSpec]:
        return iter(self._specs.values())

    def offered(self) -> Iterator[LayerSpec]:
        """The kinds that the installed torch knows. The others are found, so that files open."""
        return (spec for spec in self if knows(spec.since))

    def __len__(self) -> int:
        return len(self._specs)

    def search(self, text: str) -> list[LayerSpec]:
        """Offered kinds that fit what was typed, best first; all of them for an empty text."""
        words = text.casefold().split()
        offered = self.offered()
        scored = [(score, spec) for spec in offered if (score := _score(spec, words)) is not None]
        return [spec for _, spec in sorted(scored, key=lambda pair: pair[0])]


def _score(spec: LayerSpec, words: list[str]) -> float | None:
    """Smaller is better; ``None`` where a word fits nowhere."""
    total = 0.0
    title = spec.title.casefold()
    synonyms = [name.casefold() for name in spec.synonyms]
    others = " ".join((spec.family, *spec.synonyms, spec.summary)).casefold()
    for word in words:
        if title.startswith(word):
            total += len(title) / 1000
        elif word in synonyms:
            total += 0.5 + synonyms.index(word) / 100
        elif word in title:
            total += 1 + len(title) / 1000
        elif places := [n for n, name in enumerate(synonyms) if name.startswith(word)]:
            total += 2 + places[0] / 100
        elif word in others:
            total += 3
        elif _is_subsequence(word, title):
            total += 4 + len(title) / 1000
        else:
            return None
    return total


def _is_subsequence(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)


def standard() -> Catalogue:
    """The catalogue of the kinds that ship with the program."""
    catalogue = Catalogue()
    for family in BUILTIN:
        import_module(f"studio.layers.builtin.{family}").register(catalogue)
    return catalogue
