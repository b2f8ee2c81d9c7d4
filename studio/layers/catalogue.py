"""All known kinds of layers, by key. Built-ins and plugins register through the same door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from studio.layers.search import Finder
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
    "products",
    "shape",
    "arrangement",
    "shifting",
    "splitting",
    "index",
    "diagonals",
    "math",
    "arithmetic",
    "comparison",
    "reduction",
    "order",
    "tensor",
    "conversion",
    "parts",
    "augmentation",
    "augmentation_pixels",
    "augmentation_sequences",
    "augmentation_mixing",
    "sampling",
    "distance",
    "loss",
    "loss_classes",
    "loss_pairs",
    "loss_regions",
    "loss_views",
    "loss_targets",
    "loss_sums",
    "gradients",
    "penalties",
    "optimisers",
    "schedules",
    "metrics",
)


class Catalogue:
    """A mapping from key to :class:`LayerSpec`, in order of registration."""

    def __init__(self) -> None:
        self._specs: dict[str, LayerSpec] = {}
        self._finder: Finder[LayerSpec] = Finder()

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
        """The kinds that the installed torch knows. The others are found, so that files open.

        Those of training graphs are offered by :meth:`of_training`.
        """
        return (spec for spec in self if knows(spec.since) and not spec.of_training)

    def of_training(self) -> Iterator[LayerSpec]:
        """The kinds that have their place in a training graph alone, as far as torch has them."""
        return (spec for spec in self if spec.of_training and knows(spec.since))

    def __len__(self) -> int:
        return len(self._specs)

    def search(self, text: str) -> list[LayerSpec]:
        """Offered kinds that fit what was typed, best first; all of them for an empty text."""
        return self.rank(self.offered(), text)

    def rank(self, specs: Iterable[LayerSpec], text: str) -> list[LayerSpec]:
        """Those of some kinds that fit what was typed, such as the blocks of a project."""
        return self._finder.rank(specs, text)


def standard() -> Catalogue:
    """The catalogue of the kinds that ship with the program."""
    catalogue = Catalogue()
    for family in BUILTIN:
        import_module(f"studio.layers.builtin.{family}").register(catalogue)
    return catalogue
