"""What a user has on the palette's shelf: favourites, recent kinds, and which categories are open.

It is kept as text in the settings of the window.
"""

from __future__ import annotations

from studio.app.library import LIBRARY
from studio.app.settings import Settings
from studio.graph.model import BLOCK

FAVOURITES, RECENT, OPEN = "palette.favourites", "palette.recent", "palette.open"
RECENT_LIMIT = 6
EVERYDAY = (
    "input",
    "output",
    "torch.nn.Conv2d",
    "torch.nn.MaxPool2d",
    "torch.nn.Linear",
    "torch.nn.ReLU",
    "torch.nn.BatchNorm2d",
    "torch.nn.Dropout",
    "torch.nn.Flatten",
    "Add",
    "torch.cat",
)
"""The favourites of a new user."""


def twin(key: str) -> str:
    """The key of the library's block of the same name as this one of a project, or the reverse."""
    for one, other in ((LIBRARY, BLOCK), (BLOCK, LIBRARY)):
        if key.startswith(one):
            return other + key.removeprefix(one)
    return key


class Shelf:
    """Reads and writes the settings; it holds nothing itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def favourites(self) -> tuple[str, ...]:
        """Keys of kinds, in the order in which they were starred."""
        return self._read(FAVOURITES, EVERYDAY)

    @property
    def recent(self) -> tuple[str, ...]:
        """Keys of the kinds added last, the latest first."""
        return self._read(RECENT, ())

    @property
    def open(self) -> frozenset[str]:
        """The categories whose kinds are shown."""
        return frozenset(self._read(OPEN, ("favourites", "recent", "block", "custom")))

    def star(self, key: str) -> bool:
        """Make a kind a favourite, or no longer one; whether it is one now."""
        before = self.favourites
        kept = tuple(other for other in before if other not in (key, twin(key)))
        self._write(FAVOURITES, kept if len(kept) < len(before) else (*before, key))
        return len(kept) == len(before)

    def use(self, key: str) -> None:
        """A kind was added to the canvas."""
        others = tuple(other for other in self.recent if other not in (key, twin(key)))
        self._write(RECENT, (key, *others)[:RECENT_LIMIT])

    def fold(self, category: str, is_open: bool) -> None:
        """Show the kinds of a category, or only its heading."""
        rest = self.open - {category}
        self._write(OPEN, tuple(sorted(rest | {category} if is_open else rest)))

    def _read(self, name: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
        text = self._settings.window.get(name)
        return otherwise if text is None else tuple(filter(None, text.split("\n")))

    def _write(self, name: str, words: tuple[str, ...]) -> None:
        self._settings.window = {**self._settings.window, name: "\n".join(words)}
