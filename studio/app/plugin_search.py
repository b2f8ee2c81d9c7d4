"""Looks for plugins in a thread: their modules may take as long as they like to load."""

from __future__ import annotations

import threading

from studio.app import plugins
from studio.app.plugins import Found


class PluginSearch:
    """One search. ``start`` it, then ``take`` what it found, once."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._found: Found | None = None

    @property
    def under_way(self) -> bool:
        """Whether there is something to come."""
        return self._thread is not None

    def start(self) -> None:
        """Begin to look, unless that is under way."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="plugins", daemon=True)
            self._thread.start()

    def take(self) -> Found | None:
        """What was found, once it was."""
        if self._thread is None or self._thread.is_alive():
            return None
        found, self._found, self._thread = self._found, None, None
        if found is None:
            raise RuntimeError("the search for plugins failed")
        return found

    def close(self, timeout: float = 10.0) -> None:
        """Wait until it has ended; what it found is of no more use."""
        if self._thread is not None:
            self._thread.join(timeout)
            self._thread = None

    def _work(self) -> None:
        self._found = plugins.find()
