"""Long work tells how far it is, and ends when nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Ear = Callable[[float], None]
"""Told how much is done, from 0 to 1. It may raise ``UnwantedError``, which ends the work."""


class UnwantedError(Exception):
    """Nobody waits for what is being worked out."""


def _deaf(_share: float) -> None:
    """Where nobody listens."""


_ear: ContextVar[Ear] = ContextVar("ear", default=_deaf)


@contextmanager
def heard_by(ear: Ear) -> Iterator[None]:
    """Within it, this thread's work tells ``ear`` how far it is."""
    token = _ear.set(ear)
    try:
        yield
    finally:
        _ear.reset(token)


@contextmanager
def part(number: int, of: int) -> Iterator[None]:
    """Within it is done one of several parts that take equally long; the first has number 0."""
    outer = _ear.get()
    with heard_by(lambda share: outer((number + share) / of)):
        yield


def tell(share: float) -> None:
    """So much is done, from 0 to 1. Raises ``UnwantedError`` where it may end."""
    _ear.get()(share)
