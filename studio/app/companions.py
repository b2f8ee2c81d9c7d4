"""Packages that the program knows by itself: what it offers of them where they are installed.

They have no plugin of their own; to the rest of the program it looks as if they had one.
"""

from __future__ import annotations

from importlib.util import find_spec

from studio.app import plugins
from studio.app.plugins import Found, Registry


def find() -> Found:
    """What installed plugins offer, and these packages. Takes as long as ``plugins.find``."""
    found = plugins.find()
    return Found((*_offers(), *found.offers), found.failures)


def _offers() -> tuple[Registry, ...]:
    # Not imported: that takes a second, and can wait until a node of it runs.
    return (_kornia(),) if find_spec("kornia") else ()


def _kornia() -> Registry:
    from importlib import metadata  # Loads the parsers of mail: too dear for a start-up.

    from studio.layers import kornia

    registry = Registry(f"kornia {metadata.version('kornia')}")
    for spec in kornia.specs():
        registry.layer(spec)
    return registry
