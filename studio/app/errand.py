"""A piece of work that a thread does once, behind the user's back, such as a search."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Errand(Generic[T]):
    """``start`` it, then ``take`` what came of it, once.

    Args:
        name: of the thread.
        work: what to do; it may take as long as it likes.
    """

    def __init__(self, name: str, work: Callable[[], T]) -> None:
        self._name = name
        self._work = work
        self._thread: threading.Thread | None = None
        self._results: list[T] = []

    @property
    def under_way(self) -> bool:
        """Whether there is something to come."""
        return self._thread is not None

    def start(self) -> None:
        """Begin, unless it is under way."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def take(self) -> T | None:
        """What came of it, once it has ended. Raises ``RuntimeError`` if it failed."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        if not self._results:
            raise RuntimeError(f"the work of {self._name} failed")
        return self._results.pop()

    def wait(self) -> None:
        """Until it has ended."""
        if self._thread is not None:
            self._thread.join()

    def close(self, timeout: float = 10.0) -> None:
        """Wait until it has ended; what came of it is of no more use."""
        if self._thread is not None:
            self._thread.join(timeout)
            self._thread = None
            self._results.clear()

    def _run(self) -> None:
        self._results.append(self._work())
