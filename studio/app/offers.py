"""What there is to work with: kinds of layers, sources and plots, plugins', and kept blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio.app import companions, plugins
from studio.app.errand import Errand
from studio.app.library import LIBRARY, Library, Shelf
from studio.app.own_code import NewCode
from studio.app.placing import Template
from studio.graph.model import Project
from studio.graph.signal import Signal
from studio.message import Message


class Offers:
    """All that can be offered. Used from the main thread; it looks for more in threads."""

    def __init__(self, library_folder: Path | None = None) -> None:
        self.registry = plugins.standard()
        self.catalogue = self.registry.catalogue
        self.library = Library(library_folder)
        self.templates: dict[str, Template] = {}
        """By the key under which the palette offers them."""
        self.extended: Signal[None] = Signal()
        """There are new kinds of layers, sources or plots, or fewer."""
        self.offer(NewCode())
        self._plugins = Errand("plugins", companions.find)
        self._shelf = Errand("library", self.library.read)

    @property
    def searching(self) -> bool:
        """Whether a search is under way."""
        return self._plugins.under_way or self._shelf.under_way

    def search(self) -> None:
        """Begin to look for plugins and kept blocks in threads."""
        self._plugins.start()
        self._shelf.start()

    def search_now(self) -> Iterator[Message]:
        """Look for plugins and kept blocks here and now; what was left out, in words."""
        yield from self._extend(companions.find())
        yield from self._put(self.library.read())

    def poll(self) -> Iterator[Message]:
        """Take in what the threads have found; what was left out, in words."""
        if (found := self._plugins.take()) is not None:
            yield from self._extend(found)
        if (shelf := self._shelf.take()) is not None:
            yield from self._put(shelf)

    def close(self) -> None:
        self._plugins.close()
        self._shelf.close()

    def offer(self, template: Template) -> None:
        """Offer a template, in place of the one that had its key."""
        self.templates[template.spec.key] = template
        self.catalogue.offer(template.spec)

    def keep_block(self, project: Project, graph: str) -> None:
        """Keep a block of a project in the user's library. Raises ``OSError``."""
        self.offer(self.library.keep(project, graph))
        self.extended.emit(None)

    def forget_block(self, name: str) -> None:
        """Take a block out of the user's library. Raises ``UserError`` and ``OSError``.

        A block of the program that it stood in place of comes back.
        """
        self.library.remove(name)
        del self.templates[LIBRARY + name]
        self.catalogue.withdraw(LIBRARY + name)
        for _ in self._put(self.library.read()):
            pass  # What cannot be read was told when it was found.

    def _extend(self, found: plugins.Found) -> Iterator[Message]:
        yield from plugins.adopt(self.registry, found)
        if found.offers:
            self.extended.emit(None)

    def _put(self, shelf: Shelf) -> Iterator[Message]:
        yield from shelf.wrong
        for block in shelf.blocks:
            self.offer(block)
        self.extended.emit(None)
