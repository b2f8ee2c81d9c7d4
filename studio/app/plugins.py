"""Plugins: installed packages that add kinds of layers, sources of examples, and plots.

A package names a function under the entry point group ``studio.plugins``. The function is handed a
:class:`Registry` and puts into it what the package has to offer. The kinds and sources that ship
with the program come in by the same door. A plugin is taken whole or not at all, and one that
cannot be taken becomes a sentence for the user. See ``docs/plugins.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from studio.data.spec import SourceSpec
from studio.layers import catalogue
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec
from studio.message import Message, UserError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "studio.plugins"
"""The entry point group under which packages name their function."""
VERSION = 1
"""Of this door. It grows when a plugin has to know more than before."""


class RegistryError(UserError):
    """What a plugin offers cannot be taken."""


@dataclass(frozen=True, slots=True)
class PlotSpec:
    """A picture of a run, in a panel of its own.

    ``factory`` is ``"module:function"``, imported only once the window is there, so that a plugin
    can be used without a screen. ``studio.ui.plots.plugin`` says what the function gets and gives.
    """

    key: str
    title: str
    summary: str
    factory: str
    package: str = ""
    """Filled in when it is registered, as for layers and sources."""


class Registry:
    """All kinds of layers, sources and plots that there are; or those that one plugin offers."""

    def __init__(self, package: str = "") -> None:
        self.package = package
        """The distribution that offers them and its version: ``plexus-example 1.0``."""
        self.catalogue = Catalogue()
        self.plots: dict[str, PlotSpec] = {}
        self._own_sources: dict[str, SourceSpec] | None = {}

    @property
    def sources(self) -> tuple[SourceSpec, ...]:
        """In order of registration."""
        return tuple(self._sources.values())

    @property
    def _sources(self) -> dict[str, SourceSpec]:
        if self._own_sources is None:
            # Not before they are asked for: they load numpy, and the window is painted before that.
            from studio.data import sources

            self._own_sources = {source.key: source for source in sources.SOURCES}
        return self._own_sources

    def ship(self) -> None:
        """Offer all that the program has by itself, in front of what plugins offer."""
        for spec in catalogue.standard():
            self.layer(spec)
        self._own_sources = None

    def expect(self, version: int) -> None:
        """Say which version of this door the plugin was written for, before anything else.

        Raises:
            RegistryError: the plugin is newer than this program.
        """
        if version > VERSION:
            raise RegistryError(
                "it needs version {wanted} of the plugin interface, and this program has version "
                "{found}. Update Plexus Studio",
                wanted=version,
                found=VERSION,
            )

    def layer(self, spec: LayerSpec) -> None:
        """Offer a kind of layer. Raises ``RegistryError`` if its key is taken."""
        _must_be(spec, LayerSpec)
        if self.catalogue.find(spec.key) is not None:
            raise _taken(Message("kind of layer"), spec.key)
        self.catalogue.register(replace(spec, package=self.package) if self.package else spec)

    def source(self, spec: SourceSpec) -> None:
        """Offer a source of examples. Raises ``RegistryError`` if its key is taken."""
        _must_be(spec, SourceSpec)
        if spec.key in self._sources:
            raise _taken(Message("data source"), spec.key)
        self._sources[spec.key] = replace(spec, package=self.package)

    def plot(self, spec: PlotSpec) -> None:
        """Offer a plot. Raises ``RegistryError`` if its key is taken."""
        _must_be(spec, PlotSpec)
        if spec.key in self.plots:
            raise _taken(Message("plot"), spec.key)
        self.plots[spec.key] = replace(spec, package=self.package)

    def take(self, offer: Registry) -> None:
        """Add all that another registry holds, or nothing.

        Raises:
            RegistryError: one of the keys is taken.
        """
        for spec in offer.catalogue:
            if self.catalogue.find(spec.key) is not None:
                raise _taken(Message("kind of layer"), spec.key)
        for source in offer.sources:
            if source.key in self._sources:
                raise _taken(Message("data source"), source.key)
        for key in offer.plots:
            if key in self.plots:
                raise _taken(Message("plot"), key)
        for spec in offer.catalogue:
            self.catalogue.register(spec)
        self._sources.update({source.key: source for source in offer.sources})
        self.plots.update(offer.plots)


def standard() -> Registry:
    """What ships with the program."""
    registry = Registry()
    registry.ship()
    return registry


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for plugins gave."""

    offers: tuple[Registry, ...] = ()
    failures: tuple[Message, ...] = ()
    """For each plugin that was left out, a sentence that names it and says why."""


def find(entries: Iterable[EntryPoint] | None = None) -> Found:
    """Ask every installed plugin what it offers. Takes tens of milliseconds or more: not at once.

    Args:
        entries: entry points to ask; by default all of the group that are installed.
    """
    offers: list[Registry] = []
    failures: list[Message] = []
    for entry in _installed() if entries is None else entries:
        offer = Registry(_package(entry))
        try:
            register = cast("Callable[[Registry], Any]", entry.load())
            register(offer)
        except Exception as error:  # A plugin may fail in any way; it becomes a sentence.
            failures.append(_left_out(offer.package, _reason(error)))
        else:
            offers.append(offer)
    return Found(tuple(offers), tuple(failures))


def adopt(registry: Registry, found: Found) -> tuple[Message, ...]:
    """Take what plugins offer into a registry; a sentence for each that was left out."""
    failures = list(found.failures)
    for offer in found.offers:
        try:
            registry.take(offer)
        except RegistryError as error:
            failures.append(_left_out(offer.package, error.message))
    return tuple(failures)


def _installed() -> list[EntryPoint]:
    from importlib import metadata  # Loads the parsers of mail: too dear for a start-up.

    found = metadata.entry_points(group=GROUP)
    return sorted(found, key=lambda entry: (_package(entry), entry.name))


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.name


def _left_out(package: str, reason: Message) -> Message:
    return Message("The plugin {package} was left out: {reason}.", package=package, reason=reason)


def _reason(error: Exception) -> Message:
    if isinstance(error, UserError):
        return error.message
    what = f"{type(error).__name__}: {error}".rstrip(": .")
    if isinstance(error, TypeError | AttributeError | ImportError):
        return Message(
            "{error}. It may be written for another version of Plexus Studio", error=what
        )
    return Message("{error}", error=what)


def _must_be(spec: object, wanted: type) -> None:
    if not isinstance(spec, wanted):
        raise RegistryError(
            "it offers a {found} where a {wanted} belongs",
            found=type(spec).__name__,
            wanted=wanted.__name__,
        )


def _taken(what: Message, key: str) -> RegistryError:
    return RegistryError('the {what} "{key}" is there already', what=what, key=key)
