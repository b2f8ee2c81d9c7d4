"""A typed signal: a list of functions that hear a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """Who connects hears every value, in order of connection, in the emitter's thread."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[T], object]] = {}

    def connect(self, listener: Callable[[T], object]) -> Callable[[], None]:
        """Let ``listener`` hear from now on. Call what is returned to end that."""
        token = object()
        self._listeners[token] = listener

        def disconnect() -> None:
            self._listeners.pop(token, None)

        return disconnect

    def emit(self, value: T) -> None:
        """Tell all listeners. Whatever they raise propagates after the last one has heard."""
        failures: list[Exception] = []
        for token, listener in tuple(self._listeners.items()):
            if token not in self._listeners:
                continue
            try:
                listener(value)
            except Exception as failure:
                failures.append(failure)
        if len(failures) == 1:
            raise failures[0]
        if failures:
            raise ExceptionGroup("several listeners failed", failures)
